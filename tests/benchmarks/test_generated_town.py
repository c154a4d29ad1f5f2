"""The town that the growth is measured on is one that can be built."""

import pytest

from benchmarks.generated_town import street_name, write_town
from benchmarks.measure import measure, print_table
from sozialmap.core.places import Quality
from tests.conftest import no_progress


def test_a_generated_town_has_the_size_asked_for_and_can_be_searched(house, tmp_path):
    source = tmp_path / "town.osm.pbf"

    objects = write_town(source, 5_000)

    area = house.build_area(source, "Ort", cut=None, use=True, progress=no_progress)
    found = house.finder(area).find(f"{street_name(0, 3, 0)} 7")
    assert objects == pytest.approx(5_000, rel=0.1)
    assert area.counts["addresses"] > 800
    assert found.quality is Quality.HOUSE


def test_no_two_streets_of_a_large_town_share_a_name():
    names = [
        street_name(x, y, turn) for x in range(0, 300, 10) for y in range(300) for turn in (0,)
    ]
    names += [street_name(x, y, 1) for y in range(0, 300, 10) for x in range(300)]

    assert len(set(names)) == len(names)


def test_a_measure_holds_time_memory_and_result():
    run = measure(sum, [1, 2])

    assert run.result == 3
    assert run.seconds >= 0
    assert 5 < run.peak_mb < 2_000


def test_a_table_names_its_machine(capsys):
    print_table("Titel", ("a", "b"), [(1, 2)])

    told = capsys.readouterr().out
    assert "| a | b |\n|---|---|\n| 1 | 2 |" in told
    assert "cores" in told
