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
import { openTiles } from "./blocks.js";
import { DEFAULT_STYLE, PALETTES, ROADS } from "./style.js";

const DATA_ZOOM = 15;
const VIEW_MS = 400; // by then a view has said its style, if there is one

export function addBasemap(map, { folder, layers }) {
  const sources = Object.fromEntries(
    layers.map((name) => [name, { url: openTiles(`${folder}/${name}.pmtiles`), maxDataZoom: DATA_ZOOM }]),
  );
  const has = (rule) => layers.includes(rule.dataSource);
  let drawn = null;
  let style = null;
  map.sozialmapBasemap = {
    folder,
    setStyle(name) {
      const wanted = name in PALETTES ? name : DEFAULT_STYLE;
      if (wanted === style) return;
      const before = drawn;
      const palette = PALETTES[wanted];
      style = wanted;
      drawn = leafletLayer({
        sources,
        backgroundColor: palette.background,
        paintRules: paintRules(palette).filter(has),
        labelRules: labelRules(palette).filter(has),
        attribution: "",
      }).addTo(map);
      map.getContainer().style.background = palette.background;
      before?.remove();
    },
    show(shown) {
      drawn.getContainer().style.visibility = shown ? "" : "hidden";
    },
  };
  setTimeout(() => style ?? map.sozialmapBasemap.setStyle(DEFAULT_STYLE), VIEW_MS);
}

const from = (name) => ({ dataSource: name, dataLayer: name });
const kind = (...kinds) => (zoom, feature) => kinds.includes(feature.props.kind);

function paintRules(palette) {
  return [
    ...Object.entries(palette.areas).map(([name, fill]) => ({
      ...from("landuse"),
      symbolizer: new PolygonSymbolizer({ fill }),
      filter: kind(name),
    })),
    { ...from("water"), symbolizer: new PolygonSymbolizer({ fill: palette.water }) },
    {
      ...from("waterways"),
      symbolizer: new LineSymbolizer({ color: palette.water, width: (z) => Math.max(1, (z - 11) * 0.7) }),
    },
    ...railRules(palette),
    {
      ...from("buildings"),
      minzoom: 14,
      symbolizer: new PolygonSymbolizer({ ...palette.building, width: 0.6, perFeature: true }),
    },
    ...ROADS.map((road) => roadRule(road, palette.roads[road.look].casing, 1.4)),
    ...ROADS.map((road) => roadRule(road, palette.roads[road.look].fill, 0)),
    {
      ...from("roads"),
      minzoom: 15,
      filter: kind("footway", "path", "steps", "cycleway"),
      symbolizer: new LineSymbolizer({ color: palette.path, width: 1.3, dash: [3, 3] }),
    },
    {
      ...from("boundaries"),
      symbolizer: new LineSymbolizer({ color: palette.boundary, width: 1.1, dash: [8, 5], opacity: 0.7 }),
    },
  ];
}

function railRules(palette) {
  const sleepers = { color: palette.background, width: 1.2, dash: [6, 6], dashColor: palette.background, dashWidth: 1.2 };
  return [
    { ...from("railways"), symbolizer: new LineSymbolizer({ color: palette.rail, width: 2.4 }) },
    { ...from("railways"), minzoom: 14, symbolizer: new LineSymbolizer(sleepers) },
  ];
}

function roadRule({ kinds, width, minzoom }, color, extra) {
  const size = (zoom) => width * Math.pow(1.55, zoom - 15) + extra;
  return {
    ...from("roads"),
    minzoom,
    filter: kind(...kinds),
    symbolizer: new LineSymbolizer({ color, width: size, lineCap: "round", lineJoin: "round" }),
  };
}

function labelRules(palette) {
  const text = (size, weight = 500) => `${weight} ${size}px system-ui, sans-serif`;
  const halo = { fill: palette.text, stroke: palette.halo, width: 2.5 };
  return [
    {
      ...from("labels"),
      maxzoom: 16,
      symbolizer: new CenteredTextSymbolizer({
        ...halo, fill: palette.quarter, labelProps: ["name"], font: (z) => text(z < 14 ? 12 : 14, 600),
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
        fill: palette.waterText, stroke: palette.water, width: 1, labelProps: ["name"], font: text(13),
      }),
    },
    {
      ...from("stops"),
      minzoom: 15,
      symbolizer: new GroupSymbolizer([
        new CircleSymbolizer({ radius: 3.5, fill: "#ffffff", stroke: palette.stop, width: 1.6 }),
        new OffsetTextSymbolizer({
          ...halo, fill: palette.stop, labelProps: ["name"], offsetX: 6, offsetY: 4, font: text(11),
        }),
      ]),
    },
  ];
}
