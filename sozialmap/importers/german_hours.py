"""Read opening times as people write them in German, into OSM syntax.

What is not understood to the last word is not understood: it stays as text and counts as unknown.
What is understood but leaves open when (every two weeks, in summer, no day named) is unknown too.
"""

import re
from dataclasses import dataclass, field

from sozialmap.core.hour_rules import find_rules
from sozialmap.core.hours import is_valid
from sozialmap.core.model import Hours
from sozialmap.importers.german_hours_rules import Last, Rule, UnreadableError, Wide, are_apart
from sozialmap.importers.german_hours_words import (
    ALWAYS,
    BY_APPOINTMENT,
    DAYS,
    FORTNIGHTLY,
    IN_SCHOOL_HOLIDAYS,
    NEVER,
    PERHAPS,
    PLEASE_ASK,
    SEASONS,
    TOKEN,
    USUALLY,
    WHICH_DAYS,
    WHICH_TIMES,
    WITH_REGISTRATION,
)

LONGEST_READ = 500
ASKED = (WHICH_DAYS, WHICH_TIMES)
GROUPS = {"daily": "Mo-Su", "weekend": "Sa,Su", "sunfei": "Su,PH", "holiday": "PH"}
NOTES = {"fortnightly": FORTNIGHTLY, "usually": USUALLY, "perhaps": PERHAPS}
WIDE_KINDS = frozenset(("month", "date", "daynum", "week", "weeks", "school", "term", "season"))
DAY_KINDS = frozenset(("day", "nth", "second", "workdays", "schooldays", "pause", *GROUPS))


def read_hours(text: str) -> Hours:
    """Return what people wrote as OSM syntax; `osm` is "" where it cannot be read."""
    words = text.replace("\u00a0", " ").strip()
    return Hours(osm=_to_osm(words, wished=False), text=words)


def read_wished_times(text: str) -> str:
    """Return the times a person has, in OSM syntax, or "" where they cannot be read."""
    return _to_osm(text.strip(), wished=True)


def _to_osm(words: str, *, wished: bool) -> str:
    if not words or len(words) > LONGEST_READ:
        return ""
    if is_valid(words) and not _looks_german(words):
        return _checked_osm(words, wished=wished)
    if ALWAYS.match(words):
        return "24/7"
    if NEVER.match(words):
        return "off"
    try:
        osm = _Reader(wished).read(words)
    except UnreadableError:
        return ""
    return osm if is_valid(osm) else ""


def _looks_german(words: str) -> bool:
    return bool(re.search(r"\b(?:Di|Mi|Do|So)\b", words))


def _checked_osm(words: str, *, wished: bool) -> str:
    """Return OSM syntax; where it names days but no times, these are to be asked for."""
    if words.startswith('"'):
        return f"unknown {words}"
    rules = find_rules(words)
    bare = [r for r in rules if not (r.spans or r.state or r.comment or r.always)]
    if wished or not any(rule.text == rule.to_osm() for rule in bare):
        return words
    return f'{words} unknown "{WHICH_TIMES}"' if len(rules) == 1 else ""


