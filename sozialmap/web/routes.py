"""Our own routes beside Streamlit: bundle, basemap and columns of the map. Public fields only."""

import re

FOR_GOOD = "public, max-age=31536000, immutable"
"""For addresses that carry a version of what they show."""
PMTILES = re.compile(r"[a-z0-9-]+/[a-z_]+\.pmtiles")
