"""The form for one entry: its fields, what is wrong with them, and saving."""

from dataclasses import replace
from functools import partial
from uuid import uuid4

import streamlit as st

from sozialmap.core.errors import Problem
from sozialmap.core.model import Offer, Status
from sozialmap.core.parts import find_parts, with_parts
from sozialmap.text import form as words
from sozialmap.text.check import describe_alike
from sozialmap.text.entries import describe_grade
from sozialmap.text.errors import describe_problem, describe_remark
from sozialmap.text.hours import describe_hours
from sozialmap.text.labels import part_label
from sozialmap.text.plain import as_markdown
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.tending.desk import Form
from sozialmap.ui.tending.pin_map import ask_point
from sozialmap.usecases.enter import Draft, compose, is_outside, save_entry

YES_NO = ("ja", "nein")


def open_form(offer: Offer | None, like: Offer | None = None) -> None:
    """Open the form for an offer, a new one, or a new one of the same organisation as `like`."""
    house = state.house()
    cells = house.tables.cells_of(offer) if offer else {}
    if like:
        known = house.tables.cells_of(like)
        cells = {name: known.get(name, "") for name in OF_ORGANISATION}
    state.visit().desk.form = Form(uuid4().hex, offer, cells)
    state.go("eintragen")


OF_ORGANISATION = (
    "Träger", "Trägerart", "Telefon", "E-Mail", "Website", "Ansprechperson", "Online", "Straße",
    "PLZ", "Ort",
)  # fmt: skip


def new_form() -> Form:
    """Begin a new entry."""
    form = Form(uuid4().hex, None, {})
    state.visit().desk.form = form
    return form


def ask_cells(form: Form, _: Translator) -> dict[str, str]:
    """Show all fields in their groups and return the cells as they stand."""
    cells: dict[str, str] = {}
    for number, (title, columns) in enumerate(words.GROUPS):
        with st.expander(_(title), expanded=number < 2 or form.base is not None):
            for column in columns:
                cells[column] = _ask(form, column, _)
                if column == "Zeiten":
                    _show_times(cells[column], _)
    return cells


def _ask(form: Form, column: str, _: Translator) -> str:
    name, cell = _(words.LABELS[column]), form.cells.get(column, "")
    key = f"cell-{form.key}-{column}"
    if column in words.YES_NO:
        return _pick(name, YES_NO, cell, key, _)
    if column in words.CHOICES:
        return _pick(name, words.CHOICES[column], cell, key, _)
    if column in words.SEVERAL:
        return _pick_several(name, words.SEVERAL[column], cell, ", ", key, _)
    if column == "Interessen":
        known = tuple(sorted(state.house().vocabulary.by_name))
        return _pick_several(name, known, cell, "|", key, _)
    hint = _(words.HINTS[column]) if column in words.HINTS else None
    if column in words.TEXT_AREAS:
        return st.text_area(name, cell, key=key, height=90, placeholder=hint)
    return st.text_input(name, cell, key=key, placeholder=hint, autocomplete="off")


def _pick(name: str, options: tuple[str, ...], cell: str, key: str, _: Translator) -> str:
    """Let pick one or none; none is unknown. A word that is no option stays one."""
    options = options if cell in options or not cell else (*options, cell)
    picked = st.segmented_control(
        name, options, default=cell or None, key=key, format_func=partial(words.word_label, _=_)
    )
    return picked or ""


def _pick_several(
    name: str, options: tuple[str, ...], cell: str, mark: str, key: str, _: Translator
) -> str:
    chosen = [one.strip() for one in cell.split(mark.strip()) if one.strip()]
    options = (*options, *(one for one in chosen if one not in options))
    picked = st.multiselect(
        name, options, default=chosen, key=key, placeholder="",
        format_func=partial(words.word_label, _=_),
    )  # fmt: skip
    return mark.join(picked)


def _show_times(cell: str, _: Translator) -> None:
    if not cell.strip():
        return
    hours = state.house().tables.read_hours(cell)
    if hours.known:
        st.caption(as_markdown(_("Understood: {words}", words="; ".join(describe_hours(hours, _)))))
    else:
        st.caption(_("This cannot be read yet. It is shown as written and counts as unknown."))


