"""Undo puts each record back by itself; what several hold together must hold afterwards too."""

from __future__ import annotations

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.errors import Refused
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.places import Place
from tracker_desktop.transactions.edit_person import EditPerson
from tracker_desktop.transactions.edit_place import EditPlace
from tracker_desktop.transactions.set_operator import SetOperator


def _paths(office: Office) -> dict[str, str]:
    return {row["code"]: row["path"] for row in makers.state(office, Place) if not row["code"].startswith("~")}


def _check_holders(office: Office) -> None:
    for row in makers.state(office, Place):
        assert makers.row(office, Holder, row["holder_id"])["name"] == row["path"]


def test_a_place_added_since_follows_the_old_name(office: Office) -> None:
    science = makers.add_place(office, "SCI", "Science")
    renamed = office.perform(EditPlace(science, {"name": "Natural sciences"}))
    makers.add_place(office, "B-204", "B-204", parent_id=science)
    undone = office.undo(renamed)
    assert _paths(office)["B-204"] == "Science / B-204"
    _check_holders(office)
    office.undo(undone)
    assert _paths(office)["B-204"] == "Natural sciences / B-204"
    _check_holders(office)


def test_a_place_that_goes_back_finds_its_parent_under_a_new_name(office: Office) -> None:
    science, arts = makers.add_place(office, "SCI", "Science"), makers.add_place(office, "ART", "Arts")
    room = makers.add_place(office, "B-204", "B-204", parent_id=science)
    moved = office.perform(EditPlace(room, {"parent_id": arts}))
    renamed = office.perform(EditPlace(science, {"name": "Natural sciences"}))
    undone = office.undo(moved)
    assert _paths(office)["B-204"] == "Natural sciences / B-204"
    _check_holders(office)
    office.undo(undone)
    assert _paths(office)["B-204"] == "Arts / B-204"
    office.undo(renamed)
    assert _paths(office)["B-204"] == "Arts / B-204"
    _check_holders(office)


def test_a_place_does_not_come_to_lie_inside_itself(office: Office) -> None:
    first = makers.add_place(office, "B-1", "B-1")
    second = makers.add_place(office, "B-2", "B-2", parent_id=first)
    out = office.perform(EditPlace(second, {"parent_id": None}))
    office.perform(EditPlace(first, {"parent_id": second}))
    before = makers.everything(office)
    with pytest.raises(Refused) as refused:
        office.undo(out)
    assert refused.value.code == "place_loop"
    assert makers.everything(office) == before


def test_the_last_administrator_stays(office: Office) -> None:
    leo = makers.add_person(office, "Leo Brandt", "20418")
    granted = office.perform(SetOperator(leo, ("administrator", "property manager")))
    office.store.perform(SetOperator(office.me, ("clerk",)), leo)
    with pytest.raises(Refused) as refused:
        office.store.undo(granted.uid, leo, reason="wrong")
    assert refused.value.code == "last_administrator"


def test_who_was_made_active_again_stays_the_last_administrator(office: Office) -> None:
    leo = makers.add_person(office, "Leo Brandt", "20418", active=False)
    back = office.perform(EditPerson(leo, {"active": True}))
    office.perform(SetOperator(leo, ("administrator", "property manager")))
    office.store.perform(SetOperator(office.me, ("clerk",)), leo)
    with pytest.raises(Refused) as refused:
        office.store.undo(back.uid, leo, reason="wrong")
    assert refused.value.code == "last_administrator"
