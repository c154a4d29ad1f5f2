"""Plan together: from what was said to a wish, suggestions, a choice, and a plan for paper."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.answers import Answer
from sozialmap.core.dreams import Dream, Step, find_dreams
from sozialmap.core.folding import fold
from sozialmap.core.hours import Interval, find_known, read_wished
from sozialmap.core.index import KINDS, Index
from sozialmap.core.model import Interest, Offer, OfferKind
from sozialmap.core.plan import Appointment, Choice, Plan, Way, with_choice, without_choice
from sozialmap.core.ports import WishReader
from sozialmap.core.reach import Travel
from sozialmap.core.talk import DayPart, Talk
from sozialmap.core.wishes import Filter, Match, MinutesKind, Understood, Wish
from sozialmap.usecases.explore import WEEKDAYS
from sozialmap.usecases.match import WishAnswer, answer_wish

MOST_SHOWN = 7
"""More are too many to talk about (knowhow: three to seven rows)."""
MOST_ON_RUNG = 2
MOST_GIVING = 3
MOST_WALKS = 5
MOST_VISITS = 3
SURELY_ABOUT = 0.5
"""An offer that names no interest is about the one that its words say, from this weight on."""
LONGEST_VISIT_MIN = 240
"""What is open longer is no appointment: one comes on that day, whenever one likes."""
GIVING = (OfferKind.VOLUNTEERING, OfferKind.WORK, OfferKind.LENDING)
"""Where one gives."""


@dataclass(frozen=True, slots=True, repr=False)
class Rung:
    """One rung of a dream, with what there is for it."""

    step: Step
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Ladder:
    """A big wish and its three rungs."""

    interest: str
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Suggestions:
    """What fits what was said, best first: one page of it. `special` is how many were left out.

    `giving` are places where the person gives what he or she can.
    """

    answer: Answer
    matches: tuple[Match, ...]
    first: int
    ladders: tuple[Ladder, ...]
    giving: tuple[Match, ...]
    crisis: bool

    @property
    def has_more(self) -> bool:
        """Whether there are others after these."""
        return self.first + len(self.matches) < len(self.answer.shown)

    @property
    def held_back(self) -> dict[Filter, int]:
        """Fitting entries that a filter holds back."""
        return {name: count for name, count in self.answer.counted.items() if count}


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a talk leans on: entries, what hears words, ways from the start, and the day."""

    index: Index
    reader: WishReader
    interests: Sequence[Interest]
    dreams: Mapping[str, Sequence[Dream]]
    today: date
    travel: Travel | None = None


def to_times(times: Iterable[tuple[int, DayPart]]) -> str:
    """Return the chosen fields of a week as opening hours of OSM; "" is any time."""
    by_day: dict[int, list[str]] = {}
    for day, part in sorted(times):
        by_day.setdefault(day, []).append(part.value)
    return "; ".join(f"{WEEKDAYS[day]} {','.join(parts)}" for day, parts in by_day.items())


def to_wish(talk: Talk, interests: Sequence[Interest]) -> Wish:
    """Return a talk as a wish. An area of which nothing was named stands for all of it.

    Neither commitment nor strengths change what is found.
    """
    return Wish(
        text=talk.own_words,
        interests=tuple(sorted(meant(talk.areas, talk.interests, interests))),
        start=talk.start,
        mode=talk.mode,
        minutes=talk.minutes if talk.start else None,
        pace=talk.pace,
        times=to_times(talk.times),
        budget_eur=talk.budget_eur,
        budget_per=talk.budget_per,
        age=talk.age,
        gender=talk.gender,
        needs=tuple(talk.needs.values()),
        avoid=talk.avoid,
        include_special=talk.include_special,
    )


def meant(
    areas: frozenset[str], named: frozenset[str], interests: Sequence[Interest]
) -> frozenset[str]:
    """Return the interests that cards stand for: those named, and all of areas left as a whole."""
    told = {interest.area for interest in interests if interest.name in named}
    whole = areas - told
    return named | {interest.name for interest in interests if interest.area in whole}


def not_meant(talk: Talk, interests: Sequence[Interest]) -> frozenset[str]:
    """Return the interests that count for nothing: declined ones, and guessed sensitive ones.

    Those are guessed of which the person said no word. A guess at somebody's faith or love is not
    for a screen that two look at.
    """
    said = f" {fold(talk.own_words)} "
    guessed = {
        interest.name
        for interest in interests
        if interest.sensitive
        and not any(f" {fold(word)}" in said for word in (interest.name, *interest.words))
    }
    return talk.declined | (guessed - meant(talk.areas, talk.interests, interests))


