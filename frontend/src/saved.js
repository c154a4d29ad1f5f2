// The script of a map saved as one file: it asks nobody for anything. The list stands in the page
// already; here it gets its map, and every marker its place in the list.
import L from "leaflet";
import Supercluster from "supercluster";
import "leaflet/dist/leaflet.css";
import "./map.css";
import "./saved.css";
import { Ground } from "./ground.js";
import { inflate } from "./inflate.js";
import { MARGINS, stepInto } from "./into_view.js";
import { addSigns, entryIcon, heapIcon, MARKER_PX } from "./saved_marker.js";
import { findRings, ringOffset } from "./spread.js";
import { unpack } from "./unpack.js";

const CLUSTER = { radius: 50, maxZoom: 16, minPoints: 3 };
const NEAREST_ZOOM = 19;
const CLOSE_ZOOM = 17;
const FIT = 0.35;

class SavedMap {
  constructor(content) {
    this.columns = unpack(content);
    const { lat, lon } = this.columns;
    this.rings = findRings([...lat.keys()], lat, lon);
    this.words = content.words;
    this.numbered = content.numbered;
    this.bounds = content.bounds;
    this.selected = null;
    this.live = new Map();
    this.map = this.open(content);
    this.group = L.layerGroup().addTo(this.map);
    this.gather(CLUSTER);
    this.map.on("moveend", () => this.draw());
    this.fit();
    this.draw();
    this.linkList();
    this.print();
  }

