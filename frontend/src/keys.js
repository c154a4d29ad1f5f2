// The keyboard on the map: one stop of the tab key for all markers, arrows go from one to the next.
const ARROWS = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};
const ASIDE = 2; // how much a step to the side counts against one ahead

// The nearest point ahead in a direction, within 45° first of all; null where there is none.
export function nextPoint(points, from, key) {
  const [east, south] = ARROWS[key];
  let best = null;
  let least = Infinity;
  for (const point of points) {
    const right = point.x - from.x;
    const down = point.y - from.y;
    const ahead = right * east + down * south;
    const aside = Math.abs(right * south) + Math.abs(down * east);
    if (point.key === from.key || ahead <= 0 || aside > ahead * 2.5) continue;
    const cost = ahead + ASIDE * aside;
    if (cost < least) [best, least] = [point, cost];
  }
  return best;
}

export const isArrow = (key) => key in ARROWS;
export const isPress = (key) => key === "Enter" || key === " ";
