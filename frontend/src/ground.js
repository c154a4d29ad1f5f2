// The ground of a saved map: shapes that lie in the file, drawn on canvas tiles, no request.
import L from "leaflet";
import { shapes, spot } from "./letters.js";
import { Room, textSpots } from "./room.js";
import { palette, roads as ROADS } from "./saved_style.js";

const TILE = 256;
const SIZE = 512;
const FONT = "system-ui, sans-serif";
const NAME_PX = 12;
const REPEAT_PX = 320;
const HOUSES_FROM = 14;
const SMALL_FROM = 15;
const EQUATOR_M = 40075016.7;
const PATHS = ["footway", "path", "steps", "cycleway"];

// 0 to 1 over the world, as Leaflet's pixels divided by the size of the world.
export function mercator(lon, lat) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

export function flatten(points) {
  const flat = new Float64Array(points.length);
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let place = 0; place < points.length; place += 2) {
    const [x, y] = mercator(points[place], points[place + 1]);
    flat[place] = x;
    flat[place + 1] = y;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return { flat, box };
}

function unpackShapes(packed, origin) {
  const layers = {};
  for (const [layer, kinds] of Object.entries(packed)) {
    layers[layer] = {};
    for (const [kind, text] of Object.entries(kinds)) {
      layers[layer][kind] = shapes(text, origin).map((parts) => {
        const flat = parts.map(flatten);
        return { parts: flat.map((part) => part.flat), box: flat[0].box };
      });
    }
  }
  return layers;
}