def says_nothing(talk: Talk) -> bool:
    """Tell whether nothing was said yet of what matters."""
    return not (talk.own_words.strip() or talk.interests or talk.areas)


def suggest(talk: Talk, known: Knowledge) -> Suggestions:
    """Return one page of suggestions, dreams in rungs, and where strengths are welcome."""
    wish = to_wish(talk, known.interests)
    found = _answer(wish, known, declined=not_meant(talk, known.interests))
    answer = found.answer
    first = talk.page * MOST_SHOWN
    if first >= len(answer.shown):
        first = 0
    return Suggestions(
        answer,
        tuple(answer.shown[first : first + MOST_SHOWN]),
        first,
        tuple(_ladders(talk, wish, answer.understood, known)),
        tuple(_giving(talk, wish, known)),
        found.crisis,
    )


def find_walks(talk: Talk, known: Knowledge) -> list[Match]:
    """Return ordinary places nearby to walk to, each of another kind, the nearest first.

    It asks nothing but the start, so that "I do not know" never leads to an empty list.
    """
    places = np.array([entry.asset.ordinary and bool(entry.title) for entry in known.index.entries])
    wish = Wish(start=talk.start, mode=talk.mode, pace=talk.pace)
    matches = _answer(wish, known, rows=places).answer.shown
    nearest = sorted(matches, key=lambda match: _near(match.minutes))
    by_kind: dict[str, Match] = {}
    for match in nearest:
        by_kind.setdefault(match.offer.notes.get("osm_kind", ""), match)
    return list(by_kind.values())[:MOST_WALKS]


def judge_choices(talk: Talk, known: Knowledge) -> dict[int | str, Match]:
    """Return how the chosen offers stand to what was said; those that are gone are missing."""
    rows = np.zeros(len(known.index.entries), dtype=bool)
    for choice in talk.choices:
        row = known.index.rows.get(choice.offer.id or "", -1)
        if row >= 0:
            rows[row] = True
    if not rows.any():
        return {}
    wish = replace(to_wish(talk, known.interests), include_special=True)
    matches = _answer(
        wish, known, rows=rows, declined=not_meant(talk, known.interests)
    ).answer.matches
    return {match.offer.id: match for match in matches if match.offer.id is not None}


def choose(talk: Talk, match: Match, understood: Sequence[Understood] = ()) -> None:
    """Take an offer into the choice. Raises InputError when there are three others already."""
    heard = tuple(one.interest.name for one in understood)
    choice = Choice(match.offer, questions=match.verdict.missing, interests=heard)
    talk.choices = with_choice(Plan(choices=talk.choices), choice).choices
    talk.of_choice = talk.of_choice or match.offer.id


def unchoose(talk: Talk, offer_id: int | str | None) -> None:
    """Take an offer out of the choice, with what was said of it."""
    talk.choices = without_choice(Plan(choices=talk.choices), offer_id).choices
    if talk.of_choice == offer_id:
        talk.of_choice = talk.choices[0].offer.id if talk.choices else None


def change_choice(talk: Talk, offer_id: int | str | None, **said: object) -> None:
    """Take what was said of a chosen offer; of one that was let go nothing is kept."""
    talk.choices = tuple(
        replace(choice, **said) if choice.offer.id == offer_id else choice  # type: ignore[arg-type]
        for choice in talk.choices
    )


def is_chosen(talk: Talk, offer_id: int | str | None) -> bool:
    """Tell whether an offer is in the choice."""
    return any(choice.offer.id == offer_id for choice in talk.choices)


def find_topic(offer: Offer, heard: Iterable[str], known: Knowledge) -> Interest | None:
    """Return the interest that an offer is about, for its drawing; None where it is not known.

    What it names and was asked for comes first. Of what it does not name nothing sensitive is
    guessed.
    """
    by_name = {interest.name: interest for interest in known.interests}
    named = [name for name in offer.interests if name in by_name]
    asked = set(heard)
    told = [name for name in named if name in asked] or named or _about(offer, known, by_name)
    return by_name[told[0]] if told else None


def _about(offer: Offer, known: Knowledge, by_name: Mapping[str, Interest]) -> list[str]:
    """Return what the words of an offer surely say, the surest first."""
    row = known.index.rows.get(offer.id or "", -1)
    weights = known.index.candidates[row].profile if row >= 0 else {}
    sure = [name for name, weight in weights.items() if weight >= SURELY_ABOUT]
    plain = [name for name in sure if name in by_name and not by_name[name].sensitive]
    return sorted(plain, key=lambda name: -weights[name])


