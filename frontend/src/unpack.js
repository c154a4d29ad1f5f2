// Columns as sozialmap/maps/neighbourhood.py packs them: coordinates as 1e-5 degrees, each the difference to the last.
const SCALE = 1e5;

export function undelta(column) {
  let sum = 0;
  return column.map((step) => (sum += step) / SCALE);
}

// Numbers as differences, and runs of ids with the same beginning: "osm:way/", or null for a number.
export function unpackIds(runs, steps) {
  let number = 0;
  let row = 0;
  const ids = [];
  for (const [beginning, length] of runs) {
    for (const end = row + length; row < end; row++) {
      number += steps[row];
      ids.push(beginning === null ? number : beginning + number);
    }
  }
  return ids;
}

export function unpack(packed) {
  const id = unpackIds(packed.runs, packed.id);
  return { ...packed, id, lon: undelta(packed.x), lat: undelta(packed.y) };
}
