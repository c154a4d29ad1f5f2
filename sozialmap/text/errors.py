"""Sentences for codes of errors and problems."""

from sozialmap.core.errors import Problem, SozialmapError
from sozialmap.text.labels import part_label
from sozialmap.text.translator import N_, Translator

ERRORS = {
    "unexpected": N_("Something went wrong that was not foreseen ({kind}). Nothing was changed."),
    "setting.language": N_("SOZIALMAP_LANGUAGE is “{value}”, possible are: {allowed}."),
    "setting.geocoder": N_("SOZIALMAP_GEOCODER is “{value}”, possible are: {allowed}."),
    "setting.geocoder_url": N_(
        "SOZIALMAP_GEOCODER_URL is “{value}”. Needed is the address of the geocoding service, "
        "e.g. http://127.0.0.1:8080."
    ),
    "setting.tiles_url": N_(
        "The address of the tiles “{value}” cannot be used. It must begin with https:// and "
        "hold {{z}}, {{x}} and {{y}}."
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
    "setting.public_url": N_(
        "SOZIALMAP_PUBLIC_URL is “{value}”. Needed is the address at which everybody reaches the "
        "app, e.g. https://karte.example.org."
    ),
    "setting.forget_minutes": N_(
        "SOZIALMAP_FORGET_MINUTES is “{value}”. Needed is a number of minutes up to {most}."
    ),
    "sealed.short": N_(
        "This passphrase is too short. Take at least {least} signs, for example four words that "
        "do not belong together."
    ),
    "sealed.digits": N_(
        "Numbers alone are guessed quickly. Take words too, for example four that do not belong "
        "together."
    ),
    "sealed.alike": N_(
        "These signs repeat too much. Take for example four words that do not belong together."
    ),
    "sealed.large": N_("This is too large for a file of this kind. Nothing was changed."),
    "sealed.foreign": N_(
        "This is not a file that was made here. Please choose another one. Nothing was changed."
    ),
    "sealed.newer": N_(
        "This file was made by a newer version. It can be opened after an update. Nothing was "
        "changed."
    ),
    "sealed.damaged": N_(
        "This file is damaged, perhaps it was not copied completely. Try another copy of it. "
        "Nothing was changed."
    ),
    "sealed.no_talk": N_(
        "This file holds a search and no talk. Open it on the page “Privacy”. Nothing was changed."
    ),
    "sealed.no_search": N_(
        "This file holds a talk and no search. Open it on the page “Plan”, at “Arriving”. Nothing "
        "was changed."
    ),
    "sealed.wrong": N_(
        "The passphrase does not fit this file. Try once more, as often as you like; capitals "
        "count. Nothing was changed."
    ),
    "plan.full": N_("At most {most} choices at a time. Leave one out first."),
    "plan.sections": N_(
        "The file {file} of the sections cannot be read. Check it or fetch it anew."
    ),
    "plan.form": N_("There is no form “{name}”. Known are: {known}."),
    "sheet.failed": N_("The sheet could not be made. Leave out the map and try again."),
    "sheet.no_fonts": N_(
        "The type for sheets is missing. Run “pip install -r requirements.txt” again."
    ),
    "setting.overpass": N_(
        "SOZIALMAP_OVERPASS_URL is “{value}”. Needed is an address with http:// or https://."
    ),
    "vocabulary.no_file": N_("The vocabulary {file} is missing. Fetch the project anew."),
    "model.broken": N_("The model {file} is missing or broken. Fetch the project anew."),
    "dreams.broken": N_(
        "The table of dreams {file} is missing or broken: every dream needs the rungs today, next "
        "and needs, and only interests and kinds that exist."
    ),
    "bundle.no_node": N_(
        "Node.js was not found. Install Node.js 18 or later, or run "
        "“pip install -r requirements.txt” again."
    ),
    "bundle.failed": N_(
        "The map could not be built by npm: {detail} Check the network and start again."
    ),
    "picture.failed": N_("The picture could not be drawn: {detail} Take the SVG file instead."),
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
    "reach.from_form": N_(
        "The start is not readable. Needed are latitude and longitude in degrees with a decimal "
        "point, e.g. 50.1035,8.7662."
    ),
    "reach.minutes": N_("The minutes must be a number from 0 to {most}."),
    "reach.far_off": N_(
        "The start is {km} km away from the area {name}. Check that latitude comes first, "
        "or choose another area."
    ),
    "area.cut_twice": N_("Give either --bbox or --boundary, not both."),
    "fetch.place": N_("The name of the town is missing or too long."),
    "fetch.no_yes": N_(
        "Nothing was sent, since there was no yes to it. Answer “yes”, or add --yes."
    ),
    "fetch.unknown": N_(
        "No boundary on the map is named “{place}”. Write the name in full as on the map, "
        "e.g. “Offenbach am Main”."
    ),
    "fetch.several": N_(
        "Several boundaries are named “{place}”: {listed}. Put the number in place of the name, "
        "e.g. {example}. Level 8 is mostly the town, 6 a county or a town that is one, "
        "9 to 11 are parts of a town."
    ),
    "fetch.too_large": N_(
        "This is larger than {most} boxes of the map, too much for an Overpass server. Download an "
        "extract and use “area build”."
    ),
    "fetch.open_boundary": N_(
        "The boundary relation/{relation} is not closed on the map. Try again later, or use "
        "“area build” with an extract."
    ),
    "fetch.unreachable": N_(
        "The map server {host} cannot be reached ({detail}). Check the network and start again; "
        "what was fetched is kept."
    ),
    "fetch.busy": N_(
        "The map server {host} is too busy ({detail}). Start again later; what was fetched is kept."
    ),
    "fetch.broken": N_(
        "The map server {host} gave no whole answer ({detail}). Start again later; what was "
        "fetched is kept."
    ),
    "fetch.long_rest": N_(
        "The map server {host} asks to be left alone for {minutes} minutes. Start again then; what "
        "was fetched is kept."
    ),
    "fetch.refused": N_(
        "The map server {host} refuses the request ({detail}). Check SOZIALMAP_OVERPASS_URL."
    ),
    "fetch.too_much": N_(
        "The map server {host} sent more than {megabytes} MB for one box. Download an extract and "
        "use “area build”."
    ),
    "table.no_file": N_("The file {file} does not exist. Check its name and folder."),
    "table.empty": N_("The file {file} is empty. Save the table again and retry."),
    "table.not_a_table": N_(
        "{file} is not a table. Save it as .csv or .xlsx in your spreadsheet and retry."
    ),
    "table.password": N_(
        "{file} is protected by a password. Save it as .xlsx without a password and retry."
    ),
    "table.old_excel": N_("{file} is in the old .xls format. Save it as .xlsx and retry."),
    "table.damaged": N_(
        "{file} is damaged from row {row} on. Open it in your spreadsheet, save it anew and retry."
    ),
    "table.too_large": N_(
        "{file} is larger than {limit} MB. Divide it into several files and retry."
    ),
    "table.too_large_inside": N_(
        "{file} would fill the memory when it is unpacked. Save only the sheet of the offers, "
        "or save it as .csv, and retry."
    ),
    "table.no_sheet": N_("{file} has no sheet “{sheet}”. There are: {known}."),
    "table.encoding": N_("The encoding “{encoding}” is not known. Take utf-8 or cp1252."),
    "table.not_geojson": N_(
        "{file} is not a GeoJSON FeatureCollection. Export the points as GeoJSON and retry."
    ),
    "table.geojson_crs": N_(
        "The coordinates of {file} are not in WGS 84. Export it as GeoJSON in WGS 84 (EPSG:4326)."
    ),
    "table.mapped_twice": N_(
        "“{first}” and “{second}” cannot both be the column “{column}”. Choose one of them."
    ),
    "table.no_such_column": N_("There is no column “{column}”. Possible are: {known}."),
    "table.no_header": N_(
        "{file} has no header. Put the names of the columns above the rows, e.g. Name."
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
    "backup.no_file": N_("The file {file} does not exist. Check its name and folder."),
    "backup.broken": N_(
        "{file} is no whole backup of sozialmap. Nothing was changed. Take another copy of it."
    ),
    "backup.too_new": N_(
        "{file} was made by a later version of sozialmap. Update sozialmap and try again."
    ),
    "stopped": N_("Stopped. Nothing was changed."),
    "step.gone": N_("This step was taken back already."),
    "offer.gone": N_("This entry does not exist any more. It may have been taken back."),
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
    "row.surplus": N_(
        "The row has more cells than the header; what stands where is unsure, so it was not taken. "
        "Put text with a separator and numbers like 3,50 in quotes, or name the last column."
    ),
    "row.open_quote": N_(
        "A quote is opened in this row and never closed. The row was read without quotes; "
        "please check it."
    ),
    "row.cell_cut": N_("The cell is longer than 10,000 characters. The rest was cut off."),
    "row.no_header": N_(
        "“{value}” stands in a column without a header. It is kept as a note; "
        "give the column a name."
    ),
    "row.formula_no_value": N_(
        "The cell holds a formula without a result and counts as unknown. "
        "Open and save the file in your spreadsheet, or write the value itself."
    ),
    "row.formula_error": N_(
        "The formula of the cell has no result and counts as unknown. Please correct it."
    ),
    "row.mapped_columns": N_("Read as other columns: {columns}"),
    "row.looks_like": N_("Looks like “{title}”, which is there already. Please compare them."),
    "row.kept": N_("Changed by hand and therefore not overwritten: {parts}."),
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
    if "parts" in values:
        values["parts"] = ", ".join(part_label(name, _) for name in values["parts"])
    return _(PROBLEMS[problem.code], **values)


def describe_remark(code: str, _: Translator, label: str = "") -> str:
    """Return the sentence for the reason or a note of a geocoded address."""
    return _(PROBLEMS[f"geocode.{code}"], label=label)
