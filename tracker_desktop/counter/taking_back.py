"""Undo and redo at the counter: the last entry of this desk and this operator; and what the sessions come to then."""

from __future__ import annotations

from tracker_desktop.counter.answer import WARNING, Answer, posted, say
from tracker_desktop.counter.bench import Bench
from tracker_desktop.queries.counter_entries import LastRedoable, LastUndoable, SessionSumOf
from tracker_desktop.queries.entry_kinds import LASTING_KINDS


def undo(bench: Bench, uid: str | None) -> Answer:
    """Take back the last entry of this operator at this desk. Raises Refused naming what blocks it."""
    last = bench.read(LastUndoable(bench.operator_id, bench.store.desk, LASTING_KINDS))
    if last is None:
        return say(WARNING, "nothing_to_undo")
    return _taken_back(bench, last[0], uid)


def redo(bench: Bench, uid: str | None) -> Answer:
    """Do the last undo of this operator at this desk again. Raises Refused naming what blocks it."""
    last = bench.read(LastRedoable(bench.operator_id, bench.store.desk, LASTING_KINDS))
    if last is None:
        return say(WARNING, "nothing_to_redo")
    return _taken_back(bench, last[0], uid)


def _taken_back(bench: Bench, entry: str, uid: str | None) -> Answer:
    done = bench.store.undo(entry, bench.operator_id, uid=uid)
    count_again(bench)
    return posted(done)


def count_again(bench: Bench) -> bool:
    """Bring the sessions up to date with the books. Returns whether any came to something else before."""
    different = False
    for session in bench.sessions():
        total = bench.read(SessionSumOf(session.uid or ""))
        before = session.done, session.to_inspect
        session.to_inspect = total.to_inspect
        session.done = total.count("check_in", "move_assets", "move_stock", "see_in_audit", "count_stock")
        different |= before != (session.done, session.to_inspect)
    return different
