"""Words of the button that reads a page aloud."""

from sozialmap.text.translator import Translator


def aloud_words(_: Translator) -> dict[str, str]:
    """Return the words by the names that frontend/src/aloud.js knows."""
    return {"read": _("Read aloud"), "stop": _("Stop reading")}
