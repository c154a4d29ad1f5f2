"""Turns of speech: what is wished for, what is not wanted, and what is a need and no interest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

CLAUSE = re.compile(
    r"[^,.;:!?–\n]+?(?=[,.;:!?–\n]|\s+(?:sondern|lieber|stattdessen|aber|dafür)\b|$)", re.IGNORECASE
)
KEIN = r"k(?:ein|oan|oi)(?:e|en|em|er|es|s)?"
NO = rf"(?:{KEIN}|nix|nichts?|net|ned|nie|niemals)"
NEED = re.compile(
    r"\b(?:(?:nicht|net|ned|nix) (?:so |zu |allzu )?(?:viele?n? (?:leuten?|menschen|personen)"
    r"|viel (?:trubel|lärm|los)|laut|voll|weit|teuer|früh|spät|hektisch|stressig|oft)"
    r"|(?:in |mit )?(?:eine[rn]? )?(?:kleine[rnm]?|ruhige[rnm]?) gruppen?"
    r"|ohne (?:anmeldung|anmelden|internet|treppen?|stufen?|verpflichtung|druck|zwang|stress)"
    r"|ohne (?:trubel|alkohol|lärm)|(?:wenig|keine|ohne) (?:viele )?(?:leute|menschen)"
    r"|keine (?:treppen?|stufen?)|nichts? kosten|kein geld kosten|kostenlos"
    r"|barrierefrei|stufenlos|mit (?:dem )?rollstuhl)\b",
    re.IGNORECASE,
)
"""What belongs to the needs: group, quiet, price, steps."""
WANTING = (
    r"(?:will|woll(?:en|te)|möcht(?:e|en|et)?|mecht|mag|mog|brauch(?:e|en)?|wünsch(?:e|en)?|such(?:e|en)?|"
    r"bitte|bloß|nur|hätt(?:e|en)?|lieber)"
)
REFUSED = re.compile(rf"\b{WANTING}\b.*?\b{KEIN}\b", re.IGNORECASE)
"""„Ich will keinen Hund“; but „Ich habe keine Arbeit“ tells what is lacking, and „Ich will nicht

allein zu Haus sitzen“ what is wished for instead.
"""
DISLIKED = re.compile(
    rf"\b(?:mag|mog) (?:ich|i) {NO}\b|\bist {NO} (?:für mich|meins)\b|\binteressiert mich {NO}\b"
    r"|\b(?:hasse|langweilt mich)\b|\b(?:kann|könnte) ich nichts anfangen\b",
    re.IGNORECASE,
)
INSTEAD = re.compile(r"^\W*(?:und |dann )?(?:sondern|lieber|stattdessen|dafür)\b", re.IGNORECASE)
DENIED = re.compile(
    rf"^\W*(?:{KEIN}|nicht|net|ned|nix)\b(?! (?:mehr|nur|bloß|immer|so|zu)\b)", re.IGNORECASE
)
ONLY = re.compile(r"^\W*(?:nur|bloß|einfach|eher|höchstens)\b", re.IGNORECASE)
"""„Kein Berg, kein Rucksack, nur um den Block“."""
WITHOUT = re.compile(r"\bohne\s+(?:\w+\s+){0,1}\w+", re.IGNORECASE)
ABILITY = re.compile(
    r"\b(?:kann|konnte|können|darf|dürfen|weiß|schaff\w*|trau\w*|versteh\w*)\b", re.IGNORECASE
)
"""„Ich kann nicht lesen“, „ich darf keinen“: a wish behind a hurdle, not a refusal."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text in three: what is wished for, what is refused, what is a need."""

    wanted: str
    refused: str
    needs: str


def take_turns(text: str) -> Said:
    """Part a wish into what is wanted, what is not, and what is a need.

    A wish of nothing but needs or refusals wants nothing that we could name: "".
    """
    needs: list[str] = []

    def take(found: re.Match[str]) -> str:
        needs.append(found.group())
        return " "

    clauses = [match.group().strip() for match in CLAUSE.finditer(NEED.sub(take, text))]
    following = [*clauses[1:], ""]
    refused = [
        clause
        for number, clause in enumerate(clauses)
        if clause
        and (_is_refused(clause, following[number]) or _is_denied(clause, following[number:]))
    ]
    wanted = [clause for clause in clauses if clause and clause not in refused]
    kept = [WITHOUT.sub(" ", clause) for clause in wanted]
    refused += [found for clause in wanted for found in WITHOUT.findall(clause)]
    said = ", ".join(filter(str.strip, kept))
    return Said(said, ", ".join(refused), ", ".join(needs))


def _is_denied(clause: str, following: Sequence[str]) -> bool:
    """Tell whether a clause begins with „kein“, and what comes next without it with „nur“."""
    instead = next((after for after in following if not DENIED.search(after)), "")
    return bool(DENIED.search(clause) and (ONLY.search(instead) or INSTEAD.search(instead)))


def _is_refused(clause: str, after: str) -> bool:
    if DISLIKED.search(clause):
        return True
    if ABILITY.search(clause):
        return False
    if INSTEAD.search(after) and re.search(rf"\b{NO}\b", clause, re.IGNORECASE):
        return True
    return bool(REFUSED.search(clause))
