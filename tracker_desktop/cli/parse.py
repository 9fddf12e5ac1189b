"""The command that says what codes are, line by line, with no office."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from tracker_desktop.cli.answers import print_line
from tracker_desktop.cli.job import FLAG, Job, argument
from tracker_desktop.cli.offices import lines_of

if TYPE_CHECKING:
    from tracker_desktop.scanning.parsed import Parsed

NEVER = "none"
"""What is asked for where the scanner leaves separators out."""
_ENDS = "\r\n"
_BOM = "\ufeff"


def parse_job() -> Job:
    """The command."""
    return Job(
        "parse",
        "say what codes are (GS1, product numbers, labels of suppliers), one JSON line for each line",
        _parse,
        (
            argument("--escapes", action=FLAG, help=r"lines have escapes as in C: \x1d, \035, \u001d, \n, \e, \\"),
            argument("--gs", metavar="CHAR", default="", help=f"what the scanner sends for GS, {NEVER} for nothing"),
            argument("file", metavar="FILE", nargs="?", default="-", help="default: standard input"),
        ),
    )


def facts(parsed: Parsed) -> dict[str, Any]:
    """What is printed of a code."""
    return {
        "symbology": parsed.symbology,
        "kind": parsed.kind,
        "elements": [list(element) for element in parsed.elements],
        "gtin": parsed.gtin,
        "lot": parsed.lot,
        "expiry": _date(parsed.expiry),
        "serial": parsed.serial,
        "quantity": None if parsed.quantity is None else f"{parsed.quantity:f}",
        "errors": list(parsed.errors),
        "warnings": list(parsed.warnings),
        "quantity_unit": parsed.quantity_unit,
        "best_before": _date(parsed.best_before),
        "made": _date(parsed.made),
        "packed": _date(parsed.packed),
        "sell_by": _date(parsed.sell_by),
        "content_gtin": parsed.content_gtin,
        "sscc": parsed.sscc,
        "supplier_code": parsed.supplier_code,
        "customer_part": parsed.customer_part,
        "order_number": parsed.order_number,
        "supplier_order": parsed.supplier_order,
        "readings": [facts(other) for other in parsed.others],
    }


def _parse(options: argparse.Namespace) -> int:
    from tracker_desktop.cli.escapes import unescaped
    from tracker_desktop.scanning.parse import Parsed, parse

    today = dt.date.today()
    never = options.gs == NEVER
    with lines_of(options.file) as lines:
        for line in lines:
            code, wrong = line.lstrip(_BOM).rstrip(_ENDS), ""
            if options.escapes:
                code, wrong = unescaped(code)
            parsed = (
                Parsed(code, errors=(wrong,))
                if wrong
                else parse(code, today=today, substitute="" if never else options.gs, never_sends_gs=never)
            )
            print_line(json.dumps(facts(parsed), ensure_ascii=False))
    return 0


def _date(date: dt.date | None) -> str | None:
    return None if date is None else date.isoformat()
