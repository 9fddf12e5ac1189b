"""What every mode does with a scan. One file a mode fills this in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from decimal import Decimal

from tracker_desktop.counter.answer import WARNING, Answer, Returns, posted, say
from tracker_desktop.counter.bench import Bench, Scan
from tracker_desktop.counter.mode import Mode
from tracker_desktop.counter.session import Session
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Condition
from tracker_desktop.queries.counter_entries import SessionSum, SessionSumOf
from tracker_desktop.queries.counter_facts import AssetFacts, AssetFactsOf, PlaceFactsOf
from tracker_desktop.scanning.match import Match, Resolution
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.transactions.set_condition import SetCondition
from tracker_desktop.wording.counter import WHAT, dotted


class Handler(ABC):
    """One mode at one counter. `keeps_unknown`: it keeps an unknown code as it was scanned; a reserved tag too, where
    nobody can be asked about it."""

    keeps_unknown = False

    def __init__(self, bench: Bench, mode: Mode) -> None:
        self.bench = bench
        self.mode = mode

    @property
    def standing(self) -> str:
        """Where things go to, or what waits for its place, in words; "" where nothing is said of it."""
        return ""

    def chosen(self) -> None:  # noqa: B027
        """The mode was chosen."""

    @abstractmethod
    def take(self, scan: Scan, match: Match) -> Answer:
        """Do what this mode does with what was scanned. Raises Refused."""

    def has_lot(self, match: Match) -> bool:
        """Whether the lot or serial number of an item stands on the open document already."""
        return False

    def number(self, scan: Scan, number: Decimal) -> Answer | None:
        """A number typed by hand; None where it is a code like any other."""
        return None

    def unknown(self, scan: Scan, found: Resolution) -> Answer | None:
        """A code that names nothing; None where this mode has no use for it either, so that it is asked about."""
        return None

    def named_kinds(self) -> tuple[tuple[str, ...], ...]:
        """What a typed name may be the name of: the kinds of the first group where something is called so."""
        return (self.mode.accepts,)

    def choice_of(self, match: Match) -> str:
        """How something that is called so is offered."""
        return dotted([match.label, match.detail])

    @abstractmethod
    def condition(self, condition: str, note: str | None, scan: Scan | None) -> Answer:
        """GOOD, DAMAGED or a condition chosen after F8: it is about the last asset."""

    @abstractmethod
    def finish(self, scan: Scan | None) -> Answer:
        """DONE: close the session, or post the document."""

    @abstractmethod
    def cancel(self) -> Answer:
        """CANCEL: give up what is not saved yet."""

    def asset(self, asset_id: int) -> AssetFacts:
        """The facts of an asset. Raises Refused("gone")."""
        facts = self.bench.read(AssetFactsOf(asset_id))
        if facts is None:
            raise Refused("gone")
        return facts

    def wrong_kind(self, match: Match) -> Refused:
        """The refusal of a record that this mode does nothing with."""
        if match.kind == "item":
            return Refused("wrong_kind_stock", label=match.label, mode=self.mode.title, takes=self.mode.takes)
        return Refused(
            "wrong_kind", label=match.label, what=WHAT[match.kind], mode=self.mode.title, takes=self.mode.takes
        )

    def need_active(self, match: Match) -> None:
        """Raises Refused where the record is no longer in use."""
        if not match.active:
            raise Refused("not_active", label=match.label)

    def need_place(self, match: Match) -> None:
        """Raises Refused where nothing can be put there: the place is no longer in use, or holds nothing itself."""
        self.need_active(match)
        facts = self.bench.read(PlaceFactsOf(match.id))
        if facts is not None and facts.structural:
            raise Refused("place_structural", place=facts.path)


class StreamMode(Handler):
    """A mode that saves every scan at once."""

    @property
    def session(self) -> Session:
        """The run of scans that Finish closes."""
        return self.bench.session(self.mode.key)

    def condition(self, condition: str, note: str | None, scan: Scan | None) -> Answer:
        if self.bench.last is None:
            raise Refused("no_last")
        asset_id, _ = self.bench.last
        damage = condition in (Condition.DAMAGED.value, Condition.BROKEN.value)
        verb = ReportDamage(asset_id, condition, note) if damage else SetCondition(asset_id, condition, note)
        before = self.asset(asset_id).readiness
        done = self.bench.perform(verb, scan, session=self.session)
        if before != "to inspect" and self.asset(asset_id).readiness == "to inspect":
            self.session.to_inspect += 1
        return posted(done, WARNING if damage else "done")

    def finish(self, scan: Scan | None) -> Answer:
        """The session is closed; the answer is its summary."""
        session, noted = self.session, self.bench.take_noted()
        self.bench.close_session(self.mode.key)
        if session.uid is None:
            return say("info", "finished", {"title": noted, "about": ""}) if noted else say("info", "finished_empty")
        total = self.bench.read(SessionSumOf(session.uid))
        title, about = self.summary(total)
        gaps = {"title": title, "about": dotted([about, noted])}
        return say("info", "finished", gaps, returns=self.returns(session.uid, total))

    @abstractmethod
    def summary(self, total: SessionSum) -> tuple[str, str]:
        """The session in a headline and a line."""

    def returns(self, session: str, total: SessionSum) -> Returns | None:
        """What return receipts can be made of; None where nothing came back in the session."""
        return None

    def cancel(self) -> Answer:
        return say("info", "nothing_to_cancel")
