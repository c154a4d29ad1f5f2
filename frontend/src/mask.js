// What a filter sends: a bit for each entry, and two bits for its outcome, base64, low bits first.
export const OUTCOMES = ["none", "open", "open_with", "ask"];

export function fromBase64(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

export function isShown(bits, row) {
  return ((bits[row >> 3] >> (row & 7)) & 1) === 1;
}

export function outcomeOf(pairs, row) {
  return OUTCOMES[(pairs[row >> 2] >> ((row & 3) * 2)) & 3];
}

export function shownRows(bits, count) {
  const rows = [];
  for (let row = 0; row < count; row++) if (isShown(bits, row)) rows.push(row);
  return rows;
}
