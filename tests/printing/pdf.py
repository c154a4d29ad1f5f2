"""Open a PDF and tell what is in it."""

import io
import math
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdf import PdfReader


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """All text; line breaks, their hyphens and gaps without width are taken out."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        told = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
    return re.sub(r"[\s\u200b\u00ad\ufffe\u0002]|-(?=\r?\n)", "", told)


def lines_of(pdf: bytes) -> list[str]:
    """The lines as they stand on the paper, hyphens included."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        told = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
    return [re.sub("[\ufffe\u0002]", "-", line).replace("\u200b", "") for line in told.splitlines()]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def sizes_of(pdf: bytes) -> list[float]:
    """The size of every piece of text as it stands on the paper, in points."""
    sizes = []

    def visit(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if text.strip():
            scale = math.sqrt(abs(tm[0] * tm[3] - tm[1] * tm[2]))
            sizes.append(size * scale * math.sqrt(abs(cm[0] * cm[3] - cm[1] * cm[2])))

    for page in read(pdf).pages:
        page.extract_text(visitor_text=visit)
    return sizes


def tags_of(pdf: bytes) -> list[dict[str, Any]]:
    """All elements of the structure tree."""
    return list(_walk(read(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"]))


def _walk(node: Any) -> Iterator[dict[str, Any]]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one in node:
            yield from _walk(one)
    elif isinstance(node, dict) and "/S" in node:
        yield node
        yield from _walk(node.get("/K", []))


def links_of(pdf: bytes) -> list[str]:
    return [
        annotation.get_object()["/A"]["/URI"]
        for page in read(pdf).pages
        for annotation in page.get("/Annots", [])
        if "/URI" in annotation.get_object().get("/A", {})
    ]


def ink_beyond(pdf: bytes, margin_pt: float) -> bool:
    """Tell whether anything is printed nearer to an edge of the paper than a margin."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return any(
            _touches(page.render(scale=1).to_pil().convert("L"), margin_pt) for page in document
        )
    finally:
        document.close()


def _touches(picture: Any, margin: float) -> bool:
    dark = picture.point(lambda value: 255 if value < 200 else 0).getbbox()
    if dark is None:
        return False
    left, top, right, bottom = dark
    return min(left, top, picture.width - right, picture.height - bottom) < margin
