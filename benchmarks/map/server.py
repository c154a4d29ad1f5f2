"""A Streamlit server on a free port of this machine, in a process of its own."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
LONGEST_START_S = 60


@dataclass(frozen=True)
class Spent:
    """What a server took; `script_s` is the CPU time of each run of its page for the map alone."""

    cpu_s: float
    memory_mb: float
    script_s: list[float]


class Server:
    """A running server."""

    def __init__(self, address: str) -> None:
        """Keep its address."""
        self.address = address

    def spent(self) -> Spent:
        """Return what the process took so far; only the app of the benchmark tells."""
        with urlopen(f"{self.address}/process", timeout=300) as answer:
            return Spent(**json.load(answer))


@contextlib.contextmanager
def serve(script: str, **environ: str) -> Iterator[Server]:
    """Run a script as `make run` does until the block ends."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script,
         "--server.port", str(port), "--server.headless", "true"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environ},
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _await(port, process)
        yield Server(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.wait()


def _await(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + LONGEST_START_S
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        time.sleep(0.1)
    raise RuntimeError("the server did not start")


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port
