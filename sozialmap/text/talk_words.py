"""Words of the page on which a plan is made together."""

from sozialmap.core.dreams import Step as RungStep
from sozialmap.core.model import Barrier, Gender, Interest
from sozialmap.core.plan import Commitment, Companion, Doer
from sozialmap.core.talk import DayPart, FirstPart, Step
from sozialmap.text.translator import N_, Translator

STEPS = {
    Step.ARRIVE: N_("Arriving"),
    Step.WISH: N_("My wish"),
    Step.REACH: N_("Way and time"),
    Step.NEEDS: N_("What I need"),
    Step.SUGGEST: N_("Suggestions"),
    Step.CHOICE: N_("My choice"),
    Step.FIRST: N_("First step"),
    Step.TAKE: N_("Take along"),
}
"""Short, for the bar of steps."""
QUESTIONS = {
    Step.ARRIVE: N_("Good that you are here"),
    Step.WISH: N_("What matters to me?"),
    Step.REACH: N_("How far and when?"),
    Step.NEEDS: N_("What do I need there?"),
    Step.SUGGEST: N_("What would there be for me?"),
    Step.CHOICE: N_("What do I choose?"),
    Step.FIRST: N_("What is my first step?"),
    Step.TAKE: N_("Take along and delete"),
}
COMMITMENTS = {
    Commitment.DREAM: N_("Dream"),
    Commitment.WISH: N_("Wish"),
    Commitment.WILL: N_("I want this"),
    Commitment.OPEN: N_("still open"),
}
NEEDS = {
    Barrier.STEPS: N_("I can get in (wheelchair, walker)"),
    Barrier.TOILET: N_("There is a toilet for me"),
    Barrier.HEARING: N_("I can hear well there"),
    Barrier.SEEING: N_("I can see well there"),
    Barrier.SENSORY: N_("It is not too loud, full or bright"),
    Barrier.GROUP: N_("Small group, I need not talk"),
    Barrier.LANGUAGE: N_("They speak my language"),
    Barrier.COST: N_("I can pay for it"),
    Barrier.ELIGIBILITY: N_("I may join"),
    Barrier.GENDER: N_("Only women or only men"),
    Barrier.REGISTRATION: N_("Signing up is easy"),
    Barrier.JOURNEY: N_("I get there and back"),
    Barrier.ATTITUDE: N_("I am welcome"),
    Barrier.COMPANION: N_("Somebody can come with me"),
    Barrier.COMMITMENT: N_("I need not come every time"),
    Barrier.DOGS: N_("A dog may come"),
    Barrier.CHILDREN: N_("A child may come"),
    Barrier.CHILDCARE: N_("Somebody looks after my child"),
    Barrier.TRIGGERS: N_("No alcohol, no gambling there"),
    Barrier.DIGITAL: N_("It works without mobile and internet"),
    Barrier.ALONE: N_("Somebody there welcomes me"),
}
"""In the words of those who need it. Times have a grid of their own."""
DAY_PARTS = {
    DayPart.MORNING: N_("Mornings (8 to 12)"),
    DayPart.MIDDAY: N_("Midday (12 to 14)"),
    DayPart.AFTERNOON: N_("Afternoons (14 to 18)"),
    DayPart.EVENING: N_("Evenings (18 to 22)"),
}
SHORT_DAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
DOERS = {
    Doer.ME: N_("I do"),
    Doer.STAFF: N_("my member of staff"),
    Doer.OTHER: N_("somebody else"),
}
COMPANIONS = {
    Companion.ALONE: N_("I go alone"),
    Companion.STAFF: N_("member of staff"),
    Companion.FAMILY: N_("family"),
    Companion.FRIEND: N_("friend"),
    Companion.NEIGHBOUR: N_("neighbour"),
    Companion.FROM_THERE: N_("somebody from there"),
    Companion.PEER: N_("somebody with an experience like mine"),
    Companion.VOLUNTEER: N_("volunteer"),
    Companion.WANTED: N_("nobody yet – look for somebody"),
}
FIRST_QUESTIONS = {
    FirstPart.WHAT: N_("What is to be done first?"),
    FirstPart.WHO: N_("Who does it?"),
    FirstPart.BY_WHEN: N_("By when?"),
    FirstPart.VISIT: N_("When is the first visit?"),
    FirstPart.COMPANION: N_("Who comes along?"),
    FirstPart.ASK_FOR: N_("Whom do I ask for? (a role, no name)"),
    FirstPart.FIRST_MINUTE: N_("What does the first minute look like?"),
    FirstPart.BRING: N_("What do I take along?"),
    FirstPart.PLAN_B: N_("And if it does not work out?"),
}
FIRST_PARTS = {
    FirstPart.WHAT: N_("What first"),
    FirstPart.WHO: N_("Who does it"),
    FirstPart.BY_WHEN: N_("By when"),
    FirstPart.VISIT: N_("First visit"),
    FirstPart.COMPANION: N_("Who comes along"),
    FirstPart.ASK_FOR: N_("Whom to ask"),
    FirstPart.FIRST_MINUTE: N_("First minute"),
    FirstPart.BRING: N_("What to bring"),
    FirstPart.PLAN_B: N_("If it does not work out"),
}
"""Short, to go back and forth between the questions."""
GENDERS = {
    Gender.FEMALE: N_("woman"),
    Gender.MALE: N_("man"),
    Gender.DIVERSE: N_("diverse"),
}


def interest_name(interest: Interest, _: Translator) -> str:
    """Return the name of an interest in the language of the talk."""
    return interest.name if _.language.startswith("de") else interest.name_en or interest.name


def area_name(interest: Interest, _: Translator) -> str:
    """Return the name of the area of an interest in the language of the talk."""
    return interest.area if _.language.startswith("de") else interest.area_en or interest.area


def describe_rung(step: RungStep, _: Translator) -> str:
    """Return what to do on a rung of a dream, in German or else in English."""
    return step.text if _.tag == "de" else step.text_en or step.text