export const Ground = L.GridLayer.extend({
  options: { tileSize: SIZE, maxZoom: 19, className: "sm-ground", keepBuffer: 1 },

  initialize(ground, options) {
    L.setOptions(this, options);
    const at = ([x, y]) => mercator(...spot([x, y], ground.origin));
    this.layers = unpackShapes(ground.shapes, ground.origin);
    this.middle = ground.origin[1];
    this.streets = ground.streets.map(([name, x, y, angle, length, rank]) => ({
      name, rank, length, at: at([x, y]), angle: (-angle * Math.PI) / 180,
    }));
    this.quarters = ground.labels.map(([name, x, y]) => ({ name: name.toUpperCase(), at: at([x, y]) }));
    this.stops = ground.stops.map(([name, x, y]) => ({ name, at: at([x, y]) }));
    this.named = new Map(); // names that have room, by zoom
  },

  createTile(coords) {
    const tile = document.createElement("canvas");
    const sharp = window.devicePixelRatio || 1;
    tile.width = tile.height = SIZE * sharp;
    const pen = tile.getContext("2d");
    pen.scale(sharp, sharp);
    pen.fillStyle = palette.background;
    pen.fillRect(0, 0, SIZE, SIZE);
    const world = TILE * 2 ** coords.z;
    const view = { world, left: coords.x * SIZE, top: coords.y * SIZE, zoom: coords.z };
    pen.lineJoin = pen.lineCap = "round";
    this.drawAreas(pen, view);
    this.drawLines(pen, view);
    this.drawNames(pen, view);
    return tile;
  },

  drawAreas(pen, view) {
    const { landuse = {}, water = {}, buildings = {} } = this.layers;
    for (const [kind, colour] of Object.entries(palette.areas)) this.fill(pen, view, landuse[kind], colour);
    for (const some of Object.values(water)) this.fill(pen, view, some, palette.water);
    if (view.zoom < HOUSES_FROM) return;
    for (const some of Object.values(buildings)) {
      this.fill(pen, view, some, palette.building.fill);
      this.stroke(pen, view, some, palette.building.stroke, 0.6, [], true);
    }
  },

  drawLines(pen, view) {
    const { waterways = {}, roads = {}, railways = {}, boundaries = {} } = this.layers;
    const all = (layer) => Object.values(layer).flat();
    const stretch = 1.55 ** (view.zoom - 15);
    this.stroke(pen, view, all(waterways), palette.water, Math.max(1, (view.zoom - 11) * 0.7));
    if (view.zoom >= SMALL_FROM) {
      for (const kind of PATHS) this.stroke(pen, view, roads[kind], palette.path, 1.3, [3, 3]);
    }
    for (const [part, more] of [["casing", 1.4], ["fill", 0]]) {
      for (const road of ROADS) {
        if (view.zoom < road.minzoom) continue;
        const width = road.width * stretch + more;
        for (const kind of road.kinds) this.stroke(pen, view, roads[kind], road[part], width);
      }
    }
    this.stroke(pen, view, all(railways), palette.rail, 2.4);
    pen.lineCap = "butt";
    this.stroke(pen, view, all(railways), palette.background, 1.2, [6, 6]);
    this.stroke(pen, view, all(boundaries), palette.boundary, 1, [8, 5]);
  },

  path(pen, { world, left, top }, some, closed) {
    const margin = 20;
    const box = [left - margin, top - margin, left + SIZE + margin, top + SIZE + margin];
    pen.beginPath();
    for (const shape of some) {
      const [west, north, east, south] = shape.box;
      if (east * world < box[0] || west * world > box[2]) continue;
      if (south * world < box[1] || north * world > box[3]) continue;
      for (const part of shape.parts) {
        pen.moveTo(part[0] * world - left, part[1] * world - top);
        for (let place = 2; place < part.length; place += 2) {
          pen.lineTo(part[place] * world - left, part[place + 1] * world - top);
        }
        if (closed) pen.closePath();
      }
    }
  },

  fill(pen, view, some, colour) {
    if (!some) return;
    this.path(pen, view, some, true);
    pen.fillStyle = colour;
    pen.fill("evenodd");
  },

  stroke(pen, view, some, colour, width, dashes = [], closed = false) {
    if (!some || !colour) return;
    this.path(pen, view, some, closed);
    pen.setLineDash(dashes);
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.stroke();
    pen.setLineDash([]);
  },

  drawNames(pen, { world, left, top, zoom }) {
    if (!this.named.has(zoom)) this.named.set(zoom, this.place(pen, world, zoom));
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    for (const { name, x, y, angle, font, colour, width, dot } of this.named.get(zoom)) {
      const reach = width / 2 + 20;
      if (x + reach < left || x - reach > left + SIZE) continue;
      if (y + reach < top || y - reach > top + SIZE) continue;
      if (dot) this.dot(pen, dot[0] - left, dot[1] - top);
      pen.save();
      pen.translate(x - left, y - top);
      pen.rotate(angle);
      pen.font = font;
      pen.strokeStyle = palette.halo;
      pen.lineWidth = 3;
      pen.strokeText(name, 0, 0);
      pen.fillStyle = colour;
      pen.fillText(name, 0, 0);
      pen.restore();
    }
  },

  dot(pen, x, y) {
    pen.beginPath();
    pen.arc(x, y, 3.5, 0, 2 * Math.PI);
    pen.fillStyle = "#fff";
    pen.fill();
    pen.strokeStyle = palette.stop;
    pen.lineWidth = 1.6;
    pen.stroke();
  },

  // Names of one zoom in the pixels of its world; the same for all tiles, so none is cut.
  place(pen, world, zoom) {
    const room = new Room(NAME_PX + 3);
    const found = [];
    const metres = (EQUATOR_M * Math.cos((this.middle * Math.PI) / 180)) / world;
    const offer = (name, [x, y], font, colour, angle = 0, dot = null) => {
      pen.font = font;
      const { width } = pen.measureText(name);
      const middle = dot ? [x + width / 2 + 9, y] : [x, y];
      if (!room.take(textSpots(middle, width, room.size, angle))) return false;
      found.push({ name, x: middle[0], y: middle[1], angle, font, colour, width, dot });
      return true;
    };
    const pixels = ([x, y]) => [x * world, y * world];
    if (zoom <= 16) {
      for (const { name, at } of this.quarters) offer(name, pixels(at), `600 12px ${FONT}`, palette.quarter);
    }
    if (zoom >= 14) this.placeStreets(pen, metres, zoom, pixels, offer);
    if (zoom >= SMALL_FROM) {
      for (const { name, at } of this.stops) {
        offer(name, pixels(at), `500 11px ${FONT}`, palette.stop, 0, pixels(at));
      }
    }
    return found;
  },

  placeStreets(pen, metres, zoom, pixels, offer) {
    const told = new Map();
    for (const { name, at, angle, length, rank } of this.streets) {
      if (zoom < 15 && rank > 2) continue;
      const font = `500 ${rank < 2 ? NAME_PX + 1 : NAME_PX}px ${FONT}`;
      pen.font = font;
      const [x, y] = pixels(at);
      const others = told.get(name) || [];
      if (length / metres < pen.measureText(name).width) continue;
      if (others.some(([a, b]) => Math.hypot(x - a, y - b) < REPEAT_PX)) continue;
      if (offer(name, [x, y], font, palette.text, angle)) told.set(name, [...others, [x, y]]);
    }
  },
});
