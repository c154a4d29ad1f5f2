"""Which hurdle a help text takes away. It removes only the hurdle it speaks of."""

import re

from sozialmap.core.model import Barrier

SPEAKS_OF: tuple[tuple[Barrier, str], ...] = (
    (Barrier.STEPS, r"rampe|aufzug|fahrstuhl|lift\b|hintereingang|ebenerdig|seiteneingang|treppenlift"),
    (Barrier.TOILET, r"\bwc\b|toilette"),
    (Barrier.HEARING, r"gebärden|höranlage|schriftdolmetsch|mitschrift|\bdgs\b"),
    (Barrier.SEEING, r"vorlesen|vorgelesen|großdruck|sehbehind|blinde"),
    (Barrier.SENSORY, r"ruhige\w*\s+(?:stunde|zeit|ecke|raum|platz)|rückzug|nebenraum|stille\w*\s+(?:stunde|raum)"),
    (Barrier.GROUP, r"klein\w+\s+gruppe|einzel(?:termin|stunde)"),
    (Barrier.LANGUAGE, r"dolmetsch|sprachmittl|übersetz|einfache\w*\s+(?:sprache|worte)|muttersprach"),
    (Barrier.COST, r"ermäßig|kulturpass|\bfonds?\b|zuschuss|kostenübernahme|beitrag\s+(?:erlassen|wird)|ratenzahlung|kostenlos\w*\s+(?:probe|schnupper)"),
    (Barrier.ELIGIBILITY, r"ohne\s+mitglied|gast(?:karte|status|mitglied|nutzung)?\b|schnupper\w*(?!\w*\s*kostenlos)|auch\s+ohne\s+überweisung|auch\s+ohne\s+kostenzusage"),
    (Barrier.REGISTRATION, r"anmeld|formular|(?:rufen|ruft)\s+(?:gemeinsam|für|mit)"),
    (Barrier.TIMES, r"später\s+(?:kommen|dazu)|früher\s+gehen|zeiten\s+nach\s+absprache|uhrzeit\s+flexibel"),
    (Barrier.JOURNEY, r"holen\s+(?:sie\s+|dich\s+|euch\s+)?ab|abhol|fahrdienst|mitfahr|begleiten\s+(?:sie\s+|dich\s+)?(?:auf\s+dem\s+weg|hin)|haltestelle"),
    (Barrier.COMPANION, r"begleitperson|begleitung"),
    (Barrier.COMMITMENT, r"unverbindlich|pause\w*\s+möglich|jederzeit\s+aufhören|ohne\s+verpflichtung"),
    (Barrier.DOGS, r"\bhunde?\b"),
    (Barrier.CHILDREN, r"\bkind(?:er)?\b(?!erbetreuung)"),
    (Barrier.CHILDCARE, r"kinderbetreuung|babysitt"),
    (Barrier.DIGITAL, r"papier|ohne\s+internet|am\s+schalter|ausgedruckt"),
    (Barrier.ALONE, r"pat(?:e|in|en)\b|tandem|willkommensperson|empfang(?:en|sperson)|beim\s+ersten\s+mal"),
)  # fmt: skip
"""Barrier and the words that speak of it."""
PATTERNS = tuple((barrier, re.compile(words, re.IGNORECASE)) for barrier, words in SPEAKS_OF)
NEGATED = re.compile(r"\b(?:keine?n?|nicht|ohne\s+aufzug|fehlt|leider)\b", re.IGNORECASE)
SENTENCE = re.compile(r"[^.;!\n]+")


def find_removers(help_text: str) -> dict[Barrier, str]:
    """Return the words that take a hurdle away, by barrier. Unclear words remove nothing."""
    found: dict[Barrier, list[str]] = {}
    for sentence in map(str.strip, SENTENCE.findall(help_text)):
        if NEGATED.search(sentence):
            continue
        for barrier, pattern in PATTERNS:
            if pattern.search(sentence):
                found.setdefault(barrier, []).append(sentence)
    return {barrier: "; ".join(sentences) for barrier, sentences in found.items()}
