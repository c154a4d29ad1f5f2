"""Plans to print: a full one, and what a person may type into it."""

from datetime import date, time

from sozialmap.core.model import (
    Asset,
    Barrier,
    Contact,
    Fact,
    Hours,
    OfferKind,
    Price,
    Value,
)
from sozialmap.core.places import Address, Place, Quality
from sozialmap.core.plan import Appointment, Choice, Commitment, Companion, Doer, Plan, Way
from sozialmap.core.wishes import Reason
from tests.conftest import make_offer

HOSTILE = (
    '#import "@preview/evil:1.0.0": * #panic() \\ $x^2$ `rm -rf` <script>alert(1)</script> '
    "*fett* _kursiv_ @verweis // Rest /* mehr */ = Titel {{x}} %s \" '"
)
LONG_WORDS = ("Ich möchte gern wieder einmal unter Leute und dabei draußen sein. " * 50)[:3000]
ONE_WORD = "a" * 3000
ARABIC = "أريد أن أذهب إلى النهر مع صديق"
CYRILLIC = "Хочу гулять у реки и пить чай"
TURKISH = "Güneşli günlerde yürümek istiyorum, ığüşöçİ"
MAP = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 124" width="320" height="124">'
    '<rect width="320" height="124" fill="#eee"/>'
    '<text x="20" y="60" font-size="9.5" font-family="DejaVu Sans">Uferweg</text></svg>'
)
SECRET = "Frau Geheim"


def make_choice(number=1, **values):
    """A choice of an offer of which nearly all is known."""
    asset = Asset(
        "Stiller Fluss e. V.",
        address=Address("Uferweg 64", "63999", "Mainbogen"),
        place=Place(50.1, 8.77),
        quality=Quality.HOUSE,
        contact=Contact("(069) 90009-101", "tee@example.org", person=SECRET),
    )
    offer = make_offer(
        f"Atempause am Fluss {number}",
        asset=asset,
        id=number,
        kind=OfferKind.DROP_IN,
        description="Sitzen und aufs Wasser schauen.",
        hours=Hours("Mo-Fr 09:00-09:45", "Mo-Fr 9-9:45"),
        price=Price(0),
        facts=(Fact(Barrier.ALONE, Value.FREE),),
        notes={"Intern": SECRET},
    )
    told = {
        "why_own_words": "Da muss ich nicht reden.",
        "first_step": "Anrufen",
        "who": Doer.STAFF,
        "step_by": date(2026, 11, 30),
        "when": Appointment(date(2026, 12, 1), time(9), time(9, 45)),
        "companion": Companion.NEIGHBOUR,
        "ask_for": "an der Theke",
        "first_minute": "Ich setze mich hin.",
        "bring": "Warme Jacke",
        "plan_b": "Ich komme am Donnerstag wieder.",
        "questions": (Reason("need_unknown", Barrier.STEPS),),
        "way": Way("Marktplatz", minutes=9.4, stop="Mainufer", lines=("45", "46"), stop_m=210),
    }
    return Choice(offer, **{**told, **values})


def make_plan(*choices, **values):
    """A plan with one full choice, and what a test changes."""
    told = {"wish_text": "Ich will ausgeglichen sein.", "commitment": Commitment.WILL}
    return Plan(**{**told, "choices": choices or (make_choice(),), **values})
