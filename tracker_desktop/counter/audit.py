"""Audit: a room, then what is in it; every scan is kept at once, and no record changes before the audit is posted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tracker_desktop.counter.answer import AGAIN, CHOOSE, DONE, INFO, UNKNOWN, WARNING, Answer, Choice, posted, say
from tracker_desktop.counter.audit_room import Room, forget_room, keep_room, kept_room
from tracker_desktop.counter.bench import Question, Scan, asking, refused
from tracker_desktop.counter.handler import StreamMode
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import BAD
from tracker_desktop.models.sightings import SeenBy
from tracker_desktop.models.text import fold
from tracker_desktop.queries.audit_room import AuditInRoom
from tracker_desktop.queries.audit_session import AuditSession
from tracker_desktop.queries.audits_going import AuditsGoing, GoingAudit
from tracker_desktop.queries.counter_entries import SessionSum
from tracker_desktop.scanning.match import Match, Resolution
from tracker_desktop.scanning.resolve_name import CalledSo
from tracker_desktop.transactions.finish_rooms import FinishRooms
from tracker_desktop.transactions.note_in_audit import NoteInAudit
from tracker_desktop.transactions.see_in_audit import SeeInAudit
from tracker_desktop.wording.audit_scans import room_words, session_classes
from tracker_desktop.wording.counter import first_of, session_words

HOW = {"burst": SeenBy.SCAN.value, "line": SeenBy.BATCH.value, "typed": SeenBy.SHEET.value}
OUTCOMES = {
    "audit_found": DONE,
    "audit_again": AGAIN,
    "audit_unknown": UNKNOWN,
    "audit_unknown_again": UNKNOWN,
}
"""By the title of the entry; any other finding is a warning."""
MOST_CHOICES = 9
Thing = tuple[Scan, Match | None]
"""A scan with the asset that it names; None where it names nothing."""


class AuditMode(StreamMode):
    """`audit` is the one that is scanned for: chosen, or the only one that goes on. `place` is the room; a thing that
    is scanned before any waits for it. `line` is the last thing that was seen (id, tag), which a condition is about."""

    keeps_unknown = True
    audit: tuple[int, str] | None = None
    place: Room | None = None
    waiting: tuple[Thing, ...] = ()
    line: tuple[int, str] | None = None
    _closing = ""

    def take(self, scan: Scan, match: Match) -> Answer:
        if match.kind == "item":
            raise Refused("wrong_kind_count", label=match.label, mode=self.mode.title, takes=self.mode.takes)
        if match.kind not in self.mode.accepts:
            raise self.wrong_kind(match)
        return self._with_audit(scan, match)

    def unknown(self, scan: Scan, found: Resolution) -> Answer:
        """It is kept as it was scanned, and nothing is asked; but for the name of a room, which may have a number."""
        named = self.bench.read(CalledSo(scan.reading.code, ("place",))) if _is_typed(scan) else ()
        rooms = [one for one in named if fold(one.label.split(" / ")[-1]) == fold(scan.reading.code)]
        return self._with_audit(scan, rooms[0] if len(rooms) == 1 else None)

    def named_kinds(self) -> tuple[tuple[str, ...], ...]:
        """A room may be typed by its name; what is seen is known by its tag alone."""
        return (("place",),)

    # which audit

    def chosen(self) -> None:
        """The only audit that goes on is the one."""
        going = [one for one in self.bench.read(AuditsGoing()) if not one.paused]
        if self.audit is None and len(going) == 1:
            self._set_audit(going[0])

    def choose(self, audit_id: int) -> Answer:
        """Scan for this audit from now on. Raises Refused: audit_paused, audit_not_going."""
        going = {one.id: one for one in self.bench.read(AuditsGoing())}
        if audit_id not in going:
            raise Refused("audit_not_going")
        if going[audit_id].paused:
            raise Refused("audit_paused", name=going[audit_id].name)
        self._set_audit(going[audit_id])
        return say(INFO, "audit_chosen", {"audit": going[audit_id].name})

    def _set_audit(self, audit: GoingAudit) -> None:
        if self.audit is None or self.audit[0] != audit.id:
            self.place, self.line = None, None
        self.audit = (audit.id, audit.name)

    def _with_audit(self, scan: Scan, match: Match | None) -> Answer:
        going = self.bench.read(AuditsGoing())
        audit = next((one for one in going if self.audit is not None and one.id == self.audit[0]), None)
        if not going:
            return refused(Refused("audit_none"), wants="new_audit")
        if audit is None:
            self.audit = self.place = self.line = None
            audit = self._only(going) or self._of_room(going, match)
        if audit is None:
            return self._ask_audit(scan, match, [one for one in going if not one.paused])
        if audit.paused:
            raise Refused("audit_paused", name=audit.name)
        self._set_audit(audit)
        return self._scanned(scan, match, audit)

    def _only(self, going: tuple[GoingAudit, ...]) -> GoingAudit | None:
        """The one that can be scanned for; a paused one, where there is no other. None where there are several."""
        fitting = [one for one in going if not one.paused] or list(going[:1])
        return fitting[0] if len(fitting) == 1 else None

    def _of_room(self, going: tuple[GoingAudit, ...], match: Match | None) -> GoingAudit | None:
        """The one that the scanned room is part of; None where that is none of them, or more than one, or where nobody
        sees which was taken (the command line)."""
        if match is None or match.kind != "place" or not self.bench.asks:
            return None
        rooms = [one for one in going if not one.paused and self.bench.read(AuditInRoom(one.id, match.id)).rooms]
        return rooms[0] if len(rooms) == 1 else None

    def _ask_audit(self, scan: Scan, match: Match | None, going: list[GoingAudit]) -> Answer:
        offered = {str(one.id): one for one in going[:MOST_CHOICES]}
        answer = asking(
            "which_audit", {"count": len(going)}, tuple(Choice(key, one.name) for key, one in offered.items())
        )

        def take(key: str, text: str, uid: str | None) -> Answer:
            self._set_audit(offered[key])
            return self._scanned(scan, match, offered[key])

        return self.bench.ask(Question(answer, take, left=scan.reading.code, left_as="dropped_code"))

    # room and things

    def _scanned(self, scan: Scan, match: Match | None, audit: GoingAudit) -> Answer:
        if match is not None and match.kind == "place":
            self.need_place(match)
            return self._enter(audit, (match.id, match.label))
        place = self.place or (kept_room(self.bench, audit.id) if scan.late else None)
        if place is None and audit.needs_room:
            label = scan.reading.code if match is None else match.label
            if all(label != _label(one) for one in self.waiting):
                self.waiting = (*self.waiting, (scan, match))
            return say(CHOOSE, "audit_where", {"label": label}, wants="place")
        return self._see(scan, match, audit, place)

    def enter(self, place: Room) -> Answer:
        """A room (id, path) that was chosen, not scanned."""
        match = Match("place", place[0], place[1], "", "")
        return self._with_audit(Scan(place[1], "typed", self.bench.now()), match)

    def _enter(self, audit: GoingAudit, place: Room) -> Answer:
        self.place = place
        keep_room(self.bench, audit.id, place)
        waiting, self.waiting = self.waiting, ()
        answers = [self._see_or_why(earlier, match, audit, place) for earlier, match in waiting]
        progress = self.bench.read(AuditInRoom(audit.id, place[0]))
        about = room_words(
            None if audit.blind else progress.expected,
            progress.here if audit.blind else progress.seen,
            covered=bool(progress.rooms),
            finished=bool(progress.rooms) and not progress.unfinished,
        )
        strange = not progress.rooms or not progress.unfinished
        outcome = WARNING if strange and audit.needs_room else INFO
        room = say(outcome, "audit_room", {"place": place[1], "about": about}, kind="place", id=place[0])
        if not answers:
            return room
        entries = tuple(done for answer in answers for done in answer.posted)
        trouble = [one for one in answers if one.outcome != DONE]
        worst = trouble[-1] if trouble else answers[-1]
        return replace(worst, detail=" · ".join(filter(None, (worst.detail, room.message))), posted=entries)

    def _see_or_why(self, scan: Scan, match: Match | None, audit: GoingAudit, place: Room | None) -> Answer:
        try:
            return self._see(scan, match, audit, place)
        except Refused as no:
            return refused(no)

    def _see(self, scan: Scan, match: Match | None, audit: GoingAudit, place: Room | None) -> Answer:
        asset_id = None if match is None else match.id
        place_id = None if place is None else place[0]
        seen = SeeInAudit(audit.id, asset_id, scan.reading.code, place_id, HOW[scan.how])
        done = self.bench.perform(seen, scan, session=self.session)
        self.session.done += not done.repeated
        label = scan.reading.code if match is None else match.label
        self.line = None if done.about is None else (done.about[1], label)
        named: dict[str, Any] = {"kind": "" if match is None else "asset", "id": asset_id}
        return posted(done, OUTCOMES.get(done.code, WARNING), **named)

    # after the scan

    def condition(self, condition: str | None, note: str | None, scan: Scan | None) -> Answer:
        if self.audit is None or self.line is None:
            raise Refused("audit_no_last")
        noted = NoteInAudit(self.audit[0], self.line[0], condition, note)
        return posted(self.bench.perform(noted, scan, session=self.session), WARNING if condition in BAD else DONE)

    def finish_room(self, scan: Scan | None) -> Answer:
        """What was expected in the room, and below it, and was not seen is missing from now on."""
        if self.audit is None or self.place is None:
            raise Refused("audit_no_room")
        progress = self.bench.read(AuditInRoom(self.audit[0], self.place[0]))
        if not progress.rooms:
            raise Refused("audit_room_outside", room=self.place[1], name=self.audit[1])
        if not progress.unfinished:
            raise Refused("audit_room_finished", room=self.place[1])
        done = self.bench.perform(FinishRooms(self.audit[0], progress.unfinished), scan, session=self.session)
        self._leave()
        return posted(done)

    def finish(self, scan: Scan | None) -> Answer:
        if self.waiting:
            raise Refused("audit_room_first", things=first_of([_label(one) for one in self.waiting]))
        self._leave()
        self._closing = self.session.uid or ""
        return super().finish(scan)

    def summary(self, total: SessionSum) -> tuple[str, str]:
        said = self.bench.read(AuditSession(self._closing))
        return session_words("audit", sum(said.values()), None, 0), session_classes(said)

    def cancel(self) -> Answer:
        if self.place is None and not self.waiting:
            return super().cancel()
        self._leave()
        self.waiting = ()
        return say(INFO, "cancelled", {"about": "scan a room"})

    def _leave(self) -> None:
        self.place = self.line = None
        forget_room(self.bench)


def _is_typed(scan: Scan) -> bool:
    return scan.how == "typed" and not scan.reading.forced


def _label(thing: Thing) -> str:
    scan, match = thing
    return scan.reading.code if match is None else match.label
