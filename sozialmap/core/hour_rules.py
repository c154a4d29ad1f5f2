"""The rules of which opening times in OSM syntax are made, for those who count and who tell."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)"
DAY_RANGE = rf"{DAY}(?:-{DAY})?(?:\[[-\d,]+\])?"
CLOCK = r"\d{1,2}:\d{2}"
SPAN = rf"{CLOCK}(?:\s*-\s*{CLOCK})?\+?"
RULE = re.compile(
    rf"""\s*(?P<wide>(?:(?!{DAY}(?![a-z])|{CLOCK}|off\b|closed\b|open\b|unknown\b|")[^"])*?)\s*:?\s*
    (?P<days>{DAY_RANGE}(?:(?:\s*,\s*|\s+){DAY_RANGE})*)?:?\s*
    (?P<spans>24/7|{SPAN}(?:\s*,\s*{SPAN})*)?\s*
    (?P<state>off|closed|open|unknown)?\s*
    (?:"(?P<comment>[^"]*)")?\s*""",
    re.VERBOSE,
)
SPANS = re.compile(rf"({CLOCK})(?:\s*-\s*({CLOCK}))?(\+?)")
QUOTED = re.compile(r'"[^"]*"')
JOINT = re.compile(
    r'\s*(?P<joint>;|\|\|)\s*|(?:(?<=:\d\d)|(?<=[+"])|(?<=off)|(?<=open)|(?<=closed)|(?<=unknown))'
    rf"\s*(?P<more>,)\s*(?={DAY}\b|[A-Z][a-z]{{2}}\b|\d{{4}}\b|week\b)"
)
LONGEST = 1000
"""Values of OSM end at 255 characters; what is far longer is none."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end` as hh:mm; without an end, or `open_end`, nobody knows until when."""

    start: str
    end: str = ""
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `wide` holds months, dates and weeks, `joint` what stands before: ; , or ||."""

    joint: str
    text: str
    wide: str = ""
    days: str = ""
    spans: tuple[Span, ...] = ()
    state: str = ""
    comment: str = ""
    always: bool = False

    def to_osm(self) -> str:
        """Return the rule in OSM syntax."""
        spans = "24/7" if self.always else ",".join(map(_span, self.spans))
        comment = f'"{self.comment}"' if self.comment else ""
        parts = (self.wide, self.days, spans, self.state, comment)
        return " ".join(part for part in parts if part)

    @property
    def day_ranges(self) -> list[str]:
        """Its days one by one, as they are written: Mo-Fr, We[1], PH."""
        return re.findall(DAY_RANGE, self.days)


@lru_cache(20_000)
def find_rules(osm: str) -> tuple[Rule, ...]:
    """Return the rules of the opening times of an offer, and remember them."""
    return read_rules(osm)


def read_rules(osm: str) -> tuple[Rule, ...]:
    """Return the rules of opening times; a rule not understood has nothing but its text."""
    if len(osm) > LONGEST:
        return ()
    masked = QUOTED.sub(lambda found: '"' + "_" * (len(found[0]) - 2) + '"', osm)
    rules, start, joint = [], 0, ";"
    for found in JOINT.finditer(masked):
        rules.append(_rule(joint, osm[start : found.start()].strip()))
        start, joint = found.end(), found["joint"] or found["more"]
    rules.append(_rule(joint, osm[start:].strip()))
    return tuple(rule for rule in rules if rule.text)


def join_rules(rules: list[Rule]) -> str:
    """Return rules as one value in OSM syntax."""
    told = ""
    for rule in rules:
        joint = {"||": " || ", ",": ", "}.get(rule.joint, "; ")
        told += (joint if told else "") + rule.text
    return told


def rewrite(rule: Rule, joint: str = "", **changes: object) -> Rule:
    """Return a rule with changes, its text written anew."""
    changed = replace(rule, joint=joint or rule.joint, **changes)  # type: ignore[arg-type]
    return replace(changed, text=changed.to_osm())


def _rule(joint: str, text: str) -> Rule:
    found = RULE.fullmatch(text)
    if not found:
        return Rule(joint, text)
    written = found["spans"] or ""
    return Rule(
        joint=joint,
        text=text,
        wide=found["wide"].strip(),
        days=re.sub(r"\s*,\s*", ",", found["days"] or ""),
        spans=tuple(Span(_two(a), _two(b), bool(c or not b)) for a, b, c in SPANS.findall(written)),
        state=found["state"] or "",
        comment=found["comment"] or "",
        always=written == "24/7",
    )


def _two(clock: str) -> str:
    return clock.zfill(5) if clock else ""


def _span(span: Span) -> str:
    end = f"-{span.end}" if span.end else ""
    return f"{span.start}{end}{'+' if span.open_end else ''}"
