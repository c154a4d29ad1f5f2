"""Words of crisis: a fixed box of help is shown first. Nothing is judged, nothing is logged."""

from sozialmap.language.words import tokens

PHRASES = tuple(
    tuple(tokens(phrase))
    for phrase in (
        "nicht mehr leben", "will sterben", "möchte sterben", "umbringen", "Suizid",
        "Selbstmord", "mir etwas antun", "nicht mehr können", "kann nicht mehr", "keinen Ausweg",
        "Schluss machen mit allem", "alles hinschmeißen und weg", "will tot sein", "wäre gern tot",
        "ritzen", "mich verletzen", "Stimmen befehlen", "Krise", "Notfall", "Überdosis",
        "schlägt mich", "werde geschlagen", "mir geht es sehr schlecht",
    )
)  # fmt: skip


def speaks_of_crisis(text: str) -> bool:
    """Tell whether a text holds words of crisis."""
    words = tokens(text)
    return any(
        tuple(words[start : start + len(phrase)]) == phrase
        for phrase in PHRASES
        for start in range(len(words))
    )
