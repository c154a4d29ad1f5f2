// The buttons on the map. Each is a button with a name, so that mouse, touch and keys do the same.
import L from "leaflet";

const ICONS = {
  fit: '<path d="M3 8V3h5M16 3h5v5M21 16v5h-5M8 21H3v-5"/><circle cx="12" cy="12" r="2.6"/>',
  here: '<circle cx="12" cy="12" r="6.5"/><path d="M12 1.8v4M12 18.2v4M1.8 12h4M18.2 12h4"/><circle cx="12" cy="12" r="1.6"/>',
  full: '<path d="M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7"/>',
  help: '<path d="M8.6 8.8a3.5 3.5 0 1 1 5 3.2c-1.1.6-1.6 1.2-1.6 2.6"/><path d="M12 18.4v.2"/>',
};
const LONGEST_MS = 15_000;

export function addTools(map, layer, labels) {
  const note = new Note(map, labels);
  const bar = L.control({ position: "topright" });
  bar.onAdd = () => {
    const box = quiet(L.DomUtil.create("div", "leaflet-bar sm-tools"));
    box.append(iconButton(ICONS.fit, labels.show_all, () => layer.showAll()));
    box.append(iconButton(ICONS.here, labels.locate, () => askForPosition(note, layer, labels)));
    if (document.fullscreenEnabled) {
      box.append(iconButton(ICONS.full, labels.full_screen, toggleFullScreen));
    }
    box.append(iconButton(ICONS.help, labels.help, () => note.answer(helpOf(labels))));
    return box;
  };
  bar.addTo(map);
  layer.part = new PartButton(map, layer, labels);
  layer.picker = new Picker(map, layer, note, labels);
}

function quiet(box) {
  L.DomEvent.disableClickPropagation(box);
  L.DomEvent.disableScrollPropagation(box);
  return box;
}

export function iconButton(path, words, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.title = words;
  button.setAttribute("aria-label", words);
  button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true">${path}</svg>`;
  button.addEventListener("click", act);
  return button;
}

export function textButton(words, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sm-button";
  button.textContent = words;
  button.addEventListener("click", act);
  return button;
}

function toggleFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}

// A sentence on the map, with what one may do about it; Escape and the cross close it.
class Note {
  constructor(map, labels) {
    this.labels = labels;
    this.box = quiet(L.DomUtil.create("div", "sm-note", map.getContainer()));
    this.box.setAttribute("role", "status");
    this.box.hidden = true;
    this.box.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  }

  show(...parts) {
    this.back = document.activeElement;
    this.box.replaceChildren(...parts.map(paragraph), textButton(this.labels.close, () => this.close()));
    this.box.hidden = false;
  }

  // What somebody asked for by a button has the focus; what the page says leaves it where it is.
  answer(...parts) {
    this.show(...parts);
    this.box.querySelector("button").focus({ preventScroll: true });
  }

  close() {
    this.box.hidden = true;
    this.back?.focus({ preventScroll: true });
  }
}

function paragraph(part) {
  if (part instanceof Node) return part;
  const words = document.createElement("p");
  words.textContent = part;
  return words;
}

function helpOf(labels) {
  const list = document.createElement("dl");
  for (const [keys, words] of labels.keys) {
    const term = document.createElement("dt");
    const told = document.createElement("dd");
    term.textContent = keys;
    told.textContent = words;
    list.append(term, told);
  }
  return list;
}

// Browsers tell where they are only on a safe page, and may ask their maker: so we ask first.
function askForPosition(note, layer, labels) {
  if (!window.isSecureContext || !navigator.geolocation) {
    note.answer(labels.locate_unsafe);
    return;
  }
  const go = textButton(labels.locate_go, () => {
    note.answer(labels.locate_waits);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        note.close();
        layer.talk.say({ act: "here", lat: coords.latitude, lon: coords.longitude });
      },
      (error) => note.answer(error.code === error.PERMISSION_DENIED ? labels.locate_denied : labels.locate_failed),
      { enableHighAccuracy: true, timeout: LONGEST_MS },
    );
  });
  go.classList.add("sm-first");
  note.answer(labels.locate_why, go);
}

// „Nur dieser Ausschnitt“: the list shows what the map shows, until it is taken back.
class PartButton {
  constructor(map, layer, labels) {
    this.map = map;
    this.labels = labels;
    this.button = textButton(labels.only_part, () => this.press(layer));
    const control = L.control({ position: "topleft" });
    control.onAdd = () => {
      const box = quiet(L.DomUtil.create("div", "sm-part"));
      box.append(this.button);
      return box;
    };
    control.addTo(map);
    this.show(false);
  }

  show(isOn) {
    this.isOn = isOn;
    this.button.setAttribute("aria-pressed", String(isOn));
    this.button.textContent = isOn ? this.labels.whole_area : this.labels.only_part;
  }

  press(layer) {
    if (this.isOn) return layer.talk.say({ act: "whole" });
    const box = this.map.getBounds();
    const bounds = [box.getSouth(), box.getWest(), box.getNorth(), box.getEast()];
    return layer.talk.say({ act: "part", bounds });
  }
}

// Choosing a place: a click, or the middle of the map by Enter.
class Picker {
  constructor(map, layer, note, labels) {
    this.map = map;
    this.layer = layer;
    this.note = note;
    this.labels = labels;
    map.on("click", (event) => this.isOn && this.take(event.latlng));
    map.getContainer().addEventListener("keydown", (event) => {
      if (this.isOn && event.target === map.getContainer() && event.key === "Enter") this.take(map.getCenter());
    });
  }

  show(isOn) {
    if (isOn === Boolean(this.isOn)) return;
    this.isOn = isOn;
    this.map.getContainer().classList.toggle("sm-picking", isOn);
    if (isOn) this.note.show(this.labels.pick);
    else this.note.close();
  }

  take({ lat, lng }) {
    this.show(false);
    this.layer.talk.say({ act: "point", lat, lon: lng });
  }
}
