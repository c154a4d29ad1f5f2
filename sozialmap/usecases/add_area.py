"""Build an area pack and put it in the place of the old one of that name."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from sozialmap.core.areas import Area
from sozialmap.core.errors import InputError
from sozialmap.core.ports import AreaStore, Progress


class Folders(Protocol):
    """Where packs are kept."""

    def make(self, name: str) -> Path:
        """Make an empty folder."""

    def discard(self, folder: str) -> None:
        """Remove a folder."""


def add_area(
    name: str,
    build: Callable[[Path, Progress], Area],
    *,
    use: bool,
    folders: Folders,
    store: AreaStore,
    progress: Progress,
) -> Area:
    """Return the new area. However the build ends, the old pack is whole until the switch."""
    if not name.strip():
        raise InputError("area.name_empty")
    folder = folders.make(name)
    try:
        area = build(folder, progress)
        replaced = store.save_area(area, use=use)
    except BaseException:  # also when it was stopped: half a pack helps nobody
        folders.discard(folder.name)
        raise
    if replaced:
        folders.discard(replaced.folder)
    return area
