"""Read opening times as people write them in German, into OSM syntax.

What is not understood to the last word is not understood: it stays as text and counts as unknown.
"""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from sozialmap.core.hours import is_valid
from sozialmap.core.model import Hours

DAYS = {"mo": "Mo", "di": "Tu", "mi": "We", "do": "Th", "fr": "Fr", "sa": "Sa", "so": "Su"}
MONTHS = {
    "jan": "Jan", "feb": "Feb", "mär": "Mar", "mrz": "Mar", "apr": "Apr", "mai": "May",
    "jun": "Jun", "jul": "Jul", "aug": "Aug", "sep": "Sep", "okt": "Oct", "nov": "Nov",
    "dez": "Dec",
}  # fmt: skip
ORDINALS = {"erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "letzt": -1}
PARTS_OF_DAY = {
    "morgens": "07:00-10:00",
    "vormittags": "09:00-12:00",
    "mittags": "12:00-14:00",
    "nachmittags": "13:00-18:00",
    "abends": "18:00-22:00",
}
"""Only for what a person wishes; of an offer such words say too little."""
BY_APPOINTMENT = re.compile(
    r"(?:termine?|zeiten|öffnungszeiten|besuche?)?\s*(?:nur\s+)?"
    r"(?:nach\s+(?:telefonischer\s+|vorheriger\s+)?(?:vereinbarung|absprache|anmeldung|terminvereinbarung)"
    r"|n\.\s?v\.|auf\s+anfrage|auf\s+nachfrage|bei\s+bedarf)",
    re.IGNORECASE,
)
JOINED = re.compile(r"^[\s,;.]*(?:und|sowie|oder|auch|\+|&)*[\s,;.]*$", re.IGNORECASE)
NOT_IN_HOLIDAYS = re.compile(
    r"\(?\s*[,;]?\s*(?:außer|ausser|nicht)\s+(?:in\s+den\s+|während\s+der\s+|in\s+)?(?:hessischen\s+)?"
    r"(?:schul)?ferien(?:zeiten|zeit)?\s*\)?|\(?\s*[,;]?\s*in\s+den\s+(?:schul)?ferien\s+geschlossen\s*\)?",
    re.IGNORECASE,
)
NOT_ON_PUBLIC_HOLIDAYS = re.compile(
    r"\(?\s*[,;]?\s*(?:(?:außer|ausser|nicht)\s+(?:an\s+)?(?:gesetzlichen\s+)?feiertag(?:en|s)"
    r"|(?:an\s+)?(?:gesetzlichen\s+)?feiertag(?:en|s)\s+geschlossen)\s*\)?",
    re.IGNORECASE,
)
ALWAYS = re.compile(r"^\s*(?:rund um die uhr|durchgehend|immer|24\s?h|24\s?stunden|24/7)\s*$", re.I)
NEVER = re.compile(r"^\s*(?:dauerhaft\s+|zurzeit\s+|zur\s*zeit\s+)?geschlossen\s*$", re.IGNORECASE)
TOKEN = re.compile(
    r"""(?P<sunfei>sonn-\s*und\s*feiertags?)
      |(?P<daily>täglich|jeden\s+tag|alle\s+tage)
      |(?P<weekend>(?:am\s+)?wochenende[ns]?)
      |(?P<holiday>feiertags?|feiertagen)
      |(?P<off>geschlossen|zu\b)
      |(?P<part>morgens|vormittags|mittags|nachmittags|abends)
      |(?P<nth>(?:erst|zweit|dritt|viert|fünft|letzt)e[rnms]?
          |[1-5]\.(?=\s*(?:und|,|&|/|[a-zäöü-])))
      |(?P<day>(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(?:en|s)?
          |(?:mon|die|mit|don|fre|sam|son|mo|di|mi|do|fr|sa|so)\b\.?)
      |(?P<month>januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember
          |(?:jan|feb|mär|mrz|apr|jun|jul|aug|sept?|okt|nov|dez)\b\.?)
      |(?P<from>\bab\b)
      |(?P<time>\d{1,2}(?:[:.]\d{2})?)(?:\s*(?:uhr|h)\b)?
      |(?P<dash>\s*[-–—]\s*|\bbis\b)
      |(?P<comma>,|/|&|\+|\bund\b|\bsowie\b)
      |(?P<stop>[;\n|])
      |(?P<skip>\s+|\buhr\b|\bjeden?[nms]?\b|\bim\s+monat\b|\bdes\s+monats\b|\bmonats\b|\bvon\b
          |\bam\b|\bimmer\b|\bim\b|\bjeweils\b|\bin\s+der\s+regel\b|\bgeöffnet\b|\boffen\b|:|\.|\(|\))
    """,
    re.IGNORECASE | re.VERBOSE,
)
LONGEST_READ = 500


class _UnreadableError(Exception):
    """The words say something that the grammar does not know."""


class _Last(Enum):
    """What a dash or a comma continues."""

    NOTHING = auto()
    DAY = auto()
    TIME = auto()
    MONTH = auto()


@dataclass(slots=True)
class _Rule:
    """One rule in the making."""

    months: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    nths: list[int] = field(default_factory=list)
    spans: list[list[str]] = field(default_factory=list)
    off: bool = False
    last: _Last = _Last.NOTHING
    dash: bool = False

    @property
    def complete(self) -> bool:
        return bool(self.spans or self.off) and bool(self.days)

    def to_osm(self) -> str:
        if not self.spans and not self.off:
            raise _UnreadableError
        nth = f"[{','.join(map(str, self.nths))}]" if self.nths else ""
        days = ",".join(f"{day}{nth}" for day in self.days)
        spans = "off" if self.off else ",".join(map(_span, self.spans))
        return " ".join(part for part in (",".join(self.months), days, spans) if part)


def read_hours(text: str) -> Hours:
    """Return what people wrote as OSM syntax; `osm` is "" where it cannot be read."""
    words = " ".join(text.split(" ")).strip()
    return Hours(osm=_to_osm(words, parts_of_day=False), text=words)


def read_wished_times(text: str) -> str:
    """Return the times a person has, in OSM syntax, or "" where they cannot be read."""
    return _to_osm(text.strip(), parts_of_day=True)


def _to_osm(words: str, *, parts_of_day: bool) -> str:
    if not words or len(words) > LONGEST_READ:
        return ""
    if is_valid(words) and not _looks_german(words):
        return f"unknown {words}" if words.startswith('"') else words
    if ALWAYS.match(words):
        return "24/7"
    if NEVER.match(words):
        return "off"
    try:
        osm = _read_german(words, parts_of_day)
    except _UnreadableError:
        return ""
    return osm if is_valid(osm) else ""


def _looks_german(words: str) -> bool:
    return bool(re.search(r"\b(?:Di|Mi|Do|So)\b", words))


def _read_german(words: str, parts_of_day: bool) -> str:
    appointment = BY_APPOINTMENT.search(words)
    rest = BY_APPOINTMENT.sub(" ", words)
    if appointment and JOINED.match(rest):
        return f'unknown "{_quoted(words)}"'
    rest, school = NOT_IN_HOLIDAYS.subn(" ", rest)
    rest, public = NOT_ON_PUBLIC_HOLIDAYS.subn(" ", rest)
    rules = [rule.to_osm() for rule in _rules(rest.strip(" ,;."), parts_of_day)]
    if public:
        rules.append("PH off")
    if school:
        rules.append('SH unknown "in den Ferien bitte fragen"')
    osm = "; ".join(rules)
    return f'{osm} || unknown "nach Vereinbarung"' if appointment else osm


def _rules(text: str, parts_of_day: bool) -> list[_Rule]:
    rules = [_Rule()]
    position = 0
    while position < len(text):
        found = TOKEN.match(text, position)
        if not found or found.end() == position:
            raise _UnreadableError
        position = found.end()
        kind = found.lastgroup or "skip"
        if kind == "part" and not parts_of_day:
            raise _UnreadableError
        if _starts_anew(rules[-1], kind):
            rules.append(_Rule(months=list(rules[-1].months)))
        _take(rules[-1], kind, found[0].lower().strip())
    done = [rule for rule in rules if rule.days or rule.spans or rule.off]
    if not done or done[-1].dash:
        raise _UnreadableError
    return done


def _starts_anew(rule: _Rule, kind: str) -> bool:
    if kind == "stop":
        return rule.complete or bool(rule.spans)
    return rule.complete and kind in {
        "day",
        "nth",
        "daily",
        "weekend",
        "sunfei",
        "holiday",
        "month",
    }


def _take(rule: _Rule, kind: str, word: str) -> None:
    takers = {
        "day": _take_day, "nth": _take_nth, "month": _take_month, "time": _take_time,
        "part": _take_part,
    }  # fmt: skip
    groups = {"daily": "Mo-Su", "weekend": "Sa,Su", "sunfei": "Su,PH", "holiday": "PH"}
    if kind in takers:
        takers[kind](rule, word)
    elif kind in groups:
        rule.days.append(groups[kind])
    elif kind == "off":
        rule.off = True
    elif kind == "dash":
        rule.dash = True
    elif kind == "comma":
        rule.dash = False


def _take_day(rule: _Rule, word: str) -> None:
    day = DAYS[word[:2]] if word[:4] != "sonn" or word.startswith("sonnt") else "Sa"
    if rule.dash and rule.last is _Last.DAY and rule.days:
        rule.days[-1] = f"{rule.days[-1]}-{day}"
    else:
        rule.days.append(day)
    rule.dash, rule.last = False, _Last.DAY


def _take_nth(rule: _Rule, word: str) -> None:
    digit = word[0]
    if rule.dash or rule.days:
        raise _UnreadableError
    number = (
        int(digit)
        if digit.isdigit()
        else next(value for stem, value in ORDINALS.items() if word.startswith(stem))
    )
    rule.nths.append(number)


def _take_month(rule: _Rule, word: str) -> None:
    month = MONTHS[word[:3]]
    if rule.dash and rule.last is _Last.MONTH and rule.months:
        rule.months[-1] = f"{rule.months[-1]}-{month}"
    else:
        rule.months.append(month)
    rule.dash, rule.last = False, _Last.MONTH


def _take_time(rule: _Rule, word: str) -> None:
    clock = _clock(word)
    if rule.dash:
        if rule.last is not _Last.TIME or not rule.spans or len(rule.spans[-1]) > 1:
            raise _UnreadableError
        rule.spans[-1].append(clock)
    else:
        rule.spans.append([clock])
    rule.dash, rule.last = False, _Last.TIME


def _take_part(rule: _Rule, word: str) -> None:
    rule.spans.append(PARTS_OF_DAY[word].split("-"))
    rule.last = _Last.TIME


def _clock(word: str) -> str:
    found = re.match(r"(\d{1,2})(?:[:.](\d{2}))?", word)
    if not found:
        raise _UnreadableError
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 24 or minute > 59:
        raise _UnreadableError
    return f"{hour:02}:{minute:02}"


def _span(clocks: list[str]) -> str:
    return "-".join(clocks) if len(clocks) == 2 else f"{clocks[0]}+"


def _quoted(words: str) -> str:
    return words.replace('"', "'").strip(" .;,")