def review(form: Form, cells: dict[str, str], source: str, _: Translator) -> Draft:
    """Compose the entry and show where it lies, what is wrong and what looks like it."""
    house = state.house()
    draft = compose(
        form.base,
        form.cells if form.base else {},
        cells,
        read=house.tables.read_cells,
        finder=house.finder(house.area()),
        point=form.place,
        source=source,
        today=state.today(),
        stock=house.store.load_offers(),
    )
    for problem in draft.problems:
        _show_problem(problem, _)
    _show_place(draft, _)
    for alike in draft.alike[:3]:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.warning(
                as_markdown(_("Is this there already? {pair}", pair=describe_alike(alike, _))),
                width="stretch",
            )
            if st.button(_("Open that one"), key=f"alike-{alike.one.id}-{alike.kind}"):
                open_form(alike.one)
    return draft


def _show_problem(problem: Problem, _: Translator) -> None:
    name = _(words.LABELS[problem.column]) if problem.column in words.LABELS else problem.column
    st.warning(as_markdown(f"{name}: {describe_problem(problem, _)}"))


def _show_place(draft: Draft, _: Translator) -> None:
    if draft.offer is None:
        return
    if draft.found and draft.found.ambiguous:
        places = "; ".join(alternative.label for alternative in draft.found.alternatives)
        st.info(as_markdown(_("Which one do you mean? {places}", places=places)))
    elif draft.found and draft.found.place is None:
        st.info(describe_remark(draft.found.reason, _))
    elif draft.offer.asset.place:
        label = f" – {draft.found.label}" if draft.found and draft.found.label else ""
        st.caption(as_markdown(f"{describe_grade(draft.offer, _)}{label}"))
    if is_outside(draft.offer, state.house().area()):
        st.info(_("The pin lies outside the area. The entry is kept, but not shown on this map."))


def ask_place(form: Form, draft: Draft, _: Translator) -> None:
    """Show the map with the pin as it would be; a click moves it."""
    st.caption(_("Click the map to set or move the pin."))
    pin = form.place or (draft.offer.asset.place if draft.offer else None)
    point = ask_point("entry-map", pin, _("pin"), _)
    if point:
        form.place = point
        st.rerun()
    if form.place and st.button(_("Forget the clicked spot"), icon=":material/undo:"):
        form.place = None
        st.rerun()


def ask_save(form: Form, cells: dict[str, str], draft: Draft, _: Translator) -> None:
    """Show what can be done with the entry."""
    with st.container(horizontal=True, gap="small", key="entry-save"):
        if st.button(_("Save"), type="primary", icon=":material/save:", disabled=not draft.offer):
            save(form, draft, as_draft=False, _=_)
        if not _is_live(form) and st.button(
            _("Save as a draft"), icon=":material/edit_note:", disabled=not any(cells.values())
        ):
            save(form, draft if draft.offer else _nameless(form, cells), as_draft=True, _=_)
        if st.button(_("New entry"), icon=":material/add:"):
            open_form(None)


def _is_live(form: Form) -> bool:
    return bool(form.base and form.base.id and form.base.status is Status.LIVE)


def _nameless(form: Form, cells: dict[str, str]) -> Draft:
    """Return a draft that has no name yet."""
    row = state.house().tables.read_cells({**cells, "Name": "–"})
    assert row.offer is not None
    offer = replace(row.offer, title="")
    return Draft(with_parts(form.base, find_parts(offer)) if form.base else offer)


def siblings(offer: Offer, _: Translator) -> None:
    """Show the other offers of the same organisation, and let add one."""
    stock = state.house().store.load_offers()
    others = [one for one in stock if one.asset.id == offer.asset.id and one.id != offer.id]
    with st.expander(_("Offers of {name}", name=as_markdown(offer.asset.name))):
        for other in others:
            if st.button(as_markdown(other.title), key=f"sibling-{other.id}", type="tertiary"):
                open_form(other)
        if st.button(_("One more offer of this organisation"), icon=":material/add:"):
            open_form(None, like=offer)


def save(form: Form, draft: Draft, *, as_draft: bool, _: Translator) -> None:
    """Save the entry; where somebody else changed the same, nothing is saved and it is said."""
    assert draft.offer is not None
    saved = save_entry(state.house().store, form.base, draft.offer, form=form.key, draft=as_draft)
    if saved.names:
        parts = ", ".join(part_label(name, _) for name in sorted(saved.names))
        form.problem = _(
            "Somebody else has just changed this: {parts}. Please look at it again.", parts=parts
        )
        form.base = state.house().store.load_offer(int(saved.offer.id or 0))
        st.rerun()
    desk = state.visit().desk
    steps = state.house().store.load_steps(1)
    desk.told = (
        _("Saved as a draft: {title}", title=saved.offer.title)
        if as_draft
        else _("Saved: {title}", title=saved.offer.title)
    )
    desk.last_step = steps[0].id if steps else None
    desk.form = Form(form.key, saved.offer, state.house().tables.cells_of(saved.offer))
    st.rerun()
