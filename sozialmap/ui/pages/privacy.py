"""Datenschutz: what is kept where and for how long, who sees it, how it is deleted; with a test."""

import streamlit as st

from sozialmap.core.errors import InputError
from sozialmap.text import describe_error
from sozialmap.text.privacy import describe_keeping, tell_test
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.forgetting import ask_forget
from sozialmap.ui.planning.own_file import take_talk_too
from sozialmap.ui.sealed import offer_sealed, read_sealed
from sozialmap.usecases.take_along import unpack_query


def page() -> None:
    """Show the page."""
    _ = state.translator()
    st.title(_("Privacy"), anchor=False)
    with st.container(key="privacy"):
        st.markdown(_("In plain words: what stays where, for how long, and who sees it."))
        for heading, lines in describe_keeping(state.house().settings, _):
            st.subheader(heading, anchor=False)
            st.markdown("\n".join(f"- {line}" for line in lines))
        _delete(_)
        _test(_)
        _take_along(_)


def _delete(_: Translator) -> None:
    st.subheader(_("Delete now"), anchor=False)
    st.markdown(_("You can do this on every page, at the top. Nobody asks why."))
    ask_forget(_, "forget-here")


def _test(_: Translator) -> None:
    st.subheader(_("Test it yourself"), anchor=False)
    st.markdown(
        _("sozialmap invents a word and says it as somebody would who searches and plans here, "
          "with the sheet and all. Then it looks where the word went. This takes some seconds.")
    )  # fmt: skip
    with st.container(key="self-test"):
        if st.button(_("Test now"), icon=":material/fact_check:", key="self-test-run"):
            with st.spinner(_("The test is running …")):
                found = state.talks().prove_privacy(state.today())
            shown = st.success if found.passed else st.error
            shown("\n".join(tell_test(found, _)))


def _take_along(_: Translator) -> None:
    st.subheader(_("Take along what is yours"), anchor=False)
    st.markdown(
        _("If you like, you get what you searched for and said as a file, to go on another day. It "
          "belongs to you; no copy stays here.")
    )  # fmt: skip
    with st.expander(_("Make a file"), icon=":material/lock:"):
        offer_sealed(_)
    with st.expander(_("Open a file"), icon=":material/lock_open:"):
        content = read_sealed(_)
    if content is not None:
        _take(content, _)


def _take(content: dict[str, object], _: Translator) -> None:
    visit = state.visit()
    try:
        query, label = unpack_query(content, state.house().index().area_names)
        take_talk_too(content)
    except InputError as error:
        st.warning(describe_error(error, _))
        return
    visit.resets += 1
    visit.passphrases += 1
    visit.change(query)
    visit.start_label = label
    state.go("")
