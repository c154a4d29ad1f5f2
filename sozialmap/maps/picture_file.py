"""A picture for paper as PNG; typst draws it, which also makes the sheets."""

import typst

from sozialmap.core.errors import UnavailableError

PPI = 72.0
"""At which a point of the paper is a pixel."""
SHEET = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.picture), format: "svg", width: float(sys.inputs.width) * 1pt)"""


def draw_png(svg: str, width: int, *, sharpness: float = 2.0) -> bytes:
    """Return a picture of a width in pixels as PNG, with so many dots for a pixel.

    The fonts are those of the machine. Raises UnavailableError.
    """
    asked = {"picture": svg, "width": str(width)}
    try:
        drawn = typst.compile(SHEET, format="png", ppi=PPI * sharpness, sys_inputs=asked)
    except RuntimeError as error:
        raise UnavailableError("picture.failed", detail=str(error)) from error
    if not isinstance(drawn, bytes):
        raise UnavailableError("picture.failed", detail="pages")
    return drawn
