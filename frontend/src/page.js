// What Streamlit's page lacks: its language, and a name for the frame of the map.
window.sozialmapPage = ({ lang, map }) => {
  document.documentElement.lang = lang;
  const name = () => {
    document.querySelectorAll('iframe[title*="streamlit_folium"]').forEach((frame) => {
      frame.title = map;
    });
  };
  name();
  window.sozialmapFrames?.disconnect();
  window.sozialmapFrames = new MutationObserver(name);
  window.sozialmapFrames.observe(document.body, { childList: true, subtree: true });
};
