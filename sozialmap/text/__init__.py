"""Every word shown. English msgids in the code, German in locale/de/*.po; pass the translator."""

from sozialmap.text.errors import describe_error, describe_problem
from sozialmap.text.translator import Translator, load_translator

__all__ = ["Translator", "describe_error", "describe_problem", "load_translator"]
