"""Quarters and stops."""

from sozialmap.areas.extract import read_extract
from sozialmap.areas.plane import Plane
from sozialmap.areas.quarters import QuarterFinder, find_quarters
from sozialmap.areas.stops import find_stops

NEAR = 8.7, 50.1


def quarters_of(path):
    return find_quarters(read_extract(path, set()).things)


def test_an_outline_wins_over_the_node_of_its_name(sheet, save):
    sheet.node(2, 2, place="suburb", name="Altstadt")
    sheet.square(0, 0, 5, boundary="administrative", admin_level="10", name="Altstadt")

    (quarter,) = quarters_of(save())

    assert quarter.outline is not None


def test_two_towns_may_have_a_quarter_of_one_name(sheet, save):
    sheet.node(0, 0, place="suburb", name="Nordstadt")
    sheet.node(200, 0, place="suburb", name="Nordstadt")

    assert len(quarters_of(save())) == 2


def test_a_place_lies_in_the_smallest_outline_else_in_the_nearest_quarter(sheet, save):
    sheet.square(0, 0, 10, boundary="administrative", admin_level="9", name="Groß")
    sheet.square(1, 1, 2, boundary="administrative", admin_level="10", name="Klein")
    sheet.node(20, 5, place="neighbourhood", name="Siedlung")
    finder = QuarterFinder(quarters_of(save()), Plane(50.1))

    assert finder.find(50.102, 8.702) == "Klein"
    assert finder.find(50.108, 8.708) == "Groß"
    assert finder.find(50.105, 8.722) == "Siedlung"


def test_far_from_every_quarter_there_is_none(sheet, save):
    sheet.node(0, 0, place="suburb", name="Altstadt")
    finder = QuarterFinder(quarters_of(save()), Plane(50.1))

    assert finder.find(50.12, 8.70) == "Altstadt"
    assert finder.find(50.14, 8.70) == ""


def test_both_sides_of_a_stop_are_one_with_all_lines(sheet, save):
    north = sheet.node(0, 0.1, highway="bus_stop", name="Markt")
    platform = sheet.way((0, 0), (0.2, 0), public_transport="platform", name="Markt")
    sheet.relation([("node", north)], type="route", route="bus", ref="10")
    sheet.relation([("way", platform)], type="route", route="bus", ref="7")
    sheet.relation([("node", north)], type="route", route="hiking", ref="X1")
    sheet.node(20, 0, highway="bus_stop", name="Markt")

    near, far = find_stops(read_extract(save(), set()))

    assert near.lines == ("7", "10")
    assert near.kind == "bus"
    assert far.lines == ()
