"""The page „Datenschutz“ in words."""

from collections.abc import Sequence
from typing import Protocol

from sozialmap.text.translator import N_, Translator
from sozialmap.usecases.check_data import Act


class Geocoder(Protocol):
    """Which service finds addresses of organisations."""

    @property
    def provider(self) -> str:
        """Its kind."""

    @property
    def url(self) -> str:
        """Where it runs; "" where none is asked."""


class Tiles(Protocol):
    """Foreign map tiles."""

    @property
    def origin(self) -> str:
        """Where they come from; "" for none."""


class KeepingSettings(Protocol):
    """What the settings say about it."""

    @property
    def forget_minutes(self) -> float:
        """After how many idle minutes a visit is emptied."""

    @property
    def geocoder(self) -> Geocoder:
        """Which service is asked for addresses of organisations."""

    @property
    def tiles(self) -> Tiles:
        """Which foreign map tiles may be loaded by a click."""


class Tested(Protocol):
    """What the self-test did and found."""

    @property
    def did(self) -> Sequence[Act]:
        """What it did, in this order."""

    @property
    def left(self) -> Sequence[str]:
        """Parts of a talk that kept the word after it was deleted."""

    @property
    def hosts(self) -> Sequence[str]:
        """Hosts that were asked."""

    @property
    def files(self) -> Sequence[str]:
        """Files that were written, programs that were started."""

    @property
    def logs(self) -> Sequence[str]:
        """Lines of logs with the word."""

    @property
    def kept_in(self) -> Sequence[str]:
        """Files of the house with the word."""

    @property
    def passed(self) -> bool:
        """Whether nothing was found."""


SAID = (
    N_("**What:** what you write, choose or tap here about yourself: words, place to start from, "
       "times, needs."),
    N_("**Where:** only in the memory of the machine that runs sozialmap, for this "
       "one window. Not in a file, not in the database, not in a log, not in the address line."),
    N_("**Who sees it:** whoever looks at this screen. A second window or another person has a "
       "visit of their own."),
)  # fmt: skip
ENTRIES = (
    N_("**What:** offers, places and notes about them. They are about organisations, not about "
       "people who search."),
    N_("**Where:** in the database of this house."),
    N_("**How long:** until the team deletes them. Their history stays, so that a mistake can be "
       "taken back."),
    N_("**Who sees it:** everybody sees public fields. Persons to ask for and internal notes are "
       "seen by the team only."),
)  # fmt: skip
ADDRESS = (
    N_("The address line holds which topic, day and entry is open, and in which look and language, "
       "so that a link can be passed on. It never holds your words, your place to start from or "
       "your wish."),
    N_("The browser keeps its own history of addresses. Whoever does not want that uses a private "
       "window."),
    N_("For sozialmap the browser keeps one technical cookie and the colours of the page, and "
       "nothing about you."),
)  # fmt: skip
DONE = {
    Act.SEARCH: N_("searched for the word"),
    Act.ADDRESS: N_("looked for a place of that name"),
    Act.TALK: N_("held a whole talk: wish, way, needs, suggestions, choice, first step"),
    Act.SHEET: N_("made the sheet"),
    Act.DIARY: N_("made the date for the calendar"),
    Act.TEXTS: N_("made the texts to copy"),
    Act.ERASE: N_("deleted the talk"),
}
FOUND = (
    ("hosts", N_("Other machines that were asked")),
    ("files", N_("Files that were written")),
    ("logs", N_("Lines in the log with the word")),
    ("kept_in", N_("Files of this house with the word")),
    ("left", N_("Left of the talk after it was deleted")),
)


def describe_keeping(settings: KeepingSettings, _: Translator) -> list[tuple[str, list[str]]]:
    """Return what is kept where as headings with lines, as the settings of this house make it."""
    minutes = f"{settings.forget_minutes:g}".replace(".", ",")
    ends = _(
        "**How long:** until you delete it or close the window (then two minutes at most), or "
        "nobody does anything for {minutes} minutes. Before that you are asked.",
        minutes=minutes,
    )
    what, where, who = (_(line) for line in SAID)
    return [
        (_("What you say here"), [what, where, ends, who]),
        (_("Entries of the map"), [_(line) for line in ENTRIES]),
        (_("What is sent"), _sent(settings, _)),
        (_("Address line and browser"), [_(line) for line in ADDRESS]),
    ]


def _sent(settings: KeepingSettings, _: Translator) -> list[str]:
    told = [
        _("Nothing you say here is sent to anybody. Map, type and search come from the machine "
          "that runs sozialmap."),
        _("Who administers it can fetch the map of a town from the internet. Only the name of the "
          "town and its bounds are sent, after a yes."),
    ]  # fmt: skip
    if settings.geocoder.url:
        told.append(
            _("When the team reads a table, addresses of organisations are looked up at "
              "{service}. Never yours.", service=f"`{settings.geocoder.url}`")
        )  # fmt: skip
    if settings.tiles.origin:
        told.append(
            _("Whoever wants can load another map from {service}. Then that provider learns which "
              "part of the map is looked at. It asks before.", service=f"`{settings.tiles.origin}`")
        )  # fmt: skip
    return told


def tell_test(found: Tested, _: Translator) -> list[str]:
    """Return what the self-test found as lines of Markdown, the answer first."""
    answer = (
        _("**Passed.** The word stayed in memory.")
        if found.passed
        else _(
            "**Not passed.** Please do not use this house with clients, and tell whoever cares "
            "for it."
        )
    )
    done = " · ".join(_(DONE[act]) for act in found.did)
    lines = [answer, "", _("The test did this: {done}.", done=done), ""]
    for name, words in FOUND:
        seen = list(getattr(found, name))
        lines.append(f"- {_(words)}: {len(seen)}")
        if name != "logs":
            lines.extend(f"  - `{one[:120].replace('`', '')}`" for one in seen[:5])
    return lines