def find_visits(offer: Offer, talk: Talk, today: date) -> list[Appointment]:
    """Return the next times at which an offer is known to be there, at times that were chosen.

    Without a time in common the next ones are returned all the same: a plan may change a habit.
    """
    if offer.hours is None or not offer.hours.known:
        return []
    known = [piece for piece in find_known(offer.hours.osm, today) if piece.start.date() > today]
    wished = read_wished(to_times(talk.times), today).pieces if talk.times else ()
    fitting = [piece for piece in known if any(_meet(piece, other) for other in wished)]
    return [_to_visit(piece) for piece in (fitting or known)[:MOST_VISITS]]


def to_plan(
    talk: Talk,
    matches: Mapping[int | str, Match],
    stops: Mapping[int | str, tuple[str, tuple[str, ...], float]],
    *,
    language: str,
    topics: Mapping[int | str, Interest | None] | None = None,
) -> Plan:
    """Return the plan for paper, with ways and questions as they are now.

    `stops` are name, lines and metres of the stop next to each offer, `topics` what it is about.
    Offers that are gone are left out; what was said of them stays in the talk.
    """
    about = topics or {}
    choices = tuple(
        replace(
            _with_way(choice, talk, matches[choice.offer.id], stops.get(choice.offer.id)),
            topic=about.get(choice.offer.id),
        )
        for choice in talk.choices
        if choice.offer.id is not None and choice.offer.id in matches
    )
    return Plan(
        wish_text=talk.wish_text.strip() or talk.liked_before.strip(),
        goal=talk.goal,
        commitment=talk.commitment,
        strengths=tuple(sorted(talk.strengths)),
        interests=tuple(sorted(talk.interests)),
        choices=choices,
        language=language,
        easy=talk.easy,
    )


def _with_way(
    choice: Choice, talk: Talk, match: Match, stop: tuple[str, tuple[str, ...], float] | None
) -> Choice:
    name, lines, metres = stop or ("", (), None)
    way = Way(
        start=talk.start_label if match.minutes is not None else "",
        mode=talk.mode,
        minutes=match.minutes,
        guessed=match.minutes_kind is MinutesKind.ESTIMATE,
        stop=name,
        lines=lines,
        stop_m=metres,
    )
    return replace(choice, offer=match.offer, questions=match.verdict.missing, way=way)


def _answer(
    wish: Wish,
    known: Knowledge,
    *,
    rows: NDArray[np.bool_] | None = None,
    declined: frozenset[str] = frozenset(),
) -> WishAnswer:
    return answer_wish(
        wish, known.index, known.reader,
        today=known.today, rows=rows, declined=declined, travel=known.travel,
    )  # fmt: skip


def _ladders(
    talk: Talk, wish: Wish, understood: Sequence[Understood], known: Knowledge
) -> Iterable[Ladder]:
    for dream in find_dreams(understood, known.dreams, talk.own_words):
        yield Ladder(
            dream.interest, tuple(Rung(s, tuple(_on_rung(s, wish, known))) for s in dream.steps)
        )


def _on_rung(step: Step, wish: Wish, known: Knowledge) -> list[Match]:
    """Return what there is for a rung; judged as everything else, but for its own interests."""
    for_step = replace(wish, text="", interests=step.interests)
    found = _answer(for_step, known, rows=_of_kinds(known.index, step.kinds)).answer
    return found.shown[:MOST_ON_RUNG]


def _giving(talk: Talk, wish: Wish, known: Knowledge) -> list[Match]:
    """Return where strengths are welcome."""
    if not talk.strengths:
        return []
    giving = replace(wish, text="", interests=tuple(sorted(talk.strengths)))
    return _answer(giving, known, rows=_of_kinds(known.index, GIVING)).answer.shown[:MOST_GIVING]


def _of_kinds(index: Index, kinds: Sequence[OfferKind]) -> NDArray[np.bool_]:
    return np.isin(index.kinds, [KINDS.index(kind) for kind in kinds])


def _near(minutes: float | None) -> float:
    return float("inf") if minutes is None else minutes


def _meet(piece: Interval, other: Interval) -> bool:
    return piece.start < other.end and other.start < piece.end


def _to_visit(piece: Interval) -> Appointment:
    length = (piece.end - piece.start).total_seconds() / 60
    if length > LONGEST_VISIT_MIN:
        return Appointment(piece.start.date())
    return Appointment(piece.start.date(), piece.start.time(), piece.end.time())
