"""Folders of area packs: a new one for every build, so the old one stays whole until then."""

import shutil
import uuid
from pathlib import Path

from sozialmap.core.folding import fold


class PackFolders:
    """The folder that holds all packs."""

    def __init__(self, root: Path) -> None:
        """Keep packs below `root`, which is made when the first is built."""
        self.root = root

    def path(self, folder: str) -> Path:
        """Return the path of a pack by the name of its folder."""
        return self.root / folder

    def make(self, name: str) -> Path:
        """Make and return an empty folder with a name never used before."""
        readable = fold(name).replace(" ", "-")[:40] or "area"
        path = self.root / f"{readable}-{uuid.uuid4().hex[:8]}"
        path.mkdir(parents=True)
        return path

    def discard(self, folder: str) -> None:
        """Remove a pack that is not used any more; nothing happens where it is gone already."""
        shutil.rmtree(self.path(folder), ignore_errors=True)

    def discard_leftovers(self, known: set[str]) -> None:
        """Remove what interrupted builds left behind."""
        if self.root.is_dir():
            for path in self.root.iterdir():
                if path.name not in known:
                    shutil.rmtree(path, ignore_errors=True)
