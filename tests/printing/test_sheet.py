"""The sheet: opened as a PDF, its words, tags, sizes and edges checked."""

import signal
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest

from sozialmap.core.errors import UnavailableError
from sozialmap.core.model import AssetType
from sozialmap.core.plan import Plan
from sozialmap.printing.sheet import MAP_SIZES_PX, Paper, draw_sheet
from sozialmap.privacy.watch import watch
from sozialmap.text.translator import Translator, load_translator
from tests.conftest import CHECKOUT, make_offer
from tests.printing.pdf import (
    ink_beyond,
    lines_of,
    links_of,
    read,
    sizes_of,
    squeezed,
    tags_of,
    text_of,
)
from tests.printing.plans import (
    ARABIC,
    CYRILLIC,
    HOSTILE,
    LONG_WORDS,
    MAP,
    ONE_WORD,
    SECRET,
    TURKISH,
    make_choice,
    make_plan,
)

URL = "https://karte.example.org"
PAPER_MM = {Paper.A4: (210, 297), Paper.A5: (148, 210)}
BOTH = pytest.mark.parametrize("paper", Paper)
ENTRY_WORDS = (
    "Mein Plan", "Das will ich", "„Ich will ausgeglichen sein.“", "Atempause am Fluss",
    "„Da muss ich nicht reden.“", "Stiller Fluss e. V.", "Dienstag, 1. Dezember 2026",
    "9–9:45 Uhr", "Uferweg 64, 63999 Mainbogen", "Ab Marktplatz: etwa 9 Minuten zu Fuß",
    "Haltestelle: Mainufer (Linie 45, 46), von dort 210 m", "kostenlos", "an der Theke",
    "Jemand dort begrüßt neue Leute.", "Telefon: (069) 90009-101",
    "Jemand aus der Nachbarschaft kommt mit.", "Anrufen",
    "Das macht meine Fachkraft, bis Montag, 30. November 2026.", "„Komme ich ohne Stufe hinein?“",
    "Warme Jacke", "Ich setze mich hin.", "Ich komme am Donnerstag wieder.",
)  # fmt: skip


def draw(plan, german, paper=Paper.A4, **values):
    return draw_sheet(plan, german, paper, **values)


@BOTH
def test_all_that_helps_stands_on_the_sheet(paper, german):
    told = text_of(draw(make_plan(), german, paper).pdf)

    assert [words for words in ENTRY_WORDS if squeezed(words) not in told] == []


@BOTH
@pytest.mark.parametrize("easy", [False, True], ids=["plain", "easy"])
def test_the_paper_has_its_size_and_no_type_is_smaller_than_14_points(paper, easy, german):
    pdf = draw(make_plan(easy=easy), german, paper, map_svgs=[map_for(paper)], public_url=URL).pdf

    page = read(pdf).pages[0].mediabox
    millimetres = (round(float(page.width) * 25.4 / 72), round(float(page.height) * 25.4 / 72))
    assert millimetres == PAPER_MM[paper]
    assert min(sizes_of(pdf)) >= 13.99
    assert not ink_beyond(pdf, margin_pt=22)


def test_it_is_tagged_and_says_its_language_and_title(german):
    pdf = draw(make_plan(), german, map_svgs=[MAP], public_url=URL).pdf

    root = read(pdf).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "de"
    assert read(pdf).metadata.title == "Mein Plan"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()


def test_a_screen_reader_finds_headings_and_words_for_pictures(german):
    tags = tags_of(draw(make_plan(), german, map_svgs=[MAP], public_url=URL).pdf)

    kinds = Counter(tag["/S"] for tag in tags)
    assert kinds["/H1"] == 1
    assert kinds["/H2"] == 2
    assert kinds["/H3"] == 13
    assert [tag["/Alt"] for tag in tags if tag["/S"] == "/Figure"] == [
        "Karte: der Weg von Marktplatz zu Atempause am Fluss 1",
        "Mehr dazu, mit der Kamera vom Handy:",
    ]


@BOTH
def test_beside_a_choice_stands_the_drawing_of_its_topic_with_words_for_it(
    paper, german, interests
):
    dogs = next(one for one in interests if one.name == "Einen Hund haben")
    choices = (make_choice(topic=dogs), make_choice(2))
    plan = make_plan(*choices)
    english = load_translator("en").naming({"Tiere": "Animals"})

    pdf = draw(plan, german, paper).pdf

    tags = tags_of(pdf)
    assert [tag["/Alt"] for tag in tags if tag["/S"] == "/Figure"] == ["Tiere: ein Hund"]
    assert Counter(tag["/S"] for tag in tags)["/H2"] == 3
    assert not ink_beyond(pdf, margin_pt=22)
    told = [tag["/Alt"] for tag in tags_of(draw(plan, english, paper).pdf) if "/Alt" in tag]
    assert told == ["Animals: a dog"]


