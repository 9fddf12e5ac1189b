"""The facts of one numbered paper, as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tracker_desktop.queries.office import Office
from tracker_desktop.queries.papers.audit_facts import AuditFacts
from tracker_desktop.queries.papers.count_facts import CountFacts
from tracker_desktop.queries.papers.disposal_facts import DisposalPaper
from tracker_desktop.queries.papers.order_facts import OrderPaper
from tracker_desktop.queries.papers.work_facts import WorkPaper

PICK_LIST, PUT_AWAY = "PL", "PA"
"""Lists to pick and to put away by: no numbered documents, so that they are none of DocumentKind."""
SHORT = 16
"""Hexadecimal digits of the chain head that are printed: 64 bits."""


@dataclass(frozen=True)
class Party:
    """A person, a department or a place, with what it is known by beside its name: badge, department, code."""

    name: str
    about: str = ""


@dataclass(frozen=True)
class AssetLine:
    """An asset as it was at the entry. `model` is its maker and model as far as the description does not say them;
    `due` None: an assignment; `holder` who had it before; `beside` what went with it (of a return: what came with it),
    `missing` what of it did not come back, `unchecked`: nobody looked; `since` when its holder got it. Of a return:
    `left` is its condition when it went out, `left_with` what went with it then, `back` when it came back. Of a
    report on damage or loss: `holder` has it, or had it until `back`. `value`: at which it is written off.
    `deposit` was taken for it, `deposit_back` was given back; `inside` are the parts that lie in it."""

    asset_id: int
    tag: str
    description: str
    model: str = ""
    serial: str = ""
    condition: str = ""
    cost: Decimal | None = None
    place: str = ""
    due: dt.date | None = None
    holder: str = ""
    beside: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unchecked: bool = False
    since: dt.datetime | None = None
    readiness: str = ""
    left: str = ""
    left_with: tuple[str, ...] = ()
    back: dt.datetime | None = None
    value: Decimal | None = None
    deposit: Decimal | None = None
    deposit_back: Decimal | None = None
    inside: tuple[str, ...] = ()


@dataclass(frozen=True)
class StockLine:
    """A quantity of one lot in base units; `entered` as it was typed where that is another unit. `place` is the real
    place that it came from or went to; `value` is that of the whole line in the currency of the office; `better`
    where it is best put, where that is another place, and why; `of_order` what was ordered of it and came before."""

    sku: str
    name: str
    quantity: Decimal
    unit: str
    entered: str = ""
    lot: str = ""
    expiry: dt.date | None = None
    place: str = ""
    value: Decimal = Decimal(0)
    better: str = ""
    of_order: str = ""


@dataclass(frozen=True)
class Content:
    """What a paper is about. `before` is who had the assets until then, where all had the same holder; `facts` are
    labels and texts that belong to the whole paper. `audit` is what a certificate is about, `count` a count report,
    `order` a purchase order, `disposal` a certificate of disposal. `step`: how often
    who gets it was reminded."""

    assets: tuple[AssetLine, ...] = ()
    stock: tuple[StockLine, ...] = ()
    before: Party | None = None
    facts: tuple[tuple[str, str], ...] = ()
    audit: AuditFacts | None = None
    count: CountFacts | None = None
    order: OrderPaper | None = None
    work: tuple[WorkPaper, ...] = ()
    disposal: DisposalPaper | None = None
    step: int = 0


def told(facts: Iterable[tuple[str, object]]) -> tuple[tuple[str, str], ...]:
    """Facts of a paper without those of which nothing is known."""
    return tuple((label, str(text)) for label, text in facts if text)


@dataclass(frozen=True)
class Void:
    """The entry that took the paper's entry back: its number, who did it and when (UTC), and why."""

    seq: int
    by: str
    at: dt.datetime
    reason: str


@dataclass(frozen=True)
class Paper:
    """A numbered paper. `kind` is a value of DocumentKind (or PICK_LIST, PUT_AWAY), `title` its words; `seq` and `head`
    (hexadecimal) are the number and the hash of its entry in the journal; `at` is when that was recorded (UTC). One
    that is not issued yet has neither number nor entry."""

    number: str
    kind: str
    title: str
    entry: str
    seq: int
    head: str
    at: dt.datetime
    effective_at: dt.datetime
    operator: str
    desk: str
    office: Office
    holder: Party | None
    void: Void | None
    content: Content

    @property
    def is_draft(self) -> bool:
        """Whether it is not issued yet."""
        return not self.number and not self.is_list

    @property
    def is_list(self) -> bool:
        """Whether it is only worked by, and never has a number."""
        return self.kind in (PICK_LIST, PUT_AWAY)

    @property
    def short_head(self) -> str:
        """The beginning of the hash in groups of four, to be compared by eye."""
        return " ".join(self.head[start : start + 4] for start in range(0, SHORT, 4))
