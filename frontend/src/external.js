// A map of somebody else: only where an administrator set it up, and only after a click that was
// told why it matters. It is forgotten when the page is left.
import L from "leaflet";
import { escape } from "./marker.js";
import { textButton } from "./tools.js";

const NEAREST_ZOOM = 19;

export function addExternalTiles(map, { url, attribution }, labels) {
  const box = document.createElement("div");
  box.className = "sm-external";
  const why = document.createElement("p");
  why.textContent = labels.external_why;
  const told = escape(attribution);
  let tiles = null;
  const button = textButton(labels.external_load, () => {
    if (tiles) {
      tiles.remove();
      map.attributionControl.removeAttribution(told);
      tiles = null;
    } else {
      tiles = L.tileLayer(url, { maxZoom: NEAREST_ZOOM, referrerPolicy: "no-referrer" }).addTo(map);
      map.attributionControl.addAttribution(told);
    }
    map.sozialmapBasemap?.show(!tiles);
    button.textContent = tiles ? labels.external_leave : labels.external_load;
  });
  box.append(why, button);
  return box;
}
