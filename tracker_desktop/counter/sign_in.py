"""Who is at the desk changes only when asked for: SWITCH or F12, then a badge, then the PIN where one is set."""

from __future__ import annotations

from tracker_desktop.counter.answer import CHOOSE, DONE, INFO, Answer, say
from tracker_desktop.counter.bench import Bench, Question, Scan, refused
from tracker_desktop.errors import Refused
from tracker_desktop.queries.counter_entries import SignIn, SignInOf
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.transactions.rules.pins import verify_pin


def switch(bench: Bench) -> Answer:
    """Ask who is next; the next badge answers. Any other scan leaves the operator as it is and is performed."""
    answer = say(CHOOSE, "switch", kind="switch", wants="badge")
    if not bench.asks:
        return say(INFO, "not_switched", kind="switch")
    return bench.ask(
        Question(
            answer, _nothing, left=answer.title, left_as="dropped_switch", scanned=lambda scan: _badge(bench, scan)
        )
    )


def sign_in(bench: Bench, badge: str, pin: str | None = None) -> Answer:
    """Let somebody sit down at the desk. Asks for the PIN where one is set and none was given.

    Raises Refused: badge_unknown, pin_wrong.
    """
    found = _who(bench, badge)
    if found is None:
        raise Refused("badge_unknown", text=badge)
    return _let_in(bench, found, pin, badge)


def sign_in_as(bench: Bench, person_id: int, pin: str | None = None) -> Answer:
    """The same for a name that was chosen in a list. Raises Refused: gone, pin_wrong."""
    found = bench.read(SignInOf(person_id))
    if found is None:
        raise Refused("gone")
    return _let_in(bench, found, pin)


def _let_in(bench: Bench, found: SignIn, pin: str | None, badge: str = "") -> Answer:
    if found.pin_hash is not None and pin is None:
        gaps = {"name": found.name}
        return say(CHOOSE, "pin_wanted", gaps, kind="switch", id=found.person_id, wants="pin", code=badge)
    if found.pin_hash is not None and not verify_pin(found.pin_hash, pin or ""):
        raise Refused("pin_wrong")
    bench.operator_id = found.person_id
    bench.close_session()
    return say(DONE, "signed_in", {"name": found.name}, kind="switch", id=found.person_id)


def _badge(bench: Bench, scan: Scan) -> Answer | None:
    if scan.reading.command is not None:
        return None
    found = bench.read(Resolving(scan.reading.code, typed=False, prefer=("person",)))
    if found.one is None or found.one.kind != "person":
        return None
    try:
        return sign_in(bench, scan.reading.code)
    except Refused as no:
        return refused(no, kind="switch")


def _who(bench: Bench, badge: str) -> SignIn | None:
    found = bench.read(Resolving(badge, typed=False, prefer=("person",)))
    people = [match for match in found.matches if match.kind == "person"]
    return bench.read(SignInOf(people[0].id)) if len(people) == 1 else None


def _nothing(key: str, text: str, uid: str | None) -> Answer:
    return say(INFO, "not_switched", kind="switch")
