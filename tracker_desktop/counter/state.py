"""The snapshot of a counter that the screen shows."""

from __future__ import annotations

from dataclasses import replace

from tracker_desktop.counter.answer import CounterState, DraftShown
from tracker_desktop.counter.audit import AuditMode
from tracker_desktop.counter.basket import Basket
from tracker_desktop.counter.bench import Bench
from tracker_desktop.counter.check_in import CheckInMode
from tracker_desktop.counter.count import CountMode
from tracker_desktop.counter.document import DocumentMode, words_of
from tracker_desktop.counter.handler import Handler
from tracker_desktop.counter.mode import BY_KEY
from tracker_desktop.counter.move import MoveMode
from tracker_desktop.wording.counter import dotted


def snapshot(bench: Bench, handler: Handler) -> CounterState:
    """What the screen shows now."""
    mode, question = handler.mode, bench.question
    basket = handler.basket() if isinstance(handler, DocumentMode) else None
    stream = isinstance(handler, CheckInMode | MoveMode | AuditMode | CountMode)
    begun = basket is not None and bool(basket.lines)
    audit = handler if isinstance(handler, AuditMode) else None
    if isinstance(handler, MoveMode | AuditMode | CountMode):
        begun = handler.place is not None
    return CounterState(
        mode=mode.key,
        operator_id=bench.operator_id,
        placeholder=mode.next_placeholder if begun else mode.placeholder,
        session=bench.session(mode.key).shown(mode.key, bench.zone),
        basket=None if basket is None else _with_missing(handler, basket),
        last=None if bench.last is None or audit else ("asset", bench.last[0]),
        place=handler.place if stream else None,  # type: ignore[attr-defined]
        standing=handler.standing,
        next_quantity=basket.next_quantity if basket else getattr(handler, "next_quantity", None),
        question=question.answer.title if question else "",
        choices=question.answer.choices if question else (),
        drafts=tuple(_draft(one) for one in bench.drafts.aside(mode.key)),
        noted=tuple(bench.noted),
        waiting_for=question.answer.wants if question else "",
        audit=audit.audit if audit else None,
        audit_line=audit.line if audit else None,
        count=handler.count if isinstance(handler, CountMode) else None,
    )


def _with_missing(handler: Handler, basket: Basket) -> Basket:
    lacking = handler.lacks(basket) if isinstance(handler, DocumentMode) else None
    return replace(basket, missing=str(lacking) if lacking else "")


def _draft(basket: Basket) -> DraftShown:
    return DraftShown(basket.uid, basket.mode, dotted([BY_KEY[basket.mode].title, words_of(basket)]))
