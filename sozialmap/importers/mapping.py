"""Which column a header means, where people call it otherwise."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from sozialmap.core.errors import InputError
from sozialmap.core.folding import fold_key
from sozialmap.text.offer_words import COLUMNS

SYNONYMS: Mapping[str, str] = {
    "Nr": "Nummer, lfd. Nr., laufende Nummer, Id, Kennung, Angebotsnummer",
    "Name": "Titel, Angebot, Angebotsname, Name des Angebots, Titel des Angebots, Bezeichnung,"
            " Angebotstitel, Veranstaltung, Kurs, Gruppe, Title",
    "Art": "Angebotsart, Art des Angebots, Typ, Angebotstyp",
    "Offen für": "Offen für wen, Öffentlichkeit",
    "Beschreibung": "Inhalt, Kurzbeschreibung, Beschreibung des Angebots, Angebotsbeschreibung,"
                    " Was passiert dort, Details, Description",
    "Träger": "Einrichtung, Verein, Organisation, Anbieter, Veranstalter, Institution,"
              " Name der Einrichtung, Name des Vereins, Name des Trägers, Trägerverein,"
              " Betreiber, Organization, Provider",
    "Straße": "Strasse/Hausnr., Straße und Hausnummer, Straße Hausnummer, Straße Nr., Str., Str,"
              " Straße + Hausnummer, Anschrift, Adresse, Postadresse, Standort, Treffpunkt,"
              " Veranstaltungsort, Wo, Street, Address",
    "PLZ": "Postleitzahl, Post Code, Postcode, Zip",
    "Ort": "Stadt, Gemeinde, Wohnort, Town, City",
    "Breite": "lat, latitude, Breitengrad, Geografische Breite",
    "Länge": "lon, lng, long, longitude, Längengrad, Geografische Länge",
    "Zeiten": "Öffnungszeiten, Öffnungszeit, Zeit, Termine, Termin, Uhrzeit, Wann, Tag und Uhrzeit,"
              " Sprechzeiten, Tage und Zeiten, opening_hours, Opening hours",
    "Kosten": "Preis, Preise, Gebühr, Gebühren, Beitrag, Teilnahmegebühr, Eintritt, Kostenbeitrag,"
              " Teilnehmerbeitrag, Price, Fee",
    "Anmeldung": "Wie anmelden, Anmeldung über, Anmeldeweg",
    "Sprachen": "Sprache, Gesprochene Sprachen, Languages",
    "Gruppengröße": "Teilnehmerzahl, Anzahl Teilnehmer, Max. Teilnehmer, Plätze, Personenzahl",
    "Alter": "Altersgruppe, Altersbeschränkung, Alter von bis",
    "Geschlecht": "Für wen (Geschlecht)",
    "Zugang": "Zugangsvoraussetzung, Zugangsvoraussetzungen, Voraussetzung, Voraussetzungen",
    "Stufenlos": "Stufenloser Zugang, Stufenfrei, Ebenerdig, Rollstuhlgerechter Zugang,"
                 " Barrierefreier Zugang",
    "WC": "Toilette, Toiletten",
    "Rollstuhl-WC": "Behinderten-WC, Rollstuhlgerechtes WC, Barrierefreies WC, Rolli-WC,"
                    " Behindertentoilette, Barrierefreie Toilette",
    "Höranlage": "Induktionsschleife, Höranlage vorhanden, Hörschleife",
    "DGS": "Gebärdensprache, Deutsche Gebärdensprache, Gebärdensprachdolmetschen",
    "Ruhig": "Reizarm, Ruhige Umgebung",
    "Begleitung": "Begleitperson, Begleitperson möglich, Begleitung möglich",
    "Verbindlich": "Verbindlichkeit, Verpflichtung",
    "Hunde": "Hunde erlaubt, Hund erlaubt, Hunde willkommen",
    "Kinder": "Kinder willkommen, Mit Kindern, Kinder erlaubt",
    "Kinderbetreuung": "Betreuung von Kindern",
    "Alkohol": "Alkoholausschank",
    "Glücksspiel": "Spielautomaten",
    "Hilfe": "Hilfen, Unterstützung",
    "Telefon": "Tel., Tel, Telefonnummer, Telefon-Nr., Telefonnr., Rufnummer, Fon, Phone, Mobil,"
               " Handy",
    "E-Mail": "Mail, Email, Mailadresse, E-Mail-Adresse, Emailadresse, Mail-Adresse",
    "Website": "Homepage, Webseite, Internet, Internetseite, Internetadresse, Web, URL, Link, www",
    "Quelle": "Herkunft der Angaben, Source",
    "Stand": "Stand vom, Aktualisiert am, Letzte Aktualisierung, Geprüft am, Zuletzt geprüft",
    "Gültig bis": "Endet am, Enddatum, Läuft bis, Bis wann",
    "Trägerart": "Art des Trägers, Rechtsform",
    "Interessen": "Themen, Thema, Schlagworte, Stichworte, Tags",
    "Ansprechperson": "Ansprechpartner, Ansprechpartnerin, Ansprechpartner/in,"
                      " Ansprechpartner:in, Kontaktperson, Zuständig",
    "Weg": "Anfahrt, Wegbeschreibung, Anreise",
}  # fmt: skip
"""Column and what else people call it. Left out is what says more or less than the column:
"barrierefrei" is not "stufenlos", "Zielgruppe" is no rule, "Kontakt" may be anything, and "x" is
how people tick a box."""
KNOWN_HEADERS = {fold_key(column): column for column in COLUMNS}
KNOWN_SYNONYMS = {
    fold_key(synonym): column
    for column, synonyms in SYNONYMS.items()
    for synonym in synonyms.split(",")
}
KEEP = ""
"""In a mapping: keep the column as a note."""


def guess_mapping(headers: Iterable[str]) -> dict[str, str]:
    """Return the column each header means; one that means nothing here is left out.

    Exact names win, then the header that comes first: two headers never become one column.
    A table of organisations alone has them as names.
    """
    named = [header for header in headers if header]
    found: dict[str, str] = {}
    for words in (KNOWN_HEADERS, KNOWN_SYNONYMS):
        for header in named:
            column = words.get(fold_key(header))
            if column and header not in found and column not in found.values():
                found[header] = column
    if "Name" not in found.values():
        said = {header for header in found if fold_key(header) in KNOWN_HEADERS}
        found = {h: "Name" if c == "Träger" and h not in said else c for h, c in found.items()}
    return {header: found[header] for header in named if header in found}


def check_mapping(mapping: Mapping[str, str]) -> dict[str, str]:
    """Return the headers that become a column. Raises InputError where two become one."""
    taken: dict[str, str] = {}
    for header, column in mapping.items():
        if column == KEEP:
            continue
        if column not in COLUMNS:
            raise InputError("table.no_such_column", column=column, known=", ".join(COLUMNS))
        if column in taken:
            raise InputError(
                "table.mapped_twice", column=column, first=taken[column], second=header
            )
        taken[column] = header
    return {header: column for column, header in taken.items()}


def headers_key(headers: Iterable[str]) -> str:
    """Return the key by which the mapping of a table with these headers is remembered."""
    return sha256("\n".join(map(fold_key, headers)).encode()).hexdigest()[:32]
