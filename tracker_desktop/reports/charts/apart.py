"""Has charts drawn by a process of its own, which takes its memory with it when it ends."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Sequence

from tracker_desktop.printing.programs import run
from tracker_desktop.reports.charts import DRAW_CHARTS
from tracker_desktop.reports.charts.as_json import Order, from_json, to_json
from tracker_desktop.reports.charts.as_svg import as_svg
from tracker_desktop.store.watch import Watch

SECONDS = 20.0
"""So long it may take."""
PATIENT = 10
"""By so much its work waits for that of others."""
log = logging.getLogger("tracker.charts")


def drawn_apart(orders: Sequence[Order], watch: Watch) -> list[str] | None:
    """SVG of each order. None where it could not be done; the log says why. Raises Stopped."""
    words = [sys.executable, *([] if getattr(sys, "frozen", False) else ["-m", "tracker_desktop"]), DRAW_CHARTS]
    try:
        output = run(words, SECONDS, watch, to_json(orders))
    except (OSError, TimeoutError) as error:
        log.warning("charts were not drawn: %r", error)
        return None
    if output.code != 0:
        log.warning("charts were not drawn, exit status %s: %s", output.code, output.err.strip()[-2000:])
        return None
    return [str(made) for made in json.loads(output.out)]


def draw() -> int:
    """What the process does: orders from standard input, their pictures to standard output. Returns 0."""
    if hasattr(os, "nice"):
        os.nice(PATIENT)
    orders = from_json(sys.stdin.buffer.read().decode("ascii"))
    sys.stdout.write(json.dumps([as_svg(order) for order in orders], ensure_ascii=True))
    return 0
