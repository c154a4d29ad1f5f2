"""Draw the invented town and write it as an OSM file: `python -m demo [FILE]`."""

import sys
from pathlib import Path

from demo.town import draw_town

TARGET = Path(__file__).resolve().parent.parent / "data" / "quarter.osm.gz"

draw_town().write(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
