"""The whole table of rights against every kind of transaction, and for undo the right of the original kind."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.errors import Refused
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.add_department import AddDepartment
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.registry import by_kind
from tracker_desktop.transactions.rights import Role
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.department_fields import DepartmentFields
from tracker_desktop.transactions.set_operator import SetOperator

CLERK, PROPERTY, WAREHOUSE, AUDITOR, ADMIN = Role
COUNTER = {CLERK, PROPERTY}
STOCK = {CLERK, WAREHOUSE}
COUNTERS = {CLERK, WAREHOUSE, AUDITOR}
AUDITORS = {CLERK, PROPERTY, AUDITOR}
RECORDS = {PROPERTY, WAREHOUSE, ADMIN}
MAY: Mapping[str, set[Role]] = {
    "check_out": COUNTER,
    "assign": COUNTER,
    "check_in": COUNTER,
    "transfer": COUNTER,
    "move_assets": COUNTER,
    "inspect": COUNTER,
    "set_condition": COUNTER,
    "report_damage": COUNTER,
    "report_missing": COUNTER,
    "found": COUNTER,
    "see_asset": COUNTER,
    "issue_statement": COUNTER,
    "issue_clearance": COUNTER,
    "issue_return_receipt": COUNTER,
    **dict.fromkeys(("extend_loan", "offer_transfer", "accept_transfer", "decline_transfer"), COUNTER),
    **dict.fromkeys(("withdraw_offer", "send_notice", "sign_paper", "settle_deposit"), COUNTER),
    **dict.fromkeys(("add_training", "edit_training", "remove_training"), RECORDS),
    "print_tags": {PROPERTY},
    "tags_not_printed": {PROPERTY},
    "reserve_tags": {PROPERTY},
    "claim_tag": {PROPERTY},
    **dict.fromkeys(("put_inside", "take_out", "attach_files", "edit_attachment"), COUNTER),
    **{key: {PROPERTY} for key in ("add_assets", "add_own_field", "edit_own_field", "remove_attachment")},
    "add_asset": {PROPERTY},
    "edit_assets": {PROPERTY},
    "add_category": {PROPERTY},
    "edit_category": {PROPERTY},
    **{key: {PROPERTY} for key in ("add_contract", "edit_contract", "renew_contract", "end_contract")},
    **{key: {PROPERTY} for key in ("give_seats", "take_seats", "edit_seats")},
    **dict.fromkeys(("reserve", "edit_reservation", "cancel_reservation", "give_up_accessories"), COUNTER),
    **{key: {PROPERTY} for key in ("add_asset_kit", "edit_asset_kit")},
    "send_to_maintenance": {PROPERTY},
    **{key: {PROPERTY} for key in ("add_plan", "edit_plan", "note_plan_done", "open_work_order", "open_work_orders")},
    **{key: {PROPERTY} for key in ("edit_work_order", "tick_tasks", "add_work_cost", "remove_work_cost")},
    **{key: {PROPERTY} for key in ("finish_work_order", "cancel_work_order")},
    "read_meter": COUNTER,
    "issue_to_work_order": STOCK,
    "back_from_maintenance": {PROPERTY},
    **{key: {PROPERTY} for key in ("add_scheme", "edit_scheme", "change_value")},
    "receive": STOCK,
    "move_stock": STOCK,
    "issue": STOCK,
    "close_back_orders": STOCK,
    "add_kit": {WAREHOUSE},
    "edit_kit": {WAREHOUSE},
    "add_charge_code": RECORDS,
    "edit_charge_code": RECORDS,
    **dict.fromkeys(("dispatch_transfer", "receive_transfer", "lose_transfer"), STOCK),
    **dict.fromkeys(("return_stock", "return_to_supplier", "scrap_stock", "recall_lot"), STOCK),
    **{key: {WAREHOUSE} for key in ("release_lot", "edit_lot")},
    "opening_stock": {WAREHOUSE},
    "change_cost": {WAREHOUSE},
    "open_count": COUNTERS,
    "count_stock": COUNTERS,
    "uncount_lines": COUNTERS,
    "ask_recount": COUNTERS,
    "set_count_reason": COUNTERS,
    "cancel_count": COUNTERS,
    "post_count": {WAREHOUSE},
    **dict.fromkeys(("open_audit", "steer_audit", "see_in_audit", "see_many_in_audit", "note_in_audit"), AUDITORS),
    **dict.fromkeys(("finish_rooms", "search_in_audit", "match_codes", "choose_resolution"), AUDITORS),
    "post_audit": {PROPERTY},
    "write_off_missing": {PROPERTY},
    "set_audit_cycle": RECORDS,
    "edit_loss": COUNTER,
    **{key: {PROPERTY} for key in ("charge_loss", "recover_loss", "write_off_loss")},
    **{key: {PROPERTY} for key in ("create_disposal", "edit_disposal", "add_to_disposal", "take_from_disposal")},
    **{key: {PROPERTY} for key in ("edit_disposal_lines", "request_disposal", "withdraw_disposal")},
    **{key: {PROPERTY} for key in ("dispose", "close_disposal")},
    **{key: {WAREHOUSE} for key in ("set_supplier_items", "set_stock_levels")},
    **{key: {PROPERTY, WAREHOUSE} for key in ("create_order", "edit_order", "place_order", "cancel_order")},
    "create_orders": {PROPERTY, WAREHOUSE},
    **{key: {PROPERTY, WAREHOUSE} for key in ("close_order", "close_order_line", "change_order_line")},
    "add_item": {WAREHOUSE},
    "edit_item": {WAREHOUSE},
    "add_person": RECORDS,
    "edit_person": RECORDS,
    "add_department": RECORDS,
    "edit_department": RECORDS,
    "add_place": RECORDS,
    "edit_place": RECORDS,
    "add_supplier": RECORDS,
    "edit_supplier": RECORDS,
    "import": RECORDS,
    "set_operator": {ADMIN},
    "change_setting": {ADMIN},
    "add_label_format": {ADMIN},
    "edit_label_format": {ADMIN},
    "restored": {ADMIN},
    "ask_approval": set(Role),
    "withdraw_request": set(Role),
    "approve": {PROPERTY, WAREHOUSE},
    "decline": {PROPERTY, WAREHOUSE},
}
"""Which roles may do what, written down a second time on purpose."""
NOBODY_YET = {"found_office"}


def _sign_in(office: Office, role: Role) -> int:
    person = makers.add_person(office, f"One {role.value}", f"77{list(Role).index(role)}")
    office.perform(SetOperator(person, (role.value,)))
    return person


def _is_let_through(office: Office, kind: str, person: int) -> bool:
    asked: Transaction = object.__new__(by_kind()[kind])
    try:
        office.perform(asked, by=person)
    except Refused as refused:
        return refused.code != "no_right"
    except AttributeError:  # it has no fields: the check came before and let it through
        return True
    return True


def test_every_kind_stands_in_the_table() -> None:
    assert set(by_kind()) - NOBODY_YET <= set(MAY)


@pytest.mark.parametrize("role", list(Role))
def test_each_role_may_do_what_the_table_says(sqlite_office: Office, role: Role) -> None:
    person = _sign_in(sqlite_office, role)
    kinds = sorted(set(by_kind()) - NOBODY_YET)
    may = {kind for kind in kinds if _is_let_through(sqlite_office, kind, person)}
    assert may == {kind for kind in kinds if role in MAY[kind]}


def test_who_signed_out_or_never_in_may_do_nothing(sqlite_office: Office) -> None:
    office = sqlite_office
    leo = makers.add_person(office, "Leo Brandt", "20418")
    department = AddDepartment(DepartmentFields("Biology"))
    assert makers.refused(office, department, by=leo)[0] == "not_operator"
    office.perform(SetOperator(leo, ("administrator",)))
    office.perform(department, by=leo)
    office.perform(SetOperator(leo, (), active=False))
    assert makers.refused(office, AddDepartment(DepartmentFields("Physics")), by=leo)[0] == "not_operator"
    with pytest.raises(Refused, match="Nobody is signed in"):
        office.store.perform(department, None)


def test_the_sentence_names_who_and_what(sqlite_office: Office) -> None:
    clerk = _sign_in(sqlite_office, CLERK)
    _, sentence = makers.refused(sqlite_office, AddAsset(AssetFields("Laptop", tag="LT-1")), by=clerk)
    assert sentence.startswith("One clerk may not add and edit assets.")


def test_undo_needs_the_right_of_what_is_undone(sqlite_office: Office) -> None:
    office = sqlite_office
    clerk, manager = _sign_in(office, CLERK), _sign_in(office, PROPERTY)
    setting = office.perform(ChangeSetting("loan.days", 21))
    added = office.perform(AddAsset(AssetFields("Laptop", tag="LT-1")), by=manager)
    with pytest.raises(Refused, match="may not change the settings of the office"):
        office.store.undo(setting.uid, manager, reason="wrong")
    with pytest.raises(Refused, match="may not add and edit assets"):
        office.store.undo(added.uid, clerk)


def test_a_role_that_was_taken_away_undoes_nothing(sqlite_office: Office) -> None:
    office = sqlite_office
    manager = _sign_in(office, PROPERTY)
    added = office.perform(AddAsset(AssetFields("Laptop", tag="LT-1")), by=manager)
    office.perform(SetOperator(manager, ("clerk",)))
    with pytest.raises(Refused, match="may not add and edit assets"):
        office.store.undo(added.uid, manager)


def test_what_others_did_needs_a_manager_and_a_reason(sqlite_office: Office) -> None:
    office = sqlite_office
    clerk, manager = _sign_in(office, CLERK), _sign_in(office, PROPERTY)
    one = makers.add_asset(office)
    out = makers.check_out(office, one, holder=makers.person(office))
    with pytest.raises(Refused, match="may not undo what others did"):
        office.store.undo(out.uid, clerk)
    with pytest.raises(Refused, match="Give a reason"):
        office.store.undo(out.uid, manager)
    office.store.undo(out.uid, manager, reason="wrong person")
