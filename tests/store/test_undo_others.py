"""Who may undo what; and the papers of what was undone."""

from __future__ import annotations

import pytest

from tests.store.test_undo import why_not
from tests.store.verbs import Do, sql
from tests.store_fixtures import Office
from tests.transactions.makers import add_asset, add_person, check_out, made, person
from tracker_desktop.errors import Refused
from tracker_desktop.store import verify
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.rights import Role
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.set_operator import SetOperator


def operator(office: Office, name: str, badge: str, *roles: Role) -> int:
    who = add_person(office, name, badge)
    office.perform(SetOperator(who, tuple(role.value for role in roles)))
    return who


def test_what_others_did_needs_the_right_and_a_reason(office: Office) -> None:
    leo = operator(office, "Leo Brandt", "20002", Role.PROPERTY_MANAGER)
    ann = operator(office, "Ann Hall", "20003", Role.CLERK)
    one = add_asset(office)
    out = check_out(office, one, holder=person(office))
    with pytest.raises(Refused) as caught:
        office.store.undo(out.uid, ann)
    assert (caught.value.code, "Ann Hall" in str(caught.value)) == ("undo_others", True)
    for reason in (None, "", "  "):
        with pytest.raises(Refused) as caught:
            office.store.undo(out.uid, leo, reason=reason)
        assert caught.value.code == "undo_reason"
    undone = office.store.undo(out.uid, leo, reason="wrong person")
    row = sql(office, "SELECT operator_id, reason, undoes FROM entry WHERE uid = :uid", uid=undone.uid)
    assert row == [(leo, "wrong person", out.uid)]
    assert why_not(office, undone.uid).code == "undo_reason"  # the undo was Leo's
    office.undo(undone, reason="it was right")


def test_the_right_of_the_original_kind_is_needed(office: Office) -> None:
    leo = operator(office, "Leo Brandt", "20002", Role.PROPERTY_MANAGER)
    added = office.perform(AddAsset(AssetFields("Scope", tag="S-1")), by=leo)
    office.perform(SetOperator(leo, (Role.CLERK.value,)))
    with pytest.raises(Refused) as caught:
        office.store.undo(added.uid, leo)
    assert caught.value.code == "no_right"
    with pytest.raises(Refused) as caught:
        office.store.undo(added.uid, None)
    assert caught.value.code == "not_operator"


def _voided_by(office: Office, number: str | None) -> object:
    return sql(office, "SELECT voided_by FROM document WHERE number = :number", number=number)[0][0]


def test_the_document_of_what_is_undone_is_void_until_it_is_done_again(office: Office) -> None:
    out = check_out(office, add_asset(office), holder=person(office))
    assert _voided_by(office, out.number) is None
    undone = office.undo(out)
    assert _voided_by(office, out.number) == undone.uid
    again = office.undo(undone)
    assert _voided_by(office, out.number) is None
    last = office.undo(again)
    assert _voided_by(office, out.number) == last.uid
    assert (undone.number, again.number) == (None, None)
    assert sql(office, "SELECT count(*) FROM document") == [(1,)]
    assert verify.verify(office.store).ok


def test_an_entry_of_a_kind_that_this_version_does_not_know_stays(office: Office) -> None:
    class Unheard(Do):
        kind = "unheard_of"

    done = office.perform(Unheard(lambda books: None))
    assert why_not(office, done).code == "undo_never"
    assert made(office.perform(AddAsset(AssetFields("Scope", tag="S-1"))))
