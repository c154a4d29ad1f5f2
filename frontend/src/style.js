// Palettes of the basemap. Paper, green and water stay quieter than any marker; the high-contrast
// palette keeps lines and names only, the one for print keeps ink.
const CALM_AREAS = {
  residential: "#f1ece3", commercial: "#f3e9e4", industrial: "#ebe8ea", railway: "#e9e7e3",
  farmland: "#f2efdc", school: "#f4ead9", grass: "#dcebc9", allotments: "#d9e6bf",
  cemetery: "#cfdfc4", forest: "#c3dbb4", park: "#cfe5bd", pitch: "#c4e0c2",
  playground: "#e2eab8", pool: "#b9d7e6",
};
const GREEN = ["grass", "allotments", "cemetery", "forest", "park", "pitch", "playground"];

const oneGreen = (green, other) =>
  Object.fromEntries(Object.keys(CALM_AREAS).map((kind) => [kind, GREEN.includes(kind) ? green : other]));

const road = (casing, fill) => ({ casing, fill });

export const PALETTES = {
  calm: {
    background: "#f6f3ec", text: "#5a5148", halo: "#f6f3ec", quarter: "#5d5368", water: "#b9d7e6",
    waterText: "#33647f", rail: "#a9a4a0", boundary: "#9b8fa8", stop: "#5b6470", path: "#c2b59f",
    building: { fill: "#e4dccf", stroke: "#d2c7b5" },
    areas: CALM_AREAS,
    roads: {
      service: road("#ddd5c7", "#ffffff"), pedestrian: road("#d9cfc0", "#f7efe6"),
      street: road("#d6ccbb", "#ffffff"), tertiary: road("#cfc3ae", "#ffffff"),
      secondary: road("#cdbb94", "#fdf3d8"), primary: road("#cfae78", "#fbe7bd"),
    },
  },
  light: {
    background: "#fcfbf8", text: "#6a645c", halo: "#ffffff", quarter: "#75707c", water: "#dbe9f0",
    waterText: "#4c7186", rail: "#c9c6c3", boundary: "#c4bccd", stop: "#767d87", path: "#dcd5c8",
    building: { fill: "#f2eee7", stroke: "#e6e0d5" },
    areas: { ...oneGreen("#edf4e4", "#f9f7f2"), pool: "#dbe9f0" },
    roads: {
      service: road("#ebe6dc", "#ffffff"), pedestrian: road("#e8e1d6", "#fbf8f3"),
      street: road("#e5dfd3", "#ffffff"), tertiary: road("#e0d9ca", "#ffffff"),
      secondary: road("#e0d6bd", "#fffaec"), primary: road("#e0cfac", "#fdf4df"),
    },
  },
  contrast: {
    background: "#ffffff", text: "#000000", halo: "#ffffff", quarter: "#000000", water: "#9cc7e8",
    waterText: "#00385c", rail: "#333333", boundary: "#5a2a82", stop: "#000000", path: "#555555",
    building: { fill: "#eeeeee", stroke: "#8c8c8c" },
    areas: { ...oneGreen("#d3ecc4", "#ffffff"), pool: "#9cc7e8" },
    roads: {
      service: road("#8c8c8c", "#ffffff"), pedestrian: road("#6b6b6b", "#ffffff"),
      street: road("#555555", "#ffffff"), tertiary: road("#333333", "#ffffff"),
      secondary: road("#222222", "#fff3bf"), primary: road("#000000", "#ffe08a"),
    },
  },
  print: {
    background: "#ffffff", text: "#333333", halo: "#ffffff", quarter: "#444444", water: "#e3edf3",
    waterText: "#4a5a64", rail: "#999999", boundary: "#999999", stop: "#555555", path: "#bbbbbb",
    building: { fill: "#f3f3f3", stroke: "#c9c9c9" },
    areas: { ...oneGreen("#f0f5ec", "#ffffff"), pool: "#e3edf3" },
    roads: {
      service: road("#d0d0d0", "#ffffff"), pedestrian: road("#c8c8c8", "#ffffff"),
      street: road("#bdbdbd", "#ffffff"), tertiary: road("#a9a9a9", "#ffffff"),
      secondary: road("#959595", "#ffffff"), primary: road("#808080", "#ffffff"),
    },
  },
};
export const DEFAULT_STYLE = "calm";

// What stands later lies on top; widths in pixels at zoom 15.
export const ROADS = [
  { look: "service", kinds: ["service", "track"], width: 2, minzoom: 15 },
  { look: "pedestrian", kinds: ["pedestrian"], width: 4.5, minzoom: 13 },
  { look: "street", kinds: ["residential", "living_street"], width: 5, minzoom: 12 },
  { look: "tertiary", kinds: ["tertiary"], width: 6.5, minzoom: 10 },
  { look: "secondary", kinds: ["secondary"], width: 8, minzoom: 10 },
  { look: "primary", kinds: ["primary", "motorway"], width: 9, minzoom: 10 },
];
