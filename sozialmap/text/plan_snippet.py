"""A text for the Teilhabeplan: neutral, in the first person, to copy. Nothing is sent anywhere."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sozialmap.core.model import Interest, Offer
from sozialmap.core.plan import Choice, Plan, group_by_domain
from sozialmap.core.sharing import Audience, share_offer
from sozialmap.text.entries import describe_title
from sozialmap.text.plan_words import describe_step
from sozialmap.text.translator import N_, Translator

LONGEST = 1000
"""Signs that a free-text field of the PiT Hessen takes (LWV, Anwendung des PiT, 2023)."""
CUTS = (LONGEST, 600, 400, 300, 220, 160, 120, 90, 60, 40)
"""Tried one after another: at most so many signs of each piece of own words."""
DOMAINS = {
    "d1": N_("Learning and applying knowledge"),
    "d2": N_("General tasks and demands"),
    "d3": N_("Communication"),
    "d4": N_("Mobility"),
    "d5": N_("Self-care"),
    "d6": N_("Domestic life"),
    "d7": N_("Interpersonal interactions and relationships"),
    "d8": N_("Major life areas"),
    "d9": N_("Community, social and civic life"),
}
"""The nine domains of activities and participation, ICF and § 118 SGB IX."""
NEGATIVE = re.compile(r"\b(nichts?|nie|niemals|niemand\w*|nirgends|kein\w*)\b", re.IGNORECASE)
"""Not „ohne“: „ohne Begleitung Bus fahren“ says what is to be."""


@dataclass(frozen=True, slots=True)
class Sections:
    """How a form calls its sections."""

    code: str
    name: str
    wish: str
    goal: str
    offers: str
    step: str


@dataclass(frozen=True, slots=True, repr=False)
class Snippet:
    """The text; `shortened` where own words had to be cut to fit, which a person should see."""

    text: str
    shortened: bool = False


def describe_for_plan(
    plan: Plan, sections: Sections, interests: Sequence[Interest], _: Translator
) -> Snippet:
    """Return wish, goal, chosen offers by ICF domain and next steps, at most LONGEST signs."""
    groups = group_by_domain(plan, interests)
    whole = _write(plan, sections, groups, 0, _)
    drafts = (_write(plan, sections, groups, longest, _) for longest in CUTS)
    told = next((draft for draft in (whole, *drafts) if len(draft) <= LONGEST), "")
    text = told or _shorten(_write(plan, sections, groups, CUTS[-1], _), LONGEST)
    return Snippet(text, shortened=text != whole)


def find_negative_words(goal: str) -> list[str]:
    """Return the words by which a goal says what is not to be, as they stand there."""
    return list(dict.fromkeys(found[0] for found in NEGATIVE.finditer(goal)))


def hint_for_goal(goal: str, _: Translator) -> str:
    """Return a suggestion where a goal is worded as what is not to be, else ""."""
    words = find_negative_words(goal)
    if not words:
        return ""
    return _(
        "The goal says “{words}”. Perhaps it can be said as what is to be instead: "
        "not “I do not want to be alone”, but “I meet people once a week”.",
        words=", ".join(words),
    )


def _write(
    plan: Plan,
    sections: Sections,
    groups: Mapping[str, Sequence[Choice]],
    longest: int,
    _: Translator,
) -> str:
    """Return the text with own words of a length; 0 is any."""
    parts = [
        _part(sections.wish, [_own(plan.wish_text, longest, _)]),
        _part(sections.goal, [_own(plan.goal, longest, _)]),
        _part(sections.offers, _offers(groups, longest, _)),
        _part(sections.step, _steps(plan, longest, _)),
    ]
    return "\n\n".join(part for part in parts if part)


def _part(name: str, lines: list[str]) -> str:
    told = [line for line in lines if line]
    return "\n".join([*([name] if name else []), *told]) if told else ""


def _own(words: str, longest: int, _: Translator) -> str:
    plain = " ".join(words.split())
    return _("“{words}”", words=_shorten(plain, longest)) if plain else ""


def _offers(groups: Mapping[str, Sequence[Choice]], longest: int, _: Translator) -> list[str]:
    lines = []
    for domain, choices in groups.items():
        if domain in DOMAINS:
            lines.append(_("{domain} ({code}):", domain=_(DOMAINS[domain]), code=domain))
        lines += [_offer(choice.offer, longest, _) for choice in choices]
    return lines


def _offer(offer: Offer, longest: int, _: Translator) -> str:
    shared = share_offer(offer, Audience.PUBLIC)
    title = _shorten(describe_title(shared, _), longest)
    carrier = _shorten(shared.asset.name, longest)
    if not carrier or carrier == title:
        return _("I want to try “{title}”.", title=title)
    return _("I want to try “{title}” ({carrier}).", title=title, carrier=carrier)


def _steps(plan: Plan, longest: int, _: Translator) -> list[str]:
    """Return the first steps; of several each says what it is for."""
    several = len(plan.choices) > 1
    return [_step(choice, longest, several, _) for choice in plan.choices if choice.first_step]


def _step(choice: Choice, longest: int, named: bool, _: Translator) -> str:
    words = _shorten(" ".join(choice.first_step.split()), longest)
    told = " ".join(filter(None, (_sentence(words), describe_step(choice, _))))
    title = _shorten(describe_title(choice.offer, _), longest)
    return f"{title}: {told}" if named else told


def _sentence(words: str) -> str:
    return words if not words or words.endswith((".", "!", "?", "…")) else f"{words}."


def _shorten(words: str, longest: int) -> str:
    """Return the words, cut at a blank where they are longer; 0 is any length."""
    if not longest or len(words) <= longest:
        return words
    cut = words[: longest - 1]
    at_blank = cut.rpartition(" ")[0]
    return f"{at_blank if len(at_blank) > longest // 2 else cut}…"
