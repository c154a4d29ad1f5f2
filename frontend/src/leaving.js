// What is in memory is gone with the page: the browser asks before it leaves, and after a reload a
// sentence says so. Nothing is stored in the browser for it. Words that are still being typed have not
// reached the server yet, so that only the browser knows of them.
const isTyping = ({ activeElement }) =>
  activeElement?.tagName === "TEXTAREA" && activeElement.value.trim() !== "";

export const askBeforeLeaving = (view) => {
  view.addEventListener("beforeunload", (event) => {
    if (!view.sozialmapHolds && !isTyping(view.document)) return;
    event.preventDefault();
    event.returnValue = true;
  });
};

// A browser writes what stands in a field to its disk, to restore the page; not where this is off.
export const keepNoWords = (part) => {
  part.querySelectorAll("textarea, input").forEach((field) => {
    if (field.getAttribute("autocomplete") !== "off") field.setAttribute("autocomplete", "off");
  });
};

export const cameAgain = (view) => {
  const [navigation] = view.performance.getEntriesByType("navigation");
  return ["reload", "back_forward"].includes(navigation?.type);
};

export const tellGone = (view, sentence, understood) => {
  if (view.sozialmapTold || !cameAgain(view)) return;
  view.sozialmapTold = true;
  const note = view.document.createElement("div");
  const close = view.document.createElement("button");
  note.className = "sm-gone";
  note.setAttribute("role", "status");
  close.type = "button";
  close.textContent = understood;
  close.addEventListener("click", () => note.remove());
  view.document.body.append(note);
  note.append(`${sentence} `, close);
};
