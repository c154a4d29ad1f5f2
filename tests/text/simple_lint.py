"""Rules of „einfache Worte“ for texts of the catalogue: what a text breaks, as short words.

After the recommendations for Einfache Sprache (DIN 8581-1:2024): short sentences, the active voice,
no genitive, no subjunctive, no abbreviations, hard words explained where they stand.
"""

import re

MOST_WORDS = 12
SENTENCE_END = re.compile(r"(?<=[.!?:…])[\s“*]+(?=[A-ZÄÖÜ„{*])|\s·\s|\n")
WORD = re.compile(r"[\w{][\w{}’'/-]*")
PASSIVE = re.compile(
    r"\b(wird|werden|wurde|wurden|worden|werde|wirst)\b(?=[^.!?]*\b(?:\w*ge\w+t|\w*ge\w+en|be\w+t|ver\w+t|"
    r"er\w+t|ent\w+t|zer\w+t|\w+iert|\w*worden|vorbereitet|gefunden|über\w+t|unter\w+t)\b)",
    re.IGNORECASE,
)
NO_NOUNS = (
    "Ab|Alle|An|Auf|Aus|Bei|Bis|Dass|Dauert|Für|Gibt|Hat|Hilft|Hinter|In|Ist|Kann|Kommt|Kostet|Mit|Muss|Nach|"
    "Neben|Nur|Oder|Ob|Passt|Seit|Stimmt|Über|Und|Unter|Von|Vor|War|Was|Wenn|Wie|Wo|Zu|Zwischen"
)
"""With a capital only since they begin a sentence."""
GENITIVE = re.compile(
    r"\b(?:des|eines|meines|deines|ihres|seines|unseres|dieses|jedes)\s+(?:\w+en\s+)?[A-ZÄÖÜ]\w+(?:s|es|n)\b"
    rf"|\b(?!(?:{NO_NOUNS})\b)[A-ZÄÖÜ]\w+\s+(?:der|einer|dieser|meiner|Ihrer|unserer)\s+[A-ZÄÖÜ]\w+"
    r"|\b(?:wegen|trotz|während|innerhalb|außerhalb|anhand|mithilfe)\b"
)
SUBJUNCTIVE = re.compile(
    r"\b(?:wäre|wären|hätte|hätten|würde|würden|könnte|könnten|müsste|müssten|dürfte|dürften|sollte|sollten|"
    r"wollte|gäbe|käme|ginge|ließe|sei|seien|habe er|habe sie)\b",
    re.IGNORECASE,
)
ABBREVIATION = re.compile(
    r"\b(?:z\. ?B|d\. ?h|u\. ?a|ggf|bzw|ca|evtl|inkl|usw|etc|vgl|Nr|Tel|Std|Min|KW|WC|max|min)\b\.?|\bmin\b"
)
HARD = (
    "Anbieter", "anonym", "barrierefrei", "Beamer", "Browser", "Cluster", "Datenschutz", "Einrichtung", "Engagement",
    "ermäßigt", "Ermäßigung", "Feedback", "Filter", "Gesundheitsdienst", "Geocoding", "Höranlage", "Interaktion",
    "interpersonell", "Kontrast", "Kostenzusage", "Legende", "Luftlinie", "Mobilität", "niedrigschwellig",
    "Passphrase", "Quartier", "Regelangebot", "Ressource", "Selbstversorgung", "Server", "Sonderdienst",
    "Sozialraum", "Standort", "stufenlos", "Teilhabe", "Träger", "Überweisung", "unverbindlich", "verschlüssel",
    "Wegenetz", "Zugang",
)  # fmt: skip
EXPLAINED = re.compile(r"\w*(?: \w+)? \(")
"""A word is explained where words in brackets follow it."""


def find_faults(text: str) -> list[str]:
    """Return what a German text breaks, in the order of the rules."""
    faults = [
        f"{len(words)} Wörter: {' '.join(words)}"
        for words in _sentences(text)
        if len(words) > MOST_WORDS
    ]
    for rule, pattern in RULES:
        faults += [f"{rule}: {found.group().strip()}" for found in pattern.finditer(text)]
    return faults + [f"schweres Wort: {word}" for word in HARD if _is_unexplained(word, text)]


RULES = (
    ("Passiv", PASSIVE),
    ("Genitiv", GENITIVE),
    ("Konjunktiv", SUBJUNCTIVE),
    ("Abkürzung", ABBREVIATION),
)


def _sentences(text: str) -> list[list[str]]:
    return [WORD.findall(sentence) for sentence in SENTENCE_END.split(text) if sentence]


def _is_unexplained(word: str, text: str) -> bool:
    found = re.search(rf"\b{word}", text, re.IGNORECASE)
    return bool(found) and not EXPLAINED.match(text, found.end())
