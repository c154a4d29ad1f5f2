"""The map in one file: nothing foreign, nothing of a wish, any text as text, small."""

import base64
import hashlib
import json
import random
import re
import zlib
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from sozialmap.core.areas import Area
from sozialmap.core.model import Asset, AssetType, Barrier, Contact, Fact, Hours, OfferKind, Value
from sozialmap.core.places import Address, Bounds, Place, Quality
from sozialmap.core.sharing import Audience, share_offer
from sozialmap.maps.bundle import is_built
from sozialmap.maps.saved import Bundle, build_saved_map, read_bundle
from sozialmap.maps.saved_list import MOST_NUMBERED, MOST_PLAIN
from sozialmap.usecases.explore import Query, explore
from sozialmap.usecases.save_map import DETAILS, MOST_GROUND, Saving, save_map
from tests.conftest import TODAY, make_offer
from tests.maps.ground import HOSTILE

STUB = Bundle("let map = 1;", "p { color: red }")
AREA = Area(
    "Mainbogen", "mainbogen-1", Bounds(8.6, 50.0, 8.8, 50.2), "quarter.osm.gz",
    date(2026, 10, 28), "© OpenStreetMap-Mitwirkende", fictional=True,
)  # fmt: skip


def entry(number=1, title="Hundetreff", **values):
    asset = Asset(
        "Verein", AssetType.ASSOCIATION, address=Address("Hauptstr. 5", "63065", "Mainbogen"),
        place=Place(50.1 + number * 1e-4, 8.7 + number * 1e-4), quality=Quality.HOUSE,
        contact=Contact(phone="069 1234", person="Frau Geheim"),
    )  # fmt: skip
    defaults = {"asset": asset, "id": number, "kind": OfferKind.DROP_IN}
    return make_offer(title, **{**defaults, **values})


def build(entries, german, *, area=AREA, bundle=STUB, ground=""):
    """The file as the use case makes it."""
    return save_map(
        entries,
        area,
        read_ground=lambda bounds, detail: ground,
        build=lambda saving: build_saved_map(saving, bundle, german),
        today=TODAY,
    ).decode()


def content(page):
    found = re.search(r'id="content">(.*?)</script>', page, re.S)
    return json.loads(found[1])


def all_text(page):
    """Everything the file says, with what lies deflated in it."""
    packed = content(page)["details"]
    return page + (zlib.decompress(base64.b64decode(packed)).decode() if packed else "")


