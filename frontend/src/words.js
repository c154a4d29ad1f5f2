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
