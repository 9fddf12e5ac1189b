"""An order of labels: which, how many, on which format; how it is drawn, and how it enters the journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import TypedDict

from sqlalchemy import URL

from tracker_desktop.errors import Refused
from tracker_desktop.labels.content import Label
from tracker_desktop.labels.formats import Format
from tracker_desktop.labels.known_formats import KnownFormats
from tracker_desktop.labels.sheet import write_pdf
from tracker_desktop.labels.subject import LabelsOf
from tracker_desktop.labels.subjects import BY_KEY
from tracker_desktop.labels.subjects.assets import tag_label
from tracker_desktop.labels.zpl import write_zpl
from tracker_desktop.paper.units import USUAL_DPI
from tracker_desktop.printing.printer import Language
from tracker_desktop.queries.office import OfficeFacts
from tracker_desktop.store.store import Store
from tracker_desktop.store.watch import Watch
from tracker_desktop.transactions.print_tags import PrintTags

MOST_COPIES = 100
MOST_LABELS = 20_000


@dataclass(frozen=True)
class Line:
    """So many copies of the label of one record. Of a subject with fixed labels, id 0 stands for all of them. A label
    of stock may say which quantity (base units) it stands for."""

    subject: str
    id: int
    copies: int = 1
    quantity: Decimal | None = None


@dataclass(frozen=True)
class Order:
    """`start` is the first label of a used sheet, counted from 1. `tags` are those of assets that are not there yet,
    for a roll printed beforehand."""

    form: Format
    lines: tuple[Line, ...] = ()
    tags: tuple[str, ...] = ()
    start: int = 1

    @property
    def is_fixed(self) -> bool:
        """Whether it is a sheet that is the same in every office."""
        return bool(self.lines) and all(BY_KEY[line.subject].fixed for line in self.lines)

    @property
    def asset_ids(self) -> tuple[int, ...]:
        """The assets whose durable tags are printed."""
        return tuple(line.id for line in self.lines if BY_KEY[line.subject].durable)


def labels_of(store: Store, order: Order) -> list[Label]:
    """Every label in order, copies beside each other.

    Raises Refused: label_nothing, label_gone, label_copies, label_too_many, label_no_badge.
    """
    if sum(line.copies for line in order.lines) > MOST_LABELS:
        raise Refused("label_too_many", count=f"{sum(line.copies for line in order.lines):,}", most=f"{MOST_LABELS:,}")
    found: list[Label] = []
    if order.tags:
        office = store.read(OfficeFacts())
        found += [tag_label(office, tag) for tag in order.tags]
    for key, group in groupby(order.lines, lambda line: line.subject):
        found += _labels(store, key, list(group))
    if not found:
        raise Refused("label_nothing")
    return found


def _labels(store: Store, key: str, lines: Sequence[Line]) -> list[Label]:
    subject = BY_KEY[key]
    most = MOST_COPIES if subject.durable else MOST_LABELS
    if any(not 1 <= line.copies <= most for line in lines):
        raise Refused("label_copies", most=f"{most:,}")
    made = store.read(LabelsOf(subject, [line.id for line in lines], [line.quantity for line in lines]))
    if subject.rows is None:
        return [label for label in made if label is not None for _ in range(lines[0].copies)]
    if None in made:
        raise Refused("label_gone")
    return [label for label, line in zip(made, lines, strict=True) if label is not None for _ in range(line.copies)]


class _Told(TypedDict):
    dpi: int
    offset: tuple[float, float]
    known: Sequence[Format]
    alike: bool
    office: URL
    watch: Watch | None


def write(
    store: Store,
    order: Order,
    path: str | Path,
    *,
    language: Language = "pdf",
    dpi: int = USUAL_DPI,
    offset: tuple[float, float] = (0.0, 0.0),
    watch: Watch | None = None,
) -> int:
    """Draw the labels into a file, for a printer of so many dots an inch that is moved by its offset. Returns how many.

    Raises Refused where the order or a code cannot be printed; Stopped. Then there is no file.
    """
    labels = labels_of(store, order)
    form, known, office, alike = order.form, store.read(KnownFormats()), store.url, order.is_fixed
    told: _Told = {"dpi": dpi, "offset": offset, "known": known, "alike": alike, "office": office, "watch": watch}
    if language == "zpl":
        return write_zpl(path, labels, form, **told)
    write_pdf(path, labels, form, start=order.start, **told)
    return len(labels)


def journal(order: Order, reason: str | None) -> PrintTags | None:
    """What enters the journal when the order is printed: asset tags alone do."""
    ids, tags = order.asset_ids, Counter(order.tags)
    if not ids and not tags:
        return None
    copies = [*(line.copies for line in order.lines if BY_KEY[line.subject].durable), *tags.values()]
    return PrintTags(ids, order.form.name, max(copies), reason, tuple(tags))
