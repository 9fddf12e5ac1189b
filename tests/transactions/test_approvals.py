"""What needs another person: it waits, nobody approves their own, and it is checked again before it is done."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

import pytest

from tests.store.verbs import Do, sql
from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.write_off import GONE, WAITS, WriteOff, approvals, assets, signed_in
from tracker_desktop.errors import Refused
from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.assets import Asset
from tracker_desktop.store.store import new_uid
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.decline import Decline
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import approvals as rules
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.set_operator import SetOperator
from tracker_desktop.transactions.withdraw_request import WithdrawRequest

pytestmark = pytest.mark.usefixtures("write_offs")


def notes(office: Office, asset_id: int) -> object:
    return makers.asset(office, asset_id)["notes"]


def body(office: Office, uid: str) -> dict[str, object]:
    (row,) = sql(office, "SELECT body FROM entry WHERE uid = :uid", uid=uid)
    found: dict[str, object] = json.loads(row[0])
    return found


def test_below_the_limit_it_is_done_at_once(sqlite_office: Office) -> None:
    office = sqlite_office
    (one,) = assets(office, 1000)
    done = office.perform(WriteOff((one,)))
    assert (done.waiting, done.kind, notes(office, one)) == (False, "write_off", GONE)
    assert approvals(office) == []


def test_above_it_it_waits_and_another_person_does_it(office: Office) -> None:
    ada = signed_in(office, "Ada Moss", "7001")
    first, second = assets(office, 800, 700)
    uid = new_uid()
    asked = office.store.perform(WriteOff((first, second)), office.me, uid=uid)
    assert asked.waiting
    assert asked.kind == "ask_approval"
    assert asked.title == "Waits for approval: Write off 2: 1,500.00"
    assert asked.number is None
    assert asked.changes is not None
    assert "approval" in asked.changes
    again = office.store.perform(WriteOff((first, second)), office.me, uid=uid)
    assert (again.repeated, again.waiting, len(approvals(office))) == (True, True, 1)
    (waits,) = approvals(office)
    assert (waits["state"], waits["value"], waits["uid"]) == ("waiting", Decimal(1500), uid)
    assert notes(office, first) == WAITS
    done = office.perform(Approve(1, "seen it"), by=ada)
    assert done.title == "Approved: Write off 2: 1,500.00"
    assert done.detail == "Rita Osei asked for it"
    assert (done.number, done.about, done.waiting) == ("HR-2026-00001", ("asset", first), False)
    found = makers.asset(office, first)
    assert (found["notes"], found["manufacturer"]) == (GONE, "Rita Osei")
    (row,) = approvals(office)
    assert (row["state"], row["approved_by_id"], row["reason"]) == ("approved", ada, "seen it")
    kept = body(office, done.uid)
    assert kept["asked"] == {"kind": "write_off", "body": {"asset_ids": [first, second]}}
    assert verify(office.store).ok


def test_nobody_approves_what_they_asked_or_counted_for(office: Office) -> None:
    ada, leo = signed_in(office, "Ada Moss", "7001"), signed_in(office, "Leo Brandt", "7002")
    office.perform(WriteOff(assets(office, 2000), counted_by=(ada,)))
    assert makers.refused(office, Approve(1)) == (
        "approval_own",
        "Rita Osei asked for this, so another person must approve it. Let another manager sign in with F12.",
    )
    code, sentence = makers.refused(office, Approve(1), by=ada)
    assert code == "approval_counted"
    assert sentence.startswith("Ada Moss counted for this, so another person")
    clerk = signed_in(office, "One Clerk", "7003", "clerk")
    assert makers.refused(office, Approve(1), by=clerk)[0] == "no_right"
    office.perform(Approve(1), by=leo)
    assert makers.refused(office, Approve(1), by=leo)[0] == "approval_decided"


def test_what_would_be_refused_is_refused_when_it_is_asked_for(office: Office) -> None:
    one, two = assets(office, 2000, 10)
    office.perform(EditAssets((two,), {"condition": "poor"}))
    assert makers.refused(office, WriteOff((one, two)))[0] == "gone"


def test_more_than_was_asked_for_is_not_approved(sqlite_office: Office) -> None:
    office = sqlite_office
    ada = signed_in(office, "Ada Moss", "7001")
    one, two = assets(office, 2000, 500)
    office.perform(WriteOff((one, two)))
    office.perform(EditAssets((two,), {"cost": Decimal(900)}))
    code, sentence = makers.refused(office, Approve(1), by=ada)
    assert code == "approval_more"
    assert sentence == (
        "“Write off 2: 2,500.00” is no longer what was asked for: changed: A-2; it is about 2,900.00 now, 2,500.00 was "
        "asked for. Let Rita Osei ask for it again."
    )


def test_another_line_is_not_approved_though_it_costs_less(sqlite_office: Office) -> None:
    office = sqlite_office
    ada = signed_in(office, "Ada Moss", "7001")
    one, two = assets(office, 2000, 500)
    office.perform(WriteOff((one, two)))
    office.perform(EditAssets((one,), {"cost": Decimal(1000)}))
    office.perform(EditAssets((two,), {"tag": "NEW-1"}))
    assert "changed: NEW-1. Let" in makers.refused(office, Approve(1), by=ada)[1]


def test_less_than_was_asked_for_is_approved_and_said(sqlite_office: Office) -> None:
    office = sqlite_office
    ada = signed_in(office, "Ada Moss", "7001")
    one, two = assets(office, 2000, 500)
    office.perform(WriteOff((one, two)))
    office.perform(EditAssets((two,), {"cost": Decimal(400)}))
    done = office.perform(Approve(1), by=ada)
    assert done.detail == (
        "Rita Osei asked for it; since then: changed: A-2; it is about 2,400.00 now, 2,500.00 was asked for"
    )


def test_what_became_impossible_is_refused_when_it_is_approved(sqlite_office: Office) -> None:
    office = sqlite_office
    ada = signed_in(office, "Ada Moss", "7001")
    (one,) = assets(office, 2000)
    office.perform(WriteOff((one,)))
    office.perform(EditAssets((one,), {"condition": "poor"}))
    assert makers.refused(office, Approve(1), by=ada)[0] == "gone"
    office.perform(Decline(1, "broken"), by=ada)


def test_who_asked_must_still_have_the_right(sqlite_office: Office) -> None:
    office = sqlite_office
    ada, leo = signed_in(office, "Ada Moss", "7001"), signed_in(office, "Leo Brandt", "7002")
    office.perform(WriteOff(assets(office, 2000)), by=leo)
    office.perform(SetOperator(leo, ("clerk",)))
    code, sentence = makers.refused(office, Approve(1), by=ada)
    assert code == "approval_asker_gone"
    assert sentence.startswith("Leo Brandt, who asked for “Write off 1: 2,000.00”, may not do it any more.")


def test_declining_needs_a_reason_and_sets_back(sqlite_office: Office) -> None:
    office = sqlite_office
    ada = signed_in(office, "Ada Moss", "7001")
    (one,) = assets(office, 2000)
    office.perform(WriteOff((one,)))
    assert makers.refused(office, Decline(1, " "), by=ada)[0] == "decline_reason"
    assert makers.refused(office, Decline(1, "no"))[0] == "approval_own_decline"
    done = office.perform(Decline(1, "Look in B-204 first"), by=ada)
    assert done.detail == "Rita Osei asked for it; reason: Look in B-204 first"
    (row,) = approvals(office)
    assert (row["state"], row["declined_by_id"], row["approved_by_id"]) == ("declined", ada, None)
    assert notes(office, one) is None


def test_only_who_asked_withdraws(sqlite_office: Office) -> None:
    office = sqlite_office
    ada = signed_in(office, "Ada Moss", "7001")
    (one,) = assets(office, 2000)
    office.perform(WriteOff((one,)))
    code, sentence = makers.refused(office, WithdrawRequest(1), by=ada)
    assert (code, sentence[:27]) == ("approval_of_another", "Only Rita Osei may withdraw")
    office.perform(WithdrawRequest(1))
    assert approvals(office)[0]["state"] == "withdrawn"
    assert notes(office, one) is None


@pytest.mark.parametrize("make", [lambda: Approve(1), lambda: Decline(1, "no")])
def test_undo_brings_it_back_to_waiting_and_redo_does_it_again(
    sqlite_office: Office, make: Callable[[], Transaction]
) -> None:
    office = sqlite_office
    ada = signed_in(office, "Ada Moss", "7001")
    office.perform(WriteOff(assets(office, 2000)))
    before = makers.everything(office)
    done = office.perform(make(), by=ada)
    after = makers.everything(office)
    undone = office.store.undo(done.uid, ada)
    assert makers.everything(office) == before
    assert approvals(office)[0]["state"] == "waiting"
    office.store.undo(undone.uid, ada)
    assert makers.everything(office) == after
    assert verify(office.store).ok


def test_undoing_an_approval_needs_another_person_too(office: Office) -> None:
    ada, leo = signed_in(office, "Ada Moss", "7001"), signed_in(office, "Leo Brandt", "7002")
    office.perform(WriteOff(assets(office, 2000), counted_by=(leo,)))
    done = office.perform(Approve(1), by=ada)
    for person in (office.me, leo):
        with pytest.raises(Refused, match="so another person must take it back") as caught:
            office.store.undo(done.uid, person, reason="wrong")
        assert caught.value.code == "approval_undo_own"
    office.perform(SetOperator(ada, ("clerk",)))
    with pytest.raises(Refused, match="may not approve"):
        office.store.undo(done.uid, ada)
    eva = signed_in(office, "Eva Stone", "7004")
    undone = office.store.undo(done.uid, eva, reason="wrong")
    with pytest.raises(Refused, match="so another person must take it back"):
        office.store.undo(undone.uid, office.me, reason="right after all")


def test_a_request_that_was_approved_since_is_not_undone(sqlite_office: Office) -> None:
    office = sqlite_office
    ada = signed_in(office, "Ada Moss", "7001")
    asked = office.perform(WriteOff(assets(office, 2000)))
    done = office.perform(Approve(1), by=ada)
    with pytest.raises(Refused) as caught:
        office.undo(asked)
    assert caught.value.code in ("undo_later", "undo_stands")
    assert "Approved: Write off 1: 2,000.00" in str(caught.value)
    office.store.undo(done.uid, ada)
    undone = office.undo(asked)
    assert approvals(office) == []
    office.undo(undone)
    assert approvals(office)[0]["state"] == "waiting"
    office.perform(Approve(1), by=ada)
    assert verify(office.store).ok


def test_switched_off_it_is_done_at_once_and_says_so(sqlite_office: Office) -> None:
    office = sqlite_office
    switched = office.perform(ChangeSetting("approvals.second_person", False))
    assert switched.title == "Approval by a second person: off" or "off" in f"{switched.title} {switched.detail}"
    one, two = assets(office, 2000, 10)
    done = office.perform(WriteOff((one,)))
    assert (done.waiting, done.kind, notes(office, one)) == (False, "write_off", GONE)
    assert body(office, done.uid)["approval"] == "switched off"
    assert "approval" not in body(office, office.perform(WriteOff((two,))).uid)


@pytest.mark.parametrize("second_person", [True, False])
def test_what_waits_is_neither_asked_for_again_nor_done_beside_it(sqlite_office: Office, second_person: bool) -> None:
    office = sqlite_office
    one, two = assets(office, 2000, 3000)
    office.perform(WriteOff((one,)))
    if not second_person:
        office.perform(ChangeSetting("approvals.second_person", False))
    assert makers.refused(office, WriteOff((one,))) == (
        "approval_waiting",
        "“Write off 1: 2,000.00” waits for approval: Rita Osei asked for it. "
        "Approve, decline or withdraw it under Office > Approvals.",
    )
    assert office.perform(WriteOff((two,))).waiting is second_person
    office.perform(WithdrawRequest(1))
    assert office.perform(WriteOff((one,))).waiting is second_person


@dataclass(frozen=True)
class Posting(Transaction):
    """Sends each of several write-offs for approval in its own entry."""

    kind: ClassVar[str] = "import"
    right: ClassVar[Right] = Right.IMPORT

    parts: tuple[WriteOff, ...]

    def apply(self, books: Books) -> Said:
        for part in self.parts:
            need = part.needs_approval(books)
            assert need is not None
            rules.request(books, part, need)
        books.kept["asked_for"] = len(self.parts)
        return Said("found_office", {"name": "of a test"})


def test_several_requests_in_one_entry(office: Office) -> None:
    ada = signed_in(office, "Ada Moss", "7001")
    first, second = assets(office, 2000, 3000)
    done = office.perform(Posting((WriteOff((first,)), WriteOff((second,)))))
    assert not done.waiting
    assert [row["uid"] for row in approvals(office)] == [done.uid, f"{done.uid}-2"]
    office.perform(Approve(2), by=ada)
    assert (notes(office, first), notes(office, second)) == (WAITS, GONE)
    with pytest.raises(Refused, match="Approved: Write off 1: 3,000"):
        office.undo(done)
    assert verify(office.store).ok


def test_trying_out_leaves_nothing_behind(office: Office) -> None:
    """Documents, kept facts, changes and bulk rows of the trial are gone; what came before and after stays."""
    (one,) = assets(office, 10)

    @dataclass(frozen=True)
    class Much(Transaction):
        kind: ClassVar[str] = "import"
        right: ClassVar[Right] = Right.IMPORT

        def apply(self, books: Books) -> Said:
            rows = [{"tag": f"YY-{n}", "tag_key": f"YY-{n}", "description": "Scope"} for n in range(300)]
            books.add_many(Asset, rows)
            books.kept["much"] = 300
            return WriteOff((one,)).apply(books)

    def work(books: Books) -> None:
        row = books.get_one(Asset, one)
        row.manufacturer = "before"
        books.try_out(Much())
        assert (row.manufacturer, row.notes) == ("before", None)
        row.model_number = "after"

    done = office.perform(Do(work))
    found = makers.asset(office, one)
    assert (found["manufacturer"], found["model_number"], found["notes"], done.number) == (
        "before",
        "after",
        None,
        None,
    )
    assert "much" not in body(office, done.uid)
    assert done.changes == {"asset": frozenset({one})}
    assert len(office.read(makers.Rows(Asset))) == 1
    office.undo(done)
    assert verify(office.store).ok


def test_the_effective_date_that_was_asked_for_is_kept(sqlite_office: Office) -> None:
    office = sqlite_office
    ada = signed_in(office, "Ada Moss", "7001")
    back = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    office.store.perform(WriteOff(assets(office, 2000)), office.me, effective_at=back)
    done = office.perform(Approve(1), by=ada)
    assert sql(office, "SELECT effective_at FROM entry WHERE uid = :uid", uid=done.uid)[0][0].startswith("2026-11-01")


def test_one_that_can_no_longer_be_read_is_declined(sqlite_office: Office) -> None:
    office = sqlite_office
    ada = signed_in(office, "Ada Moss", "7001")
    office.perform(WriteOff(assets(office, 2000)))

    def spoil(books: Books) -> None:
        books.get_one(Approval, 1).body = {"asset_ids": "all"}

    office.perform(Do(spoil))
    assert makers.refused(office, Approve(1), by=ada)[0] == "approval_stale"
    office.perform(Decline(1, "too old"), by=ada)
