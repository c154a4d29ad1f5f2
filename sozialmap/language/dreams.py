"""Reads the table of dreams: `data/dreams.csv`, a row a rung (see data/README.md)."""

import csv
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from sozialmap.core.dreams import Dream, Rung, Step
from sozialmap.core.errors import InputError
from sozialmap.core.model import OfferKind


def read_dreams(path: Path, interest_names: Collection[str]) -> Mapping[str, Sequence[Dream]]:
    """Return the dreams of a table by their interest.

    Raises InputError where a rung is missing or something is not known.
    """
    rungs: dict[tuple[str, tuple[str, ...]], dict[Rung, Step]] = defaultdict(dict)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter=";"):
                step = _to_step(row)
                _check(step, row["interest"], interest_names)
                rungs[row["interest"], _parts(row["words"])][step.rung] = step
        dreams = defaultdict(list)
        for (interest, words), steps in rungs.items():
            three = (steps[Rung.TODAY], steps[Rung.NEXT], steps[Rung.NEEDS])
            dreams[interest].append(Dream(interest, words, three))
    except (OSError, KeyError, ValueError) as error:
        raise InputError("dreams.broken", file=path.name) from error
    return dreams


def _to_step(row: dict[str, str]) -> Step:
    kinds = tuple(OfferKind(kind) for kind in _parts(row["kinds"]))
    interests = _parts(row["interests"])
    return Step(Rung(row["rung"]), row["text"], interests, kinds, row.get("text_en") or "")


def _check(step: Step, interest: str, interest_names: Collection[str]) -> None:
    for name in (interest, *step.interests):
        if name not in interest_names:
            raise ValueError(name)


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))
