// Markers that speak without colour alone: a shape and a letter for the type, or the number of the
// list; a ring for the outcome.
import L from "leaflet";

export const MARKER_PX = 34;
// Outline of each shape in a box of 34 × 34.
const SHAPES = {
  person: '<circle cx="17" cy="13" r="9"/><path d="M5 31a12 10 0 0 1 24 0Z"/>',
  association: '<path d="M17 4 29.4 13 24.6 28H9.4L4.6 13Z"/>',
  institution: '<rect x="5.5" y="5.5" width="23" height="23" rx="4"/>',
  place: '<circle cx="17" cy="17" r="12"/>',
  economy: '<path d="M17 3.5 30.5 17 17 30.5 3.5 17Z"/>',
  story: '<path d="M6 7h22v16H19l-5 6v-6H6Z"/>',
};
const PLAIN = SHAPES.institution;
const LABEL_LETTERS = 40;

export function escape(text) {
  const holder = document.createElement("i");
  holder.textContent = text;
  return holder.innerHTML;
}

// A name may hold marks that turn the direction of what follows; they end with the name.
export const isolated = (text) => `\u2068${text}\u2069`;

export function markerSvg(type, letter) {
  const shape = SHAPES[type] || PLAIN;
  const small = String(letter).length > 2 ? ' class="sm-small"' : "";
  return (
    `<svg viewBox="0 0 34 34" aria-hidden="true"><g class="sm-shape">${shape}</g>` +
    `<text x="17" y="21.5" text-anchor="middle"${small}>${escape(letter)}</text></svg>`
  );
}

export function markerIcon({ type, sign, outcome, vague, selected, numbered, name }) {
  const state = [
    `sm-${type}`, `sm-${outcome}`, vague && "sm-vague", selected && "sm-selected", numbered && "sm-numbered",
  ];
  const badge = outcome === "ask" ? '<b class="sm-badge" aria-hidden="true">?</b>' : "";
  // drawn by the style sheet: as text it would be a second name beside the one that is read aloud
  const label = `<i class="sm-label" data-name="${escape(shorten(name)).replaceAll('"', "&quot;")}"></i>`;
  return L.divIcon({
    className: `sm-marker ${state.filter(Boolean).join(" ")}`,
    iconSize: [MARKER_PX, MARKER_PX],
    html: markerSvg(type, sign) + badge + label,
  });
}

export function shorten(name) {
  const letters = [...name];
  return letters.length > LABEL_LETTERS ? `${letters.slice(0, LABEL_LETTERS - 1).join("").trimEnd()}…` : name;
}

export const clusterPx = (count) => (count < 10 ? 40 : count < 100 ? 46 : count < 1000 ? 54 : 62);

// The ring of a cluster is parted as its entries are: open, open with help, to be asked.
export function clusterIcon(count, shares) {
  const size = clusterPx(count);
  return L.divIcon({
    className: "sm-cluster",
    iconSize: [size, size],
    html: `${ring(size, count, shares)}<span>${Number(count)}</span>`,
  });
}

const RING_PX = 4;

function ring(size, count, shares) {
  const r = (size - RING_PX) / 2;
  const round = 2 * Math.PI * r;
  let turn = 0;
  const arcs = shares.map(([outcome, part]) => {
    const length = (part / count) * round;
    const arc =
      `<circle class="sm-arc-${outcome}" cx="${size / 2}" cy="${size / 2}" r="${r}" ` +
      `stroke-dasharray="${length} ${round}" stroke-dashoffset="${-turn}"/>`;
    turn += length;
    return arc;
  });
  return (
    `<svg viewBox="0 0 ${size} ${size}" aria-hidden="true"><circle class="sm-arc-none" ` +
    `cx="${size / 2}" cy="${size / 2}" r="${r}"/>${arcs.join("")}</svg>`
  );
}