  open({ attribution, ground, words }) {
    const box = document.getElementById("map");
    box.hidden = false;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", words.title);
    const map = L.map(box, {
      zoomControl: false,
      minZoom: 10,
      maxZoom: NEAREST_ZOOM,
      maxBounds: L.latLngBounds(this.bounds).pad(0.5),
    });
    map.attributionControl.setPrefix(false);
    const licence = document.createElement("bdi");
    licence.textContent = attribution;
    map.attributionControl.addAttribution(licence.outerHTML);
    L.control.zoom({ position: "topright", zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
    L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
    addSigns(map, words);
    if (ground) new Ground(ground).addTo(map);
    return map;
  }

  gather(options) {
    this.index = new Supercluster(options).load(this.columns.row.map((_, place) => this.feature(place)));
  }

  // Whole zooms keep the lines sharp; the margin of the ground may be cut off a little.
  fit() {
    const bounds = L.latLngBounds(this.bounds);
    this.map.options.zoomSnap = 0;
    const exact = this.map.getBoundsZoom(bounds);
    this.map.options.zoomSnap = 1;
    this.map.setView(bounds.getCenter(), Math.floor(exact + FIT), { animate: false });
  }

  feature(place) {
    const coordinates = [this.columns.lon[place], this.columns.lat[place]];
    return { type: "Feature", properties: { place }, geometry: { type: "Point", coordinates } };
  }

  draw() {
    const around = this.map.getBounds().pad(0.15);
    const box = [around.getWest(), around.getSouth(), around.getEast(), around.getNorth()];
    const next = new Map();
    for (const found of this.index.getClusters(box, Math.floor(this.map.getZoom()))) {
      const [lon, lat] = found.geometry.coordinates;
      const key = found.properties.cluster
        ? `cluster ${lat} ${lon} ${found.properties.point_count}`
        : `entry ${found.properties.place} ${found.properties.place === this.selected}`;
      next.set(key, this.live.get(key) || this.marker(found, [lat, lon]));
    }
    for (const [key, marker] of this.live) if (!next.has(key)) marker.remove();
    for (const [key, marker] of next) if (!this.live.has(key)) this.group.addLayer(marker);
    this.live = next;
  }

  marker(found, at) {
    return found.properties.cluster ? this.cluster(found, at) : this.entry(found.properties.place, at);
  }

  cluster({ id, properties }, at) {
    const marker = L.marker(at, { icon: heapIcon(properties.point_count) });
    named(marker, this.words.cluster.replace("{count}", properties.point_count));
    return pressed(marker, () => {
      this.map.setView(at, Math.min(this.index.getClusterExpansionZoom(id), NEAREST_ZOOM));
    });
  }

  row(place) {
    return document.getElementById(`e${this.columns.row[place]}`);
  }

  // Entries of one door stand around it, or nobody could press the lower ones.
  shift(place) {
    return ringOffset(...(this.rings.get(place) || [0, 1]));
  }

  name(place) {
    return this.row(place).querySelector("summary bdi").textContent;
  }

  entry(place, at) {
    const { columns, words } = this;
    const type = columns.types[columns.type[place]];
    const vague = Boolean(columns.vague[place]);
    const selected = place === this.selected;
    const sign = this.numbered ? String(columns.row[place] + 1) : words.letters[type];
    const shift = this.shift(place);
    const icon = entryIcon({ type, sign, vague, selected, shift });
    const marker = L.marker(at, { icon, riseOnHover: true, zIndexOffset: selected ? 1000 : 0 });
    const told = [(this.numbered ? `${sign} ` : "") + this.name(place), words.types[type], vague && words.vague];
    named(marker, told.filter(Boolean).join(" – "));
    const name = document.createElement("bdi");
    name.textContent = this.name(place);
    marker.bindTooltip(name, { direction: "top", offset: [shift[0], shift[1] - MARKER_PX / 2], className: "sm-name" });
    return pressed(marker, () => this.select(place));
  }

  select(place) {
    this.selected = place;
    this.draw();
    const row = this.row(place);
    document.querySelectorAll(".sm-chosen").forEach((other) => other.classList.remove("sm-chosen"));
    row.classList.add("sm-chosen");
    scrollList(row);
    const at = [this.columns.lat[place], this.columns.lon[place]];
    const [right, down] = this.shift(place);
    const popup = L.popup({ ...this.popupRoom(), autoPan: false, offset: [right, down - 8], className: "sm-popup" })
      .setLatLng(at)
      .setContent(this.card(row))
      .openOn(this.map);
    this.bringIntoView(popup.getElement());
    document.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", this.words.close);
  }

  // Details leave the buttons of the map free, on a phone too.
  popupRoom() {
    const { x, y } = this.map.getSize();
    return {
      minWidth: 180,
      maxWidth: Math.min(320, x - MARGINS.right - 60),
      maxHeight: Math.max(120, Math.min(300, y - 170)),
    };
  }

  // At once: on a map that glides, a press on the cross of the details would miss it.
  bringIntoView(popup) {
    const step = stepInto(popup.getBoundingClientRect(), this.map.getContainer().getBoundingClientRect());
    if (step.some(Boolean)) this.map.panBy(step, { animate: false });
  }

  card(row) {
    const card = document.createElement("div");
    const title = document.createElement("strong");
    title.append(row.querySelector("summary bdi").cloneNode(true));
    const where = row.querySelector("summary small").cloneNode(true);
    card.append(title, where, row.querySelector("dl").cloneNode(true));
    return card;
  }

  // Every row that has a place gets a button; without this script the list needs none.
  linkList() {
    this.columns.row.forEach((row, place) => {
      const entry = document.getElementById(`e${row}`);
      const once = () => {
        if (!entry.open || entry.querySelector("button")) return;
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = this.words.show;
        button.addEventListener("click", () => this.show(place));
        entry.append(button);
      };
      entry.addEventListener("toggle", once);
    });
  }

  show(place) {
    const at = [this.columns.lat[place], this.columns.lon[place]];
    this.map.getContainer().scrollIntoView({ block: "nearest" });
    this.map.setView(at, Math.max(this.map.getZoom(), CLOSE_ZOOM), { animate: false });
    this.select(place);
  }

  // Paper shows everything: all rows open, the whole map, and every number. The class gives the map
  // its size on paper before it is drawn, since browsers lay paper out after this event.
  print() {
    const closed = [];
    window.addEventListener("beforeprint", () => {
      for (const row of document.querySelectorAll("#list details:not([open])")) {
        row.open = true;
        closed.push(row);
      }
      this.map.closePopup();
      this.selected = null;
      this.onPaper(true);
    });
    window.addEventListener("afterprint", () => {
      for (const row of closed.splice(0)) row.open = false;
      this.onPaper(false);
    });
  }

  onPaper(paper) {
    document.documentElement.classList.toggle("sm-paper", paper);
    this.gather(paper && this.numbered ? { ...CLUSTER, minPoints: Infinity } : CLUSTER);
    this.map.invalidateSize({ animate: false });
    this.fit();
    this.draw();
  }
}

// Leaflet gives a name only to markers that are pictures; ours are drawn.
function named(marker, words) {
  marker.on("add", () => marker.getElement().setAttribute("aria-label", words));
}

function pressed(marker, act) {
  marker.on("click", act);
  marker.on("keypress", ({ originalEvent }) => {
    if (originalEvent.key !== "Enter" && originalEvent.key !== " ") return;
    originalEvent.preventDefault();
    act();
  });
  return marker;
}

// The list scrolls on a wide screen; on a phone the page must stay with the map.
function scrollList(row) {
  const list = document.getElementById("list");
  if (list.scrollHeight <= list.clientHeight + 1) return;
  list.scrollTop += row.getBoundingClientRect().top - list.getBoundingClientRect().top - 60;
}

// A long list leaves the details to the script; they are HTML that was escaped when it was written.
async function fillDetails({ details, words }) {
  if (!details) return;
  const rows = document.querySelectorAll("#list details > dl");
  const told = await inflate(details).catch(() => rows.forEach((row) => (row.textContent = words.too_old)));
  told?.forEach((html, row) => (rows[row].innerHTML = html));
}

const content = JSON.parse(document.getElementById("content").textContent);
document.documentElement.classList.add("sm-scripted");
fillDetails(content);
if (content.bounds) window.sozialmapSaved = new SavedMap(content);
