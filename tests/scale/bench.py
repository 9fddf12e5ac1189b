"""The benchmark: python packaging/dev.py bench [--big] [--long] [--only NAME ...].

Each measurement runs in a process of its own on a fresh copy of a made-up register, beside a plain way of doing the
same. Exit status 1 where a budget does not hold.
"""

from __future__ import annotations

import argparse
import importlib
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from tests.scale.make_register import cache_folder, make_register  # noqa: E402
from tests.scale.measure_line import Job, Line  # noqa: E402
from tests.scale.measure_report import notes, table  # noqa: E402

MEASUREMENTS = (
    *("scan", "lists", "start", "memory", "growth", "exchange", "print"),
    *("counts", "audits", "audit_scans", "audit_window", "stock", "codes"),
    *("maintenance", "reservations", "depreciation"),
)
SMALL, BIG = 100_000, 1_000_000


def main() -> int:
    """Measure, print the table, and say whether every budget holds."""
    asked = _arguments()
    assets = asked.assets or (BIG if asked.big else SMALL)
    _say(f"A register of {assets:,} assets, 20,000 items and 200,000 entries …")
    register = make_register(assets)
    lines: list[Line] = []
    for name in asked.only or MEASUREMENTS:
        begun = time.perf_counter()
        lines += _measured(name, register, assets, asked.long)
        _say(f"{name}: {time.perf_counter() - begun:.0f} s")
    sys.stdout.write(f"\n{table(lines)}\n\n{notes(lines)}\n")
    return 0 if all(line.held for line in lines) else 1


def _measured(name: str, register: Path, assets: int, long: bool) -> list[Line]:
    with tempfile.TemporaryDirectory(prefix="run-", dir=cache_folder()) as made:
        folder = Path(made)
        copied = shutil.copy(register, folder / "office.db")
        os.sync()  # the first commit of a measurement must not wait for the disk to take the copy
        job = Job(Path(copied), folder, assets, long)
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as own_process:
            return own_process.submit(run, name, job).result()


def run(name: str, job: Job) -> list[Line]:
    """Run one measurement in this process."""
    lines: list[Line] = importlib.import_module(f"tests.scale.measure_{name}").measure(job)
    return lines


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--big", action="store_true", help=f"{BIG:,} assets")
    parser.add_argument("--long", action="store_true", help="100,000 scans in a row instead of 10,000")
    parser.add_argument("--only", nargs="+", choices=MEASUREMENTS, help="only these measurements")
    parser.add_argument("--assets", type=int, help="a register of another size, to try the benchmark itself")
    return parser.parse_args()


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
