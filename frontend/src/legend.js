// A panel that folds: what the signs mean, and what else the map can show.
import L from "leaflet";
import { addExternalTiles } from "./external.js";
import { markerSvg } from "./marker.js";
import { addQuarters, addStops } from "./overlays.js";

export function addLegend(map, layer, labels, external) {
  const legend = L.control({ position: "bottomleft" });
  legend.onAdd = () => {
    const box = L.DomUtil.create("details", "sm-legend");
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    const summary = document.createElement("summary");
    summary.textContent = labels.legend;
    box.append(summary, types(layer, labels), outcomes(labels));
    if (map.sozialmapBasemap) box.append(overlays(map, layer, labels));
    if (external) box.append(addExternalTiles(map, external, labels));
    return box;
  };
  legend.addTo(map);
}

function types(layer, labels) {
  const rows = document.createElement("ul");
  rows.setAttribute("aria-label", labels.legend_types);
  for (const [type, words] of Object.entries(labels.types)) {
    const sign = drawn(`sm-marker sm-none sm-${type}`, markerSvg(type, labels.letters[type]));
    rows.append(ticked(words, true, (isOn) => layer.setHidden(type, !isOn), sign));
  }
  return rows;
}

function outcomes(labels) {
  const rows = document.createElement("ul");
  rows.setAttribute("aria-label", labels.legend_outcomes);
  for (const [outcome, words] of Object.entries(labels.outcomes)) {
    if (!words) continue;
    const badge = outcome === "ask" ? '<b class="sm-badge">?</b>' : "";
    rows.append(row(drawn(`sm-marker sm-place sm-${outcome}`, markerSvg("place", "") + badge), words));
  }
  rows.append(row(drawn("sm-marker sm-place sm-none sm-vague", markerSvg("place", "")), labels.vague));
  return rows;
}

function overlays(map, layer, labels) {
  const rows = document.createElement("ul");
  rows.setAttribute("aria-label", labels.legend_more);
  const folder = map.sozialmapBasemap.folder;
  const quarters = addQuarters(map, layer, `${folder}/quarters`, labels);
  const stops = addStops(map, `${folder}/stops`, labels);
  rows.append(ticked(labels.quarters, false, (isOn) => quarters.show(isOn)));
  rows.append(ticked(labels.stops, false, (isOn) => stops.show(isOn)));
  return rows;
}

function ticked(words, isOn, act, sign = null) {
  const item = document.createElement("li");
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = isOn;
  box.addEventListener("change", () => act(box.checked));
  const text = document.createElement("span");
  text.textContent = words;
  label.append(box, ...(sign ? [sign] : []), text);
  item.append(label);
  return item;
}

function drawn(className, html) {
  const sign = document.createElement("span");
  sign.className = className;
  sign.innerHTML = html;
  return sign;
}

function row(sign, words) {
  const item = document.createElement("li");
  const text = document.createElement("span");
  text.textContent = words;
  item.append(sign, text);
  return item;
}
