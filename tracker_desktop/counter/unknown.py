"""A code that nothing has: it is attached to an item, becomes a new record, or is noted. The scanning goes on."""

from __future__ import annotations

from dataclasses import replace

from tracker_desktop.counter.answer import INFO, UNKNOWN, Answer, posted, say
from tracker_desktop.counter.bench import Bench, Question, Scan, asking, choices
from tracker_desktop.queries.claim_facts import Reserved
from tracker_desktop.queries.counter_facts import ItemCodesOf
from tracker_desktop.scanning.item_code import item_code
from tracker_desktop.scanning.match import Resolution
from tracker_desktop.transactions.edit_item import EditItem
from tracker_desktop.transactions.rules.item_parts import CodeFields
from tracker_desktop.wording.counter import READINGS, dotted, said_words


def ask_about(bench: Bench, scan: Scan, found: Resolution) -> Answer:
    """The answer to an unknown code, with its question where there is a window to answer it."""
    code = scan.reading.code
    gaps = {"code": code, "about": dotted([READINGS[found.reading], _said(found)])}
    answer = say(UNKNOWN, "unknown", gaps, code=code)
    if not bench.asks:
        bench.note(code)
        return answer
    answer = replace(answer, choices=choices(*_offered(found)))
    return bench.ask(
        Question(answer, lambda key, text, uid: _chosen(bench, code, key), leave=lambda: _leave(bench, code))
    )


def _offered(found: Resolution) -> tuple[str, ...]:
    """What can be done with it; the digits are the same for every kind of code."""
    parsed = found.parsed
    if parsed is None or found.reading not in ("gs1", "label"):
        return ("attach", "create", "note")
    has_number = parsed.gtin or parsed.content_gtin or parsed.supplier_code
    return ("attach", "create", "note") if has_number and not parsed.errors else ("note",)


def _said(found: Resolution) -> str:
    parsed = found.parsed
    if parsed is None or found.reading not in ("gs1", "label"):
        return ""
    number = parsed.gtin or parsed.content_gtin or parsed.supplier_code or ""
    return dotted([number, said_words(parsed.lot or "", parsed.serial or "", parsed.expiry, "")])


def reserved(bench: Bench, scan: Scan, found: Resolution) -> Answer | None:
    """The answer to a tag of a roll that no asset has yet, which is claimed; None for any other code. It is no unknown
    code and is not noted, but where nobody can claim it."""
    if not bench.read(Reserved(found.code)):
        return None
    code = scan.reading.code
    if not bench.asks:
        bench.note(code)
        return say(UNKNOWN, "reserved", {"code": found.code}, code=code)
    answer = asking("reserved", {"code": found.code}, choices("claim", "leave_tag"), code=code)
    return bench.ask(Question(answer, lambda key, text, uid: _claimed(code, key), left=code, left_as="dropped_code"))


def _claimed(code: str, key: str) -> Answer:
    if key == "claim":
        return say(INFO, "claim", {"code": code}, code=code, wants="claim")
    return say(INFO, "tag_left", {"code": code}, code=code)


def _leave(bench: Bench, code: str) -> str:
    bench.note(code)
    return say(INFO, "dropped_noted", {"title": code}).title


def _chosen(bench: Bench, code: str, key: str) -> Answer:
    if key == "note":
        bench.note(code)
        return say(INFO, "noted", {"code": code, "count": len(bench.noted)}, code=code)
    return say(INFO, key, {"code": code}, code=code, wants=key)


def attach(bench: Bench, code: str, item_id: int, uid: str | None = None) -> Answer:
    """Give an item another code: its product number, the supplier's code of a label, else all of it as an alias.
    Raises Refused."""
    kind, kept = item_code(code)
    known = tuple(CodeFields(*row) for row in bench.read(ItemCodesOf(item_id)))
    done = bench.perform(EditItem(item_id, {}, codes=(*known, CodeFields(kind, kept))), uid=uid)
    return posted(done, kind="item", id=item_id, code=code)
