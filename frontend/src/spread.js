// Entries of one address would hide each other: they stand in a ring around it.
const APART_PX = 36;
const LEAST_PX = 19;

export function ringOffset(place, count) {
  if (count < 2) return [0, 0];
  const radius = Math.max(LEAST_PX, (count * APART_PX) / (2 * Math.PI));
  const angle = (2 * Math.PI * place) / count - Math.PI / 2;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

// The rows that have a place with others, of all rows there are: a filter need only look at these.
export function findShared(lats, lons) {
  const firsts = new Map();
  const shared = new Set();
  lats.forEach((lat, row) => {
    const key = lat * 1e8 + lons[row]; // steps of 1e-5 degrees stay apart, and numbers are quick keys
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, row);
    else shared.add(first).add(row);
  });
  return shared;
}

// Row → [place in its ring, how many stand there]; rows that stand alone are left out.
export function findRings(rows, lats, lons) {
  const together = new Map();
  for (const row of rows) {
    const key = `${lats[row]} ${lons[row]}`;
    if (!together.has(key)) together.set(key, []);
    together.get(key).push(row);
  }
  const rings = new Map();
  for (const group of together.values()) {
    if (group.length > 1) group.forEach((row, place) => rings.set(row, [place, group.length]));
  }
  return rings;
}
