// Rows of the list and markers of the map point at each other, without the server. A row of the list
// is known by the class that Streamlit gives its key: `st-key-row-` and its row on the map.
export const rowClass = (row) => `st-key-row-${row}`;

const ROW = '[class*="st-key-row-"]';
const LIT = "sm-row-lit";
const DETAILS = '[class*="st-key-details-"]';

const mapWindows = () =>
  [...document.querySelectorAll("iframe")].flatMap((frame) => {
    try {
      return frame.contentWindow?.sozialmap ? [frame.contentWindow] : [];
    } catch {
      return []; // a frame of another host
    }
  });

const keyOf = (part, begin) => [...part.classList].find((name) => name.startsWith(begin))?.slice(begin.length);

// The row on the map from the end of a class; null for an entry without a place.
export const toRow = (key) => (/^\d+$/.test(key) ? Number(key) : null);

const light = (row) => {
  document.querySelectorAll(`.${LIT}`).forEach((part) => part.classList.remove(LIT));
  if (row !== null) document.getElementsByClassName(rowClass(row))[0]?.classList.add(LIT);
};

const pointAt = (part) => {
  const row = part ? toRow(keyOf(part, "st-key-row-")) : null;
  mapWindows().forEach((frame) => frame.sozialmap.light?.(row));
};

// After details open, they are in view; after they close, the row they came from is.
class Places {
  constructor() {
    this.isOpen = false;
    this.last = null;
  }

  look() {
    const details = document.querySelector(DETAILS);
    if (details && !this.isOpen) bringIntoView(details);
    if (!details && this.isOpen && this.last) this.goBack();
    this.isOpen = Boolean(details);
    if (details) this.last = keyOf(details, "st-key-details-");
  }

  goBack() {
    const row = document.getElementsByClassName(rowClass(this.last))[0];
    if (!row) return;
    this.last = null;
    bringIntoView(row);
    row.querySelector("button")?.focus({ preventScroll: true });
  }
}

function bringIntoView(part) {
  const { top, bottom } = part.getBoundingClientRect();
  if (top >= 0 && (bottom <= window.innerHeight || top < window.innerHeight / 2)) return;
  part.scrollIntoView({ block: top < 0 ? "start" : "nearest" });
}

export function followRows() {
  if (window.sozialmapRows) return window.sozialmapRows.places;
  const places = new Places();
  window.sozialmapRows = { light, places };
  for (const [begin, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(begin, (event) => {
      const row = event.target.closest?.(ROW);
      if (row) pointAt(row);
    });
    document.addEventListener(end, (event) => {
      const row = event.target.closest?.(ROW);
      if (row && !row.contains(event.relatedTarget)) pointAt(null);
    });
  }
  return places;
}
