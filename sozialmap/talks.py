"""What a talk leans on, and what is taken along: a house seen from the page „Planen“."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from sozialmap.core.distance import distance_m
from sozialmap.core.model import Offer
from sozialmap.core.places import Place
from sozialmap.core.plan import Plan, find_first_visit
from sozialmap.core.ports import WishReader
from sozialmap.core.sharing import Audience, share_offer
from sozialmap.core.talk import Talk
from sozialmap.core.wishes import Mode, Wish
from sozialmap.exporters.calendar_file import to_calendar
from sozialmap.maps.talk_picture import picture_choices
from sozialmap.printing.sheet import MAP_SIZES_PX, Paper, draw_sheet, entry_url
from sozialmap.privacy.forgetting import find_left
from sozialmap.privacy.watch import find_files_with, watch
from sozialmap.text import Translator
from sozialmap.text.plan_snippet import Sections, Snippet, describe_for_plan
from sozialmap.text.plan_words import describe_plan, plan_as_text
from sozialmap.usecases.check_data import Act, SelfTest, prove_privacy
from sozialmap.usecases.explore import Query, explore
from sozialmap.usecases.match import answer_wish
from sozialmap.usecases.plan_talk import Knowledge, find_topic, judge_choices, to_plan
from sozialmap.usecases.rehearse import choose_some, say_all
from sozialmap.wiring import House

NEAR_STOP_M = 1_500.0
"""A stop further away helps nobody."""


class Talks:
    """Everything a talk needs of a house. Keeps nothing of any talk."""

    def __init__(self, house: House) -> None:
        """Keep the house; nothing is opened yet."""
        self.house = house

    def start_places(self) -> list[tuple[str, Place, bool]]:
        """Return names and places to start from that are no address.

        True is a stop, else it is a quarter.
        """
        area = self.house.area()
        if area is None:
            return []
        pack = self.house.pack(area)
        stops = [(stop.name, stop.place, True) for stop in pack.stops]
        quarters = [(one.name, Place(one.lat, one.lon), False) for one in pack.quarters]
        return sorted(stops) + sorted(quarters)

    def nearest_stop(self, place: Place) -> tuple[str, tuple[str, ...], float] | None:
        """Return name, lines and distance in metres of the nearest stop, None where none is near.

        The metres are as the crow flies.
        """
        area = self.house.area()
        stops = self.house.pack(area).stops if area else []
        away = [(distance_m(place, stop.place), stop) for stop in stops]
        metres, stop = min(away, key=lambda found: found[0], default=(NEAR_STOP_M, None))
        return (stop.name, stop.lines, metres) if stop and metres <= NEAR_STOP_M else None

    def draw_map(
        self,
        offers: Sequence[Offer],
        start: Place | None,
        mode: Mode,
        size: tuple[int, int],
        _: Translator,
        drawings: Sequence[str] = (),
    ) -> str | None:
        """Return a map of offers and a start as SVG, numbered from 1; None without any place.

        `drawings` are names of pictures beside the markers. A single offer has the way from the
        start to it, where the network knows one.
        """
        area = self.house.area()
        entries = [share_offer(offer, Audience.PUBLIC) for offer in offers]
        there = entries[0].asset.place if len(entries) == 1 else None
        route = self.house.reach(area).route(start, there, mode) if area and start and there else []
        return picture_choices(
            entries, start, area, self.house.map_ground, size, _, route=route, drawings=drawings
        )

    def find_known(self, talk: Talk, reader: WishReader, today: date) -> Knowledge:
        """Return what a talk leans on: entries and ways as they are now."""
        index = self.house.index()
        travel = self.house.travel(talk.start, talk.mode, index)
        return Knowledge(
            index, reader, self.house.vocabulary.interests, self.house.dreams, today, travel
        )

    def make_plan(self, talk: Talk, known: Knowledge, language: str) -> Plan:
        """Return the plan of a talk as it is now, with ways and stops."""
        matches = judge_choices(talk, known)
        places = {offer_id: match.offer.asset.place for offer_id, match in matches.items()}
        found = {id: self.nearest_stop(place) for id, place in places.items() if place}
        stops = {id: stop for id, stop in found.items() if stop}
        topics = {
            one.offer.id: find_topic(one.offer, one.interests, known)
            for one in talk.choices
            if one.offer.id is not None
        }
        return to_plan(talk, matches, stops, language=language, topics=topics)

    def print_sheet(self, talk: Talk, plan: Plan, paper: Paper, _: Translator) -> bytes:
        """Return the plan of a talk as a PDF."""
        size = MAP_SIZES_PX[paper]
        maps = [
            self.draw_map([choice.offer], talk.start, talk.mode, size, _) for choice in plan.choices
        ]
        return draw_sheet(
            plan, _, paper, map_svgs=maps, public_url=self.house.settings.public_url
        ).pdf

    def make_diary(self, plan: Plan, _: Translator) -> bytes | None:
        """Return the first visit of a plan as a calendar file; None where no day is set."""
        first = find_first_visit(plan)
        if first is None or first.when is None:
            return None
        url = entry_url(self.house.settings.public_url, first)
        return to_calendar(first.offer, first.when, _, now=datetime.now(UTC), url=url)

    def describe(self, plan: Plan, sections: Sections, _: Translator) -> Snippet:
        """Return a plan as a text for the Teilhabeplan."""
        return describe_for_plan(plan, sections, self.house.vocabulary.interests, _)

    def prove_privacy(self, today: date) -> SelfTest:
        """Say a word as a client would, in a search and in a whole talk, and look where it went."""
        index, area, _ = self.house.index(), self.house.area(), self.house.translator()
        start = area.bounds.centre if area else None
        talk, finder = Talk(), self.house.finder(area)

        def search(word: str) -> None:
            wish = Wish(text=f"Ich möchte {word}", start=start)
            travel = self.house.travel(wish.start, wish.mode, index)
            answer_wish(wish, index, self.house.reader, today=today, travel=travel)
            explore(Query(text=word), index, self.house.reader, today=today)

        def hold_talk(word: str) -> None:
            say_all(talk, word, start)
            choose_some(talk, word, self.find_known(talk, self.house.reader, today))

        def plan() -> Plan:
            return self.make_plan(talk, self.find_known(talk, self.house.reader, today), _.language)

        def copy(word: str) -> None:
            plan_as_text(describe_plan(plan(), _))
            self.describe(plan(), self.house.plan_sections[0], _)

        def erase(word: str) -> tuple[str, ...]:
            talk.forget()
            return find_left([word], {Act.ERASE: talk})

        acts: dict[Act, Callable[[str], object]] = {
            Act.SEARCH: search,
            **({Act.ADDRESS: finder.find} if finder else {}),
            Act.TALK: hold_talk,
            Act.SHEET: lambda word: self.print_sheet(talk, plan(), Paper.A4, _),
            Act.DIARY: lambda word: self.make_diary(plan(), _),
            Act.TEXTS: copy,
        }
        return prove_privacy(
            acts, erase, watch, lambda word: find_files_with(word, self.house.settings.home)
        )
