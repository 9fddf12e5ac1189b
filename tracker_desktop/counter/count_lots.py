"""Which lots what was scanned in Count may be of."""

from __future__ import annotations

from collections.abc import Iterable

from tracker_desktop.counter.bench import Bench
from tracker_desktop.errors import Refused
from tracker_desktop.queries.count_scan import ItemToCount, LotToCount
from tracker_desktop.queries.counter_facts import LotOf
from tracker_desktop.scanning.clean import code_key

NO_LOTS, SERIAL, REQUIRED = "none", "serial", "required"


def lot_numbered(lots: Iterable[LotToCount], key: str) -> LotToCount | None:
    """The one of these lots that has this normalised number."""
    return next((lot for lot in lots if lot.number and code_key(lot.number) == key), None)


def lot_named(bench: Bench, item: ItemToCount, number: str) -> LotToCount:
    """A lot of an item, whether it is expected here or not. Raises Refused("lot_not_here")."""
    key = code_key(number)
    here = lot_numbered(item.lots, key)
    if here is not None:
        return here
    known = bench.read(LotOf(item.id, key))
    if known is None:
        raise Refused("lot_not_here", item=item.name, lot=number)
    return LotToCount(known[0], number, known[1])


def lots_of(item: ItemToCount) -> tuple[LotToCount, ...]:
    """The lots that something may be of: those expected here, else any. Raises Refused("count_no_lot")."""
    if item.lots:
        return item.lots
    if item.lot_policy not in (SERIAL, REQUIRED):
        return (LotToCount(0, "", None), *(item.others if item.lot_policy != NO_LOTS else ()))
    if not item.others:
        raise Refused("count_no_lot", item=item.name)
    return item.others
