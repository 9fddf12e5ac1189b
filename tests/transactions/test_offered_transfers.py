"""Transfers that wait to be accepted, reminders of what is overdue, and papers that come back signed."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.makers import asset, check_out, refused, state, there_and_back
from tracker_desktop.errors import Refused
from tracker_desktop.models.lending import OfferedAsset, OverdueNotice, SignedPaper, TransferOffer
from tracker_desktop.transactions.accept_transfer import AcceptTransfer
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import OutLine
from tracker_desktop.transactions.decline_transfer import DeclineTransfer
from tracker_desktop.transactions.edit_person import EditPerson
from tracker_desktop.transactions.issue_clearance import IssueClearance
from tracker_desktop.transactions.issue_statement import IssueStatement
from tracker_desktop.transactions.offer_transfer import OfferTransfer
from tracker_desktop.transactions.send_notice import SendNotice
from tracker_desktop.transactions.set_operator import SetOperator
from tracker_desktop.transactions.sign_paper import SignPaper
from tracker_desktop.transactions.transfer import Transfer
from tracker_desktop.transactions.withdraw_offer import WithdrawOffer


class Two:
    """Two departments with one person each, who gets scopes only when that was accepted; and another clerk."""

    def __init__(self, office: Office) -> None:
        biology, physics = makers.add_department(office), makers.add_department(office, "Physics")
        self.person = makers.add_person(office, "Maria Lopez", "20417", department_id=biology)
        self.maria = makers.holder_of(office, self.person)
        self.leo = makers.person(office, "Leo Brandt", "20418", department_id=physics)
        self.ann = makers.person(office, "Ann Grey", "20419", department_id=biology)
        self.clerk = makers.add_person(office, "Clara Clerk", "30001")
        office.perform(SetOperator(self.clerk, ("clerk",)))
        scopes = makers.add_category(office, "Scopes", "SC", needs_acceptance=True)
        self.one, self.two = (makers.add_asset(office, "Zeiss", category_id=scopes) for _ in range(2))
        check_out(office, self.one, self.two, holder=self.maria)

    def offer(self, *asset_ids: int) -> OfferTransfer:
        return OfferTransfer(tuple(OutLine(one) for one in asset_ids), self.leo, note="for the summer")


def last_offer(office: Office) -> int:
    return int(state(office, TransferOffer)[-1]["id"])


def test_another_department_accepts_by_another_hand(office: Office) -> None:
    two = Two(office)
    assert refused(office, Transfer((OutLine(two.one),), two.leo)) == (
        "transfer_to_accept",
        "SC-00001: Scopes go to another department only when that has accepted them. "
        "Offer it to Leo Brandt: tick that the new holder accepts it first.",
    )
    office.perform(Transfer((OutLine(two.two),), two.ann))  # of the same department
    done = there_and_back(office, two.offer(two.one))
    assert (done.title, done.detail) == (
        "SC-00001 offered to Leo Brandt",
        "Zeiss · Maria Lopez answers for it until then · for the summer",
    )
    assert asset(office, two.one)["holder_id"] == two.maria
    offer = last_offer(office)
    assert refused(office, two.offer(two.one))[0] == "offer_already"
    assert refused(office, two.offer(two.two, two.one))[0] == "offer_several"
    assert refused(office, AcceptTransfer(offer))[0] == "offer_own"
    taken = office.perform(AcceptTransfer(offer), two.clerk)
    assert taken.title.startswith("Leo Brandt took over SC-00001")
    assert (asset(office, two.one)["holder_id"], taken.number) == (two.leo, "TF-2026-00002")
    office.undo(taken, reason="the wrong scope")
    assert (asset(office, two.one)["holder_id"], state(office, TransferOffer)[-1]["state"]) == (two.maria, "offered")
    assert refused(office, DeclineTransfer(offer, " "), two.clerk)[0] == "decline_offer_reason"
    office.perform(DeclineTransfer(offer, "no room"), two.clerk)
    assert refused(office, WithdrawOffer(offer))[0] == "offer_decided"
    office.perform(two.offer(two.one))
    assert there_and_back(office, WithdrawOffer(last_offer(office))).title == "1 asset no longer offered to Leo Brandt"
    office.perform(ChangeSetting("approvals.second_person", False))
    office.perform(two.offer(two.one))
    office.perform(AcceptTransfer(last_offer(office)))
    assert asset(office, two.one)["holder_id"] == two.leo


def test_what_came_back_is_offered_no_longer(office: Office) -> None:
    two = Two(office)
    offered = office.perform(two.offer(two.one, two.two))
    assert refused(office, EditPerson(two.person, {"active": False}))[0] == "holder_holds"
    there_and_back(office, CheckIn((InLine(two.one),)))
    assert [row["open_key"] for row in state(office, OfferedAsset)] == [None, two.two]
    back = there_and_back(office, CheckIn((InLine(two.two),)))
    (offer,) = state(office, TransferOffer)
    assert (offer["state"], offer["reason"]) == ("withdrawn", "not held any more")
    office.undo(back)
    assert state(office, TransferOffer)[0]["state"] == "offered"
    office.perform(Transfer((OutLine(two.two),), two.ann))
    with pytest.raises(Refused, match="undo"):
        office.undo(offered)


def test_an_undo_leaves_no_offer_of_what_nobody_has(office: Office) -> None:
    two = Two(office)
    third = makers.add_asset(office, tag="X-3")
    handed = check_out(office, third, holder=two.ann)
    offer = office.perform(OfferTransfer((OutLine(third),), two.leo))
    with pytest.raises(Refused, match="X-3 is offered to Leo Brandt, and Ann Grey would not hold it any more"):
        office.undo(handed)
    undone = office.undo(offer)
    office.undo(handed)
    with pytest.raises(Refused) as caught:
        office.undo(undone)
    assert caught.value.code == "offer_broken"


def test_each_step_of_a_reminder_is_sent_once(office: Office) -> None:
    maria = makers.person(office)
    one, two = makers.add_asset(office, tag="LT-1"), makers.add_asset(office, tag="LT-2")
    today = dt.date(2026, 11, 24)
    check_out(office, one, holder=maria, due=today)
    check_out(office, two, holder=maria, due=today + dt.timedelta(days=5))
    remind = SendNotice(maria)
    assert refused(office, remind)[0] == "notice_nothing"
    office.now += dt.timedelta(days=1)
    first = there_and_back(office, remind)
    assert (first.title, first.detail) == ("Reminder 1 to Maria Lopez", "LT-1 · ON-2026-00001")
    assert refused(office, remind) == (
        "notice_not_due",
        "The next reminder to Maria Lopez is due 1 Dec 2026. Nothing was sent.",
    )
    office.now += dt.timedelta(days=6)
    second = office.perform(SendNotice(maria, "mail"))
    assert (second.title, second.number) == ("Reminder 2 to Maria Lopez", "ON-2026-00002")
    steps = [(row["custody_id"], row["step"], row["way"], row["number"]) for row in state(office, OverdueNotice)]
    assert steps == [
        (1, 1, "letter", "ON-2026-00001"),
        (1, 2, "mail", "ON-2026-00002"),
        (2, 1, "mail", "ON-2026-00002"),
    ]
    office.now += dt.timedelta(days=60)
    for _ in range(2):
        office.perform(remind)
        office.now += dt.timedelta(days=30)
    office.perform(remind)
    office.now += dt.timedelta(days=99)
    assert refused(office, remind)[0] == "notice_all_sent"
    assert refused(office, SendNotice(maria, "pigeon"))[0] == "choice_unknown"
    office.perform(ChangeSetting("loan.notice_days", ""))
    assert refused(office, remind)[0] == "notice_no_steps"


def test_a_paper_comes_back_signed(office: Office) -> None:
    maria = makers.person(office)
    office.perform(IssueStatement(maria))
    office.now += dt.timedelta(days=3)
    assert refused(office, SignPaper("ST-2026-00002"))[0] == "sign_unknown"
    assert refused(office, SignPaper("st-2026-00001", dt.date(2026, 11, 23)))[0] == "sign_early"
    assert refused(office, SignPaper("st-2026-00001", dt.date(2026, 11, 28)))[0] == "sign_late"
    done = there_and_back(office, SignPaper(" st-2026-00001 "))
    assert (done.title, done.detail) == ("ST-2026-00001 signed", "Maria Lopez · 27 Nov 2026")
    assert refused(office, SignPaper("ST-2026-00001"))[0] == "sign_already"
    assert [row["holder_id"] for row in state(office, SignedPaper)] == [maria]
    void = office.perform(IssueStatement(maria))
    office.undo(void)
    assert refused(office, SignPaper(void.number or ""))[0] == "sign_void"


def test_a_clearance_names_what_is_still_open(office: Office) -> None:
    two = Two(office)
    office.perform(two.offer(two.one))
    leo = IssueClearance(two.leo)
    done = office.perform(leo)
    assert (done.title, done.detail) == ("Leo Brandt not cleared", "1 transfer to accept · CL-2026-00001")
    office.perform(WithdrawOffer(last_offer(office)))
    assert office.perform(leo).title == "Leo Brandt cleared"
