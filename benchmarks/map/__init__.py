"""One Streamlit app that draws the same invented entries in four ways, and a browser's watch."""
