"""What holds for lots of assets that are disposed of together: which may be changed, and what is put in and out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.disposals import Disposal, DisposalLine, DisposalMethod, DisposalState
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields, losses
from tracker_desktop.transactions.rules.asset_rules import category_of, refuse_states
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.gone_assets import refuse_in_lots
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.wording.assets import tag_list
from tracker_desktop.wording.render import counted

MOST_LINES = 1_000
OPEN = (DisposalState.DRAFT, DisposalState.REQUESTED, DisposalState.APPROVED)
"""States of a lot whose assets are still here."""
CHANGEABLE = (DisposalState.DRAFT, DisposalState.APPROVED)
"""While it waits for another person nobody changes what that one decides about."""
DECIDED_ABOUT = frozenset({"method", "recipient"})
"""What was approved of the head of a lot: with another it has to be approved again."""
TO_NOBODY = frozenset({DisposalMethod.SCRAP.value})


@dataclass(frozen=True)
class DisposalFields:
    """The head of a lot: how its assets leave, to whom, and why."""

    name: str
    method: str
    recipient: str | None = None
    recipient_address: str | None = None
    reason: str | None = None
    note: str | None = None


RULES: Mapping[str, Rule] = {
    "name": Rule("Name", fields.needed(fields.named)),
    "method": Rule("Method", fields.choice(DisposalMethod)),
    "recipient": Rule("Recipient", fields.line),
    "recipient_address": Rule("Address", fields.note),
    "reason": Rule("Reason", fields.line),
    "note": Rule("Note", fields.note),
}


def held_disposal(books: Books, disposal_id: int, *states: DisposalState) -> Disposal:
    """A lot, locked until the end. Raises Refused: gone, disposal_waits or disposal_state where it is in none of
    these states."""
    lot = books.hold(Disposal, [disposal_id])[disposal_id]
    if states and lot.state not in states:
        code = "disposal_waits" if lot.state == DisposalState.REQUESTED else "disposal_state"
        raise Refused(code, name=lot.name, state=lot.state)
    return lot


def lines_of(books: Books, lot: Disposal) -> Sequence[DisposalLine]:
    """The lines of a lot in their order."""
    books.flush()
    query = select(DisposalLine).where(DisposalLine.disposal_id == lot.id).order_by(DisposalLine.line)
    return books.scalars(query.execution_options(populate_existing=True)).all()


def lines_with_assets(books: Books, lot: Disposal) -> list[tuple[DisposalLine, Asset]]:
    """The lines and their assets, which are locked."""
    lines = lines_of(books, lot)
    assets = books.hold(Asset, [line.asset_id for line in lines])
    return [(line, assets[line.asset_id]) for line in lines]


def put_in(books: Books, lot: Disposal, assets: Sequence[Asset]) -> None:
    """The assets leave with this lot; until then they are to be disposed of.

    Raises Refused: asset_missing, asset_disposed, asset_in_this_lot, asset_in_lot, disposal_lines_many.
    """
    books.flush()
    mine = {line.asset_id for line in lines_of(books, lot)}
    for asset in assets:
        refuse_states(asset, (Readiness.DISPOSED,))
        if asset.id in mine:
            raise Refused("asset_in_this_lot", tag=asset.tag, name=lot.name)
        if asset.readiness == Readiness.MISSING:
            raise Refused("asset_missing_in_lot", tag=asset.tag)
    refuse_in_lots(books, assets)
    if len(mine) + len(assets) > MOST_LINES:
        raise Refused("disposal_lines_many", most=MOST_LINES)
    last = books.scalar(select(func.max(DisposalLine.line)).where(DisposalLine.disposal_id == lot.id)) or 0
    for number, asset in enumerate(assets, last + 1):
        books.add(
            DisposalLine(
                disposal_id=lot.id,
                line=number,
                asset_id=asset.id,
                open_key=asset.id,
                readiness_before=asset.readiness,
                holds_data=holds_data(books, asset),
            )
        )
        asset.readiness = Readiness.PENDING_DISPOSAL.value
    books.flush()


def holds_data(books: Books, asset: Asset) -> bool:
    """Whether it has to be wiped before it leaves."""
    category = category_of(books, asset)
    return asset.holds_data or (category is not None and category.holds_data)


def back_as_it_was(books: Books, line: DisposalLine, asset: Asset) -> None:
    """An asset leaves its lot and is as it was before; what is missing is so once it is found."""
    line.open_key = None
    if asset.readiness == Readiness.PENDING_DISPOSAL:
        asset.readiness = line.readiness_before
        return
    loss = losses.open_loss_of(books, asset.id)
    if loss is not None and loss.readiness_before == Readiness.PENDING_DISPOSAL:
        loss.readiness_before = line.readiness_before


def withdraw(books: Books, lot: Disposal) -> None:
    """Nothing of a lot is disposed of: every asset is as it was."""
    for line, asset in lines_with_assets(books, lot):
        back_as_it_was(books, line, asset)
    lot.state, lot.approved_by_id = DisposalState.WITHDRAWN.value, None
    lot.revision += 1


def changed(books: Books, lot: Disposal, *, decided_about: bool) -> bool:
    """Something of a lot is otherwise now. What was approved, and is no longer what it was, has to be approved again:
    returns whether that is so."""
    lot.revision += 1
    if not decided_about or lot.state != DisposalState.APPROVED:
        return False
    lot.state = DisposalState.DRAFT.value
    lot.approved_by_id = lot.approval_id = lot.requested_by_id = None
    return True


def lot_words(code: str, lot: Disposal, assets: Sequence[Asset], **gaps: Gap) -> Said:
    """What a lot says of itself, and of these assets of it."""
    shared: dict[str, Gap] = {
        "name": lot.name,
        "assets": counted(len(assets), "asset"),
        "tags": tag_list([asset.tag for asset in assets]),
        "to": lot_goes_to(lot),
    }
    return Said(code, shared | gaps, ("disposal", lot.id))


def lot_goes_to(lot: Disposal) -> str:
    """sale to Campus Surplus; scrap."""
    return f"{lot.method} to {lot.recipient}" if lot.recipient else lot.method
