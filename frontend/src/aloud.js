// Reading a page aloud: only by a voice that runs on this device. A voice of a service would send away
// what is read, so without a voice of the device there is no button.
const PLACES = '[class*="st-key-details-"], .st-key-side, [data-testid="stMainBlockContainer"]';
const PARTS =
  'h1, h2, h3, h4, li, p, [data-testid="stMetric"], [data-testid="stCaptionContainer"], [role="alert"]';
const SILENT =
  '.st-key-nav, .st-key-back, .skip, [translate="no"], [role="img"], [data-testid="stPopover"], [data-testid="stIconMaterial"], iframe, style, script, [aria-hidden="true"]';
const LONGEST = 200; // Chromium stops in the middle of long texts

const base = (lang) => lang.toLowerCase().split(/[-_]/)[0];

// The voice of the device for a language: the one the device prefers, else the first; null is none.
export function pickVoice(voices, lang) {
  const here = voices.filter((voice) => voice.localService === true && base(voice.lang) === base(lang));
  return here.find((voice) => voice.default) ?? here[0] ?? null;
}

// Cut into pieces that are whole sentences where they can be.
export function toPieces(texts, longest = LONGEST) {
  return texts.flatMap((text) => {
    const words = text.replace(/\s+/g, " ").trim();
    if (!words) return [];
    const sentences = words.match(/[^.!?…:]+[.!?…:]*\s*/g) ?? [words];
    return sentences.reduce((pieces, sentence) => {
      const last = pieces[pieces.length - 1];
      if (last !== undefined && last.length + sentence.length <= longest) pieces[pieces.length - 1] += sentence;
      else pieces.push(sentence);
      return pieces;
    }, []);
  }).map((piece) => piece.trim());
}

const textsOf = (root) =>
  [...root.querySelectorAll(PARTS)]
    .filter((part) => !part.closest(SILENT) && !part.parentElement.closest(PARTS) && part.getClientRects().length)
    .map((part) => {
      const copy = part.cloneNode(true);
      copy.querySelectorAll(SILENT).forEach((one) => one.remove());
      return copy.textContent;
    });

class Reading {
  constructor() {
    this.synthesis = window.speechSynthesis;
    this.voices = [];
    this.button = null;
    this.isOn = false;
    this.synthesis?.addEventListener?.("voiceschanged", () => this.look());
    window.addEventListener("pagehide", () => this.stop());
  }

  speakAs(lang, words) {
    if (this.lang !== lang) this.stop();
    this.lang = lang;
    this.words = words;
  }

  // Streamlit draws the row of the navigation anew, so the button is put back where it is missing.
  look() {
    const row = document.querySelector(".st-key-shown");
    const voice = this.synthesis ? pickVoice(this.synthesis.getVoices(), this.lang) : null;
    if (!row || !voice) {
      this.button?.remove();
      this.button = null;
      return;
    }
    if (!this.button) this.make();
    this.tell();
    if (row.lastElementChild !== this.button) row.append(this.button);
  }

  make() {
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "sm-aloud";
    this.button.innerHTML =
      '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5ZM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/></svg><span></span>';
    this.button.addEventListener("click", () => (this.isOn ? this.stop() : this.start()));
  }

  tell() {
    const words = this.isOn ? this.words.stop : this.words.read;
    const text = this.button.querySelector("span");
    if (text.textContent !== words) text.textContent = words;
  }

  start() {
    const voice = pickVoice(this.synthesis.getVoices(), this.lang);
    if (!voice) return;
    this.synthesis.cancel();
    this.isOn = true;
    const pieces = toPieces(this.texts());
    pieces.forEach((piece, place) => this.say(piece, voice, place === pieces.length - 1));
    if (!pieces.length) this.isOn = false;
    this.tell();
  }

  // The heading, then what is open: the details, else the list, else the whole page.
  texts() {
    const heading = document.querySelector('[data-testid="stMainBlockContainer"] h1');
    const [place] = PLACES.split(", ").map((one) => document.querySelector(one)).filter(Boolean);
    const texts = place ? textsOf(place) : [];
    return heading && !place?.contains(heading) ? [heading.textContent, ...texts] : texts;
  }

  say(piece, voice, isLast) {
    const words = new SpeechSynthesisUtterance(piece);
    words.voice = voice;
    words.lang = voice.lang;
    if (isLast) words.onend = () => this.stop();
    this.synthesis.speak(words);
  }

  stop() {
    if (!this.isOn) return;
    this.isOn = false;
    this.synthesis.cancel();
    if (this.button) this.tell();
  }
}

export function offerReading(lang, words) {
  window.sozialmapReading ??= new Reading();
  window.sozialmapReading.speakAs(lang, words);
  return window.sozialmapReading;
}
