// Streamlit's own words that no setting changes, exchanged where they are a whole text.
const SIZE = /^(\d+)\s?MB per file(?: • (.*))?$/;

export const translated = (text, words) => {
  const size = SIZE.exec(text.trim());
  if (size && words["{size} MB per file"]) {
    const told = words["{size} MB per file"].replace("{size}", size[1]);
    return size[2] ? `${told} · ${size[2]}` : told;
  }
  return words[text.trim()] ?? text;
};

// Words for a page that was in another language before: what was exchanged then is exchanged anew.
// `before` holds words of the language before by the English ones. Of two words told alike, the first counts.
export const afterwards = (words, before = {}) => {
  const again = {};
  for (const [english, told] of Object.entries(before)) {
    if (english in words && !(told in words)) again[told] ??= words[english];
  }
  return { ...again, ...words };
};
