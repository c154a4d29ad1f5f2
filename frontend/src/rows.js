// Rows of the list and markers of the map point at each other, without the server. Rows are known
// by the class that Streamlit gives their key: `st-key-row-` and the id with other signs as `-`.
export const rowClass = (id) => `st-key-row-${String(id).replace(/[^\p{L}\p{N}]/gu, "-")}`;

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

// The id of an entry from the end of a class.
export function toId(key) {
  if (/^\d+$/.test(key)) return Number(key);
  return key.replace(/^osm-(node|way|relation)-/, "osm:$1/");
}

const light = (id) => {
  document.querySelectorAll(`.${LIT}`).forEach((row) => row.classList.remove(LIT));
  if (id === null || id === undefined) return;
  document.getElementsByClassName(rowClass(id))[0]?.classList.add(LIT);
};

const pointAt = (row) => {
  const id = row ? toId(keyOf(row, "st-key-row-")) : null;
  mapWindows().forEach((frame) => frame.sozialmap.light?.(id));
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
