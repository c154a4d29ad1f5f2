// Signs of a saved map. It knows no outcomes, since openness depends on a person; shapes and letters
// are those of the map on the page.
import L from "leaflet";
import { markerSvg } from "./marker.js";

export const MARKER_PX = 34;

export function entryIcon({ type, sign, vague, selected, shift: [right, down] }) {
  const state = [`sm-${type}`, "sm-none", vague && "sm-vague", selected && "sm-selected"];
  return L.divIcon({
    className: `sm-marker ${state.filter(Boolean).join(" ")}`,
    iconSize: [MARKER_PX, MARKER_PX],
    iconAnchor: [MARKER_PX / 2 - right, MARKER_PX / 2 - down],
    html: markerSvg(type, sign),
  });
}

export function heapIcon(count) {
  const size = count < 10 ? 38 : count < 100 ? 44 : 52;
  return L.divIcon({ className: "sm-heap", iconSize: [size, size], html: `<span>${Number(count)}</span>` });
}

export function addSigns(map, words) {
  const legend = L.control({ position: "bottomleft" });
  legend.onAdd = () => {
    const box = L.DomUtil.create("details", "sm-legend");
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    const summary = document.createElement("summary");
    summary.textContent = words.legend;
    box.append(summary, list(words));
    return box;
  };
  legend.addTo(map);
}

function list(words) {
  const rows = document.createElement("ul");
  for (const [type, name] of Object.entries(words.types)) {
    rows.append(row(`sm-${type}`, markerSvg(type, words.letters[type]), name));
  }
  rows.append(row("sm-place sm-vague", markerSvg("place", ""), words.vague));
  return rows;
}

function row(look, svg, name) {
  const item = document.createElement("li");
  const sign = document.createElement("span");
  sign.className = `sm-marker sm-none ${look}`;
  sign.innerHTML = svg;
  const text = document.createElement("span");
  text.textContent = name;
  item.append(sign, text);
  return item;
}
