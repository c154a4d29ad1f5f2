// A legend that folds: shapes of the types, rings of the outcomes.
import L from "leaflet";
import { markerSvg } from "./marker.js";

export function addLegend(map, labels) {
  const legend = L.control({ position: "bottomleft" });
  legend.onAdd = () => {
    const box = L.DomUtil.create("details", "sm-legend");
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    const summary = document.createElement("summary");
    summary.textContent = labels.legend;
    box.append(summary, list(labels));
    return box;
  };
  legend.addTo(map);
}

function list(labels) {
  const rows = document.createElement("ul");
  for (const [type, words] of Object.entries(labels.types)) {
    rows.append(row(`sm-marker sm-none sm-${type}`, markerSvg(type, labels.letters[type]), words));
  }
  for (const [outcome, words] of Object.entries(labels.outcomes)) {
    if (!words) continue;
    const badge = outcome === "ask" ? '<b class="sm-badge">?</b>' : "";
    rows.append(row(`sm-marker sm-place sm-${outcome}`, markerSvg("place", "") + badge, words));
  }
  rows.append(row("sm-marker sm-place sm-none sm-vague", markerSvg("place", ""), labels.vague));
  return rows;
}

function row(className, html, words) {
  const item = document.createElement("li");
  const sign = document.createElement("span");
  sign.className = className;
  sign.innerHTML = html;
  const text = document.createElement("span");
  text.textContent = words;
  item.append(sign, text);
  return item;
}
