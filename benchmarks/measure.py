"""Measure a function in a process of its own, and print tables with the machine they hold for."""

import multiprocessing
import os
import platform
import resource
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Measured:
    """What a run took; `peak_mb` is the most memory its process ever held, imports included.

    `cpu_s` adds up all threads; it tells more than `seconds` on a machine that does other things.
    """

    seconds: float
    cpu_s: float
    peak_mb: float
    result: Any


def measure(function: Callable[..., Any], *arguments: Any) -> Measured:
    """Run a function once in a fresh process."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh) as pool:
        return pool.submit(_run, function, arguments).result()


def measure_best(times: int, function: Callable[..., Any], *arguments: Any) -> Measured:
    """Run a function several times and return the fastest run."""
    return min((measure(function, *arguments) for _ in range(times)), key=lambda run: run.cpu_s)


def _run(function: Callable[..., Any], arguments: Sequence[Any]) -> Measured:
    started, worked = time.perf_counter(), time.process_time()
    result = function(*arguments)
    seconds, cpu_s = time.perf_counter() - started, time.process_time() - worked
    return Measured(seconds, cpu_s, peak_mb(), result)


def peak_mb() -> float:
    """Return the most memory this process ever held, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def memory_mb() -> float:
    """Return the memory that this process holds now, in MB; Linux only."""
    status = Path("/proc/self/status").read_text()
    line = next(x for x in status.splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def machine_line() -> str:
    """Return the machine, its Python and the day, as a line of Markdown."""
    python = f"Python {platform.python_version()}"
    day = date.today().isoformat()
    load = f"load {os.getloadavg()[0]:.1f}"
    return f"*{_processor()}, {os.cpu_count()} cores, {_memory_gb()} GB, {python}, {load}, {day}*"


def print_table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a Markdown table with the machine under it."""
    print(f"### {title}\n")
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |")
    print(f"\n{machine_line()}\n", flush=True)


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    names = info.read_text().splitlines() if info.exists() else []
    found = (line.split(":")[1].strip() for line in names if line.startswith("model name"))
    return next(found, platform.processor() or platform.machine())


def _memory_gb() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3)
