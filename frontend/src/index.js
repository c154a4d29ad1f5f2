// What the map's page may call: the global `sozialmap`, and Leaflet's own `L` for folium.
import L from "leaflet";
import "leaflet/dist/leaflet.css";
import "./map.css";
import { addBasemap } from "./basemap.js";
import { prepareMap } from "./frame.js";
import { AssetLayer } from "./layer.js";
import { addLegend } from "./legend.js";
import { addTools } from "./tools.js";
import { unpack } from "./unpack.js";

// `url`: where the columns of a `version` are · `external`: { url, attribution } of foreign tiles, or null
export function addAssetLayer(map, { url, version, labels, external = null }) {
  const layer = new AssetLayer(map, labels, version);
  map.sozialmapLayer = layer;
  addTools(map, layer, labels);
  addLegend(map, layer, labels, external);
  window.sozialmap.setView = (view) => {
    map.sozialmapBasemap?.setStyle(view.style);
    const { dataset } = map.getContainer();
    dataset.style = view.style ?? "";
    if (view.large) dataset.large = "";
    else delete dataset.large;
    layer.part.show(Boolean(view.part));
    layer.picker.show(Boolean(view.picking));
    layer.setView(view);
  };
  window.sozialmap.light = (row) => layer.light(row);
  fetch(url)
    .then((answer) => answer.json())
    .then((packed) => layer.load(unpack(packed)))
    .catch(() => fail(map, labels));
  return layer;
}

function fail(map, labels) {
  const box = L.DomUtil.create("p", "sm-note", map.getContainer());
  box.setAttribute("role", "alert");
  box.textContent = labels.loading_failed;
}

window.L = L;
window.sozialmap = { addAssetLayer, addBasemap, prepareMap };
