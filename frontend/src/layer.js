// The layer of all entries. Its data come once; a filter only changes which rows are shown.
import L from "leaflet";
import Supercluster from "supercluster";
import { isArrow, isPress, nextPoint } from "./keys.js";
import { makeMeasure, placeLabels } from "./labels.js";
import { clusterIcon, clusterPx, isolated, MARKER_PX, markerIcon, shorten } from "./marker.js";
import { fromBase64, isShown, OUTCOMES, outcomeOf, shownRows } from "./mask.js";
import { Reach } from "./reach.js";
import { findRings, findShared, ringOffset } from "./spread.js";
import { Talk } from "./talk.js";
import { clusterWords } from "./told.js";

const CLUSTER = { radius: 58, maxZoom: 16, minPoints: 2 };
const MANY = 3000;
// A town of so many stays clustered until it is quite near; its large clusters stand apart.
const MANY_CLUSTER = { ...CLUSTER, radius: 104, maxZoom: 18 };
const NEAREST_ZOOM = 19;
const CLOSE_ZOOM = 16;
const LABEL_ZOOM = 16;
const SMALL = "600 12px system-ui, sans-serif";
const LARGE = "600 17px system-ui, sans-serif";
const EMPTY_VIEW = { mask: null, outcomes: null, selected: null, start: null, numbered: [], first: 1 };

export class AssetLayer {
  constructor(map, labels, version) {
    this.map = map;
    this.labels = labels;
    this.version = version;
    this.group = L.featureGroup().addTo(map); // st_folium listens to clicks on feature groups
    this.talk = new Talk(this.group);
    this.reach = new Reach(map, labels);
    this.live = new Map(); // markers on the map, by key
    this.hidden = new Set(); // types that are switched off
    this.view = EMPTY_VIEW;
    this.ready = false;
    this.measures = { small: makeMeasure(SMALL), large: makeMeasure(LARGE) };
    this.listeners = [];
    map.on("moveend", () => this.draw());
    map.getContainer().addEventListener("keydown", (event) => this.press(event));
  }

  load(columns) {
    this.columns = columns;
    this.shared = findShared(columns.lat, columns.lon);
    this.features = columns.lat.map((_, row) => this.feature(row));
    this.ready = true;
    this.apply();
    if (this.view.selected !== null) this.reveal(this.view.selected);
  }

  // mask, outcomes: base64 · selected: row or null · start: see reach.js · numbered: rows of the list
  // as it stands, `first` is the number of the first of them
  setView(view) {
    const before = this.view;
    this.view = { ...EMPTY_VIEW, ...view };
    this.reach.show(this.view.start);
    if (!this.ready) return;
    this.apply();
    if (view.selected !== null && view.selected !== before.selected) this.reveal(view.selected);
  }

  setHidden(type, isHidden) {
    this.hidden[isHidden ? "add" : "delete"](type);
    this.apply();
  }

  onChange(listener) {
    this.listeners.push(listener);
    if (this.ready) listener(this.rows);
  }

  apply() {
    const { mask, outcomes, numbered, first, selected } = this.view;
    const count = this.columns.lat.length;
    this.outcomes = outcomes ? fromBase64(outcomes) : new Uint8Array(Math.ceil(count / 4));
    this.bits = mask ? fromBase64(mask) : null;
    const shown = this.bits ? shownRows(this.bits, count) : [...Array(count).keys()];
    this.rows = this.hidden.size ? shown.filter((row) => !this.hidden.has(this.typeOf(row))) : shown;
    this.numbers = new Map(numbered.map((row, place) => [row, first + place]).filter(([row]) => row >= 0));
    this.alone = new Set(this.numbers.keys()); // what the list numbers stays out of clusters
    if (selected !== null) this.alone.add(selected);
    this.cluster();
    this.rings = new Map([...this.ringsOf(true), ...this.ringsOf(false)]);
    this.draw();
    this.listeners.forEach((listener) => listener(this.rows));
  }

  cluster() {
    const rows = this.alone.size ? this.rows.filter((row) => !this.alone.has(row)) : this.rows;
    const { outcomes } = this;
    this.index = new Supercluster({
      ...(rows.length > MANY ? MANY_CLUSTER : CLUSTER),
      minZoom: this.map.getMinZoom(),
      map: ({ row }) => counted(outcomeOf(outcomes, row)),
      reduce: addUp,
    });
    this.index.load(rows.map((row) => this.features[row]));
  }

  // What is numbered is seen at every zoom, the rest only when it is near: each has its own ring.
  ringsOf(isAlone) {
    const rows = this.rows.filter((row) => this.shared.has(row) && this.alone.has(row) === isAlone);
    return findRings(rows, this.columns.lat, this.columns.lon);
  }

