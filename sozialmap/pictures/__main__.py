"""`python -m sozialmap.pictures`: draw all pictures on one sheet, docs/pictures.svg."""

from sozialmap.pictures.sheet import SHEET, draw_sheet

SHEET.write_text(draw_sheet(), encoding="utf-8")