@BOTH
def test_own_words_are_never_read_as_markup(paper, german):
    choice = make_choice(why_own_words=HOSTILE, bring=HOSTILE, plan_b=HOSTILE, first_step=HOSTILE)
    plan = make_plan(choice, wish_text=HOSTILE, goal=HOSTILE, strengths=(HOSTILE,))

    sheet = draw(plan, german, paper)

    assert sheet.complete
    assert text_of(sheet.pdf).count(squeezed(HOSTILE)) == 7


@BOTH
@pytest.mark.parametrize("words", [LONG_WORDS, ONE_WORD], ids=["sentences", "one-word"])
def test_three_thousand_signs_are_printed_inside_the_margins(paper, words, german):
    choice = make_choice(why_own_words=words, plan_b=words)
    plan = make_plan(choice, wish_text=words)

    pdf = draw(plan, german, paper, map_svgs=[MAP]).pdf

    assert text_of(pdf).count("a") >= 3 * words.count("a")
    assert not ink_beyond(pdf, margin_pt=22)


@BOTH
def test_an_address_of_the_net_is_printed_without_a_hyphen_of_ours(paper, german):
    choice = make_choice()
    contact = replace(choice.offer.asset.contact, email="nachbarschaftscafe-ankerplatz@example.org")
    asset = replace(choice.offer.asset, contact=contact)
    cafe = replace(choice, offer=replace(choice.offer, asset=asset))

    lines = lines_of(draw(make_plan(cafe, easy=True), german, paper).pdf)

    told = "".join(lines)
    assert "nachbarschaftscafe-ankerplatz@example.org" in told


def test_signs_that_steer_do_not_reach_the_paper(german):
    plan = make_plan(wish_text="vor\u202enach\x00\x1b[31m\ud800\ufeff\r\n\r\n\r\n\r\nEnde")

    assert squeezed("„vornach[31mEnde“") in text_of(draw(plan, german).pdf)


@pytest.mark.parametrize(
    ("words", "font"),
    [(ARABIC, "NotoSansArabic"), (CYRILLIC, "NotoSans"), (TURKISH, "NotoSans")],
    ids=["arabic", "cyrillic", "turkish"],
)
def test_other_scripts_are_printed_with_their_own_shapes(words, font, german):
    sheet = draw(make_plan(wish_text=words), german)

    assert sheet.complete
    assert any(font in name for name in fonts_of(sheet.pdf))


def test_a_script_without_type_is_said_and_the_sheet_still_comes(german):
    sheet = draw(make_plan(wish_text="我想要一只狗"), german)

    assert not sheet.complete
    assert squeezed("Atempause am Fluss") in text_of(sheet.pdf)
    assert read(sheet.pdf).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_sheet_in_arabic_runs_from_right_to_left():
    arabic = Translator("ar", {"My plan": "خطتي", "This is what I want": "هذا ما أريده"})

    pdf = draw_sheet(make_plan(wish_text=ARABIC), arabic).pdf

    assert read(pdf).trailer["/Root"]["/Lang"] == "ar"
    assert right_edge_of_title(pdf) > 500


def test_a_code_leads_to_the_public_entry_only_where_there_is_a_public_address(german):
    plan = make_plan(make_choice(1), make_choice(7))

    with_url = draw(plan, german, public_url=URL + "/").pdf
    without = draw(plan, german).pdf

    assert links_of(with_url) == [f"{URL}/?offer=1", f"{URL}/?offer=7"]
    assert links_of(without) == []
    assert figures(without) == 0


def test_fields_of_the_team_are_not_printed(german):
    pdf = draw(make_plan(), german, public_url=URL).pdf

    assert squeezed(SECRET) not in text_of(pdf)
    assert SECRET.encode() not in pdf


def test_a_person_who_offers_something_is_not_reached_by_a_sheet(german):
    choice = make_choice()
    asset = replace(choice.offer.asset, asset_type=AssetType.PERSON)
    neighbour = replace(choice, offer=replace(choice.offer, asset=asset))

    told = text_of(draw(make_plan(neighbour), german).pdf)

    assert "90009" not in told
    assert "tee@example.org" not in told


