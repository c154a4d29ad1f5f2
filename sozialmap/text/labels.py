"""Labels of all closed lists, in one table."""

from enum import Enum

from sozialmap.core.dreams import Rung
from sozialmap.core.model import (
    Access,
    AssetType,
    Barrier,
    Channel,
    Gender,
    OfferKind,
    Presence,
    PriceUnit,
    Regularity,
    Status,
)
from sozialmap.core.places import Quality
from sozialmap.core.wishes import Avoid, Outcome
from sozialmap.text.translator import N_, Translator

NAMED: tuple[tuple[Enum, str], ...] = (
    (AssetType.PERSON, N_("Person")),
    (AssetType.ASSOCIATION, N_("Association")),
    (AssetType.INSTITUTION, N_("Institution")),
    (AssetType.PLACE, N_("Place")),
    (AssetType.ECONOMY, N_("Business")),
    (AssetType.STORY, N_("Story")),
    (Rung.TODAY, N_("Small today")),
    (Rung.NEXT, N_("The next step")),
    (Rung.NEEDS, N_("What it takes")),
    (OfferKind.DROP_IN, N_("Drop-in")),
    (OfferKind.GROUP, N_("Group")),
    (OfferKind.COURSE, N_("Course")),
    (OfferKind.EVENT, N_("Event")),
    (OfferKind.PLACE, N_("Place to go")),
    (OfferKind.VOLUNTEERING, N_("Volunteering")),
    (OfferKind.WORK, N_("Work")),
    (OfferKind.ADVICE, N_("Advice")),
    (OfferKind.SERVICE, N_("Service")),
    (OfferKind.LENDING, N_("Lending")),
    (OfferKind.ACCOMPANIMENT, N_("Accompaniment")),
    (Status.LIVE, N_("shown")),
    (Status.DRAFT, N_("draft")),
    (Status.ARCHIVED, N_("in the archive")),
    (Regularity.ORDINARY, N_("for everybody")),
    (Regularity.MIXED, N_("mixed")),
    (Regularity.SPECIAL, N_("special service")),
    (Quality.HOUSE, N_("exact house")),
    (Quality.INTERPOLATED, N_("estimated between two houses")),
    (Quality.PLACE, N_("known place")),
    (Quality.STREET, N_("only the street, not the house")),
    (Quality.POSTCODE, N_("only the postcode area")),
    (Quality.QUARTER, N_("only the quarter")),
    (Quality.MANUAL, N_("set by hand")),
    (Quality.NONE, N_("no place known")),
    (Outcome.OPEN, N_("Fits")),
    (Outcome.OPEN_WITH, N_("Possible with help")),
    (Outcome.ASK, N_("Please ask first")),
    (Outcome.CLOSED, N_("Closed so far")),
    (Outcome.ABSENT, N_("Filtered out")),
    (Channel.NONE, N_("no registration needed")),
    (Channel.PHONE, N_("by phone")),
    (Channel.EMAIL, N_("by e-mail")),
    (Channel.ONLINE, N_("online")),
    (Channel.IN_PERSON, N_("in person")),
    (Gender.FEMALE, N_("women")),
    (Gender.MALE, N_("men")),
    (Gender.DIVERSE, N_("diverse people")),
    (Access.ALL, N_("everybody")),
    (Access.MEMBER, N_("members")),
    (Access.REFERRAL, N_("people with a referral")),
    (Access.APPROVAL, N_("people with an approval of costs")),
    (Access.RESIDENT, N_("residents")),
    (Access.WORDS, N_("own rule")),
    (Presence.FIXED, N_("at a fixed place")),
    (Presence.ONLINE, N_("online")),
    (Presence.MOBILE, N_("at changing places")),
    (Presence.HOME, N_("comes to your home")),
    (PriceUnit.VISIT, N_("per visit")),
    (PriceUnit.MONTH, N_("per month")),
    (PriceUnit.YEAR, N_("per year")),
    (PriceUnit.COURSE, N_("per course")),
    (PriceUnit.OTHER, N_("per unit")),
    (Avoid.ALCOHOL, N_("alcohol")),
    (Avoid.GAMBLING, N_("gambling")),
    (Avoid.SPECIAL, N_("special services")),
    (Avoid.DOGS, N_("dogs")),
    (Avoid.CHILDREN, N_("children")),
    (Avoid.MIXED_GENDER, N_("mixed groups")),
    (Barrier.STEPS, N_("step-free entrance")),
    (Barrier.TOILET, N_("toilet")),
    (Barrier.HEARING, N_("help for hearing")),
    (Barrier.SEEING, N_("help for seeing")),
    (Barrier.SENSORY, N_("quiet")),
    (Barrier.GROUP, N_("small group")),
    (Barrier.LANGUAGE, N_("language")),
    (Barrier.COST, N_("price")),
    (Barrier.ELIGIBILITY, N_("who may join")),
    (Barrier.GENDER, N_("gender")),
    (Barrier.REGISTRATION, N_("registration")),
    (Barrier.TIMES, N_("times")),
    (Barrier.JOURNEY, N_("way there and back")),
    (Barrier.ATTITUDE, N_("welcome")),
    (Barrier.COMPANION, N_("companion may come")),
    (Barrier.COMMITMENT, N_("no obligation to come")),
    (Barrier.DOGS, N_("dog may come")),
    (Barrier.CHILDREN, N_("child may come")),
    (Barrier.CHILDCARE, N_("childcare")),
    (Barrier.TRIGGERS, N_("no alcohol, no gambling")),
    (Barrier.DIGITAL, N_("without internet")),
    (Barrier.ALONE, N_("somebody welcomes newcomers")),
)
LABELS = {(type(value), value): msgid for value, msgid in NAMED}
"""By type and value, since values of two lists may be the same word: group, place."""
DETAIL_LABELS = {
    (Barrier.TOILET, "wheelchair"): N_("wheelchair toilet"),
    (Barrier.HEARING, "loop"): N_("induction loop"),
    (Barrier.HEARING, "dgs"): N_("German Sign Language"),
    (Barrier.TRIGGERS, "alcohol"): N_("no alcohol"),
    (Barrier.TRIGGERS, "gambling"): N_("no gambling"),
}
LANGUAGES = {
    "de": N_("German"), "en": N_("English"), "tr": N_("Turkish"), "ar": N_("Arabic"),
    "pl": N_("Polish"), "ro": N_("Romanian"), "bg": N_("Bulgarian"), "ru": N_("Russian"),
    "uk": N_("Ukrainian"), "it": N_("Italian"), "el": N_("Greek"), "es": N_("Spanish"),
    "fr": N_("French"), "pt": N_("Portuguese"), "hr": N_("Croatian"), "sr": N_("Serbian"),
    "bs": N_("Bosnian"), "sq": N_("Albanian"), "fa": N_("Persian"), "ku": N_("Kurdish"),
    "gsg": N_("German Sign Language"),
}  # fmt: skip
KIND_NAMES = {
    "amenity=library": N_("Library"),
    "amenity=cafe": N_("Café"),
    "amenity=restaurant": N_("Restaurant"),
    "amenity=fast_food": N_("Snack bar"),
    "amenity=ice_cream": N_("Ice cream parlour"),
    "amenity=place_of_worship": N_("Place of worship"),
    "amenity=community_centre": N_("Community centre"),
    "amenity=social_centre": N_("Social centre"),
    "amenity=social_facility": N_("Social facility"),
    "amenity=marketplace": N_("Market"),
    "amenity=public_bookcase": N_("Public bookcase"),
    "amenity=give_box": N_("Give-away box"),
    "amenity=school": N_("School"),
    "amenity=kindergarten": N_("Nursery school"),
    "amenity=college": N_("College"),
    "amenity=music_school": N_("Music school"),
    "amenity=driving_school": N_("Driving school"),
    "amenity=animal_shelter": N_("Animal shelter"),
    "amenity=veterinary": N_("Vet"),
    "amenity=cinema": N_("Cinema"),
    "amenity=theatre": N_("Theatre"),
    "amenity=arts_centre": N_("Arts centre"),
    "amenity=townhall": N_("Town hall"),
    "amenity=hospital": N_("Hospital"),
    "amenity=doctors": N_("Doctor"),
    "amenity=taxi": N_("Taxi rank"),
    "amenity=bus_station": N_("Bus station"),
    "amenity=public_bath": N_("Public bath"),
    "leisure=park": N_("Park"),
    "leisure=garden": N_("Garden"),
    "leisure=playground": N_("Playground"),
    "leisure=pitch": N_("Playing field"),
    "leisure=sports_centre": N_("Sports ground"),
    "leisure=swimming_pool": N_("Swimming pool"),
    "leisure=fitness_centre": N_("Gym"),
    "leisure=fitness_station": N_("Open-air gym"),
    "leisure=dog_park": N_("Dog meadow"),
    "leisure=dance": N_("Dance school"),
    "leisure=sauna": N_("Sauna"),
    "leisure=nature_reserve": N_("Nature reserve"),
    "leisure=bowling_alley": N_("Bowling alley"),
    "leisure=miniature_golf": N_("Miniature golf"),
    "leisure=firepit": N_("Firepit"),
    "tourism=museum": N_("Museum"),
    "tourism=viewpoint": N_("Viewpoint"),
    "tourism=zoo": N_("Zoo"),
    "tourism=artwork": N_("Artwork"),
    "tourism=gallery": N_("Gallery"),
    "landuse=allotments": N_("Allotment gardens"),
    "landuse=cemetery": N_("Cemetery"),
    "landuse=forest": N_("Forest"),
    "landuse=depot": N_("Bus depot"),
    "natural=water": N_("Water"),
    "railway=station": N_("Station"),
    "place=square": N_("Square"),
    "shop=supermarket": N_("Supermarket"),
    "shop=bakery": N_("Bakery"),
    "shop=second_hand": N_("Second-hand shop"),
    "shop=charity": N_("Charity shop"),
    "shop=books": N_("Bookshop"),
    "shop=bicycle": N_("Bicycle shop"),
    "shop=hairdresser": N_("Hairdresser"),
    "shop=florist": N_("Flower shop"),
    "shop=pet": N_("Pet shop"),
    "shop=travel_agency": N_("Travel agency"),
    "shop=clothes": N_("Clothes shop"),
    "shop=music": N_("Music shop"),
    "shop=kiosk": N_("Kiosk"),
    "shop=convenience": N_("Corner shop"),
    "shop=garden_centre": N_("Garden centre"),
    "shop=sewing": N_("Sewing shop"),
    "office=employment_agency": N_("Employment agency"),
    "office=educational_institution": N_("Educational institution"),
    "club": N_("Club"),
    "sport": N_("Sports ground"),
    "craft": N_("Workshop"),
    "shop": N_("Shop"),
    "office": N_("Office"),
    "healthcare": N_("Health service"),
    "amenity": N_("Public place"),
    "leisure": N_("Place to go"),
    "tourism": N_("Place to see"),
    "natural": N_("Nature"),
    "landuse": N_("Place to go"),
}