  has(row) {
    return (!this.bits || isShown(this.bits, row)) && !this.hidden.has(this.typeOf(row));
  }

  typeOf(row) {
    return this.columns.types[this.columns.type[row]];
  }

  at(row) {
    return L.latLng(this.columns.lat[row], this.columns.lon[row]);
  }

  // Where its marker stands: at its place, or beside it where several share one.
  beside(row) {
    const ring = this.rings.get(row);
    if (!ring) return this.at(row);
    return this.map.unproject(this.map.project(this.at(row)).add(ringOffset(...ring)));
  }

  feature(row) {
    const coordinates = [this.columns.lon[row], this.columns.lat[row]];
    return { properties: { row }, geometry: { coordinates } };
  }

  // Compare, never clear: a redraw must not close or lose what somebody looks at.
  draw() {
    if (!this.index) return;
    const bounds = this.map.getBounds().pad(0.05);
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    const next = new Map();
    const add = ([key, make]) => next.set(key, this.live.get(key) || make());
    for (const found of this.index.getClusters(box, Math.round(this.map.getZoom()))) {
      add(found.properties.cluster ? this.keyedCluster(found) : this.keyedRow(found.properties.row));
    }
    for (const row of this.alone) {
      if (this.has(row) && bounds.contains(this.at(row))) add(this.keyedRow(row));
    }
    this.exchange(next);
    this.label();
    this.keepOneStop();
  }

  exchange(next) {
    const held = this.focused();
    for (const [key, marker] of this.live) if (!next.has(key)) this.group.removeLayer(marker);
    for (const [key, marker] of next) if (!this.live.has(key)) this.group.addLayer(marker);
    this.live = next;
    if (!held || document.activeElement === held.getElement()) return;
    const again = [...next.values()].find((marker) => held.row !== undefined && marker.row === held.row);
    again?.getElement().focus({ preventScroll: true });
  }

  focused() {
    const element = document.activeElement;
    return [...this.live.values()].find((marker) => marker.getElement() === element);
  }

  keyedRow(row) {
    const outcome = outcomeOf(this.outcomes, row);
    const selected = row === this.view.selected;
    const number = this.numbers.get(row) ?? "";
    const ring = this.rings.has(row) ? `${this.rings.get(row)} ${this.map.getZoom()}` : "";
    const key = `row ${row} ${outcome} ${selected} ${number} ${ring}`;
    return [key, () => this.entryMarker(row, outcome, selected, number)];
  }

  keyedCluster(found) {
    const [lon, lat] = found.geometry.coordinates;
    const { point_count: count } = found.properties;
    const shares = OUTCOMES.slice(1).map((outcome) => [outcome, found.properties[outcome]]);
    const told = shares.map(([, part]) => part).join(" ");
    const marker = () => this.clusterMarker([lat, lon], count, shares, found.id);
    return [`cluster ${lat} ${lon} ${count} ${told}`, marker];
  }

  entryMarker(row, outcome, selected, number) {
    const type = this.typeOf(row);
    const vague = Boolean(this.columns.vague[row]);
    const name = this.columns.name[row];
    const words = [number && `${number}.`, isolated(name), this.labels.types[type], this.labels.outcomes[outcome]];
    if (vague) words.push(this.labels.vague);
    const sign = String(number || this.labels.letters[type] || "");
    const marker = L.marker(this.beside(row), {
      icon: markerIcon({ type, sign, outcome, vague, selected, numbered: Boolean(number), name }),
      zIndexOffset: selected ? 2000 : number ? 1000 - number : 0,
      riseOnHover: true,
      autoPanOnFocus: false, // a map that moves between press and release loses the click
    });
    marker.row = row;
    marker.words = name;
    marker.weight = selected ? 1e6 : number ? 1e5 - number : OUTCOMES.length - OUTCOMES.indexOf(outcome);
    marker.half = MARKER_PX / 2;
    this.nameOnHover(marker, name, selected);
    this.identify(marker);
    return spoken(marker, words.filter(Boolean).join(" – "));
  }

  nameOnHover(marker, name, selected) {
    const box = document.createElement("bdi");
    box.textContent = name;
    marker.bindTooltip(box, {
      direction: "top",
      offset: [0, -14],
      permanent: selected,
      className: selected ? "sm-name sm-name-selected" : "sm-name",
    });
    marker.on("tooltipopen", () => !selected && marker.side && marker.closeTooltip());
  }

