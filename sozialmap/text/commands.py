"""Words of the commands: help, steps of progress, and answers for people."""

from sozialmap.core.areas import Area
from sozialmap.core.sharing import Audience, share_offer
from sozialmap.core.wishes import Match
from sozialmap.text.handle import describe_whom_to_ask
from sozialmap.text.labels import place_kind_label
from sozialmap.text.numbers import format_day, format_month, format_number
from sozialmap.text.reasons import describe_outcome, describe_reason, describe_why
from sozialmap.text.translator import N_, Translator

HELP = {
    "app": N_("sozialmap: a treasure map of a neighbourhood."),
    "setup": N_("Prepare everything: map, database, demo quarter, demo offers. May be repeated."),
    "area": N_("Build and choose areas."),
    "area.build": N_("Build an area from an OpenStreetMap extract (.osm.pbf, .osm, .osm.gz)."),
    "area.fetch": N_(
        "Fetch a town from an Overpass server and build it. Asks before anything is sent."
    ),
    "area.list": N_("List all areas."),
    "area.use": N_("Choose the area in use."),
    "area.info": N_("Tell what an area holds."),
    "geocode": N_("Find an address, or all addresses of a table (.csv)."),
    "import": N_("Import offers from a table (.csv or .xlsx)."),
    "export": N_("Write all offers to a file (csv, xlsx or geojson)."),
    "match": N_("Find offers for a wish (.json), or for one a line (.jsonl)."),
    "hours": N_("Read opening times."),
    "reach": N_("Tell how far one gets: the ground within reach, in km² and as a polygon."),
    "backup": N_("Save everything in one file: offers, history, areas."),
    "restore": N_("Put everything back as it was in a backup. What is there now is saved before."),
    "check": N_("Check the data, and whether a client’s words stay in memory."),
    "option.backup_out": N_("file of the backup, e.g. sozialmap.zip"),
    "option.backup": N_("file of a backup"),
    "option.file": N_("OpenStreetMap extract"),
    "option.name": N_("name of the area"),
    "option.place": N_("name of the town as on the map, or relation/NUMBER"),
    "option.yes": N_("yes to what is sent, without being asked"),
    "option.bbox": N_("only this box: west,south,east,north"),
    "option.boundary": N_("only inside this boundary (GeoJSON)"),
    "option.gtfs": N_("timetable of buses and trains (GTFS, .zip)"),
    "option.use": N_("use the area from now on"),
    "option.json": N_("answer as JSON"),
    "option.out": N_("file of the result"),
    "option.address": N_("an address, or a table with a column “Adresse” or “Straße”"),
    "option.table": N_("table of offers"),
    "option.dry_run": N_("only check, save nothing"),
    "option.report": N_("write a report (JSON) to this file"),
    "option.form": N_("form of the file"),
    "option.for": N_("for whom: everybody (public), or the team with its own fields (team)"),
    "option.wish": N_("file of the wish"),
    "option.today": N_("judge as of this day (YYYY-MM-DD)"),
    "option.limit": N_("at most so many offers"),
    "option.all": N_("all offers with their outcome, also those that do not fit"),
    "option.hours": N_("opening times, e.g. “Di 14-17 Uhr”"),
    "option.week": N_("the week of this day (YYYY-MM-DD)"),
    "option.from": N_("start: latitude,longitude in degrees"),
    "option.minutes": N_("minutes door to door, 0 to 240"),
    "option.mode": N_("how one gets there"),
    "option.geojson": N_("write the polygon (GeoJSON) to this file"),
    "help": N_("show this help"),
}
STEPS = {
    "fetch.boundary": N_("Asking for the boundary"),
    "fetch.boxes": N_("Fetching the map, box by box"),
    "fetch.resting": N_("Waiting for the map server"),
    "area.read": N_("Reading the map"),
    "area.timetable": N_("Timetable of buses and trains"),
    "area.streets": N_("Streets and addresses"),
    "area.gazetteer": N_("Directory of addresses"),
    "area.network": N_("Ways on foot and by bike"),
    "area.places": N_("Ordinary places"),
    "area.basemap": N_("Drawing the map"),
    "import.ask": N_("Asking the geocoding service"),
    "import.rows": N_("Reading the rows"),
    "import.done": N_("Done"),
    "setup.bundle": N_("Building the map view (first start only, needs the network once)"),
    "setup.database": N_("Preparing the database"),
    "setup.area": N_("Building the demo quarter"),
    "setup.offers": N_("Importing the demo offers"),
    "setup.profiles": N_("Reading what the offers are about"),
    "profiles": N_("Reading what the offers are about"),
    "setup.done": N_("Done"),
    "geocode.rows": N_("Looking up addresses"),
}
COUNTS = {
    "addresses": N_("addresses"),
    "streets": N_("streets"),
    "quarters": N_("quarters"),
    "stops": N_("stops"),
    "timetable_stops": N_("stops with a timetable"),
    "departures": N_("departures on a working day"),
    "places": N_("ordinary places"),
    "buildings": N_("buildings"),
    "network_nodes": N_("nodes of the network"),
    "network_edges": N_("edges of the network"),
    "incomplete_ways": N_("incomplete ways, left out in part"),
}


def describe_area(area: Area, _: Translator) -> list[str]:
    """Return what an area holds, as lines."""
    day = format_day(area.data_date, _) if area.data_date else "–"
    fictional = f" · {_('invented quarter')}" if area.fictional else ""
    used = f" · {_('in use')}" if area.in_use else ""
    counts = [
        f"  {int(area.counts[name]):>8} {_(words)}"
        for name, words in COUNTS.items()
        if name in area.counts
    ]
    share = 100 * area.counts.get("network_largest_share", 0.0)
    return [
        f"{area.name}{used}{fictional}",
        f"  {_('source')}: {area.source} · {_('as of')} {day}",
        f"  {area.licence}",
        *counts,
        f"  {format_number(share, 1, _):>8} % {_('of the network are connected')}",
    ]


def describe_report(
    rows: int, imported: int, updated: int, skipped: int, problems: int, _: Translator
) -> str:
    """Return the counts of an import."""
    return _(
        "{rows} rows: {imported} new, {updated} updated, {skipped} not taken, {problems} remarks",
        rows=rows,
        imported=imported,
        updated=updated,
        skipped=skipped,
        problems=problems,
    )


def describe_export(file: str, written: int, left_out: int, licence: str, _: Translator) -> str:
    """Return what an export wrote; coordinates come with the licence of the map."""
    told = _.plural("{file}: {count} offer", "{file}: {count} offers", written, file=file)
    if left_out:
        told += "; " + _.plural(
            "{count} without a place is left out", "{count} without a place are left out", left_out
        )
    return f"{told} · {licence}" if licence else told


def describe_match(match: Match, _: Translator) -> list[str]:
    """Return one match as lines."""
    offer = share_offer(match.offer, Audience.PUBLIC)
    title = offer.title or place_kind_label(offer.notes.get("osm_kind", ""), _)
    lines = [f"{title} – {describe_outcome(match, _)}"]
    why = describe_why(match, _)
    if offer.checked_on:
        why.append(_("Data as of {month}", month=format_month(offer.checked_on)))
    if why:
        lines.append(f"  {' · '.join(why)}")
    lines += [f"  ? {describe_reason(reason, _)}" for reason in match.verdict.missing]
    lines += [f"  {describe_whom_to_ask(offer, _)}"] if match.verdict.missing else []
    return lines
