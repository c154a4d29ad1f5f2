// The palette of a saved map, in the form of the palettes of style.js. Where style.js holds single
// colours instead of palettes, they are put together here.
import * as style from "./style.js";

const LOOKS = { residential: "street", living_street: "street" };

function gathered() {
  const roads = style.ROADS.map((road) => [road.kinds, { casing: road.casing, fill: road.fill }]);
  return {
    background: style.BACKGROUND,
    text: style.TEXT,
    water: style.WATER,
    rail: style.RAIL,
    building: style.BUILDING,
    areas: style.AREAS,
    roads: Object.fromEntries(roads.map(([kinds, look]) => [LOOKS[kinds[0]] || kinds[0], look])),
    halo: style.BACKGROUND,
    quarter: "#5d5368",
    stop: "#5b6470",
    path: "#b3a58d",
    boundary: "#9b8fa8",
  };
}

export const palette = style.PALETTES ? style.PALETTES.calm : gathered();
export const roads = style.ROADS.map((road) => ({
  ...road,
  ...palette.roads[road.look || LOOKS[road.kinds[0]] || road.kinds[0]],
}));
