// The basemap: vector tiles of our own host, drawn calmly so that markers stand out.
import {
  CenteredTextSymbolizer,
  CircleSymbolizer,
  GroupSymbolizer,
  leafletLayer,
  LineLabelSymbolizer,
  LineSymbolizer,
  OffsetTextSymbolizer,
  PolygonSymbolizer,
} from "protomaps-leaflet";
import { AREAS, BACKGROUND, BUILDING, RAIL, ROADS, TEXT, WATER } from "./style.js";

const DATA_ZOOM = 15;

export function addBasemap(map, { folder, layers }) {
  const sources = Object.fromEntries(
    layers.map((name) => [name, { url: `${folder}/${name}.pmtiles`, maxDataZoom: DATA_ZOOM }]),
  );
  const has = (rule) => layers.includes(rule.dataSource);
  leafletLayer({
    sources,
    backgroundColor: BACKGROUND,
    paintRules: paintRules().filter(has),
    labelRules: labelRules().filter(has),
    attribution: "",
  }).addTo(map);
}

const from = (name) => ({ dataSource: name, dataLayer: name });
const kind = (...kinds) => (zoom, feature) => kinds.includes(feature.props.kind);

function paintRules() {
  return [
    ...Object.entries(AREAS).map(([name, fill]) => ({
      ...from("landuse"),
      symbolizer: new PolygonSymbolizer({ fill }),
      filter: kind(name),
    })),
    { ...from("water"), symbolizer: new PolygonSymbolizer({ fill: WATER }) },
    {
      ...from("waterways"),
      symbolizer: new LineSymbolizer({ color: WATER, width: (z) => Math.max(1, (z - 11) * 0.7) }),
    },
    { ...from("railways"), symbolizer: new LineSymbolizer({ color: RAIL, width: 2.4 }) },
    {
      ...from("railways"),
      minzoom: 14,
      symbolizer: new LineSymbolizer({
        color: BACKGROUND, width: 1.2, dash: [6, 6], dashColor: BACKGROUND, dashWidth: 1.2,
      }),
    },
    {
      ...from("buildings"),
      minzoom: 14,
      symbolizer: new PolygonSymbolizer({
        fill: BUILDING.fill, stroke: BUILDING.stroke, width: 0.6, perFeature: true,
      }),
    },
    ...ROADS.map(({ kinds, casing, width, minzoom }) => roadRule(kinds, casing, width, minzoom, 1.4)),
    ...ROADS.map(({ kinds, fill, width, minzoom }) => roadRule(kinds, fill, width, minzoom, 0)),
    {
      ...from("roads"),
      minzoom: 15,
      filter: kind("footway", "path", "steps", "cycleway"),
      symbolizer: new LineSymbolizer({ color: "#c2b59f", width: 1.3, dash: [3, 3] }),
    },
    {
      ...from("boundaries"),
      symbolizer: new LineSymbolizer({ color: "#9b8fa8", width: 1.1, dash: [8, 5], opacity: 0.7 }),
    },
  ].filter((rule) => rule.symbolizer);
}

function roadRule(kinds, color, width, minzoom, extra) {
  const size = (zoom) => width * Math.pow(1.55, zoom - 15) + extra;
  return {
    ...from("roads"),
    minzoom,
    filter: kind(...kinds),
    symbolizer: color && new LineSymbolizer({ color, width: size, lineCap: "round", lineJoin: "round" }),
  };
}

function labelRules() {
  const text = (size, weight = 500) => `${weight} ${size}px system-ui, sans-serif`;
  const halo = { fill: TEXT, stroke: BACKGROUND, width: 2.5 };
  return [
    {
      ...from("labels"),
      maxzoom: 16,
      symbolizer: new CenteredTextSymbolizer({
        ...halo, fill: "#5d5368", labelProps: ["name"], font: (z) => text(z < 14 ? 12 : 14, 600),
        textTransform: "uppercase", letterSpacing: 1,
      }),
    },
    {
      ...from("roads"),
      minzoom: 14,
      filter: kind("primary", "secondary", "tertiary"),
      symbolizer: new LineLabelSymbolizer({
        ...halo, labelProps: ["name"], font: text(12), repeatDistance: 350,
      }),
    },
    {
      ...from("roads"),
      minzoom: 15,
      symbolizer: new LineLabelSymbolizer({
        ...halo, labelProps: ["name"], font: text(11.5), repeatDistance: 300,
      }),
    },
    {
      ...from("water"),
      minzoom: 13,
      symbolizer: new CenteredTextSymbolizer({
        fill: "#4f7f9b", stroke: WATER, width: 1, labelProps: ["name"], font: text(13, 500),
      }),
    },
    {
      ...from("stops"),
      minzoom: 15,
      symbolizer: new GroupSymbolizer([
        new CircleSymbolizer({ radius: 3.5, fill: "#ffffff", stroke: "#5b6470", width: 1.6 }),
        new OffsetTextSymbolizer({
          ...halo, fill: "#5b6470", labelProps: ["name"], offsetX: 6, offsetY: 4, font: text(11),
        }),
      ]),
    },
  ];
}
