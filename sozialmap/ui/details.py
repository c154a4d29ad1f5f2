"""Everything public about one entry, and what is not known. Its text stays text."""

import streamlit as st

from sozialmap.core.model import Offer
from sozialmap.core.sharing import Audience, share_offer
from sozialmap.core.wishes import Match, Outcome, Reason
from sozialmap.text.entries import (
    describe_fact,
    describe_grade,
    describe_kind,
    describe_price,
    describe_registration,
    describe_rules,
    describe_title,
    describe_where,
)
from sozialmap.text.handle import describe_first_visit, describe_whom_to_ask
from sozialmap.text.hours import describe_hours
from sozialmap.text.numbers import format_day
from sozialmap.text.plain import as_markdown, as_name, as_name_lines, as_names
from sozialmap.text.reach import describe_distance
from sozialmap.text.reasons import describe_fit, describe_reason, describe_verdict
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.match_list import badge
from sozialmap.usecases.explore import Exploration, Query


def details(match: Match, found: Exploration, _: Translator) -> None:
    """Show everything public about one entry, and what is not known."""
    offer = share_offer(match.offer, _audience())
    with st.container(key=f"details-{state.map_key(found.index, offer.id)}"):
        _details(match, offer, found.query, _)


def _details(match: Match, offer: Offer, query: Query, _: Translator) -> None:
    if st.button(_("Back to the list"), icon=":material/arrow_back:", key="back"):
        state.visit().selected = None
        st.rerun()
    st.subheader(as_name(describe_title(offer, _), _), anchor=False)
    kind = describe_kind(offer, _)
    carrier = offer.asset.name if offer.asset.name != offer.title else ""
    st.caption(as_names((kind, carrier), _))
    if query.judges() or match.verdict.outcome is not Outcome.OPEN:
        badge(match, _)
        fits = [describe_fit(fit, _) for fit in match.fits]
        for reason in [*fits, *describe_verdict(match, _)]:
            st.markdown(f"- {as_markdown(reason)}")
    if offer.description:
        st.markdown(as_name_lines(offer.description, _))
    for name, lines in _sections(match, offer, query, _):
        if lines:
            st.markdown(f"**{name}**  \n" + as_name_lines("\n".join(lines), _))
    _questions(match, offer, _)
    _link(offer, _)


def _audience() -> Audience:
    return Audience.TEAM if state.is_team() else Audience.PUBLIC


def _sections(
    match: Match, offer: Offer, query: Query, _: Translator
) -> list[tuple[str, list[str]]]:
    place = [describe_where(offer, _), describe_grade(offer, _)]
    if match.distance_m is not None:
        place.append(describe_distance(match, query.mode, _))
    contact = offer.asset.contact
    contact_lines = (contact.person, contact.phone, contact.email, contact.website)
    return [
        (_("When"), describe_hours(offer.hours, _) if offer.hours else []),
        (_("Where"), [line for line in place if line]),
        (_("Costs"), [line for line in [describe_price(offer.price, _)] if line]),
        (_("Registration"), [line for line in [describe_registration(offer, _)] if line]),
        (_("Who may come"), describe_rules(offer, _)),
        (_("The first visit"), describe_first_visit(offer, state.today(), _)),
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
    when = (
        _("as of {day}", day=format_day(offer.checked_on, _)) if offer.checked_on else _("no date")
    )
    return [f"{offer.source or _('not named')}, {when}"]


def _questions(match: Match, offer: Offer, _: Translator) -> None:
    asked = [describe_reason(reason, _) for reason in match.verdict.missing]
    asked += [words for words in _unknowns(offer, _) if words not in asked]
    if asked:
        asked.append(describe_whom_to_ask(offer, _))
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
