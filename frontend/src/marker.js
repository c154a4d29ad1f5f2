// Markers that speak without colour alone: a shape and a letter for the type, a ring for the outcome.
import L from "leaflet";

const SIZE = 34;
// Outline of each shape in a box of 34 × 34.
const SHAPES = {
  person: '<circle cx="17" cy="17" r="12"/>',
  association: '<path d="M17 4 29.4 13 24.6 28H9.4L4.6 13Z"/>',
  institution: '<rect x="5.5" y="5.5" width="23" height="23" rx="4"/>',
  place: '<circle cx="17" cy="17" r="12"/>',
  economy: '<path d="M17 3.5 30.5 17 17 30.5 3.5 17Z"/>',
  story: '<path d="M6 7h22v16H19l-5 6v-6H6Z"/>',
};
const PLAIN = SHAPES.institution;

export function escape(text) {
  const holder = document.createElement("i");
  holder.textContent = text;
  return holder.innerHTML;
}

export function markerSvg(type, letter) {
  const shape = SHAPES[type] || PLAIN;
  return (
    `<svg viewBox="0 0 34 34" aria-hidden="true"><g class="sm-shape">${shape}</g>` +
    `<text x="17" y="21.5" text-anchor="middle">${escape(letter)}</text></svg>`
  );
}

export function markerIcon({ type, letter, outcome, vague, selected }) {
  const state = [`sm-${type}`, `sm-${outcome}`, vague && "sm-vague", selected && "sm-selected"];
  const badge = outcome === "ask" ? '<b class="sm-badge" aria-hidden="true">?</b>' : "";
  return L.divIcon({
    className: `sm-marker ${state.filter(Boolean).join(" ")}`,
    iconSize: [SIZE, SIZE],
    html: markerSvg(type, letter) + badge,
  });
}

export function clusterIcon(count) {
  const size = count < 10 ? 38 : count < 50 ? 44 : 52;
  return L.divIcon({
    className: "sm-cluster",
    iconSize: [size, size],
    html: `<span>${Number(count)}</span>`,
  });
}
