"""Check in: take assets back. Never refused because something else about them is invalid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import BAD, Asset, Custody, CustodyEnd, Readiness
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.inspections import Outcome
from tracker_desktop.scanning.clean import clean_text
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import asset_kits, deposits, inspections, losses
from tracker_desktop.transactions.rules.asset_kits import KitBack
from tracker_desktop.transactions.rules.asset_rules import (
    category_of,
    condition_of,
    hold_assets,
    known_steps,
    steps_left,
)
from tracker_desktop.transactions.rules.attaching import About, Attached, attach
from tracker_desktop.transactions.rules.custody import custodies_of, end_custody
from tracker_desktop.transactions.rules.loans import office_day
from tracker_desktop.transactions.rules.own_values import OwnGiven, put_asked
from tracker_desktop.transactions.rules.place_rules import is_usable, returns_shelf, usable
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.said import holder as holder_gap
from tracker_desktop.wording.assets import noted, on_time, still_missing, to_do, to_inspect
from tracker_desktop.wording.lending import deposit_given_back

KEPT = (Readiness.IN_MAINTENANCE, Readiness.PENDING_DISPOSAL)
"""States that a return does not change."""


@dataclass(frozen=True)
class InLine:
    """One asset that comes back. None leaves the condition; `came_back` None: nobody looked what came with it;
    `place_id` None: the returns shelf where it has to be inspected, else its home. `photos` show the damage, or the
    step that they name: a step that wants one and has none is not ticked. `deposit_back` None: the whole deposit is
    given back. `own` are fields of one's own that are asked then; what is wrong there is said, and nothing refused."""

    asset_id: int
    condition: str | None = None
    place_id: int | None = None
    returned_by_id: int | None = None
    steps_done: tuple[str, ...] = ()
    came_back: tuple[str, ...] | None = None
    photos: tuple[Attached, ...] = ()
    deposit_back: Decimal | None = None
    own: tuple[OwnGiven, ...] = ()


@dataclass(frozen=True)
class CheckIn(Transaction):
    """Refused only for what nobody held, or for a place or condition that is given with it and cannot be.
    `receipt` gives the return a number. `kits` come back as one, with those of their assets that are on the lines."""

    kind: ClassVar[str] = "check_in"
    right: ClassVar[Right] = Right.COUNTER

    lines: tuple[InLine, ...]
    note: str | None = None
    receipt: bool = False
    scanned: bool = False
    kits: tuple[KitBack, ...] = ()

    def apply(self, books: Books) -> Said:
        codes = asset_kits.take_back(books, self.kits)
        assets = hold_assets(books, [line.asset_id for line in self.lines]) if self.lines or not self.kits else []
        holders = [_holder_of(asset) for asset in assets]
        self._check_returners(books)
        custodies = custodies_of(books, assets)
        for asset in assets:
            category_of(books, asset)  # read before anything is changed: a read in between would flush each
        today, shelf = office_day(books, books.effective_at), returns_shelf(books)
        gaps: dict[str, Gap] = {}
        paid: list[tuple[Decimal, Decimal]] = []
        wrong: list[str] = []
        for asset, custody, line in zip(assets, custodies, self.lines, strict=True):
            left = _take_back(books, asset, custody, line, shelf)
            wrong += put_asked(books, asset, line.own, back=True)
            paid.append(deposits.give_back(books, asset.tag, custody, line.deposit_back))
            if self.scanned:
                books.saw(asset.id, asset.place_id)
            gaps = _about_one(asset, custody, line, today, left)
        books.kept["looked_at"] = [line.asset_id for line in self.lines if line.came_back is not None]
        if self.receipt:
            books.document(DocumentKind.RETURN_RECEIPT, holders[0] if len(set(holders)) == 1 else None)
        inspect = sum(asset.readiness == Readiness.TO_INSPECT for asset in assets)
        code = "check_in_receipt" if self.receipt else self.kind
        taken, given = [one for one, _ in paid], [one for _, one in paid]
        gaps |= {"deposit": deposit_given_back(deposits.total(taken), deposits.total(given))}
        note = " · ".join(filter(None, (clean_text(self.note or ""), *wrong)))
        gaps |= {"to_inspect": to_inspect(inspect), "note": noted(note)}
        kit_ids = [one.kit_id for one in self.kits]
        return asset_kits.say_back(books, code, assets, kit_ids, codes, **gaps)

    def _check_returners(self, books: Books) -> None:
        for holder_id in {line.returned_by_id for line in self.lines} - {None}:
            if books.get(Holder, holder_id) is None:
                raise Refused("gone")


def _take_back(books: Books, asset: Asset, custody: Custody, line: InLine, shelf: int | None) -> list[str]:
    """Returns the required steps that are still to do."""
    if line.condition is not None:
        asset.condition = condition_of(line.condition)
    attach(books, line.photos, About(asset_id=asset.id))
    end_custody(books, asset, custody, CustodyEnd.CHECKED_IN, line.came_back or (), line.returned_by_id)
    waited = asset.readiness == Readiness.TO_INSPECT
    done, left = _make_ready(books, asset, custody, line)
    asset.place_id = _place_of(books, asset, line.place_id, shelf)
    if done and asset.readiness == Readiness.READY:
        begun = inspections.open_inspection(books, asset) if waited else None
        inspections.finish(books, asset, begun, Outcome.PASSED, done, custody_id=custody.id)
    return left


def _about_one(asset: Asset, custody: Custody, line: InLine, today: dt.date, left: Sequence[str]) -> dict[str, Gap]:
    back = custody.handed_over if line.came_back is None else line.came_back
    return {
        "holder": holder_gap(custody.holder_id),
        "timing": on_time(custody.due, today),
        "missing": still_missing([thing for thing in custody.handed_over if thing not in back]),
        "steps": to_do(len(left), asset.readiness),
    }


def _holder_of(asset: Asset) -> int:
    if asset.holder_id is None:
        raise Refused("was_not_out", tag=asset.tag, asset_id=asset.id)
    return asset.holder_id


def _make_ready(books: Books, asset: Asset, custody: Custody, line: InLine) -> tuple[list[str], list[str]]:
    """The steps that are done, and the required ones that are still to do."""
    if asset.readiness == Readiness.MISSING:
        losses.as_before(books, asset)
    if asset.readiness in KEPT:
        return [], []
    ticked = known_steps(books, asset, line.steps_done)
    unproven = inspections.unproven(books, asset, ticked, line.photos)
    done = [text for text in ticked if text not in unproven]
    left = steps_left(books, asset, done)
    came_back_bad = asset.condition in BAD and asset.condition != custody.out_condition
    waits = asset.readiness == Readiness.TO_INSPECT and not done
    inspect = bool(left) or came_back_bad or waits
    asset.readiness = (Readiness.TO_INSPECT if inspect else Readiness.READY).value
    asset.steps_done = done if inspect else []
    return done, left


def _place_of(books: Books, asset: Asset, given: int | None, shelf: int | None) -> int | None:
    if given is not None:
        return usable(books, given)
    if asset.readiness in KEPT:
        return asset.place_id
    if asset.readiness == Readiness.TO_INSPECT and shelf is not None:
        return shelf
    return asset.home_place_id if is_usable(books, asset.home_place_id) else asset.place_id
