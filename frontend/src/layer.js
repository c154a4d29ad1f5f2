// The layer of all entries. It is drawn once; a filter only changes which rows are shown.
import L from "leaflet";
import Supercluster from "supercluster";
import { addLegend } from "./legend.js";
import { clusterIcon, markerIcon } from "./marker.js";
import { fromBase64, outcomeOf, shownRows } from "./mask.js";
import { unpack } from "./unpack.js";

const CLUSTER = { radius: 46, maxZoom: 16, minPoints: 3 };
const NEAREST_ZOOM = 18;
const CLOSE_ZOOM = 16;

export function addAssetLayer(map, { url, labels }) {
  const layer = new AssetLayer(map, labels);
  map.sozialmapLayer = layer;
  window.sozialmap.setView = (view) => layer.setView(view);
  addLegend(map, labels);
  fetch(url)
    .then((answer) => answer.json())
    .then((packed) => layer.load(unpack(packed)))
    .catch(() => layer.fail());
  return layer;
}

// Leaflet gives a name only to markers that are pictures; ours are drawn.
function named(marker, words) {
  return marker.on("add", () => marker.getElement().setAttribute("aria-label", words));
}

class AssetLayer {
  constructor(map, labels) {
    this.map = map;
    this.labels = labels;
    this.group = L.featureGroup().addTo(map); // st_folium listens to clicks on feature groups
    this.start = L.layerGroup().addTo(map);
    this.live = new Map(); // markers on the map, by key
    this.view = { mask: null, outcomes: null, selected: null, start: null };
    this.clicks = 0;
    this.ready = false;
    map.on("moveend", () => this.draw());
  }

  load(columns) {
    this.columns = columns;
    this.ready = true;
    this.apply();
  }

  fail() {
    const note = L.control({ position: "topright" });
    note.onAdd = () => {
      const box = L.DomUtil.create("p", "sm-note");
      box.setAttribute("role", "alert");
      box.textContent = this.labels.loading_failed;
      return box;
    };
    note.addTo(this.map);
  }

  // { mask, outcomes: base64 · selected: id or null · start: {lat, lon, radius_m, label} or null }
  setView(view) {
    const before = this.view;
    this.view = view;
    if (!this.ready) return;
    this.apply();
    if (view.selected !== null && view.selected !== before.selected) this.reveal(view.selected);
  }

  apply() {
    const { mask, outcomes } = this.view;
    const count = this.columns.id.length;
    this.outcomes = outcomes ? fromBase64(outcomes) : new Uint8Array(Math.ceil(count / 4));
    const rows = mask ? shownRows(fromBase64(mask), count) : [...Array(count).keys()];
    this.shown = rows.length;
    this.index = new Supercluster(CLUSTER).load(rows.map((row) => this.feature(row)));
    this.drawStart();
    this.draw();
  }

  feature(row) {
    const coordinates = [this.columns.lon[row], this.columns.lat[row]];
    return { type: "Feature", properties: { row }, geometry: { type: "Point", coordinates } };
  }

  // Compare, never clear: a redraw must not close or lose what somebody looks at.
  draw() {
    if (!this.index) return;
    const bounds = this.map.getBounds().pad(0.15);
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    const next = new Map();
    for (const found of this.index.getClusters(box, Math.round(this.map.getZoom()))) {
      const [key, make] = this.keyed(found);
      next.set(key, this.live.get(key) || make());
    }
    for (const [key, marker] of this.live) if (!next.has(key)) this.group.removeLayer(marker);
    for (const [key, marker] of next) if (!this.live.has(key)) this.group.addLayer(marker);
    this.live = next;
  }

  keyed(found) {
    const [lon, lat] = found.geometry.coordinates;
    if (found.properties.cluster) {
      const count = found.properties.point_count;
      const make = () => this.clusterMarker([lat, lon], count, found.id);
      return [`cluster ${lat} ${lon} ${count}`, make];
    }
    const { row } = found.properties;
    const outcome = outcomeOf(this.outcomes, row);
    const selected = this.columns.id[row] === this.view.selected;
    const make = () => this.entryMarker(row, [lat, lon], outcome, selected);
    return [`row ${row} ${outcome} ${selected}`, make];
  }

  entryMarker(row, at, outcome, selected) {
    const type = this.columns.types[this.columns.type[row]];
    const letter = this.labels.letters[type] || "";
    const vague = Boolean(this.columns.vague[row]);
    const words = [this.columns.name[row], this.labels.types[type], this.labels.outcomes[outcome]];
    if (vague) words.push(this.labels.vague);
    const marker = L.marker(at, {
      icon: markerIcon({ type, letter, outcome, vague, selected }),
      zIndexOffset: selected ? 1000 : 0,
      riseOnHover: true,
      autoPanOnFocus: false, // a map that moves between press and release loses the click
    });
    marker.on("add", () => this.panForKeyboard(marker));
    const name = document.createElement("span");
    name.textContent = this.columns.name[row];
    marker.bindTooltip(name, {
      direction: "top",
      offset: [0, -14],
      permanent: selected,
      className: selected ? "sm-name sm-name-selected" : "sm-name",
    });
    this.identify(marker, row);
    return named(marker, words.filter(Boolean).join(" – "));
  }

  panForKeyboard(marker) {
    const element = marker.getElement();
    element.addEventListener("focus", () => {
      if (element.matches(":focus-visible")) this.map.panInside(marker.getLatLng(), { padding: [60, 60] });
    });
  }

  // What st_folium sends to the server on a click; the count lets the same marker be chosen twice.
  identify(marker, row) {
    marker.feature = { type: "Feature", properties: { id: this.columns.id[row], click: 0 } };
    const count = () => (marker.feature.properties.click = ++this.clicks);
    marker.on("mousedown touchstart keydown", count);
    marker.on("keypress", (event) => {
      if (event.originalEvent.key === "Enter") marker.fire("click", { latlng: marker.getLatLng() });
    });
  }

  clusterMarker(at, count, id) {
    const words = this.labels.cluster.replace("{count}", count);
    const marker = named(L.marker(at, { icon: clusterIcon(count) }), words);
    const open = () => {
      const zoom = Math.min(this.index.getClusterExpansionZoom(id), NEAREST_ZOOM);
      this.map.setView(at, zoom);
    };
    marker.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      open();
    });
    marker.on("keypress", (event) => event.originalEvent.key === "Enter" && open());
    return marker;
  }

  drawStart() {
    this.start.clearLayers();
    const { start } = this.view;
    if (!start) return;
    const at = [start.lat, start.lon];
    if (start.radius_m) {
      L.circle(at, { radius: start.radius_m, className: "sm-ring", interactive: false }).addTo(
        this.start,
      );
    }
    const icon = L.divIcon({ className: "sm-start", iconSize: [26, 26], html: "<span></span>" });
    const label = document.createElement("span");
    label.textContent = start.label;
    L.marker(at, { icon, alt: start.label, interactive: false, keyboard: false })
      .bindTooltip(label, { permanent: true, direction: "bottom", className: "sm-name" })
      .addTo(this.start);
  }

  // Bring the selected entry into view, and close enough not to hide in a cluster.
  reveal(id) {
    const row = this.columns.id.indexOf(id);
    if (row < 0) return;
    const at = L.latLng(this.columns.lat[row], this.columns.lon[row]);
    const near = this.map.getZoom() >= CLOSE_ZOOM;
    if (near && this.map.getBounds().pad(-0.1).contains(at)) return;
    this.map.setView(at, Math.max(this.map.getZoom(), CLOSE_ZOOM + 1));
  }
}
