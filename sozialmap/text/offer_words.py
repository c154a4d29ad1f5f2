"""The columns and words of the offer table, as the importers read and the exporters write them.

Of several words for one value the first is written.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from sozialmap.core.folding import fold
from sozialmap.core.model import (
    Access,
    AssetType,
    Barrier,
    Channel,
    Gender,
    OfferKind,
    Presence,
    Regularity,
)

Word = TypeVar("Word", bound=StrEnum | str)
COLUMNS = (
    "Nr", "Name", "Art", "Offen für", "Beschreibung", "Träger", "Straße", "PLZ", "Ort", "Breite",
    "Länge", "Zeiten", "Kosten", "Anmeldung", "Sprachen", "Gruppengröße", "Alter", "Geschlecht",
    "Zugang", "Stufenlos", "WC", "Rollstuhl-WC", "Höranlage", "DGS", "Ruhig", "Begleitung",
    "Willkommen", "Verbindlich", "Hunde", "Kinder", "Kinderbetreuung", "Alkohol", "Glücksspiel",
    "Hilfe", "Telefon", "E-Mail", "Website", "Quelle", "Stand", "Online", "Gültig bis",
    "Trägerart", "Interessen", "Ansprechperson", "Kontrastreich", "Ohne Internet",
    "Willkommensperson", "Weg", "Ortsgüte",
)  # fmt: skip
TEAM_COLUMNS = frozenset({"Ansprechperson"})
"""Never in a public export, not even empty."""
REASON_COLUMN = "Grund"
"""The last column of the rows with problems; an import passes it over."""
YES_NO_FACTS = (
    ("Stufenlos", Barrier.STEPS, ""),
    ("WC", Barrier.TOILET, ""),
    ("Rollstuhl-WC", Barrier.TOILET, "wheelchair"),
    ("Höranlage", Barrier.HEARING, "loop"),
    ("DGS", Barrier.HEARING, "dgs"),
    ("Kontrastreich", Barrier.SEEING, ""),
    ("Ruhig", Barrier.SENSORY, ""),
    ("Begleitung", Barrier.COMPANION, ""),
    ("Hunde", Barrier.DOGS, ""),
    ("Kinder", Barrier.CHILDREN, ""),
    ("Kinderbetreuung", Barrier.CHILDCARE, ""),
    ("Ohne Internet", Barrier.DIGITAL, ""),
    ("Willkommensperson", Barrier.ALONE, ""),
)
REVERSED_FACTS = (
    ("Alkohol", Barrier.TRIGGERS, "alcohol"),
    ("Glücksspiel", Barrier.TRIGGERS, "gambling"),
)
"""Where "ja" is the hurdle."""
YES = ("ja", "j", "yes", "y", "x", "wahr", "true", "1", "vorhanden")
NO = ("nein", "n", "no", "keine", "kein", "falsch", "false", "0", "nicht", "nicht vorhanden")
PARTLY = ("teilweise", "zum teil", "eingeschränkt", "bedingt", "partly", "limited")
KINDS = {
    OfferKind.DROP_IN: ("Treff",),
    OfferKind.GROUP: ("Gruppe",),
    OfferKind.COURSE: ("Kurs",),
    OfferKind.EVENT: ("Veranstaltung",),
    OfferKind.PLACE: ("Ort",),
    OfferKind.VOLUNTEERING: ("Engagement", "Ehrenamt"),
    OfferKind.WORK: ("Arbeit",),
    OfferKind.ADVICE: ("Beratung",),
    OfferKind.SERVICE: ("Dienst",),
    OfferKind.LENDING: ("Leihe",),
    OfferKind.ACCOMPANIMENT: ("Begleitung",),
}
REGULARITIES = {
    Regularity.ORDINARY: ("alle",),
    Regularity.MIXED: ("gemischt",),
    Regularity.SPECIAL: ("speziell",),
}
ASSET_TYPES = {
    AssetType.ASSOCIATION: ("Verein",),
    AssetType.INSTITUTION: ("Einrichtung",),
    AssetType.PLACE: ("Ort",),
    AssetType.ECONOMY: ("Betrieb",),
    AssetType.PERSON: ("Person",),
    AssetType.STORY: ("Geschichte",),
}
CHANNELS = {
    Channel.NONE: ("keine", "nicht nötig", "ohne"),
    Channel.PHONE: ("telefonisch", "Telefon"),
    Channel.EMAIL: ("E-Mail", "Email", "Mail"),
    Channel.ONLINE: ("online", "Internet"),
    Channel.IN_PERSON: ("persönlich", "vor Ort"),
}
GENDERS = {
    Gender.FEMALE: ("Frauen", "weiblich", "w"),
    Gender.MALE: ("Männer", "männlich", "m"),
    Gender.DIVERSE: ("divers", "d"),
}
ALL_GENDERS = "alle"
ACCESSES = {
    Access.ALL: ("alle",),
    Access.MEMBER: ("Mitglieder",),
    Access.REFERRAL: ("Überweisung",),
    Access.APPROVAL: ("Kostenzusage",),
    Access.RESIDENT: ("Anwohner",),
}
PRESENCES = {
    Presence.ONLINE: ("online",),
    Presence.MOBILE: ("mobil",),
    Presence.HOME: ("kommt nach Hause",),
    Presence.FIXED: ("nein",),
}
LANGUAGES = {
    "de": ("Deutsch",), "en": ("Englisch",), "tr": ("Türkisch",), "ar": ("Arabisch",),
    "pl": ("Polnisch",), "ro": ("Rumänisch",), "bg": ("Bulgarisch",), "ru": ("Russisch",),
    "uk": ("Ukrainisch",), "it": ("Italienisch",), "el": ("Griechisch",), "es": ("Spanisch",),
    "fr": ("Französisch",), "pt": ("Portugiesisch",), "hr": ("Kroatisch",), "sr": ("Serbisch",),
    "bs": ("Bosnisch",), "sq": ("Albanisch",), "fa": ("Persisch", "Farsi", "Dari"),
    "ku": ("Kurdisch",), "ps": ("Paschtu",), "ur": ("Urdu",), "hi": ("Hindi",),
    "ti": ("Tigrinya",), "so": ("Somali",), "am": ("Amharisch",), "vi": ("Vietnamesisch",),
    "zh": ("Chinesisch",), "hu": ("Ungarisch",), "cs": ("Tschechisch",), "sk": ("Slowakisch",),
    "mk": ("Mazedonisch",), "nl": ("Niederländisch",),
    "gsg": ("Gebärdensprache", "Deutsche Gebärdensprache", "DGS"),
}  # fmt: skip
WELCOME = ("gesprochen", "waren da", "Vereinbarung")
NO_WELCOME = "keine"


def by_word(words: Mapping[Word, tuple[str, ...]]) -> dict[str, Word]:
    """Return the value of every word, folded."""
    return {fold(word): value for value, spelled in words.items() for word in spelled}
