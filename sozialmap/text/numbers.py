"""Numbers, prices and dates as people read them."""

from datetime import date

from sozialmap.text.translator import N_, Translator

MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
NARROW = "\u00a0"
"""Keeps number and unit together."""


def format_number(value: float, digits: int, _: Translator) -> str:
    """Return a number with the decimal sign of the language."""
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if _.language.startswith("de") else text


def format_euro(eur: float, _: Translator) -> str:
    """Return a price: 5 €, 3,50 €."""
    digits = 0 if float(eur).is_integer() else 2
    return f"{format_number(eur, digits, _)}{NARROW}€"


def format_distance(metres: float, _: Translator) -> str:
    """Return a distance: 350 m, 1,5 km."""
    if metres < 950:
        return f"{max(10, round(metres / 10) * 10)}{NARROW}m"
    return f"{format_number(metres / 1000, 1, _)}{NARROW}km"


def format_month(day: date, _: Translator | None = None) -> str:
    """Return a month: 03/2026, where the language is not German: March 2026."""
    if _ is None or _.language == "de":
        return f"{day:%m/%Y}"
    return f"{_(MONTHS[day.month - 1])}{NARROW}{day.year}"


def format_day(day: date, _: Translator | None = None) -> str:
    """Return a day: 24.11.2026, where the language is not German: 24 November 2026."""
    if _ is None or _.language == "de":
        return f"{day:%d.%m.%Y}"
    sign = "." if _.tag == "de" else ""
    return f"{day.day}{sign}{NARROW}{format_month(day, _)}"
