"""The commands: `python -m sozialmap …`. Words come from the catalogue, answers from use cases."""

import sys
from pathlib import Path

from sozialmap.cli import areas, export, geocode, hours, keep, match, reach, setup, tables
from sozialmap.cli.frame import HAS_PROBLEMS, _, app, errors
from sozialmap.core.errors import InputError, SozialmapError
from sozialmap.text import describe_error

PARTS = (setup, areas, geocode, tables, export, match, hours, reach, keep)
"""Each adds its commands when it is imported."""


def main() -> None:
    """Run a command; no traceback ever reaches a person."""
    try:
        app()
    except SozialmapError as error:
        errors.print(describe_error(error, _))
        sys.exit(HAS_PROBLEMS)
    except BrokenPipeError:
        sys.exit(HAS_PROBLEMS)
    except OSError as error:
        name = Path(error.filename).name if isinstance(error.filename, str) else "–"
        errors.print(describe_error(InputError("out.not_writable", file=name), _))
        sys.exit(HAS_PROBLEMS)
    except Exception as error:
        kind = type(error).__name__
        errors.print(describe_error(SozialmapError("unexpected", kind=kind), _))
        sys.exit(HAS_PROBLEMS)
