"""What pages show. Text of entries is never read as Markdown or HTML."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import streamlit as st
from streamlit_folium import st_folium

from sozialmap.core.areas import Area
from sozialmap.core.index import Index
from sozialmap.core.model import Offer, Presence
from sozialmap.core.places import Place
from sozialmap.core.sharing import Audience, share_offer
from sozialmap.core.wishes import Match, Outcome, Reason
from sozialmap.maps.neighbourhood import OUTCOME_CODES, Start, draw_neighbourhood, draw_view
from sozialmap.text.entries import (
    describe_fact,
    describe_grade,
    describe_kind,
    describe_price,
    describe_registration,
    describe_rules,
    describe_title,
    describe_where,
    is_vague,
)
from sozialmap.text.explore import PARTS, describe_attribution, describe_held_back, map_labels
from sozialmap.text.hours import describe_hours
from sozialmap.text.numbers import format_day, format_distance
from sozialmap.text.plain import as_markdown, as_markdown_lines
from sozialmap.text.reasons import describe_outcome, describe_reason, describe_why
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.usecases.explore import Exploration

MAP_HEIGHT = 640
METRES_PER_MINUTE = 75 / 1.3
"""Of a straight line, as core.distance estimates walking."""
RETURNED = ["last_active_drawing", "last_clicked"]
BADGES = {
    Outcome.OPEN: ("green", ":material/check:"),
    Outcome.OPEN_WITH: ("blue", ":material/handshake:"),
    Outcome.ASK: ("orange", ":material/help:"),
    Outcome.CLOSED: ("gray", ":material/block:"),
    Outcome.ABSENT: ("gray", ":material/filter_alt:"),
}


def crisis_box(crisis: bool, own_lines: Sequence[str], _: Translator) -> None:
    """Show where to find help at once, above everything; `own_lines` are those of the region."""
    if not crisis:
        return
    everywhere = _(
        "If you need help now: emergency **112** · medical help **116 117** · "
        "TelefonSeelsorge **0800 111 0 111** (free, day and night)"
    )
    st.error("  \n".join((everywhere, *map(as_markdown, own_lines))), icon=":material/sos:")


def summary(found: Exploration, _: Translator) -> None:
    """Show how many entries fit and what filters hold back."""
    count = len(found.matches)
    told = _.plural("{count} entry fits", "{count} entries fit", count)
    held = describe_held_back(found.counted, _)
    st.markdown(f"**{told}**" + (f" · {held}" if held else ""))


def nothing_found(found: Exploration, _: Translator) -> None:
    """Say that nothing fits, and which filter would help."""
    st.info(_("Nothing was found that fits all of this."), icon=":material/search_off:")
    if not found.relaxed:
        st.markdown(_("Try other words, or reset all filters."))
    for part, count in found.relaxed:
        words = f"{_(PARTS[part])} – {_.plural('{count} entry', '{count} entries', count)}"
        if st.button(words, key=state.widget_key(f"relax-{part}"), icon=":material/tune:"):
            visit = state.visit()
            left = visit.query.without(part)
            state.reset()
            state.visit().query = left
            state.visit().start_label = visit.start_label if left.start else ""
            st.rerun()


def match_list(found: Exploration, judged: bool, _: Translator) -> None:
    """Show the matches in their order, a page at a time, or that there are none."""
    visit = state.visit()
    summary(found, _)
    if not found.matches:
        nothing_found(found, _)
    for match in found.matches[: visit.shown]:
        _row(match, judged, _)
    left = len(found.matches) - visit.shown
    if left > 0:
        more = _("Show {count} more", count=min(left, state.PAGE_SIZE))
        if st.button(more, icon=":material/expand_more:", width="stretch"):
            visit.shown += state.PAGE_SIZE
            st.rerun()


def _row(match: Match, judged: bool, _: Translator) -> None:
    offer = share_offer(match.offer, Audience.PUBLIC)
    with st.container(key=f"row-{_key(offer.id)}", border=True, gap="xxsmall"):
        title = as_markdown(describe_title(offer, _))
        if st.button(title, key=f"open-{_key(offer.id)}", type="tertiary"):
            state.visit().selected = offer.id
            st.rerun()
        st.caption(" · ".join(map(as_markdown, _row_facts(match, offer, _))))
        if judged or match.verdict.outcome is not Outcome.OPEN:
            _badge(match, _)


def _row_facts(match: Match, offer: Offer, _: Translator) -> list[str]:
    facts = [describe_kind(offer, _), describe_where(offer, _)]
    if offer.asset.presence is Presence.FIXED and is_vague(offer.asset):
        facts.append(describe_grade(offer, _))
    if match.distance_m is not None:
        facts.append(_("about {minutes} min on foot", minutes=round(match.minutes or 0)))
    if offer.hours:
        facts += describe_hours(offer.hours, _)[:1]
    facts.append(describe_price(offer.price, _))
    facts += [describe_reason(fit, _) for fit in match.fits[:1]]
    return [fact for fact in facts if fact]


def _badge(match: Match, _: Translator) -> None:
    colour, icon = BADGES[match.verdict.outcome]
    st.badge(as_markdown(describe_outcome(match, _)), color=colour, icon=icon)  # type: ignore[arg-type]


def details(match: Match, judged: bool, _: Translator) -> None:
    """Show everything public about one entry, and what is not known."""
    offer = share_offer(match.offer, _audience())
    if st.button(_("Back to the list"), icon=":material/arrow_back:", key="back"):
        state.visit().selected = None
        st.rerun()
    st.subheader(as_markdown(describe_title(offer, _)), anchor=False)
    kind = describe_kind(offer, _)
    carrier = offer.asset.name if offer.asset.name != offer.title else ""
    st.caption(" · ".join(as_markdown(part) for part in (kind, carrier) if part))
    if judged or match.verdict.outcome is not Outcome.OPEN:
        _badge(match, _)
        for reason in describe_why(match, _):
            st.markdown(f"- {as_markdown(reason)}")
    if offer.description:
        st.markdown(as_markdown_lines(offer.description))
    for name, lines in _sections(match, offer, _):
        if lines:
            st.markdown(f"**{name}**  \n" + "  \n".join(map(as_markdown, lines)))
    _questions(match, offer, _)
    _link(offer, _)


def _audience() -> Audience:
    return Audience.TEAM if state.is_team() else Audience.PUBLIC


def _sections(match: Match, offer: Offer, _: Translator) -> list[tuple[str, list[str]]]:
    place = [describe_where(offer, _), describe_grade(offer, _)]
    if match.distance_m is not None:
        away = format_distance(match.distance_m, _)
        place.append(_("{distance} as the crow flies, about {minutes} min on foot (estimated)",
                       distance=away, minutes=round(match.minutes or 0)))  # fmt: skip
    contact = offer.asset.contact
    contact_lines = (contact.person, contact.phone, contact.email, contact.website)
    return [
        (_("When"), describe_hours(offer.hours, _) if offer.hours else []),
        (_("Where"), [line for line in place if line]),
        (_("Costs"), [line for line in [describe_price(offer.price, _)] if line]),
        (_("Registration"), [line for line in [describe_registration(offer, _)] if line]),
        (_("Who may come"), describe_rules(offer, _)),
        (_("What helps"), [offer.help_text] if offer.help_text else []),
        (
            _("Access"),
            [
                describe_fact(fact, _)
                for fact in offer.facts
                if fact.text or fact.value != "unknown"
            ],
        ),
        (_("Contact"), [line for line in contact_lines if line]),
        (_("Source"), _source(offer, _)),
    ]


def _source(offer: Offer, _: Translator) -> list[str]:
    when = _("as of {day}", day=format_day(offer.checked_on)) if offer.checked_on else _("no date")
    return [f"{offer.source or _('not named')}, {when}"]


def _questions(match: Match, offer: Offer, _: Translator) -> None:
    asked = [describe_reason(reason, _) for reason in match.verdict.missing]
    asked += [words for words in _unknowns(offer, _) if words not in asked]
    if asked:
        st.markdown(
            f"**{_('Not known yet – please ask')}**  \n" + "  \n".join(map(as_markdown, asked))
        )


def _unknowns(offer: Offer, _: Translator) -> list[str]:
    """Return the questions that everybody would ask, where nothing was recorded."""
    open_questions = []
    if offer.hours is None or not offer.hours.known:
        open_questions.append(Reason("times_unknown"))
    if offer.price is None:
        open_questions.append(Reason("price_unknown"))
    return [describe_reason(reason, _) for reason in open_questions]


def _link(offer: Offer, _: Translator) -> None:
    st.caption(_("Link to this entry: {link}", link=f"`/?offer={offer.id}`"))


def neighbourhood_map(
    found: Exploration, index: Index, area: Area | None, _: Translator
) -> dict[str, object]:
    """Draw the map with what was found; return what was clicked on it."""
    visit = state.visit()
    located = index.located
    codes = np.zeros(len(index.entries), dtype=np.uint8)
    shown = np.zeros(len(index.entries), dtype=bool)
    judged = bool(found.query.active())
    for match in found.matches:
        row = index.rows[match.offer.id or ""]
        shown[row] = True
        if judged or match.verdict.outcome is not Outcome.OPEN:
            codes[row] = OUTCOME_CODES[match.verdict.outcome]
    if visit.selected in index.rows:
        shown[index.rows[visit.selected]] = True
    view = draw_view(
        shown[located], codes[located].tolist(), selected=visit.selected, start=_start(found, _)
    )
    clicked: dict[str, object] = st_folium(
        base_map(index, area, _),
        key="map",
        height=MAP_HEIGHT,
        use_container_width=True,
        returned_objects=RETURNED,
        feature_group_to_add=view,
    )
    return clicked or {}


def base_map(index: Index, area: Area | None, _: Translator) -> Any:
    """Return the map of the area with all entries, of which a view shows some."""
    return draw_neighbourhood(
        area,
        centre=area.bounds.centre if area else _middle(index),
        columns_url=f"/api/assets/{index.version}?lang={_.language}",
        lang=_.language,
        labels=map_labels(_),
        attribution=describe_attribution(area, _) if area else "",
    )


def _start(found: Exploration, _: Translator) -> Start | None:
    query = found.query
    if query.start is None:
        return None
    radius = query.minutes * METRES_PER_MINUTE if query.minutes else None
    return Start(query.start, state.visit().start_label or _("Start"), radius)


def _middle(index: Index) -> Place:
    if not len(index.located):
        return Place(50.105, 8.765)
    return Place(float(np.nanmedian(index.lats)), float(np.nanmedian(index.lons)))


def _key(entry_id: object) -> str:
    return "".join(c if c.isalnum() else "-" for c in str(entry_id))