def test_what_nobody_knows_is_said_and_becomes_a_question(german):
    choice = make_choice()
    unknown = replace(choice, offer=make_offer("Treff", id=5), when=None, way=None, questions=())

    told = text_of(draw(make_plan(unknown), german).pdf)

    assert told.count(squeezed("Das ist noch nicht bekannt.")) == 3
    assert squeezed("„Was kostet es?“") in told


def test_an_empty_plan_is_a_sheet_too(german):
    sheet = draw(Plan(), german)

    assert sheet.complete
    assert text_of(sheet.pdf).startswith("MeinPlan")


def test_easy_words_ask_and_leave_out_what_others_have_written(german):
    plain = text_of(draw(make_plan(), german).pdf)
    easy = text_of(draw(make_plan(easy=True), german).pdf)

    assert squeezed("Wie komme ich hin?") in easy
    assert squeezed("Sitzen und aufs Wasser schauen.") in plain
    assert squeezed("Sitzen und aufs Wasser schauen.") not in easy


def test_an_error_holds_no_word_of_what_was_said(german):
    plan = make_plan(wish_text="geheimes-wort-4711")

    with pytest.raises(UnavailableError) as caught:
        draw(plan, german, map_svgs=["<svg geheimes-wort-4711"])

    chain = [caught.value, caught.value.__cause__, caught.value.__context__]
    assert caught.value.code == "sheet.failed"
    assert "4711" not in repr([(one, getattr(one, "values", "")) for one in chain])


def test_nothing_is_asked_written_or_logged(german):
    plan = make_plan(wish_text="geheimes-wort-4711")

    with watch() as seen:
        draw(plan, german, map_svgs=[MAP], public_url=URL)

    assert (seen.hosts, seen.files, seen.programs, seen.logs) == ([], [], [], [])


WITHOUT_FILES = """
import resource, signal, sys
from sozialmap.printing.sheet import draw_sheet
from sozialmap.text.translator import load_translator
from tests.printing.plans import MAP, make_plan
german = load_translator("de")
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
{spoil}
sheet = draw_sheet(make_plan(), german, map_svgs=[MAP], public_url="https://k.example.org")
sys.stdout.write(sheet.pdf[:5].decode())
"""


def without_files(spoil=""):
    """Make a sheet in a process that may not write a single byte to any file."""
    script = WITHOUT_FILES.format(spoil=spoil)
    return subprocess.run(
        [sys.executable, "-c", script], cwd=CHECKOUT, capture_output=True, text=True, timeout=120
    )


def test_a_sheet_is_made_where_no_file_can_be_written_by_whatever_library(tmp_path):
    assert without_files().stdout == "%PDF-"
    spoilt = without_files(f"open({str(tmp_path / 'spur')!r}, 'w').write('x')")
    assert spoilt.returncode == -signal.SIGXFSZ


def test_it_looks_the_same_on_all_machines(german):
    names = fonts_of(draw(make_plan(), german, map_svgs=[MAP]).pdf)

    assert {name.partition("+")[2].partition("-")[0] for name in names} == {"NotoSans"}


def test_english_words_are_there_too():
    told = text_of(draw_sheet(make_plan(), load_translator("en")).pdf)

    assert squeezed("My first step") in told


def map_for(paper):
    """A map at the size that the sheet asks for, with the smallest type of our maps."""
    width, height = MAP_SIZES_PX[paper]
    return MAP.replace("320", str(width)).replace("124", str(height))


def figures(pdf):
    return sum(tag["/S"] == "/Figure" for tag in tags_of(pdf))


def fonts_of(pdf):
    names = set()
    for page in read(pdf).pages:
        names |= _fonts(page["/Resources"])
    return names


def _fonts(resources):
    resources = resources.get_object()
    found = {one.get_object()["/BaseFont"] for one in resources.get("/Font", {}).values()}
    for inner in resources.get("/XObject", {}).values():
        if "/Resources" in inner.get_object():
            found |= _fonts(inner.get_object()["/Resources"])
    return found


def right_edge_of_title(pdf):
    """Where the ink of the upper part of the page ends, in points."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[0].render(scale=1).to_pil().convert("L").crop((0, 0, 595, 80))
    finally:
        document.close()
    dark = picture.point(lambda value: 255 if value < 200 else 0).getbbox()
    assert dark is not None
    return dark[2]
