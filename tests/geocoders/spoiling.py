"""Spoil addresses as people do: abbreviations, typos, ranges, suffixes, noise around them."""

import re
from dataclasses import dataclass
from random import Random

LETTERS = "abcdefghijklmnopqrstuvwxyz"
BEFORE = (
    *("", "", "", "c/o Verein Nordlicht, ", "Nachbarschaftshaus, ", "Familienzentrum Mitte\n"),
    *("z. Hd. Frau Beispiel, ", "(Altbau) ", "Adresse: "),
)
AFTER = (
    *("", "", "", " HH 2.OG", " / Hinterhaus", ", 3. Stock", ", Eingang B", " (Hof links)", "\n"),
    *(" Vorderhaus EG", ", Tel. 030 12345", ", Raum 12", " – Seitenflügel"),
)


@dataclass(frozen=True)
class Known:
    """A real address; `neighbour` is the next number of its side, where there is one."""

    street: str
    number: str
    postcode: str
    town: str
    neighbour: str = ""


def mistype(name: str, typos: int, rng: Random) -> str:
    """Return a name with letters lost, doubled, swapped, mistaken or added, first ones too."""
    for _ in range(typos):
        name = _mistype_once(name, rng)
    return name


def _mistype_once(name: str, rng: Random) -> str:
    spots = [at for at, char in enumerate(name) if char.isalpha()]
    at = rng.choice(spots)
    pairs = [at for at in spots if at + 1 in spots and name[at].lower() != name[at + 1].lower()]
    swap = rng.choice(pairs)
    stranger = rng.choice([letter for letter in LETTERS if letter != name[at].lower()])
    return rng.choice(
        (
            name[:at] + name[at + 1 :],
            name[:at] + stranger + name[at + 1 :],
            name[:at] + stranger + name[at:],
            name[:at] + name[at] + name[at:],
            name[:swap] + name[swap + 1] + name[swap] + name[swap + 2 :],
        )
    )


def rewrite(name: str, rng: Random) -> str:
    """Return a street name in one of the usual spellings."""
    short = re.sub(r"(?<=[sS])traße\b", "tr.", name)
    return rng.choice(
        (
            name,
            short,
            short.replace("tr.", "tr"),
            name.upper(),
            name.lower(),
            name.replace("-", " "),
            name.replace(" ", "\u00a0"),
            _without_umlauts(name),
        )
    )


def _without_umlauts(name: str) -> str:
    for letter, written in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        name = name.replace(letter, written)
    return name


def rewrite_number(known: Known, rng: Random) -> str:
    """Return a house number in one of the usual spellings; a neighbour makes a range of it."""
    number = known.number
    ways = [number, number, number.upper(), re.sub(r"(\d)([a-zA-Z])", r"\1 \2", number)]
    if known.neighbour:
        ways += [f"{number}-{known.neighbour}", f"{number} – {known.neighbour}"]
    return rng.choice(ways)


def spoil(known: Known, typos: int, rng: Random) -> str:
    """Return an address as someone might have put it into one cell of a table."""
    street = mistype(rewrite(known.street, rng), typos, rng)
    number = rewrite_number(known, rng)
    town = rng.choice(("", f", {known.postcode} {known.town}", f"\n{known.town}"))
    if rng.random() < 0.1 and not re.search(r"\d", street):
        return f"{number} {street}{town}"
    if rng.random() < 0.1 and town:
        return f"{town.strip(', ')}, {street} {number}"
    return f"{rng.choice(BEFORE)}{street} {number}{rng.choice(AFTER)}{town}"
