// Columns as sozialmap/maps/neighbourhood.py packs them: coordinates as 1e-5 degrees, each the difference to the last.
const SCALE = 1e5;

export function undelta(column) {
  let sum = 0;
  return column.map((step) => (sum += step) / SCALE);
}

export function unpack(packed) {
  return { ...packed, lon: undelta(packed.x), lat: undelta(packed.y) };
}
