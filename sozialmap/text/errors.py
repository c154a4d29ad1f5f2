"""Sentences for codes of errors and problems."""

from sozialmap.core.errors import Problem, SozialmapError
from sozialmap.text.translator import N_, Translator

ERRORS = {
    "unexpected": N_("Something went wrong that was not foreseen ({kind}). Nothing was changed."),
    "setting.language": N_("SOZIALMAP_LANGUAGE is “{value}”, possible are: {allowed}."),
    "setting.geocoder": N_("SOZIALMAP_GEOCODER is “{value}”, possible are: {allowed}."),
    "setting.geocoder_url": N_(
        "SOZIALMAP_GEOCODER_URL is “{value}”. Needed is the address of the geocoding service, "
        "e.g. http://127.0.0.1:8080."
    ),
    "setting.geocoder_public": N_(
        "The geocoding service at {host} is not on this machine or in a private network. "
        "Addresses of offers would be sent there. If that is wanted, set "
        "SOZIALMAP_GEOCODER_PUBLIC=yes."
    ),
    "geocoder.slow": N_("The geocoding service took too long ({service}). Try again later."),
    "geocoder.busy": N_(
        "The geocoding service takes no requests for now ({service}). Try again later."
    ),
    "geocoder.down": N_(
        "The geocoding service could not be reached ({service}). "
        "Check that it runs and SOZIALMAP_GEOCODER_URL."
    ),
    "geocoder.rubbish": N_(
        "The geocoding service answered something unusable ({service}). "
        "Check SOZIALMAP_GEOCODER and SOZIALMAP_GEOCODER_URL."
    ),
    "geocoder.resting": N_(
        "The geocoding service failed several times and is left alone for a while ({service})."
    ),
    "vocabulary.no_file": N_("The vocabulary {file} is missing. Fetch the project anew."),
    "bundle.no_node": N_(
        "Node.js was not found. Install Node.js 18 or later, or run "
        "“pip install -r requirements.txt” again."
    ),
    "bundle.failed": N_(
        "The map could not be built by npm: {detail} Check the network and start again."
    ),
    "area.name_empty": N_("The area needs a name, e.g. --name Offenbach."),
    "area.unknown": N_("There is no area “{name}”. Known are: {known}."),
    "area.none": N_(
        "There is no area yet. Run “python -m sozialmap setup”, or build one with “area build”."
    ),
    "area.no_file": N_("The file {file} does not exist. Check its name and folder."),
    "area.not_osm": N_(
        "{file} is not an OpenStreetMap file. Needed is .osm.pbf, .osm or .osm.gz, "
        "for example from a Geofabrik download."
    ),
    "area.file_empty": N_("The file {file} is empty. Download it again."),
    "area.file_broken": N_("The file {file} is damaged or cut off. Download it again."),
    "area.nothing_inside": N_("In {file} there is nothing for a map. Is it the right extract?"),
    "area.no_streets": N_(
        "There is no street in {file} or in the part that was cut out. Check --bbox or --boundary."
    ),
    "area.bbox_form": N_(
        "“{value}” is no box. Needed are four numbers west,south,east,north, "
        "e.g. 8.71,50.04,8.87,50.15."
    ),
    "area.bbox_order": N_(
        "The box “{value}” is empty: first west and south, then east and north, longitude first."
    ),
    "area.boundary_form": N_("{file} is not GeoJSON. Export the boundary as GeoJSON (WGS 84)."),
    "area.boundary_empty": N_("There is no area in {file}. Needed is a Polygon or MultiPolygon."),
    "area.cut_twice": N_("Give either --bbox or --boundary, not both."),
    "table.no_file": N_("The file {file} does not exist. Check its name and folder."),
    "table.empty": N_("The file {file} is empty. Save the table again and retry."),
    "table.not_a_table": N_(
        "{file} is not a table. Save it as .csv or .xlsx in your spreadsheet and retry."
    ),
    "table.password": N_(
        "{file} is protected by a password or in the old .xls format. "
        "Save it as .xlsx without a password and retry."
    ),
    "table.no_header": N_(
        "{file} has no header in its first row. Put the names of the columns there, e.g. Name."
    ),
    "table.no_name": N_(
        "A column “Name” is missing. Found were: {headers}. Rename the one that holds the titles."
    ),
    "table.no_address": N_(
        "Neither a column “Adresse” nor “Straße” was found. Found were: {headers}."
    ),
    "wish.no_file": N_("The file {file} does not exist. Check its name and folder."),
    "wish.encoding": N_("{file} is not UTF-8. Save it as UTF-8 and retry."),
    "wish.json": N_("{file} is not valid JSON (line {line})."),
    "wish.not_an_object": N_('A wish is a JSON object: {{"text": "…"}}.'),
    "wish.not_text": N_("“{field}” must be text."),
    "wish.not_a_list": N_("“{field}” must be a list: […]."),
    "wish.number": N_("“{field}” must be a number of at least {least}."),
    "wish.flag": N_("“{field}” must be true or false."),
    "wish.word": N_("“{field}” holds an unknown word. Possible are: {allowed}."),
    "wish.start": N_('“start” needs lat and lon in degrees: {{"lat": 50.1, "lon": 8.76}}.'),
    "wish.age": N_("“age” must be a whole number of years."),
    "wish.times": N_("“times” could not be read. Write for example: Mo-Fr 13:00-18:00."),
    "wish.need": N_('Each of “needs” is an object with “kind”: {{"kind": "steps"}}.'),
    "hours.unreadable": N_(
        "These opening times could not be read: {text} – "
        "write for example “Di 14-17 Uhr” or “Tu 14:00-17:00”."
    ),
    "hours.week": N_("“{value}” is no date. Write for example 2026-11-24."),
    "out.not_writable": N_("{file} cannot be written. Is it open in another program?"),
}
PROBLEMS = {
    "row.no_name": N_("The name is missing. The row was not taken."),
    "row.not_understood": N_("“{value}” was not understood. It is kept as a note, unknown so far."),
    "row.hours_unreadable": N_(
        "The times “{value}” could not be read. They are shown as written and count as unknown."
    ),
    "row.coordinate_form": N_(
        "“{value}” is no coordinate. Write for example 50,1035 – without it the address counts."
    ),
    "row.coordinate_zero": N_("The coordinates are 0/0. They were passed over."),
    "row.coordinate_range": N_("These coordinates do not exist. They were passed over."),
    "row.coordinate_swapped": N_(
        "Latitude and longitude seem to be swapped. They were passed over; please correct them."
    ),
    "row.outside_area": N_("The place lies outside the area “{area}”."),
    "row.no_address": N_("There is no address and no coordinates. The offer has no place."),
    "row.no_area": N_("There is no area yet, so the address could not be looked up."),
    "row.ambiguous": N_("The address is ambiguous and stays without a place: {alternatives}"),
    "row.interest_unknown": N_("The interest “{name}” is not in the vocabulary."),
    "row.twice": N_("The same offer stands in row {other}. The later row counts."),
    "row.unknown_columns": N_("Unknown columns, kept as notes: {columns}"),
    "geocode.empty": N_("There is no address."),
    "geocode.other_town": N_("The address lies in another town. The offer has no place."),
    "geocode.street_unknown": N_("This street is not known in the area."),
    "geocode.corner_unknown": N_("These two streets do not meet in the area."),
    "geocode.postcode_differs": N_("The postcode does not fit the street; found was: {label}"),
    "geocode.spelled_differently": N_("The street is spelled differently on the map: {label}"),
    "geocode.number_unknown": N_(
        "The house number is not known; the pin is in the street: {label}"
    ),
    "geocode.number_missing": N_("Without a house number the pin is in the middle of the street."),
    "geocode.part_of_name": N_("Found was a place with this word in its name: {label}"),
    "geocode.service_unavailable": N_(
        "Not found here, and the geocoding service could not be asked. "
        "Import the table again later."
    ),
    "geocode.letter_unknown": N_("The letter of the house number is not known; found was: {label}"),
}


def describe_error(error: SozialmapError, _: Translator) -> str:
    """Return the sentence for an error."""
    return _(ERRORS[error.code], **error.values)


def describe_problem(problem: Problem, _: Translator) -> str:
    """Return the sentence for a problem of a row."""
    values = {"value": problem.value, "column": problem.column, "label": "", **problem.values}
    return _(PROBLEMS[problem.code], **values)


def describe_remark(code: str, _: Translator, label: str = "") -> str:
    """Return the sentence for the reason or a note of a geocoded address."""
    return _(PROBLEMS[f"geocode.{code}"], label=label)
