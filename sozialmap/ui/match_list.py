"""The list of what was found, a page at a time; text of entries is never read as Markdown."""

from collections.abc import Sequence
from math import ceil

import numpy as np
import streamlit as st

from sozialmap.core.sharing import Audience, share_offer
from sozialmap.core.wishes import Match, Outcome
from sozialmap.text.entries import (
    describe_title,
)
from sozialmap.text.explore import PARTS, describe_held_back
from sozialmap.text.handle import describe_row
from sozialmap.text.plain import as_markdown, as_name, as_names
from sozialmap.text.reasons import describe_outcome, describe_reason, describe_why
from sozialmap.text.rows import describe_line
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.usecases.explore import Exploration

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
    if found.is_guess:
        told = _.plural("Perhaps {count} entry fits", "Perhaps {count} entries fit", count)
    held = describe_held_back(found.counted, _)
    st.markdown(f"**{told}**" + (f" · {held}" if held else ""))
    if found.is_guess and count:
        st.caption(_("We are not sure what is meant. “Do you mean …?” or “Tap instead” help."))


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


def page_of(found: Exploration) -> range:
    """Return the rows of the page of the list that is shown."""
    first = state.visit().page * state.PAGE_SIZE
    return range(min(first, len(found.matches)), min(first + state.PAGE_SIZE, len(found.matches)))


def turn_to(found: Exploration, entry_id: int | str | None) -> None:
    """Turn to the page of the list that an entry stands on, if it does."""
    row = found.index.rows.get(entry_id or "", -1)
    for place in np.flatnonzero(found.matches.rows == row):
        state.visit().page = int(place) // state.PAGE_SIZE


def match_list(found: Exploration, _: Translator) -> None:
    """Show the matches in their order, a page at a time, or that there are none."""
    summary(found, _)
    if not found.matches:
        nothing_found(found, _)
    for row in page_of(found):
        number = row + 1 if found.query.active() else None
        _row(found.matches[row], number, found, _)
    if len(found.matches) > state.PAGE_SIZE:
        _turn_pages(found, _)
    if found.query.judges():
        advice(found, _)


def advice(found: Exploration, _: Translator) -> None:
    """Say what may help where little is open."""
    for reason in found.answer.advice:
        st.caption(as_markdown(describe_reason(reason, _)))


def _turn_pages(found: Exploration, _: Translator) -> None:
    visit, shown = state.visit(), page_of(found)
    pages = ceil(len(found.matches) / state.PAGE_SIZE)
    with st.container(horizontal=True, vertical_alignment="center", key="pages"):
        back = st.button(_("Back"), icon=":material/chevron_left:", disabled=visit.page == 0)
        told = _("{first}–{last} of {count}", first=shown.start + 1, last=shown.stop,
                 count=len(found.matches))  # fmt: skip
        st.markdown(told, width="content")
        on = st.button(
            _("Next"), icon=":material/chevron_right:", icon_position="right",
            disabled=visit.page >= pages - 1,
        )  # fmt: skip
    if back or on:
        visit.page += 1 if on else -1
        st.rerun()


def _row(match: Match, number: int | None, found: Exploration, _: Translator) -> None:
    query = found.query
    offer = share_offer(match.offer, Audience.PUBLIC)
    with st.container(
        key=f"row-{state.map_key(found.index, offer.id)}", border=True, gap="xxsmall"
    ):
        title = as_name(describe_title(offer, _), _)
        told = title if number is None else f"{number}\\. {title}"
        if st.button(told, key=f"open-{state.entry_key(offer.id)}", type="tertiary"):
            state.visit().selected = offer.id
            st.rerun()
        st.caption(as_names(describe_line(match, offer, query.mode, _), _))
        if query.judges() or match.verdict.outcome is not Outcome.OPEN:
            badge(match, _)
            _reasons(match, _)


def _reasons(match: Match, _: Translator) -> None:
    """Show why the row is there, what else to ask, and the handle of the door."""
    lines = [" · ".join(describe_why(match, _)), *describe_row(match, state.today(), _)]
    shown = [as_markdown(line) for line in lines if line]
    if shown:
        st.caption("  \n".join(shown))


def badge(match: Match, _: Translator) -> None:
    """Show the outcome in words, with the question or help that matters most."""
    colour, icon = BADGES[match.verdict.outcome]
    st.badge(as_markdown(describe_outcome(match, _)), color=colour, icon=icon)  # type: ignore[arg-type]
