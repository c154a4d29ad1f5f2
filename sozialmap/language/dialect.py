"""Dialect into the spelling that the models know: small words only, the telling ones stay."""

import re

STANDARD = {
    written: standard
    for standard, spellings in {
        "ich": "isch ick icke ik",
        "mich": "misch",
        "dich": "disch",
        "nicht": "net ned nit nich nisch",
        "nichts": "nix nüscht nischt nuscht",
        "kein": "kaa koa koi",
        "keinen": "kaan koan",
        "auf": "uff uf",
        "auch": "aach aa ooch oach",
        "einmal": "emol amol emal",
        "mal": "mol",
        "wieder": "widder widda",
        "für": "fer fier fia",
        "das": "des dat det",
        "was": "wat",
        "etwas": "ebbes epps",
        "und": "un unn",
        "haben": "habbe hawwe hebbe",
        "habe": "hob häb",
        "mag": "mog",
        "möchte": "mecht mescht mechte",
        "würde": "tät",
        "lieber": "liewer liaba",
        "kommen": "kumme",
        "ein": "aan oan",
        "zwei": "zwaa zwoa",
        "nicht mehr": "nimmer nimma nimmi",
        "draußen": "drauß drauße",
        "arbeiten": "schaffa",
        "Leute": "leit leud",
        "reden": "redde schwätze babble babbele babbeln schnacken",
        "ist": "is",
        "weiß": "waaß waas woaß",
    }.items()
    for written in spellings.split()
}
WORD = re.compile(r"[^\W\d_]+")


def to_standard(text: str) -> str:
    """Return a text with the small words of dialect in standard spelling."""
    return WORD.sub(lambda found: STANDARD.get(found.group().lower(), found.group()), text)
