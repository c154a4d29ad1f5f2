// Quarters with how many entries are shown in each, and stops with their lines. Both come from our
// host when they are asked for first.
import L from "leaflet";
import { countRows } from "./counts.js";

class Overlay {
  constructor(map, url) {
    this.map = map;
    this.url = url;
    this.layer = L.layerGroup();
    this.content = null;
  }

  async show(isShown) {
    if (!isShown) return this.layer.remove();
    this.content ??= await fetch(this.url).then((answer) => answer.json());
    this.draw();
    return this.layer.addTo(this.map);
  }
}

class Quarters extends Overlay {
  constructor(map, url, layer, labels) {
    super(map, url);
    this.entries = layer;
    this.labels = labels;
    layer.onChange(() => this.content && this.map.hasLayer(this.layer) && this.draw());
  }

  draw() {
    this.layer.clearLayers();
    const { rows, columns } = this.entries;
    const counts = countRows(rows, columns.quarter, this.content.length);
    this.content.forEach((quarter, number) => {
      if (quarter.outline) {
        L.geoJSON(quarter.outline, { style: { className: "sm-quarter" }, interactive: false }).addTo(this.layer);
      }
      this.name(quarter, counts[number]);
    });
  }

  name({ name, lat, lon }, count) {
    const box = document.createElement("span");
    box.textContent = this.labels.quarter_count.replace("{name}", () => name).replace("{count}", count);
    const icon = L.divIcon({ className: "sm-quarter-name", iconSize: [0, 0], html: box });
    L.marker([lat, lon], { icon, interactive: false, keyboard: false }).addTo(this.layer);
  }
}

class Stops extends Overlay {
  constructor(map, url, labels) {
    super(map, url);
    this.labels = labels;
  }

  draw() {
    if (this.layer.getLayers().length) return;
    for (const { name, lat, lon, lines } of this.content) {
      const words = lines.length ? `${name}: ${this.labels.lines.replace("{lines}", () => lines.join(", "))}` : name;
      const icon = L.divIcon({ className: "sm-stop", iconSize: [24, 24], html: "<span>H</span>" });
      const box = document.createElement("bdi");
      box.textContent = words;
      L.marker([lat, lon], { icon, keyboard: false, zIndexOffset: -500 })
        .bindTooltip(box, { direction: "top", className: "sm-name" })
        .on("add", ({ target }) => target.getElement().setAttribute("aria-label", words))
        .addTo(this.layer);
    }
  }
}

export const addQuarters = (map, layer, url, labels) => new Quarters(map, url, layer, labels);
export const addStops = (map, url, labels) => new Stops(map, url, labels);
