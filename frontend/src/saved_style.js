// The palette of a saved map: the calm one, and the looks of its roads.
import { DEFAULT_STYLE, PALETTES, ROADS } from "./style.js";

export const palette = PALETTES[DEFAULT_STYLE];
export const roads = ROADS.map((road) => ({ ...road, ...palette.roads[road.look] }));