@dataclass(slots=True)
class _Reader:
    """Reads words one after the other into rules."""

    wished: bool
    rules: list[Rule] = field(default_factory=lambda: [Rule()])
    line_start: int = 0
    excluded: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    heading: Wide = field(default_factory=Wide)
    excepting: bool = False
    in_brackets: bool = False
    or_by_appointment: bool = False

    @property
    def rule(self) -> Rule:
        return self.rules[-1]

    def read(self, text: str) -> str:
        position = 0
        while position < len(text):
            found = TOKEN.match(text, position)
            if not found or found.end() == position:
                raise UnreadableError
            position = found.end()
            self._take(found.lastgroup or "skip", found)
        self._end_line()
        return self._osm()

    def _take(self, kind: str, found: re.Match[str]) -> None:
        word = " ".join(found[kind].lower().split())
        if kind in {"skip", "phone"} or (self.excepting and self._except(kind, word)):
            return
        if kind in WIDE_KINDS or kind in NOTES:
            self._take_wide(kind, word)
        elif kind == "second" and self.rule.complete and self.in_brackets:
            self._note_line(_every_second(word))
        elif kind in DAY_KINDS or (kind == "off" and self.rule.spans):
            self._begin()
            self._take_days(kind, word)
        else:
            self._take_other(kind, word)

    def _take_days(self, kind: str, word: str) -> None:
        rule = self.rule
        if kind in GROUPS:
            if rule.dash or rule.start:
                raise UnreadableError
            rule.add_day(GROUPS[kind])
            rule.last = Last.NOTHING
        elif kind == "day":
            if rule.workdays and not rule.days and not self.in_brackets:
                rule.days.append("Mo-Fr")
            rule.take_day(word)
        elif kind == "nth":
            rule.take_nth(word)
        else:
            self._take_special_days(kind, word)

    def _take_special_days(self, kind: str, word: str) -> None:
        rule = self.rule
        if kind == "second":
            rule.note = _every_second(word)
            rule.take_day(word.split()[-1])
        elif kind == "workdays":
            rule.workdays = True
            self.closing.append("PH off")
        elif kind == "schooldays":
            rule.add_day("Mo-Fr")
            self.closing += ["PH off", _ASK_IN_SCHOOL_HOLIDAYS]
        else:
            rule.off = True

    def _take_wide(self, kind: str, word: str) -> None:
        rule = self.rule
        suffix = rule.complete and not rule.carried and (self.in_brackets or not rule.comma)
        continues = rule.dash or (rule.comma and rule.last in {Last.MONTH, Last.DATE})
        if rule.complete and not (suffix or (continues and rule.ended)):
            if kind == "school" and rule.off and rule.comma:
                raise UnreadableError
            self._begin(anew=True)
        elif rule.complete:
            rule.ended = True
            if self.in_brackets and kind in NOTES:
                self._note_line(NOTES[kind])
                return
        self._set_wide(kind, word)

    def _set_wide(self, kind: str, word: str) -> None:
        rule = self.rule
        takers = {"month": rule.take_month, "date": rule.take_date, "daynum": rule.take_day_number}
        if kind in takers:
            takers[kind](word)
        elif kind in NOTES:
            rule.note = NOTES[kind]
        elif kind == "school" and rule.comma and rule.days and not rule.told:
            rule.add_day("SH")
        elif kind == "term":
            rule.wide = Wide()
            self.closing.append(_ASK_IN_SCHOOL_HOLIDAYS)
        else:
            self._set_part_of_year(kind, word)

    def _set_part_of_year(self, kind: str, word: str) -> None:
        rule = self.rule
        if rule.carried:
            rule.wide, rule.carried = Wide(), False
        if kind == "school":
            rule.wide.school = True
        elif kind == "season" and not rule.wide.months:
            rule.wide.season = next(SEASONS[name] for name in SEASONS if name in word)
        elif kind == "week":
            rule.wide.week = "week 1-53/2" if "ungerade" in word else "week 2-52/2"
        elif kind == "weeks":
            numbers = [f"{int(number):02}" for number in re.findall(r"\d+", word)]
            rule.wide.week = f"week {'-'.join(numbers)}"
        rule.comma = False

    def _take_other(self, kind: str, word: str) -> None:
        rule = self.rule
        if kind == "time":
            rule.take_time(word)
        elif kind == "part":
            rule.take_part(word, wished=self.wished)
        elif kind in {"from", "between"}:
            setattr(rule, "start" if kind == "from" else "between", True)
        elif kind in {"opened", "closed"}:
            self.in_brackets = kind == "opened"
        elif kind == "stop":
            self._end_line()
            self.rule.unclear = self.rule.unclear and word != ";"
        elif kind == "off":
            rule.off = True
        elif kind == "except":
            self.excepting = True
        elif kind in {"dash", "comma", "open_end"}:
            {"dash": rule.take_dash, "comma": rule.take_comma, "open_end": rule.take_open_end}[
                kind
            ]()
        else:
            self._take_answer(kind, word)

    def _take_answer(self, kind: str, word: str) -> None:
        rule = self.rule
        if kind == "also_appointment":
            self.or_by_appointment = True
        elif kind == "appointment":
            self._take_appointment()
        elif kind == "registration":
            for told in self._line():
                told.comment = WITH_REGISTRATION
        elif kind == "ask":
            rule.asked = True
            asked = next((note for note in ASKED if note.lower() in word), PLEASE_ASK)
            rule.note = rule.note or rule.wide.season or asked
        elif kind == "also_holidays":
            for day in ("Su", "PH")[0 if re.match(r"auch (?:an )?so", word) else 1 :]:
                rule.add_day(day)
        elif kind == "school_ask":
            self.closing.append(_ASK_IN_SCHOOL_HOLIDAYS)
        elif kind == "school_off":
            self._take_school_off()
        else:
            raise UnreadableError

    def _take_appointment(self) -> None:
        rule = self.rule
        if rule.spans and rule.comma and not self.in_brackets:
            self.or_by_appointment = True
        if rule.spans and (rule.comma or self.in_brackets):
            self._note_line(BY_APPOINTMENT)
        elif rule.days or rule.wide or rule.spans:
            rule.note, rule.asked, rule.ended = BY_APPOINTMENT, True, True
        else:
            self.or_by_appointment = True
        rule.comma = False

    def _take_school_off(self) -> None:
        rule = self.rule
        if rule.days and not rule.told:
            rule.add_day("SH")
            rule.off = True
        else:
            self.closing.append("SH off")

    def _except(self, kind: str, word: str) -> bool:
        """Take a word after "außer"; False where it belongs to the times again."""
        names = {"school": "SH", "holiday": "PH", "sunfei": "Su,PH", "weekend": "Sa,Su"}
        last = self.excluded[-1] if self.excluded else ""
        if kind in {"comma", "dash"}:
            self.rule.comma = True
            self.rule.dash = kind == "dash"
            return True
        if kind == "day" and not (self.rule.complete and last in {"SH", "PH"}):
            self._exclude(DAYS[word[:2]] if not word.startswith("sonna") else "Sa")
            return True
        if kind in names:
            self._exclude(names[kind])
            return True
        self.excepting = False
        self.rule.ended = self.rule.complete
        if not self.excluded or self.rule.dash:
            raise UnreadableError
        return False

    def _exclude(self, name: str) -> None:
        if self.rule.dash:
            if not self.excluded or "-" in self.excluded[-1]:
                raise UnreadableError
            self.excluded[-1] += f"-{name}"
        else:
            self.excluded.append(name)
        self.rule.dash = self.rule.comma = False

    def _begin(self, *, anew: bool = False) -> None:
        """Begin a new rule where the last one is complete; what is said of a season stays."""
        rule = self.rule
        if not (rule.complete or anew):
            return
        if rule.dash or rule.start or rule.between:
            raise UnreadableError
        wide = Wide() if anew or rule.ended else rule.wide.copy()
        same_line = len(self.rules) > self.line_start and not rule.ended
        note = rule.note if same_line and rule.note in NOTES.values() else ""
        self.rules.append(Rule(wide=wide, carried=bool(wide), note="" if anew else note))

    def _line(self) -> list[Rule]:
        return [rule for rule in self.rules[self.line_start :] if rule.told]

    def _note_line(self, note: str) -> None:
        for rule in self._line():
            rule.note, rule.ended = rule.note or note, True

    def _end_line(self) -> None:
        if self.excepting:
            self._except("stop", "")
        rule = self.rule
        if rule.only_wide and len(self.rules) - 1 > self.line_start:
            self._hang_on_the_line(self.rules.pop())
        if rule.dash or rule.start or rule.between:
            raise UnreadableError
        if rule.complete or rule.spans or rule.asked:
            self._begin_line(rule)
        elif rule.only_wide:
            self.heading = rule.wide.copy()
        rule.comma = False

    def _begin_line(self, last: Rule) -> None:
        """Begin a rule: a heading above the lines holds for it; what stood within one may not."""
        unclear = bool(last.wide.copy()) and not (last.ended or last.carried or self.heading)
        wide = self.heading.copy()
        self.rules.append(Rule(wide=wide, carried=bool(wide), unclear=unclear))
        self.line_start = len(self.rules) - 1

    def _hang_on_the_line(self, said: Rule) -> None:
        """Let what is said at the end of a line hold for it; a season only for a single rule."""
        line = self._line()
        if said.wide and (len(line) != 1 or line[0].wide):
            raise UnreadableError
        for rule in line:
            rule.wide = said.wide or rule.wide
            rule.note = said.note or rule.note
            rule.ended = True

    def _osm(self) -> str:
        rules = _in_order([rule for rule in self.rules if not rule.empty])
        if not (rules or self.closing or self.excluded or self.or_by_appointment):
            raise UnreadableError
        told = ""
        for number, rule in enumerate(rules):
            joint = ", " if _adds(rule, rules[:number]) else "; "
            told += (joint if told else "") + rule.to_osm(wished=self.wished)
            told += self._perhaps_on_saturday(rule)
        closing = list(dict.fromkeys([*self._closings(), *self.closing]))
        if not self.or_by_appointment and all(rule.off for rule in rules):
            closing.insert(0, f'unknown "{WHICH_TIMES}"')
            told, closing = "; ".join(filter(None, (closing[0], told))), closing[1:]
        osm = "; ".join(filter(None, (told, *closing)))
        if not self.or_by_appointment:
            return osm
        return f'{osm} || unknown "{BY_APPOINTMENT}"' if osm else f'unknown "{BY_APPOINTMENT}"'

    def _perhaps_on_saturday(self, rule: Rule) -> str:
        """For some people Saturday is a workday, for others not: nobody knows."""
        if not rule.workdays or rule.days or rule.off or "Sa" in self.excluded:
            return ""
        spans = rule.to_osm(wished=True).partition("Mo-Fr ")[2].split(" ")[0]
        return f'; Sa {spans} unknown "{PERHAPS}"'

    def _closings(self) -> list[str]:
        days = [name for name in self.excluded if name != "SH"]
        closed = [f"{','.join(n for n in days if n != 'PH')} off"] if set(days) - {"PH"} else []
        public = ["PH off"] if "PH" in days else []
        return [*closed, *public, *([_ASK_IN_SCHOOL_HOLIDAYS] if "SH" in self.excluded else [])]


_ASK_IN_SCHOOL_HOLIDAYS = f'SH unknown "{IN_SCHOOL_HOLIDAYS}"'


def _every_second(word: str) -> str:
    """Every other week, or the second within the month: people mean both."""
    return f"jeden zweiten {word.split()[-1].capitalize()}"


def _in_order(rules: list[Rule]) -> list[Rule]:
    """Put what is an exception behind that from which it is one: later rules win."""
    return sorted(rules, key=lambda rule: _is_exception(rule, rules))


def _is_exception(rule: Rule, rules: list[Rule]) -> bool:
    if any("PH" in name for name in rule.days):
        return True
    among = any(other.weekdays > rule.weekdays and not other.off for other in rules)
    return rule.off and (bool(rule.wide) or among)


def _adds(rule: Rule, before: list[Rule]) -> bool:
    """Tell whether a rule adds to what is told, where OSM would let it replace it.

    A rule for a day also cuts off the night that began the day before.
    """
    if not rule.spans:
        return False
    shared = [other for other in before if other.weekdays & rule.weekdays and other.spans]
    if not shared:
        return any(other.over_midnight for other in (*before, rule) if before)
    return all(are_apart(rule, other) for other in shared)
