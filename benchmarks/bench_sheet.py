"""Make the sheet one takes home, against Chromium that prints the same words from HTML.

Aim: ready in 2 s, the first of a process included. The browser is the usual way to a PDF with tags
and all scripts; it writes a profile and a file, which a sheet with a client's words must not.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

from benchmarks.measure import print_table
from sozialmap.core.plan import Choice, Plan
from sozialmap.importers.german_hours import read_hours
from sozialmap.printing.sheet import Paper, draw_sheet
from sozialmap.text import load_translator
from sozialmap.text.plan_words import describe_plan, plan_as_text
from tests.conftest import chromium_path, make_offer

AIM_S = 2.0
TIMES = 5
WORDS = "Ich möchte gern wieder einmal unter Leute und dabei draußen sein. "


def make_plan(sentences: int) -> Plan:
    """Return a plan of three choices with own words of so many sentences in each field."""
    said = WORDS * sentences
    offers = [
        make_offer(f"Treff {n}", id=n, hours=read_hours("Di 14-17 Uhr"), description=WORDS)
        for n in range(3)
    ]
    choices = (Choice(offer, said, "Anrufen", plan_b=said, bring=said) for offer in offers)
    return Plan(wish_text=said, choices=tuple(choices))


def draw(plan: Plan) -> bytes:
    """Make the sheet as the app does."""
    return draw_sheet(plan, load_translator("de"), Paper.A4, public_url="https://k.example").pdf


def print_with_browser(plan: Plan) -> bytes:
    """Print the same words by Chromium."""
    words = plan_as_text(describe_plan(plan, load_translator("de")))
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder) / "sheet.html", Path(folder) / "sheet.pdf"
        page.write_text(f"<html lang=de><pre>{escape(words)}</pre>", encoding="utf-8")
        options = ("--headless", "--no-sandbox", "--disable-gpu")
        places = (f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}", str(page))
        command = [str(chromium_path()), *options, *places]
        subprocess.run(command, check=True, capture_output=True)
        return out.read_bytes()


def seconds(function: Callable[[Plan], bytes], plan: Plan) -> tuple[float, float, int]:
    """Return wall seconds of the first and the best run, and the size."""
    runs = []
    for _run in range(TIMES):
        started = time.perf_counter()
        size = len(function(plan))
        runs.append(time.perf_counter() - started)
    return runs[0], min(runs), size


def main() -> None:
    """Print the table."""
    rows = []
    for name, sentences in (("usual", 1), ("3,000 signs in each field", 45)):
        plan = make_plan(sentences)
        ours = seconds(draw, plan)
        rows.append((name, "sozialmap, typst", *_told(ours), "1 ×"))
        if chromium_path():
            theirs = seconds(print_with_browser, plan)
            ratio = f"{theirs[1] / ours[1]:.0f} ×"
            rows.append((name, "Chromium, print to PDF", *_told(theirs), ratio))
    head = ("own words", "way", "first, s", "best, s", "kB", "times ours")
    print_table(f"A sheet of three choices, A4 (aim: {AIM_S:.0f} s)", head, rows)


def _told(run: tuple[float, float, int]) -> tuple[str, str, int]:
    first, best, size = run
    return f"{first:.2f}", f"{best:.2f}", round(size / 1024)


if __name__ == "__main__":
    os.environ.setdefault("LANG", "C.UTF-8")
    main()
