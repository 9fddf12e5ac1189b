"""A lot as a whole: recalled, released, corrected."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.store_fixtures import Office
from tests.transactions.makers import person, refused, row, there_and_back
from tests.transactions.stock_makers import JAN, JUNE, add_item, issue, lot, receive
from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Lot
from tracker_desktop.transactions.edit_lot import EditLot
from tracker_desktop.transactions.recall_lot import RecallLot
from tracker_desktop.transactions.release_lot import ReleaseLot


def gloves_of(office: Office, **fields: Any) -> tuple[int, int]:
    gloves = add_item(office, **fields)
    receive(office, gloves, 40, "0.10", lot="24G118", expiry=JAN)
    return gloves, lot(office, gloves, "24G118")


def test_a_recalled_lot_is_not_issued_until_it_is_released(office: Office) -> None:
    gloves, key = gloves_of(office)
    done = there_and_back(office, RecallLot(key, "Recall 26-114"))
    assert (done.title, done.detail) == (
        "Lot 24G118 of Nitrile gloves, medium recalled",
        "Recall 26-114 · 40 on hand",
    )
    assert (row(office, Lot, key)["status"], row(office, Lot, key)["status_reason"]) == ("recalled", "Recall 26-114")
    with pytest.raises(Refused, match="40 more are recalled"):
        issue(office, gloves, 1, person(office))
    with pytest.raises(Refused, match="is recalled\\. Put it aside"):
        receive(office, gloves, 1, lot="24G118")
    there_and_back(office, ReleaseLot(key, "not of the batch"))
    assert row(office, Lot, key)["status_reason"] is None
    issue(office, gloves, 1, 1)


def test_what_a_lot_can_not_be_is_said(office: Office) -> None:
    gloves, key = gloves_of(office)
    assert refused(office, RecallLot(key, " "))[0] == "lot_reason"
    assert refused(office, RecallLot(lot(office, gloves), "x"))[0] == "lot_none"
    assert refused(office, RecallLot(99_999, "x"))[0] == "gone"
    assert refused(office, ReleaseLot(key, "x"))[0] == "lot_not_recalled"
    office.perform(RecallLot(key, "x"))
    assert refused(office, RecallLot(key, "x"))[0] == "lot_recalled_already"
    assert refused(office, ReleaseLot(key, ""))[0] == "lot_reason"


def test_another_expiry_is_that_of_all_of_it(office: Office) -> None:
    gloves, key = gloves_of(office)
    done = there_and_back(office, EditLot(key, {"expiry": JUNE, "made": dt.date(2026, 1, 1), "note": "x"}, "misread"))
    assert done.title == "Lot 24G118 of Nitrile gloves, medium edited: expiry, made on, note"
    assert done.detail == "expires 30 Jun 2027 · misread · 40 on hand"
    receive(office, gloves, 1, lot="24G118", expiry=JUNE)
    assert there_and_back(office, EditLot(key, {"expiry": None}, "none on it")).detail.startswith("no expiry any more")


def test_days_that_do_not_fit_are_refused(office: Office) -> None:
    gloves, key = gloves_of(office, expiry_required=True)
    for changes, code in (
        ({"expiry": None}, "expiry_needed"),
        ({"expiry": dt.date(1971, 1, 1), "made": dt.date(2026, 1, 1)}, "made_after_expiry"),
        ({"made": dt.date(2026, 12, 1)}, "made_future"),
        ({"expiry": dt.date(2199, 1, 1)}, "expiry_unlikely"),
        ({"expiry": JAN}, "nothing_changed"),
        ({"number": "X"}, "field_fixed"),
    ):
        assert refused(office, EditLot(key, changes, "x"))[0] == code, changes
    assert refused(office, EditLot(key, {"note": "x"}))[0] == "lot_reason"
    assert refused(office, EditLot(lot(office, add_item(office, "X", "X")), {"note": "x"}, "x"))[0] == "lot_none"
    assert gloves
