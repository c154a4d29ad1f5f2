// Where one starts, and how far one gets: areas on the network of ways, or a ring where there is none.
import L from "leaflet";

export class Reach {
  constructor(map, labels) {
    this.map = map;
    this.labels = labels;
    this.layer = L.layerGroup().addTo(map);
    this.shown = "";
  }

  // { lat, lon, label, radius_m: metres or null, rings: [{minutes, shape: GeoJSON}] }, the largest first
  show(start) {
    const told = JSON.stringify(start);
    if (told === this.shown) return;
    this.shown = told;
    this.layer.clearLayers();
    if (!start) return;
    const at = [start.lat, start.lon];
    for (const { minutes, shape } of start.rings ?? []) this.area(minutes, shape);
    if (start.radius_m) this.ring(at, start.radius_m);
    this.pin(at, start.label);
  }

  area(minutes, shape) {
    const drawn = L.geoJSON(shape, { style: { className: "sm-reach" }, interactive: false });
    this.layer.addLayer(drawn);
    this.name(drawn.getBounds(), this.labels.minutes.replace("{minutes}", minutes));
  }

  ring(at, radius) {
    const drawn = L.circle(at, { radius, className: "sm-ring", interactive: false }).addTo(this.layer);
    this.name(drawn.getBounds(), this.labels.estimated);
  }

  name(bounds, words) {
    const box = document.createElement("span");
    box.textContent = words;
    const icon = L.divIcon({ className: "sm-reach-name", iconSize: [0, 0], html: box });
    const at = [bounds.getNorth(), bounds.getCenter().lng];
    L.marker(at, { icon, interactive: false, keyboard: false }).addTo(this.layer);
  }

  pin(at, words) {
    const icon = L.divIcon({ className: "sm-start", iconSize: [26, 26], html: "<span></span>" });
    const box = document.createElement("bdi");
    box.textContent = words;
    L.marker(at, { icon, alt: words, interactive: false, keyboard: false })
      .bindTooltip(box, { permanent: true, direction: "bottom", className: "sm-name" })
      .addTo(this.layer);
  }
}
