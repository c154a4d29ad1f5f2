"""Every step of Planen in every language, on a tablet and a phone: axe, targets, width, no mixture."""

import os
from pathlib import Path

import pytest

from sozialmap.core.talk import Step
from sozialmap.language.vocabulary import load_vocabulary
from sozialmap.wiring import VOCABULARY
from tests.conftest import chromium_path
from tests.text.catalogues import forms, in_catalogues
from tests.ui import talking
from tests.ui.conftest import settled
from tests.ui.talking import PHONE, TABLET
from tests.ui.test_accessibility import AXE, violations
from tests.ui.test_browser_privacy import SPOKEN

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chromium: browser tests are left out"),
]
APP = "tests/ui/arabic/app.py"
TABLE = talking.TABLE
LANGUAGES = ("de", "de_simple", "en", "ar")
SCREENS = os.environ.get("SCREENS", "")
"""A folder for pictures of all steps, to be looked at; "" makes none."""
LEAST_PX = 44
SMALL = """least => [...document.querySelectorAll(
    '.st-key-plan-step button, .st-key-plan-steps button, .st-key-plan-moves button,'
    + '.st-key-plan-step summary, .st-key-plan-step [data-testid=stCheckbox] label')]
  .filter(n => n.offsetParent && (n.offsetHeight < least || n.offsetWidth < least))
  .map(n => n.outerHTML.slice(0, 160))"""
CUT = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  const found = main.scrollWidth > main.clientWidth ? ['the page'] : [];
  for (const text of document.querySelectorAll('.st-key-plan-steps p, .st-key-plan-step p, .st-key-plan-moves p, .st-key-privacy p'))
    if (text.offsetParent && text.scrollWidth > text.clientWidth + 1) found.push(text.innerText);
  return found;
}"""


def forms_of(language):
    """What the catalogues of a language say, but for what stands in English too."""
    return {form for told in in_catalogues(language).values() for form in forms(told)}


GERMAN = {form for code in ("de", "de_simple") for form in forms_of(code)}
GERMAN |= {one.name for one in load_vocabulary(VOCABULARY).interests}
GERMAN |= {one.area for one in load_vocabulary(VOCABULARY).interests}
ENGLISH = set(in_catalogues("de")) | forms_of("en")
FOREIGN = {
    "de": ENGLISH - GERMAN,
    "de_simple": ENGLISH - GERMAN,
    "en": GERMAN - ENGLISH,
    "ar": GERMAN - ENGLISH,
}
"""What a page in a language must not say."""
OWN_NAMES = {"Deutsch", "Deutsch in einfachen Worten", "English", "العربية", "Hauptstraße Mitte"}
OWN_NAMES |= {"Wunsch"}
"""Languages are called by their own names; streets, and sections of the German form, by theirs."""


def said(page):
    """All words on the page; names of offers keep the language of their makers."""
    told = {words.removesuffix(" ✕").removeprefix("+ ") for words in page.evaluate(SPOKEN)}
    return {words for words in told if words not in OWN_NAMES and words not in TABLE}


def step_to(page, step):
    page.locator(f".st-key-plan-to-{step} button").click()
    page.locator(f'.st-key-plan-to-{step} button[kind="primary"]').wait_for()
    settled(page)


def faults(page, language):
    """What is wrong with the page as it stands, on a tablet and on a phone."""
    found = [("mixed", words) for words in said(page) & FOREIGN[language]]
    found += [("axe", one) for one in violations(page)]
    for size in (TABLET, PHONE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.wait_for_timeout(150)  # for the browser to lay out anew
        found += [("cut", size[0], words) for words in page.evaluate(CUT)]
        if page.locator(".st-key-plan-step").count():
            found += [("small", size[0], part) for part in page.evaluate(SMALL, LEAST_PX)]
    return found


def keep_picture(page, name):
    for size in (TABLET, PHONE):
        page.set_viewport_size({"width": size[0], "height": 1900})
        page.wait_for_timeout(150)
        page.screenshot(path=Path(SCREENS) / f"{name}-{size[0]}.png")


def opened(context, address):
    page = context.new_page()
    page.set_viewport_size({"width": TABLET[0], "height": TABLET[1]})
    page.goto(address)
    page.locator("h1").first.wait_for()
    settled(page)
    return page


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not there: run make setup")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_is_sound_in_every_language(server, context, language):
    page = opened(context, f"{server}/planen?lang={language}")
    step_to(page, Step.WISH)
    page.locator(".st-key-plan-step textarea").first.fill("Ich will einen Hund haben")
    step_to(page, Step.REACH)
    page.locator(".st-key-plan-step [data-testid=stSelectbox] input").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    settled(page)
    step_to(page, Step.SUGGEST)
    page.locator('[class*="st-key-plan-choose-list-"] button').first.click()
    settled(page)
    found = []
    for step in Step:
        step_to(page, step)
        for part in page.locator(".st-key-plan-step summary").all():
            part.click()
        settled(page)
        found += [(step, *fault) for fault in faults(page, language)]
        if SCREENS:
            keep_picture(page, f"{language}-{step}")
        page.set_viewport_size({"width": TABLET[0], "height": TABLET[1]})
    page.locator(".st-key-plan-overview button").click()
    settled(page)
    found += [("overview", *fault) for fault in faults(page, language)]

    assert found == []


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not there: run make setup")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_on_privacy_is_sound_in_every_language(server, context, language):
    page = opened(context, f"{server}/datenschutz?lang={language}")
    page.locator(".st-key-self-test-run button").click()
    page.locator(".st-key-self-test [data-testid=stAlert]").wait_for()
    for part in page.locator(".st-key-privacy summary").all():
        part.click()
    settled(page)
    found = faults(page, language)
    if SCREENS:
        keep_picture(page, f"{language}-privacy")

    assert found == []
