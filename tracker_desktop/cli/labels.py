"""The command that draws labels into a file, as PDF or for a thermal printer, or says which formats there are."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker_desktop.cli.answers import progress, say, tell
from tracker_desktop.cli.job import FLAG, Argument, Job, argument
from tracker_desktop.cli.offices import opened, operator_of
from tracker_desktop.errors import Refused

if TYPE_CHECKING:
    from tracker_desktop.labels.order import Order
    from tracker_desktop.printing.printer import Language
    from tracker_desktop.store.watch import Watch

PERS = ("piece", "pack", "line")
SUFFIXES: dict[str, Language] = {".pdf": "pdf", ".zpl": "zpl"}
CODES = {
    "tags": ("assets", "TAG"),
    "skus": ("items", "SKU"),
    "lots": ("lots", "SKU:LOT"),
    "places": ("places", "CODE"),
    "kits": ("kits", "CODE"),
    "kit-tags": ("asset_kits", "TAG"),
    "badges": ("badges", "BADGE"),
    "documents": ("documents", "NUMBER"),
}
"""The options that take codes: what is labelled, and what the codes are called."""


@dataclass(frozen=True)
class _Asked:
    file: str
    language: Language
    dpi: int
    offset: tuple[float, float]
    watch: Watch


def labels_job() -> Job:
    """The command with an option for each thing that can be labelled."""
    codes = (_codes(option, *row) for option, row in CODES.items())
    return Job(
        "labels",
        "draw labels into a file, or list their formats",
        _labels,
        (
            argument("format", metavar="FORMAT", nargs="?", help="one of: labels --list"),
            argument("file", metavar="OUT.pdf|zpl", nargs="?", help="its ending decides what is written"),
            argument("--list", action=FLAG, help="say which formats there are"),
            *codes,
            argument("--commands", action=FLAG, help="the commands of the counter as codes"),
            argument("--received", metavar="NUMBER", help="what a goods receipt brought"),
            argument("--per", choices=PERS, default="piece", help="of what was received: one a piece, pack or line"),
            argument("--reserve", nargs=2, metavar=("PREFIX", "COUNT"), help="tags of assets that are to come"),
            argument("--copies", type=int, default=1, help="of each label"),
            argument("--start", type=int, default=1, metavar="N", help="begin a used sheet at label N"),
            argument("--dpi", type=int, help="dots per inch of the printer"),
            argument("--offset", metavar="X,Y", default="0,0", help="millimetres to the right and down"),
            argument("--reason", help="why tags that were printed before are printed again"),
        ),
    )


def _codes(option: str, subject: str, metavar: str) -> Argument:
    return argument(
        f"--{option}", nargs="+", metavar=metavar, default=[], help=f"label these {subject.replace('_', ' ')}"
    )


def _labels(options: argparse.Namespace) -> int:
    if options.list:
        return _list(options)
    if options.file is None:
        _take_file(options)
    if options.format is None or options.file is None:
        raise Refused("cli_labels")
    with progress("labels drawn") as told:
        asked = _asked(options, told)
        with opened(options, write=False) as store:
            order = _order(store, options)
            operator = _operator(store, options) if order.asset_ids or options.reserve else None
            if operator is None:
                count = _write(store, order, asked)
        seq = None
        if operator is not None:
            count, seq = _journalled(options, operator, order, asked)
    if order.asset_ids and seq is None:
        say(str(Refused("labels_not_journalled")))
    facts = {"format": order.form.key, "file": options.file, "labels": count, "entry": seq}
    return tell(options, facts, [f"{count:,} {'label' if count == 1 else 'labels'} written to {options.file}"])


def _take_file(options: argparse.Namespace) -> None:
    """Behind --tags A B the file is taken for a tag: it is the one last word that ends as a file does."""
    lists = [getattr(options, option.replace("-", "_")) for option in CODES]
    ends = [codes for codes in lists if codes and Path(codes[-1]).suffix.lower() in SUFFIXES]
    if len(ends) == 1:
        options.file = ends[0].pop()


def _asked(options: argparse.Namespace, told: Any) -> _Asked:
    from tracker_desktop.labels import zpl
    from tracker_desktop.paper.units import USUAL_DPI
    from tracker_desktop.store.watch import Watch

    suffix = Path(options.file).suffix.lower()
    if suffix not in SUFFIXES:
        raise Refused("labels_ending", path=options.file)
    language = SUFFIXES[suffix]
    dpi = options.dpi
    if dpi is None:
        dpi = zpl.DPI if language == "zpl" else USUAL_DPI
    if not 150 <= dpi <= 1200:
        raise Refused("labels_dpi", dpi=dpi)
    return _Asked(options.file, language, dpi, _offset(options.offset), Watch(report=lambda done, _: told(done)))


def _offset(text: str) -> tuple[float, float]:
    try:
        right, down = (float(part) for part in text.split(","))
    except ValueError:
        raise Refused("labels_offset", text=text) from None
    if not (abs(right) <= 50 and abs(down) <= 50):
        raise Refused("labels_offset", text=text)
    return right, down


def _order(store: Any, options: argparse.Namespace) -> Order:
    from tracker_desktop.labels.known_formats import KnownFormats, format_of
    from tracker_desktop.labels.order import Order

    form = format_of(store.read(KnownFormats()), options.format)
    return Order(form, tuple(_lines(store, options)), start=options.start)


def _lines(store: Any, options: argparse.Namespace) -> Iterator[Any]:
    from tracker_desktop.labels.order import Line
    from tracker_desktop.labels.received import ReceivedLabels
    from tracker_desktop.labels.subject import IdsOf
    from tracker_desktop.labels.subjects import BY_KEY

    for option, (subject, _) in CODES.items():
        for row_id in store.read(IdsOf(BY_KEY[subject], getattr(options, option.replace("-", "_")))):
            yield Line(subject, row_id, options.copies)
    if options.received:
        yield from store.read(ReceivedLabels(options.received, options.per))
    if options.commands:
        yield Line("commands", 0, options.copies)


def _operator(store: Any, options: argparse.Namespace) -> int | None:
    """Who prints; None where nobody was named and several people could be meant."""
    try:
        return operator_of(store, options.operator)
    except Refused as refused:
        if refused.code == "cli_who" and options.operator is None and not options.reserve:
            return None
        raise


def _write(store: Any, order: Order, asked: _Asked, path: Path | None = None) -> int:
    from tracker_desktop.labels.order import write

    place = path or Path(asked.file)
    return write(store, order, place, language=asked.language, dpi=asked.dpi, offset=asked.offset, watch=asked.watch)


def _journalled(options: argparse.Namespace, operator: int, order: Order, asked: _Asked) -> tuple[int, int | None]:
    """Draw, enter the journal, and only then let the file appear: a refusal leaves neither."""
    from tracker_desktop.labels.order import journal
    from tracker_desktop.store.whole_file import whole_file

    with opened(options) as store, whole_file(asked.file, store.url) as place:
        place.touch()  # before tags are reserved for a file that cannot be
        order, seq = _reserved(store, options, operator, order)
        count = _write(store, order, asked, place)
        printed = journal(order, options.reason)
        if printed is not None:
            seq = store.perform(printed, operator).seq
        return count, seq


def _reserved(store: Any, options: argparse.Namespace, operator: int, order: Order) -> tuple[Order, int | None]:
    from dataclasses import replace

    from tracker_desktop.queries.tags import ReservedTags
    from tracker_desktop.transactions.reserve_tags import ReserveTags

    if not options.reserve:
        return order, None
    prefix, count = options.reserve
    if not count.isdecimal():
        raise Refused("labels_count", text=count)
    done = store.perform(ReserveTags(prefix, int(count)), operator)
    return replace(order, tags=tuple(store.read(ReservedTags(done.uid)))), done.seq


def _list(options: argparse.Namespace) -> int:
    """The formats of the program, and those of the office where there is one."""
    from tracker_desktop.labels.formats import FORMATS
    from tracker_desktop.labels.known_formats import KnownFormats

    forms = FORMATS
    if os.path.exists(options.db) or "://" in options.db:
        with opened(options, write=False) as store:
            forms = store.read(KnownFormats())
    facts = {
        form.key: {
            "title": form.title,
            "page": form.page,
            "columns": form.columns,
            "rows": form.rows,
            "label": form.label,
            "codes": form.codes,
        }
        for form in forms
    }
    widest = max(len(form.key) for form in forms)
    return tell(options, facts, [f"{form.key:{widest}}  {form.title}" for form in forms])