PARTS = {
    "title": N_("Name"), "kind": N_("Kind"), "regularity": N_("Open to"),
    "description": N_("Description"), "interests": N_("Interests"), "hours": N_("Times"),
    "price": N_("Costs"), "registration": N_("Registration"), "languages": N_("Languages"),
    "group_size": N_("Size of the group"), "ages": N_("Ages"), "genders": N_("Genders"),
    "eligibility": N_("Who may join"), "help_text": N_("What helps"), "source": N_("Source"),
    "checked_on": N_("As of"), "valid_until": N_("Valid until"), "status": N_("Status"),
    "asset.name": N_("Organisation"), "asset.asset_type": N_("Kind of organisation"),
    "asset.description": N_("About the organisation"), "asset.address": N_("Address"),
    "asset.place": N_("Pin"), "contact.phone": N_("Telephone"), "contact.email": N_("E-mail"),
    "contact.website": N_("Website"), "contact.person": N_("Person to ask for"),
}  # fmt: skip
"""Names of the parts of an offer; see core.parts."""


def part_label(name: str, _: Translator) -> str:
    """Return the name of a part of an offer as a person reads it."""
    if name in PARTS:
        return _(PARTS[name])
    barrier, _dot, detail = name.removeprefix("fact.").partition(".")
    return barrier_label(Barrier(barrier), detail, _)


def label(value: Enum, _: Translator) -> str:
    """Return the label of a value of a closed list."""
    return _(LABELS[type(value), value])


def barrier_label(barrier: Barrier, detail: str, _: Translator) -> str:
    """Return the label of a barrier, told apart by its detail."""
    found = DETAIL_LABELS.get((barrier, detail))
    return _(found) if found else label(barrier, _)


def language_label(code: str, _: Translator) -> str:
    """Return the name of a language by its ISO code."""
    return _(LANGUAGES[code]) if code in LANGUAGES else code


def place_kind_label(tag: str, _: Translator) -> str:
    """Return what kind of ordinary place an OSM tag means, or ""."""
    found = KIND_NAMES.get(tag) or KIND_NAMES.get(tag.partition("=")[0])
    return _(found) if found else ""
