// What Streamlit's page lacks: its language, a name for the frame of the map, its own words in the
// language of the page, reading aloud, and the tie between rows of the list and markers of the map.
import { offerReading } from "./aloud.js";
import { askBeforeLeaving, keepNoWords, tellGone } from "./leaving.js";
import { followRows } from "./rows.js";
import { afterwards, translated } from "./words.js";

const SPOKEN =
  '[data-testid^="stFileUploader"], [data-testid="stFileDropzoneInstructions"], [data-st-overlay-root], ' +
  '[data-baseweb="popover"], [data-testid="stDialog"], [data-testid="stStatusWidget"], [data-testid="stSkipToContent"]';

const translate = (words) => {
  document.querySelectorAll(SPOKEN).forEach((part) => {
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const told = translated(text.nodeValue, words);
      if (told !== text.nodeValue) text.nodeValue = told;
    }
  });
  document.querySelectorAll("[aria-label], [title]").forEach((part) => {
    for (const name of ["aria-label", "title"]) {
      const told = translated(part.getAttribute(name) ?? "", words);
      if (part.hasAttribute(name) && told !== part.getAttribute(name)) part.setAttribute(name, told);
    }
  });
};

askBeforeLeaving(window);

let spoken = {}; // the words of the page now, and with them those of the language before

window.sozialmapPage = ({ lang, dir, map, words, aloud, gone, understood }) => {
  document.documentElement.lang = lang;
  document.documentElement.dir = dir;
  const key = JSON.stringify(words);
  if (spoken.key !== key) spoken = { key, words, all: afterwards(words, spoken.words) };
  tellGone(window, gone, understood);
  const rows = followRows();
  const reading = offerReading(lang, aloud);
  const mend = () => {
    document.querySelectorAll('iframe[title*="streamlit_folium"]').forEach((frame) => {
      frame.title = map;
    });
    document.querySelector(".st-key-idle")?.setAttribute("role", "status");
    keepNoWords(document);
    translate(spoken.all);
    reading.look();
    rows.look();
  };
  mend();
  window.sozialmapFrames?.disconnect();
  window.sozialmapFrames = new MutationObserver(mend);
  window.sozialmapFrames.observe(document.body, { childList: true, subtree: true });
};
