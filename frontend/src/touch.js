// On a touch screen one finger scrolls the page and two move the map, so that nobody is caught in
// it; in full screen, where there is no page to scroll, one finger does.
const SHOWN_MS = 1600;

export function shareTouch(map, words) {
  if (!window.matchMedia("(pointer: coarse)").matches) return;
  const container = map.getContainer();
  const hint = document.createElement("div");
  hint.className = "sm-two-fingers";
  hint.setAttribute("aria-hidden", "true");
  hint.textContent = words;
  container.append(hint);
  let timer = 0;
  const alone = () => Boolean(document.fullscreenElement);
  const choose = () => {
    map.dragging[alone() ? "enable" : "disable"]();
    container.style.touchAction = alone() ? "none" : "pan-x pan-y";
  };
  document.addEventListener("fullscreenchange", choose);
  container.addEventListener(
    "touchmove",
    (event) => {
      if (alone() || event.touches.length > 1) return;
      hint.classList.add("sm-shown");
      clearTimeout(timer);
      timer = setTimeout(() => hint.classList.remove("sm-shown"), SHOWN_MS);
    },
    { passive: true },
  );
  choose();
}
