// Runs in every frame before its own scripts: when was what was asked for on the screen?
// Times are milliseconds since 1970, so that frames can be compared.
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const ANY = -1; // as many as there are, where nobody knows how many that is
  const isPage = window.parent === window;
  const watch = { pageUp: 0, clicked: 0, changed: 0, sent: 0, wanted: null, seen: null, complete: 0 };
  window.mapWatch = watch;

  // The second task after a frame was asked for runs when that frame has been painted.
  const painted = (tell) => requestAnimationFrame(() => setTimeout(() => tell(now())));

  let waiting = false;
  const isMap = ({ target }) => target.closest?.(".leaflet-map-pane");
  const CONTENT = '[data-testid="stCheckbox"], [data-testid="stButton"]';
  const look = (records) => {
    if (isPage && !watch.pageUp && document.querySelector(CONTENT)) watch.pageUp = now();
    if (isPage || waiting || !records.some(isMap)) return;
    waiting = true;
    painted((at) => {
      watch.changed = at;
      waiting = false;
    });
  };
  const seen = { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] };
  const observer = new MutationObserver(look);
  let observed = null;
  const observe = () => {
    if (document === observed) return; // a frame begins with an empty document that is replaced
    observed = document;
    observer.observe(document, seen);
    document.addEventListener("click", () => (watch.clicked = now()), true);
  };
  observe();

  // Our layer is told what to show by `sozialmap.setView`; count what it was told.
  const bits = (mask) => [...atob(mask)].reduce((sum, c) => sum + popcount(c.charCodeAt(0)), 0);
  const popcount = (byte) => byte.toString(2).replaceAll("0", "").length;
  let ours;
  Object.defineProperty(window, "sozialmap", {
    configurable: true,
    get: () => ours,
    set(value) {
      let setView = value.setView;
      Object.defineProperty(value, "setView", {
        get: () => setView && ((view) => ((watch.sent = bits(view.mask)), setView(view))),
        set: (next) => (setView = next),
      });
      ours = value;
    },
  });

  function countShown(map) {
    if (map.sozialmapLayer)
      return map.sozialmapLayer.ready && document.querySelector(".leaflet-marker-icon") ? watch.sent : 0;
    const layers = Object.values(map._layers);
    const clusters = layers.find((layer) => layer._topClusterLevel);
    if (clusters) return clusters._topClusterLevel.getChildCount();
    return layers.filter((layer) => layer instanceof L.Path).length;
  }

  // In the frame of a map: once all that the page wants is on the map, keep when it was painted.
  const isComplete = (map, wanted) =>
    map?._loaded && (wanted === ANY ? countShown(map) > 0 : countShown(map) === wanted);
  const check = () => {
    observe();
    const { wanted } = window.parent.mapWatch;
    if (wanted !== watch.seen) Object.assign(watch, { seen: wanted, complete: 0 });
    if (wanted === null || watch.complete || !isComplete(window.map_div, wanted)) return;
    watch.complete = ANY;
    painted((at) => (watch.complete = at));
  };
  if (!isPage) setInterval(check, 10);

  // In the page: when all that is wanted was on the screen, and nothing changed for `quiet` ms; else null.
  const frames = () => [...document.querySelectorAll("iframe")].map((frame) => frame.contentWindow);
  const mapFrame = () =>
    frames().find((inner) => {
      const { seen, complete } = inner?.mapWatch || {};
      return inner?.map_div && seen === watch.wanted && complete > 0;
    });
  watch.mapFrame = mapFrame;
  watch.drawn = (quiet) => {
    const inner = mapFrame()?.mapWatch;
    if (!inner) return null;
    const last = Math.max(inner.complete, inner.changed);
    return now() - last > quiet ? { first: inner.complete, last } : null;
  };

  // Milliseconds between frames while the map is moved and zoomed.
  watch.frames = async () => {
    const map = mapFrame().map_div;
    const deltas = [];
    let before = null;
    let going = true;
    const tick = (at) => {
      if (before !== null) deltas.push(at - before);
      before = at;
      if (going) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    const pause = (ms) => new Promise((done) => setTimeout(done, ms));
    for (const step of [[300, 0], [0, 200], [-300, 0], [0, -200]]) {
      map.panBy(step, { animate: true, duration: 0.4 });
      await pause(500);
    }
    for (const step of [1, 1, -1, -1, -1, 1]) {
      map.setZoom(map.getZoom() + step, { animate: true });
      await pause(600);
    }
    going = false;
    return deltas;
  };
})();
