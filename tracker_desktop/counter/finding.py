"""From a code to the record it names: one match is taken, several are asked about, none is an unknown code."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from tracker_desktop.counter.answer import AGAIN, Answer, Choice, say
from tracker_desktop.counter.bench import Bench, Question, Scan, asking, refused
from tracker_desktop.counter.document import DocumentMode
from tracker_desktop.counter.handler import Handler
from tracker_desktop.counter.unknown import ask_about, reserved
from tracker_desktop.errors import Refused
from tracker_desktop.queries.counter_entries import PostedAs
from tracker_desktop.scanning.match import Match, Resolution
from tracker_desktop.scanning.parsed import Parsed
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.scanning.resolve_exact import FORMER
from tracker_desktop.scanning.resolve_name import CalledSo
from tracker_desktop.wording.counter import WHAT, answer_words, dotted, said_words
from tracker_desktop.wording.render import show_quantity

MOST_CHOICES = 9


def posted_before(bench: Bench, handler: Handler, scan: Scan) -> Answer | None:
    """The answer to a scan whose uid did its work already, before the program was killed; None for a new one."""
    if scan.uid is None or not scan.repeatable:
        return None
    if isinstance(handler, DocumentMode) and scan.uid in handler.basket().taken_uids:
        return say(AGAIN, "again_posted", {"title": scan.code.strip()})
    entry = bench.read(PostedAs(scan.uid))
    if entry is None:
        return None
    return say(AGAIN, "again_posted", {"title": entry.title}, entry=entry.uid, number=entry.number)


def take_code(bench: Bench, handler: Handler, scan: Scan) -> Answer:
    """Do with a code what the mode does with the record it names. Raises Refused."""
    reading = scan.reading
    if reading.number is not None:
        answer = handler.number(scan, reading.number)
        if answer is not None:
            return answer
    if reading.quantity is not None and not (handler.mode.quantities or handler.mode.key == "move"):
        raise Refused("quantity_here", mode=handler.mode.title)
    if reading.quantity is not None and reading.quantity <= 0:
        raise Refused("quantity_zero")
    found = bench.read(
        Resolving(
            reading.code,
            typed=scan.how == "typed",
            prefer=handler.mode.accepts,
            never_sends_gs=bench.never_sends_gs,
            today=bench.now().date(),
        )
    )
    if found.readings and not (scan.how == "burst" and bench.sends_gs):
        known = [one for one in found.readings if any(handler.has_lot(match) for match in one.matches)]
        if len(known) != 1:
            return _ask_reading(bench, handler, scan, found)
        found = replace(known[0], readings=())
    return _do_with(bench, handler, scan, found)


def _do_with(bench: Bench, handler: Handler, scan: Scan, found: Resolution) -> Answer:
    if found.one is not None:
        answer = handler.take(scan, found.one)
        return _with_its_tag(answer, found) if found.one.via == FORMER else answer
    if found.matches:
        return _ask_which(bench, handler, scan, found)
    if found.reading and found.parsed is not None and found.parsed.errors and not handler.keeps_unknown:
        raise Refused("code_wrong", why=found.parsed.errors[0])
    answer_of_roll = None if handler.keeps_unknown and not bench.asks else reserved(bench, scan, found)
    if answer_of_roll is not None:
        return answer_of_roll
    names = partial(_by_name, bench, handler, scan)
    unknown = partial(handler.unknown, scan, found)
    # what has a digit is rather the number of a lot than a name
    ways = (unknown, names) if any(map(str.isdigit, scan.reading.code)) else (names, unknown)
    return next(filter(None, (way() for way in ways)), None) or ask_about(bench, scan, found)


def _ask_reading(bench: Bench, handler: Handler, scan: Scan, found: Resolution) -> Answer:
    """Where a separator was lost only the clerk can see on the label which reading is right."""
    readings = {str(at): one for at, one in enumerate(found.readings[:MOST_CHOICES])}
    offered = tuple(Choice(key, _said(one)) for key, one in readings.items())
    label = found.matches[0].detail or found.matches[0].label

    def take(key: str, text: str, uid: str | None) -> Answer:
        try:
            return _do_with(bench, handler, replace(scan, uid=uid), replace(readings[key], readings=()))
        except Refused as no:
            return refused(no)

    answer = asking("which_reading", {"label": label}, offered)
    return bench.ask(Question(answer, take, left=scan.reading.code, left_as="dropped_code"))


def _said(found: Resolution) -> str:
    parsed = found.parsed or Parsed("")
    quantity = "" if parsed.quantity is None else show_quantity(parsed.quantity)
    return said_words(parsed.lot or "", parsed.serial or "", parsed.expiry, quantity)


def _with_its_tag(answer: Answer, found: Resolution) -> Answer:
    """Who scans an old label is told the tag of today."""
    tag = found.one.label if found.one is not None else ""
    said, _ = answer_words("former_tag", {"code": found.code, "tag": tag})
    return replace(answer, detail=dotted([answer.detail, said]))


def _by_name(bench: Bench, handler: Handler, scan: Scan) -> Answer | None:
    """A name typed by hand: the one that is called so is taken, several are asked about."""
    code = scan.reading.code
    if scan.how != "typed" or scan.reading.forced:
        return None
    named = next(filter(None, (bench.read(CalledSo(code, kinds)) for kinds in handler.named_kinds())), ())
    if len(named) > MOST_CHOICES:
        raise Refused("many_names", text=code)
    if not named:
        return None
    meant = replace(scan, reading=replace(scan.reading, forced=True))
    if len(named) == 1:
        return handler.take(meant, named[0])
    offered = tuple(Choice(f"{one.kind} {one.id}", handler.choice_of(one)) for one in named)
    return ask_which(bench, handler, meant, named, asking("who_is_meant", {"code": code}, offered))


def _ask_which(bench: Bench, handler: Handler, scan: Scan, found: Resolution) -> Answer:
    matches = found.matches
    if len(matches) > MOST_CHOICES:
        raise Refused("many_endings", text=scan.reading.code)
    offered = tuple(Choice(f"{one.kind} {one.id}", _told_apart(one)) for one in matches)
    answer = asking("several", {"code": scan.reading.code, "count": len(matches)}, offered)
    return ask_which(bench, handler, scan, matches, answer)


def ask_which(bench: Bench, handler: Handler, scan: Scan, matches: tuple[Match, ...], answer: Answer) -> Answer:
    """Ask by `answer`, whose choices stand for these matches in their order; what is chosen the mode takes."""
    by_key = {choice.key: match for choice, match in zip(answer.choices, matches, strict=True)}

    def take(key: str, text: str, uid: str | None) -> Answer:
        try:
            return handler.take(replace(scan, uid=uid), by_key[key])
        except Refused as no:
            return refused(no)

    return bench.ask(Question(answer, take, left=scan.reading.code, left_as="dropped_code"))


def _told_apart(match: Match) -> str:
    return dotted([match.label, match.detail, match.via if match.via != "ending" else WHAT[match.kind]])
