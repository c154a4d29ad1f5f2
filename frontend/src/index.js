// What the map's page may call: the global `sozialmap`, and Leaflet's own `L` for folium.
import L from "leaflet";
import "leaflet/dist/leaflet.css";
import "./map.css";
import { addAssetLayer } from "./layer.js";
import { addBasemap } from "./basemap.js";
import { prepareMap } from "./frame.js";

window.L = L;
window.sozialmap = { addAssetLayer, addBasemap, prepareMap };
