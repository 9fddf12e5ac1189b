"""A document that is being collected: its head and its lines. Frozen; every change is a new basket, kept as a draft."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal

from tracker_desktop.queries.charge_facts import ChargeFacts
from tracker_desktop.queries.counter_facts import HolderFacts
from tracker_desktop.queries.fefo import Allocation
from tracker_desktop.queries.order_facts import OrderedLine, OrderFacts
from tracker_desktop.transactions.rules.own_values import OwnGiven
from tracker_desktop.transactions.rules.receive_assets import ReceivedAsset
from tracker_desktop.wording.asset_kits import things_words

KEPT_UIDS = 16
"""Uids of the last scans that are in the basket: one performed twice after a crash changes nothing."""


@dataclass(frozen=True)
class AssetLine:
    """An asset in a check-out. `goes_with` is all that belongs to it, `handed_over` what is ticked; `problem` says in
    words why it cannot go out (the line is red), `problem_code` is the refusal's code, `warning` what speaks against it
    although a reason was given. `scanned`: by a scanner. `kit` (`kit_id`) is the
    one that it goes out with; on the first of its lines `with_kit` are its accessories in words, `things` how many
    of each. `deposit` is taken for it, `category_deposit` is usual. `own` was entered of what is asked then."""

    asset_id: int
    tag: str
    description: str
    condition: str
    category: str = ""
    goes_with: tuple[str, ...] = ()
    handed_over: tuple[str, ...] = ()
    from_place: str = ""
    loan_days: int | None = None
    scanned: bool = False
    problem: str = ""
    problem_code: str = ""
    category_id: int | None = None
    category_deposit: Decimal | None = None
    deposit: Decimal | None = None
    warning: str = ""
    kit_id: int | None = None
    kit: str = ""
    with_kit: str = ""
    things: tuple[tuple[str, int], ...] = ()
    own: tuple[OwnGiven, ...] = ()


@dataclass(frozen=True)
class StockLine:
    """An item in Receive or Issue. `count` scans or pieces as entered, each of `per_scan` base units.

    Issue: `lot_id` and `place_id` narrow where it comes from, `taken` is what will go out, first expired first;
    `on_hand` and `left` are base units, `value` an amount; `back_order` is what was asked for besides and stays owed,
    `back_order_id` the back order that the line fills. Receive: `place_id` is where it goes, `lot`, `expiry`
    (a date) and `unit_cost` what the clerk entered; `why_there` says why that place is proposed, where nobody chose it;
    of what came for an order `ordered` and `came` are what its lines say, `ordered_cost` what one was ordered at.
    `set_by_hand`: the quantity was entered, not counted by scans.
    """

    item_id: int
    sku: str
    name: str
    unit: str
    count: Decimal
    per_scan: Decimal = Decimal(1)
    set_by_hand: bool = False
    decimals: int = 0
    lot_policy: str = "optional"
    expiry_required: bool = False
    lot_id: int | None = None
    place_id: int | None = None
    place: str = ""
    why_there: str = ""
    back_order: Decimal = Decimal(0)
    back_order_id: int | None = None
    taken: tuple[Allocation, ...] = ()
    on_hand: Decimal = Decimal(0)
    left: Decimal = Decimal(0)
    value: Decimal = Decimal(0)
    lot: str | None = None
    expiry: dt.date | None = None
    unit_cost: Decimal | None = None
    ordered: Decimal | None = None
    came: Decimal = Decimal(0)
    ordered_cost: Decimal | None = None
    problem: str = ""
    problem_code: str = ""

    @property
    def quantity(self) -> Decimal:
        """In base units."""
        return self.count * self.per_scan

    @property
    def entered(self) -> str | None:
        """The quantity as it was entered, where that is not simply in base units: "2 × 100"."""
        return None if self.per_scan == 1 else f"{self.count.normalize():f} × {self.per_scan.normalize():f}"


@dataclass(frozen=True)
class KitOnList:
    """A kit of assets that goes out as one. `accessories` are name and quantity of what goes with it, `all_of_them`
    what belongs to it; `asset_ids` are all its assets, of which those on the list go."""

    kit_id: int
    code: str
    name: str
    accessories: tuple[tuple[str, int], ...] = ()
    all_of_them: tuple[tuple[str, int], ...] = ()
    asset_ids: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """3 × battery, 1 × charger."""
        return things_words([one for one in self.accessories if one[1]])


Line = AssetLine | StockLine


@dataclass(frozen=True)
class Basket:
    """One document to come. `uid` is that of its transaction; `reason` overrides what was warned of.

    Check out: `due` None is by policy (`due_shown`), `for_good` that there is no day at all, `place` where the things
    will be used. Issue: where the next lines
    come from. Receive: where they go. `place` is (id, path). `pieces` are assets that are received, `piece_places` the
    paths of where they go, `piece_problems` what is wrong with them, `supplier` the name of who sends it, `order_id`
    what it came for, and `order` how that stands, which no draft keeps. `made`: it was made here.
    `effective_on` None: today. Of an issue: `charge_code`
    was chosen, `charge` are the facts of what pays, `charge_wrong` says why it cannot. `aside`: it was closed and is
    kept as a draft.
    """

    uid: str
    mode: str
    holder: HolderFacts | None = None
    due: dt.date | None = None
    due_shown: dt.date | None = None
    due_words: str = ""
    for_good: bool = False
    place: tuple[int, str] | None = None
    supplier_id: int | None = None
    supplier: str = ""
    reference: str | None = None
    charge_code: str | None = None
    charge: ChargeFacts | None = None
    charge_wrong: str = ""
    customer: str | None = None
    effective_on: dt.date | None = None
    made: bool = False
    reason: str | None = None
    next_quantity: Decimal | None = None
    assets: tuple[AssetLine, ...] = ()
    kits: tuple[KitOnList, ...] = ()
    stock: tuple[StockLine, ...] = ()
    pieces: tuple[ReceivedAsset, ...] = ()
    piece_places: tuple[str, ...] = ()
    piece_problems: tuple[str, ...] = ()
    order_id: int | None = None
    order: OrderFacts | None = None
    taken_uids: tuple[str, ...] = ()
    aside: bool = False
    missing: str = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines in the order they were scanned."""
        return (*self.assets, *self.stock)

    @property
    def red(self) -> tuple[Line, ...]:
        """The lines that cannot be posted as they are."""
        return tuple(line for line in self.lines if line.problem)

    @property
    def good(self) -> int:
        """How many lines can be posted."""
        return len(self.lines) - len(self.red) + len(self.pieces)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was scanned or entered yet that would be worth keeping."""
        held = self.holder or self.reference or self.customer or self.charge_code
        return not (self.lines or self.pieces or held or self.order_id)

    @property
    def to_come(self) -> tuple[OrderedLine, ...]:
        """What is open of the order and not on the list yet."""
        here = {line.item_id for line in self.stock}
        models = {one.order_line_id for one in self.pieces}
        lines = self.order.lines if self.order is not None else ()
        open_lines = (line for line in lines if line.open and line.id not in models)
        return tuple(line for line in open_lines if line.item_id is None or line.item_id not in here)

    @property
    def receiver(self) -> str:
        """Who gets it: a holder, a customer or a job; empty where nobody does yet."""
        if self.holder is not None:
            return self.holder.name
        if self.customer:
            return self.customer
        return f"job {self.charge.code}" if self.charge is not None and self.charge.is_job else ""

    def took(self, uid: str | None) -> Basket:
        """The same with the uid of a scan that is in it."""
        return self if uid is None else replace(self, taken_uids=(*self.taken_uids, uid)[-KEPT_UIDS:])
