"""Reading an extract: what is broken is survived and counted, or said."""

import pytest

from sozialmap.areas.extract import read_extract
from sozialmap.core.errors import InputError

MISSING = 999_999


def test_a_way_is_not_drawn_across_nodes_that_are_missing(sheet, save):
    sheet.way((0, 0), (1, 0), MISSING, (5, 0), (6, 0), highway="residential", name="Lückenweg")

    extract = read_extract(save(), set())

    assert [len(way.nodes) for way in extract.highways] == [2, 2]
    assert extract.incomplete_ways == 1


def test_a_way_without_any_known_node_is_only_counted(sheet, save):
    sheet.way((0, 0), (1, 0), highway="residential")
    sheet.way(MISSING, MISSING + 1, highway="residential")

    extract = read_extract(save(), set())

    assert len(extract.highways) == 1
    assert extract.incomplete_ways == 1


def test_who_listens_may_stop_the_reading_with_any_error(sheet, save, monkeypatch):
    monkeypatch.setattr("sozialmap.areas.extract.REPORT_EVERY", 1)
    sheet.way((0, 0), (1, 0), highway="residential")

    def stop(_):
        raise RuntimeError("stopped by hand")

    with pytest.raises(RuntimeError, match="stopped by hand"):
        read_extract(save(), set(), stop)


def test_what_lies_outside_the_window_is_not_kept(sheet, save):
    sheet.way((0, 0), (1, 0), highway="residential", name="Innen")
    sheet.way((50, 0), (51, 0), highway="residential", name="Außen")
    sheet.square(60, 0, 1, building="yes")
    sheet.node(70, 0, addr__housenumber="1", addr__street="Außen")

    extract = read_extract(save(), set(), window=(8.69, 50.09, 8.71, 50.11))

    assert [way.tags["name"] for way in extract.highways] == ["Innen"]
    assert not extract.addresses
    assert {thing.tags.get("name") for thing in extract.things} == {"Innen"}


def test_a_thing_lies_inside_its_own_outline(sheet, save):
    # a U, whose centroid is in the yard
    ring = ((0, 0), (10, 0), (10, 10), (9, 10), (9, 1), (1, 1), (1, 10), (0, 10), (0, 0))
    sheet.way(*ring, leisure="park")

    (park,) = read_extract(save(), set()).things

    yard = (8.701, 50.101, 8.709, 50.110)
    assert not (yard[0] < park.lon < yard[2] and yard[1] < park.lat < yard[3])


def test_the_data_are_as_old_as_the_last_edit(sheet, save):
    sheet.node(0, 0, day="2026-03-01", place="suburb", name="Alt")
    sheet.node(1, 0, day="2026-06-30", place="suburb", name="Neu")

    assert str(read_extract(save(), set()).data_date) == "2026-06-30"


@pytest.mark.parametrize(
    "broken",
    [
        "<osm version='0.6'><node id='x' lat='50' lon='8'><tag k='place' v='suburb'/></node></osm>",
        "<osm version='0.6'><node id='1' lat='950' lon='8'><tag k='place' v='city'/></node></osm>",
        "<osm version='0.6'><node id='1' lat='50' lon='8'/><way id='2'><nd ref='1'/>",
    ],
    ids=["no-number", "no-latitude", "cut-off"],
)
def test_broken_content_is_named(tmp_path, broken):
    path = tmp_path / "kaputt.osm"
    path.write_text(broken)

    with pytest.raises(InputError, match=r"area.file_broken"):
        read_extract(path, set())


@pytest.mark.external
@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.999])
def test_a_pbf_cut_off_anywhere_is_named(shared, tmp_path, share):
    whole = (shared / "data" / "osm" / "tram-junction.osm.pbf").read_bytes()
    path = tmp_path / "halb.osm.pbf"
    path.write_bytes(whole[: int(len(whole) * share)])

    with pytest.raises(InputError, match=r"area.file_broken"):
        read_extract(path, set())