  // st_folium sends the feature of a marker to the server when it is clicked.
  identify(marker) {
    const { row } = marker;
    marker.on("click", () => {
      marker.feature = this.talk.feature({ act: "open", row, version: this.version });
    });
    marker.on("mouseover", () => this.talk.point(row));
    marker.on("mouseout", () => this.talk.point(null));
    marker.on("add", () => {
      marker.getElement().addEventListener("focus", () => this.talk.point(row));
      marker.getElement().addEventListener("blur", () => this.talk.point(null));
    });
  }

  clusterMarker(at, count, shares, id) {
    const told = shares.filter(([, part]) => part);
    const words = clusterWords(this.labels.cluster, count, told, this.labels.outcomes);
    const marker = spoken(L.marker(at, { icon: clusterIcon(count, told), autoPanOnFocus: false }), words);
    marker.half = clusterPx(count) / 2;
    marker.open = () => this.map.setView(at, Math.min(this.index.getClusterExpansionZoom(id), NEAREST_ZOOM));
    marker.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      marker.open();
    });
    return marker;
  }

  label() {
    const near = this.map.getZoom() >= LABEL_ZOOM;
    const points = [...this.live].map(([key, marker]) => this.labelPoint(key, marker, near));
    const sides = near ? placeLabels(points) : new Map();
    for (const [key, marker] of this.live) {
      const side = sides.get(key);
      if (side === marker.side) continue;
      const { classList } = marker.getElement();
      if (marker.side) classList.remove(`sm-label-${marker.side}`);
      if (side) classList.add(`sm-label-${side}`);
      marker.side = side;
    }
  }

  labelPoint(key, marker, near) {
    const { x, y } = this.map.latLngToContainerPoint(marker.getLatLng());
    const named = near && marker.words && marker.row !== this.view.selected;
    const measure = this.measures[this.view.large ? "large" : "small"];
    const width = named ? measure(shorten(marker.words)) : null;
    return { key, x, y, half: marker.half, width, weight: marker.weight ?? 0 };
  }

  // One marker is a stop of the tab key: the one that had the focus, else the selected or first.
  keepOneStop() {
    const markers = [...this.live.values()];
    const held = this.focused() ?? markers.find((marker) => marker.row !== undefined && marker.row === this.stop);
    const weighed = markers.reduce((best, one) => (best && best.weight >= (one.weight ?? 0) ? best : one), null);
    const stop = held ?? weighed;
    for (const marker of markers) marker.getElement().tabIndex = marker === stop ? 0 : -1;
  }

  press(event) {
    const marker = this.focused();
    if (!marker) return;
    if (isArrow(event.key)) this.step(marker, event.key);
    else if (isPress(event.key)) this.choose(marker);
    else if (event.key === "Escape") this.map.getContainer().focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  step(marker, key) {
    const points = [...this.live].map(([name, one]) => ({ key: name, one, ...this.map.latLngToContainerPoint(one.getLatLng()) }));
    const next = nextPoint(points, points.find((point) => point.one === marker), key);
    if (!next) return;
    marker.getElement().tabIndex = -1;
    next.one.getElement().tabIndex = 0;
    next.one.getElement().focus({ preventScroll: true });
    this.stop = next.one.row;
    this.map.panInside(next.one.getLatLng(), { padding: [60, 60] });
  }

  choose(marker) {
    if (marker.open) marker.open();
    else marker.fire("click", { latlng: marker.getLatLng() }, true);
  }

  // Lights up the marker of an entry that is pointed at in the list; null lights none.
  light(row) {
    for (const marker of this.live.values()) {
      marker.getElement().classList.toggle("sm-lit", row !== null && marker.row === row);
    }
  }

  // Bring the selected entry into view, and close enough to see what is around it.
  reveal(row) {
    const near = this.map.getZoom() >= CLOSE_ZOOM;
    if (near && this.map.getBounds().pad(-0.1).contains(this.at(row))) return;
    this.map.setView(this.at(row), Math.max(this.map.getZoom(), CLOSE_ZOOM + 1));
  }

  showAll() {
    if (!this.ready || !this.rows.length) return;
    const bounds = L.latLngBounds(this.rows.map((row) => this.at(row)));
    this.map.fitBounds(bounds, { padding: [40, 40], maxZoom: CLOSE_ZOOM + 1 });
  }
}

// Leaflet gives a name only to markers that are pictures; ours are drawn.
function spoken(marker, words) {
  return marker.on("add", () => marker.getElement().setAttribute("aria-label", words));
}

const counted = (outcome) => ({
  open: Number(outcome === "open"),
  open_with: Number(outcome === "open_with"),
  ask: Number(outcome === "ask"),
});

function addUp(sum, other) {
  sum.open += other.open;
  sum.open_with += other.open_with;
  sum.ask += other.ask;
}
