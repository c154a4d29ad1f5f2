"""Words of the form: the fields in their groups, as people read them."""

from sozialmap.text.translator import N_, Translator

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("What is it?"), ("Name", "Art", "Offen für", "Beschreibung", "Interessen")),
    (N_("Who offers it?"), ("Träger", "Trägerart", "Telefon", "E-Mail", "Website",
                            "Ansprechperson")),
    (N_("Where?"), ("Online", "Straße", "PLZ", "Ort", "Weg")),
    (N_("When, and what does it cost?"), ("Zeiten", "Gültig bis", "Kosten", "Anmeldung")),
    (N_("Who may come?"), ("Zugang", "Alter", "Geschlecht", "Sprachen", "Gruppengröße",
                           "Verbindlich")),
    (N_("Which doors are open?"), ("Stufenlos", "WC", "Rollstuhl-WC", "Höranlage", "DGS",
                                   "Kontrastreich", "Ruhig", "Begleitung", "Hunde", "Kinder",
                                   "Kinderbetreuung", "Alkohol", "Glücksspiel", "Ohne Internet",
                                   "Willkommensperson", "Willkommen", "Hilfe")),
)  # fmt: skip
"""Columns of the offer table, as the form asks for them."""
LABELS = {
    "Name": N_("Name of the offer"), "Art": N_("Kind"), "Offen für": N_("Open to"),
    "Beschreibung": N_("What happens there?"), "Interessen": N_("Whom does it interest?"),
    "Träger": N_("Organisation or person"), "Trägerart": N_("Kind of organisation"),
    "Telefon": N_("Telephone"), "E-Mail": N_("E-mail"), "Website": N_("Website"),
    "Ansprechperson": N_("Person to ask for (only the team sees this)"),
    "Online": N_("Without a fixed place"), "Straße": N_("Street and number"),
    "PLZ": N_("Postcode"), "Ort": N_("Town"), "Weg": N_("How to get there"),
    "Zeiten": N_("Times"), "Gültig bis": N_("Last day"), "Kosten": N_("Costs"),
    "Anmeldung": N_("Registration"), "Zugang": N_("Who may join"), "Alter": N_("Ages"),
    "Geschlecht": N_("Only for"), "Sprachen": N_("Languages spoken"),
    "Gruppengröße": N_("How many people come"), "Verbindlich": N_("Must one come regularly?"),
    "Stufenlos": N_("Step-free"), "WC": N_("Toilet"), "Rollstuhl-WC": N_("Wheelchair toilet"),
    "Höranlage": N_("Induction loop"), "DGS": N_("German Sign Language"),
    "Kontrastreich": N_("Easy to see"), "Ruhig": N_("Quiet"),
    "Begleitung": N_("A companion may come"), "Hunde": N_("Dogs may come"),
    "Kinder": N_("Children may come"), "Kinderbetreuung": N_("Childcare"),
    "Alkohol": N_("Alcohol is served"), "Glücksspiel": N_("Gambling machines"),
    "Ohne Internet": N_("Works without internet"),
    "Willkommensperson": N_("Somebody welcomes newcomers"),
    "Willkommen": N_("How do we know that people are welcome?"), "Hilfe": N_("What helps?"),
}  # fmt: skip
HINTS = {
    "Zeiten": N_("for example: Tue 2–5 pm, every 1st Wednesday, by appointment"),
    "Kosten": N_("for example: free, 3 € per visit, 5 €, reduced 2 €"),
    "Straße": N_("for example: Hauptstr. 5, or the name of a place"),
    "Alter": N_("for example: 18 and over, 18–27"),
    "Hilfe": N_("for example: ramp in the yard, we pick you up"),
    "Gültig bis": N_("for example: 31.12.2026"),
    "Zugang": N_("for example: everybody, members, residents"),
}
TEXT_AREAS = ("Beschreibung", "Weg", "Hilfe")
CHOICES = {
    "Art": ("Treff", "Gruppe", "Kurs", "Veranstaltung", "Ort", "Engagement", "Arbeit", "Beratung",
            "Dienst", "Leihe", "Begleitung"),
    "Offen für": ("alle", "gemischt", "speziell"),
    "Trägerart": ("Verein", "Einrichtung", "Ort", "Betrieb", "Person", "Geschichte"),
    "Online": ("online", "mobil", "kommt nach Hause"),
    "Stufenlos": ("ja", "teilweise", "nein"),
    "Willkommen": ("keine", "gesprochen", "waren da", "Vereinbarung"),
}  # fmt: skip
SEVERAL = {
    "Anmeldung": ("keine", "telefonisch", "E-Mail", "online", "persönlich"),
    "Geschlecht": ("Frauen", "Männer", "divers"),
}
YES_NO = (
    "WC", "Rollstuhl-WC", "Höranlage", "DGS", "Kontrastreich", "Ruhig", "Begleitung", "Hunde",
    "Kinder", "Kinderbetreuung", "Alkohol", "Glücksspiel", "Ohne Internet", "Willkommensperson",
)  # fmt: skip
WORDS = {
    "ja": N_("yes"), "nein": N_("no"), "teilweise": N_("in part"),
    "Treff": N_("Drop-in"), "Gruppe": N_("Group"), "Kurs": N_("Course"),
    "Veranstaltung": N_("Event"), "Ort": N_("Place"), "Engagement": N_("Volunteering"),
    "Arbeit": N_("Work"), "Beratung": N_("Advice"), "Dienst": N_("Service"),
    "Leihe": N_("Lending"), "Begleitung": N_("Accompaniment"),
    "alle": N_("everybody"), "gemischt": N_("mixed"), "speziell": N_("special service"),
    "Verein": N_("Association"), "Einrichtung": N_("Institution"), "Betrieb": N_("Business"),
    "Person": N_("Person"), "Geschichte": N_("Story"),
    "online": N_("online"), "mobil": N_("at changing places"),
    "kommt nach Hause": N_("comes to your home"),
    "keine": N_("none"), "gesprochen": N_("talked to them"), "waren da": N_("have been there"),
    "Vereinbarung": N_("agreement"),
    "telefonisch": N_("by phone"), "E-Mail": N_("by e-mail"), "persönlich": N_("in person"),
    "Frauen": N_("women"), "Männer": N_("men"), "divers": N_("diverse people"),
}  # fmt: skip
"""Words of the table as the form shows them; in the table itself they stay German."""


def word_label(word: str, _: Translator) -> str:
    """Return a word of the table as a person reads it; a word of one's own stays as written."""
    return _(WORDS.get(word, word))
