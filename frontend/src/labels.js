// Names beside markers, none over another: the first in order of weight gets its place first.
const HEIGHT_PX = 22;
const GAP_PX = 3;
const PADDING_PX = 12;
const MOST_PX = 190;

const overlaps = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

const around = ({ x, y, half }) => ({ left: x - half, right: x + half, top: y - half, bottom: y + half });

// Boxes in which a label may lie, best first.
function candidates({ x, y, half, width }) {
  const right = x + half + GAP_PX;
  const left = x - half - GAP_PX;
  const side = { top: y - HEIGHT_PX / 2, bottom: y + HEIGHT_PX / 2 };
  const middle = { left: x - width / 2, right: x + width / 2 };
  return [
    ["right", { ...side, left: right, right: right + width }],
    ["left", { ...side, left: left - width, right: left }],
    ["below", { ...middle, top: y + half, bottom: y + half + HEIGHT_PX }],
    ["above", { ...middle, top: y - half - HEIGHT_PX, bottom: y - half }],
  ];
}

// points: [{key, x, y, half, width, weight}], width null for what has no name. Returns key → side.
export function placeLabels(points) {
  const taken = points.map(around);
  const sides = new Map();
  const named = points.map((point, number) => ({ ...point, number })).filter((point) => point.width !== null);
  named.sort((one, other) => other.weight - one.weight);
  for (const point of named) {
    const free = candidates(point).find(([, box]) =>
      taken.every((other, number) => number === point.number || !overlaps(box, other)),
    );
    if (!free) continue;
    sides.set(point.key, free[0]);
    taken.push(free[1]);
  }
  return sides;
}

export function makeMeasure(font) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  const known = new Map();
  return (text) => {
    if (!known.has(text)) known.set(text, Math.min(MOST_PX, pen.measureText(text).width + PADDING_PX));
    return known.get(text);
  };
}