class Tags(HTMLParser):
    """Collects tags and the text outside scripts and styles."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.text = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        if self.tags and self.tags[-1][0] not in {"script", "style"}:
            self.text.append(data)


def test_it_says_what_a_person_needs_and_that_the_quarter_is_invented(german):
    offer = entry(hours=Hours("Tu 14:00-17:00"), description="Mit Hunden gehen", source="Gespräch")
    page = build([offer], german)

    told = "".join(Tags(page).text)
    for words in (
        "Schatzkarte Mainbogen", "Treff", "Hundetreff", "Hauptstr. 5, 63065 Mainbogen", "Di 14–17",
        "Mit Hunden gehen", "069 1234", "Gespräch, Stand 24.11.2026", "gespeichert am 24.11.2026",
        "erfundenes Quartier", "© OpenStreetMap-Mitwirkende · Stand 28.10.2026",
    ):  # fmt: skip
        assert words in told
    assert '<html lang="de" dir="ltr">' in page
    assert "erfundenes" not in build([offer], german, area=replace(AREA, fictional=False))


def test_its_own_policy_lets_in_nothing_but_its_script_and_style(german):
    page = build([entry()], german)

    policy = next(a["content"] for t, a in Tags(page).tags if a.get("http-equiv"))
    for text, kind in ((STUB.script, "script"), (STUB.style, "style")):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}';" in policy
    assert "default-src 'none'" in policy
    assert not re.search(r"https?:|unsafe|\*", policy)


@pytest.mark.parametrize("count", [3, MOST_PLAIN + 1], ids=["plain", "packed"])
def test_nothing_leaves_that_the_public_may_not_see(german, count):
    person = replace(entry().asset, asset_type=AssetType.PERSON, name="Karla Nachbarin")
    hidden = entry(
        asset=replace(person, contact=Contact(phone="0170 555", email="karla@x.org")),
        notes={"Bemerkung": "hat Angst vor Hunden"},
        ref="intern-17",
    )
    page = all_text(build([hidden, *(entry(n) for n in range(2, count + 1))], german))

    assert "Hundetreff" in page
    for secret in ("Frau Geheim", "0170 555", "karla@x.org", "hat Angst", "intern-17"):
        assert secret not in page


def test_it_does_not_depend_on_the_wish_but_by_which_entries_fit(german):
    """A ranking would tell what was asked for, so any order gives the same file."""
    offers = [entry(n, title) for n, title in enumerate(("Chor", "Angeln", "Boule", "Chor"), 1)]

    assert build(offers, german) == build(offers[::-1], german)


def test_explored_words_and_start_are_not_in_it(town_house, german):
    if not is_built():
        pytest.skip("the map's bundle is not built: run make setup")
    start = Place(50.123456, 8.654321)
    query = Query(text="Ich lese gern Bücher, Zitterwort", start=start)
    found = explore(query, town_house.index(), town_house.reader, today=TODAY)
    assert found.matches

    page = all_text(town_house.saved_map([m.offer for m in found.matches], TODAY).decode())

    for trace in ("Zitterwort", "50.12345", "8.65432", "passt zu", "score", 'outcome":"o'):
        assert trace not in page
    assert set(content(page.partition("</html>")[0])["words"]["outcomes"]) == {"none"}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("count", [1, MOST_PLAIN + 1], ids=["plain", "packed"])
def test_any_text_is_text(german, name, count):
    asset = replace(entry().asset, name=name, address=Address(name, "", name))
    facts = (Fact(Barrier.STEPS, Value.FREE, text=name, source=name),)
    offer = entry(
        title=name, asset=asset, description=name, source=name, help_text=name, facts=facts
    )
    area = replace(AREA, name=name, licence=name)

    page = build([offer, *(entry(n) for n in range(2, count + 1))], german, area=area)

    tags = Tags(all_text(page)).tags
    assert {tag for tag, _ in tags} <= set(
        "html head meta title style body a header h1 p bdi strong main div section h2 small details "
        "summary b dl dt dd br footer script".split()
    )
    assert sum(tag == "script" for tag, _ in tags) == 2
    assert page.count("<script>alert") == 0
    shown = "".join(Tags(page).text)
    readable = "".join(c for c in name if c not in "\u202e\u202c\u2066\u2069\u200f")
    assert readable in shown
    assert not set(page) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def test_every_name_is_isolated_from_its_neighbours(german):
    page = build([entry(title="שלום")], german)

    assert "<bdi>שלום</bdi>" in page


def test_numbers_stand_in_the_list_as_long_as_they_fit_on_markers(german):
    few, many = [[entry(n) for n in range(1, count + 1)] for count in (3, MOST_NUMBERED + 1)]

    assert re.findall(r"<summary><b>(\d+)</b>", build(few, german)) == ["1", "2", "3"]
    assert content(build(few, german))["numbered"]
    assert "<summary><b>" not in build(many, german)
    assert not content(build(many, german))["numbered"]


def test_an_entry_without_a_place_is_in_the_list_but_not_on_the_map(german):
    online = entry(2, "Onlinechor", asset=replace(entry().asset, place=None))
    page = build([entry(1, "Angeln"), online], german)

    assert "Onlinechor" in page
    assert content(page)["row"] == [0]


def test_without_any_place_there_is_a_list_and_no_map(german):
    page = build([entry(asset=replace(entry().asset, place=None))], german, area=None)

    assert content(page)["bounds"] is None
    assert "Hundetreff" in page


def test_kinds_come_in_order_and_ordinary_places_after_offers(german):
    cafe = entry(
        3, "Café", kind=OfferKind.PLACE, asset=replace(entry().asset, ordinary=True),
        notes={"osm_kind": "amenity=cafe"},
    )  # fmt: skip
    page = build([cafe, entry(1, "Töpfern", kind=OfferKind.COURSE), entry(2)], german)

    assert re.findall(r"<h2>(\S+) ", page) == ["Treff", "Kurs", "Café"]


def test_a_larger_view_gets_a_coarser_ground(german):
    asked = []

    def read_ground(bounds, detail):
        asked.append(detail)
        return "x" * (MOST_GROUND + 1 if len(asked) < 3 else 10)

    grounds = []
    save_map(
        [entry()], AREA, read_ground=read_ground, today=TODAY,
        build=lambda saving: grounds.append(saving.ground) or b"",
    )  # fmt: skip

    assert asked == list(DETAILS[:3])
    assert grounds == ["x" * 10]


def test_two_thousand_entries_stay_below_one_megabyte_and_with_ground_below_two_and_a_half(german):
    if not is_built():
        pytest.skip("the map's bundle is not built: run make setup")
    chance = random.Random(7)
    words = [
        "".join(chance.choices("aeioubdfghklmnrst", k=chance.randint(3, 11))) for _ in range(3000)
    ]

    def told(count):
        return " ".join(chance.choices(words, k=count))

    offers = [
        entry(
            number, told(3), description=told(22), source=told(1), hours=Hours("Tu 14:00-17:00"),
            asset=replace(
                entry(number).asset, name=told(2), address=Address(told(1), "63065", "Mainbogen"),
                contact=Contact(f"069 {number}", f"{told(1)}@example.org"),
            ),
            facts=tuple(
                Fact(barrier, chance.choice((Value.FREE, Value.HURDLE)), checked_on=TODAY)
                for barrier in chance.sample(list(Barrier), 9)
            ),
        )
        for number in range(2000)
    ]  # fmt: skip

    without = len(build(offers, german, bundle=read_bundle()).encode())
    ground = json.dumps("x" * (MOST_GROUND - 2))

    assert without <= 1_000_000
    assert len(build(offers, german, bundle=read_bundle(), ground=ground).encode()) <= 2_500_000


def test_what_is_shared_is_decided_by_the_use_case_not_by_who_saves():
    kept = []

    def keep(saving: Saving) -> bytes:
        kept.extend(saving.entries)
        return b""

    save_map([entry()], None, read_ground=lambda *_: "", build=keep, today=TODAY)

    assert kept == [share_offer(entry(), Audience.PUBLIC)]
