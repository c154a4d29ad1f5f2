// The page around the map: its language, title and zoom, and Leaflet's own words.
import L from "leaflet";
import { escape } from "./marker.js";
import { shareTouch } from "./touch.js";

export function prepareMap(map, { lang, dir, title, zoomIn, zoomOut, twoFingers, attribution, bounds }) {
  document.documentElement.lang = lang;
  document.documentElement.dir = dir;
  document.title = title;
  // folium and Streamlit bring one each, and one of them forbids to enlarge the page
  document.querySelectorAll('meta[name="viewport"]').forEach((viewport) => {
    viewport.content = "width=device-width, initial-scale=1";
  });
  const container = map.getContainer();
  // Leaflet takes the focus on a press; a page that scrolls then moves the marker from below the pointer
  container.focus = () => HTMLElement.prototype.focus.call(container, { preventScroll: true });
  container.dir = "ltr"; // east is on the right in every language; map.css turns the words on it
  container.setAttribute("role", "region");
  container.setAttribute("aria-label", title);
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution(escape(attribution));
  L.control.zoom({ position: "topright", zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
  shareTouch(map, twoFingers);
  fit(map, bounds);
  map.once("resize", () => fit(map, bounds)); // the style sheet may come after the map
}

// Whole zooms keep the lines sharp; rather a little cut off at the edge than half empty.
function fit(map, bounds) {
  const snap = map.options.zoomSnap;
  map.options.zoomSnap = 0;
  const exact = map.getBoundsZoom(bounds);
  map.options.zoomSnap = snap;
  map.setView(L.latLngBounds(bounds).getCenter(), Math.round(exact + 0.2), { animate: false });
}
