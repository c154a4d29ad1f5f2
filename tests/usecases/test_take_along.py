"""What a client takes along comes back as it was, without what is sensitive unless it is wanted."""

import json

import pytest

from sozialmap.core.errors import InputError
from sozialmap.core.model import OfferKind
from sozialmap.core.places import Place
from sozialmap.core.wishes import Mode
from sozialmap.exporters.sealed_file import open_sealed, seal
from sozialmap.language.vocabulary import Vocabulary
from sozialmap.usecases.explore import PartOfDay, Query, Wanted
from sozialmap.usecases.take_along import pack_query, unpack_query

AREAS = ("Tiere", "Menschen treffen")
FULL = Query(
    text="Ich möchte einen Hund",
    area="Tiere",
    kind=OfferKind.DROP_IN,
    day=2,
    part_of_day=PartOfDay.EVENING,
    start=Place(50.1, 8.7),
    minutes=15,
    mode=Mode.WHEELCHAIR,
    pace=1.5,
    wanted=frozenset({Wanted.STEP_FREE, Wanted.QUIET}),
    nice=frozenset({Wanted.QUIET}),
    added=frozenset({"Einen Hund haben"}),
    declined=frozenset({"Angeln"}),
)


@pytest.fixture
def reader(interests):
    return Vocabulary(interests)


@pytest.mark.parametrize("query", [Query(), FULL], ids=["empty", "full"])
def test_it_comes_back_as_it_was(reader, query):
    packed = pack_query(query, "Bahnhof", reader, with_sensitive=True)
    file = seal(packed.content, "vier blaue Kähne am Wehr")

    assert unpack_query(open_sealed(file, "vier blaue Kähne am Wehr"), AREAS) == (query, "Bahnhof")
    assert packed.left_out == 0


def test_what_is_sensitive_stays_out_unless_wanted(reader):
    query = Query(
        text="Ich bin queer",
        added=frozenset({"Queer leben", "Angeln"}),
        declined=frozenset({"Glauben leben"}),
    )

    packed = pack_query(query, "", reader, with_sensitive=False)
    assert "ueer" not in json.dumps(packed.content)
    assert "Glauben" not in json.dumps(packed.content)
    assert packed.content["search"]["added"] == ["Angeln"]
    assert packed.left_out == 3
    assert "ueer" in json.dumps(pack_query(query, "", reader, with_sensitive=True).content)


def test_the_vocabulary_flags_what_article_9_protects(interests):
    names = {one.name for one in interests if one.sensitive}

    assert names == {
        "Glauben leben", "Feste meiner Kultur feiern", "Queer leben", "Eine Partnerschaft haben",
        "Im Stadtteil mitreden", "Mit Menschen reden, die das kennen", "Hilfe in schweren Zeiten finden",
        "Menschen treffen, die meine Sprache sprechen",
    }  # fmt: skip


HOSTILE = [
    ("text", 7), ("text", "x" * 6000), ("kind", "raumschiff"), ("day", 7), ("day", True), ("day", "2"),
    ("part_of_day", "NIGHT"), ("start", {"lat": 400, "lon": 0}), ("start", {"lat": float("nan"), "lon": 0}),
    ("start", 5), ("minutes", -1), ("mode", "rakete"), ("pace", "schnell"), ("wanted", ["gold"]), ("wanted", "alle"),
    ("added", [["x"]]), ("added", ["x"] * 500), ("label", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), HOSTILE)
def test_a_hostile_content_is_a_damaged_file(reader, name, value):
    content = pack_query(FULL, "Bahnhof", reader, with_sensitive=True).content
    content["search"][name] = value

    with pytest.raises(InputError, match=r"sealed\.damaged"):
        unpack_query(content, AREAS)


@pytest.mark.parametrize(
    "content", [{}, {"search": None}, {"search": []}, {"search": {}}, {"search": "x"}]
)
def test_a_content_of_another_kind_is_a_damaged_file(content):
    with pytest.raises(InputError, match=r"sealed\.damaged"):
        unpack_query(content, AREAS)


def test_an_area_that_is_no_more_is_left_out(reader):
    content = pack_query(FULL, "", reader, with_sensitive=True).content

    assert unpack_query(content, ("Anderes",))[0].area is None
