// Colours of the basemap: paper, green and water, nothing louder than a marker.
export const BACKGROUND = "#f6f3ec";
export const TEXT = "#5a5148";
export const WATER = "#b9d7e6";
export const RAIL = "#a9a4a0";
export const BUILDING = { fill: "#e4dccf", stroke: "#d2c7b5" };

// Drawn in this order: what stands later lies on top.
export const AREAS = {
  residential: "#f1ece3",
  commercial: "#f3e9e4",
  industrial: "#ebe8ea",
  railway: "#e9e7e3",
  farmland: "#f2efdc",
  school: "#f4ead9",
  grass: "#dcebc9",
  allotments: "#d9e6bf",
  cemetery: "#cfdfc4",
  forest: "#c3dbb4",
  park: "#cfe5bd",
  pitch: "#c4e0c2",
  playground: "#e2eab8",
  pool: "#b9d7e6",
};

// Widths in pixels at zoom 15.
export const ROADS = [
  { kinds: ["service", "track"], casing: "#ddd5c7", fill: "#ffffff", width: 2, minzoom: 15 },
  { kinds: ["pedestrian"], casing: "#d9cfc0", fill: "#f7efe6", width: 4.5, minzoom: 13 },
  { kinds: ["residential", "living_street"], casing: "#d6ccbb", fill: "#ffffff", width: 5, minzoom: 12 },
  { kinds: ["tertiary"], casing: "#cfc3ae", fill: "#ffffff", width: 6.5, minzoom: 10 },
  { kinds: ["secondary"], casing: "#cdbb94", fill: "#fdf3d8", width: 8, minzoom: 10 },
  { kinds: ["primary", "motorway"], casing: "#cfae78", fill: "#fbe7bd", width: 9, minzoom: 10 },
];
