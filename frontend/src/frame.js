// The page around the map: its language, title and zoom, and Leaflet's own words.
import L from "leaflet";

export function prepareMap(map, { lang, title, zoomIn, zoomOut, attribution, bounds }) {
  document.documentElement.lang = lang;
  document.title = title;
  const viewport = document.querySelector('meta[name="viewport"]');
  if (viewport) viewport.content = "width=device-width, initial-scale=1";
  map.getContainer().setAttribute("role", "region");
  map.getContainer().setAttribute("aria-label", title);
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution(escapeText(attribution));
  L.control.zoom({ position: "topright", zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
  map.fitBounds(bounds, { animate: false });
}

function escapeText(text) {
  const holder = document.createElement("i");
  holder.textContent = text;
  return holder.innerHTML;
}
