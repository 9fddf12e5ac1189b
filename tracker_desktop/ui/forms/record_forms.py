"""The forms of people, departments, places, categories, suppliers and operators: one row each, new and edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker_desktop.transactions.add_asset_kit import AddAssetKit
from tracker_desktop.transactions.add_category import AddCategory
from tracker_desktop.transactions.add_charge_code import AddChargeCode
from tracker_desktop.transactions.add_contract import AddContract
from tracker_desktop.transactions.add_department import AddDepartment
from tracker_desktop.transactions.add_kit import AddKit
from tracker_desktop.transactions.add_own_field import AddOwnField
from tracker_desktop.transactions.add_person import AddPerson
from tracker_desktop.transactions.add_place import AddPlace
from tracker_desktop.transactions.add_supplier import AddSupplier
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.edit_asset_kit import EditAssetKit
from tracker_desktop.transactions.edit_category import EditCategory
from tracker_desktop.transactions.edit_charge_code import EditChargeCode
from tracker_desktop.transactions.edit_contract import EditContract
from tracker_desktop.transactions.edit_department import EditDepartment
from tracker_desktop.transactions.edit_kit import EditKit
from tracker_desktop.transactions.edit_own_field import EditOwnField
from tracker_desktop.transactions.edit_person import EditPerson
from tracker_desktop.transactions.edit_place import EditPlace
from tracker_desktop.transactions.edit_supplier import EditSupplier
from tracker_desktop.transactions.rules.asset_kit_fields import AssetKitFields
from tracker_desktop.transactions.rules.category_fields import CategoryFields
from tracker_desktop.transactions.rules.charge_code_fields import ChargeCodeFields
from tracker_desktop.transactions.rules.choices import FIELD_KINDS, PLACE_KINDS, POLICIES, ROLES
from tracker_desktop.transactions.rules.contract_fields import ContractFields
from tracker_desktop.transactions.rules.department_fields import DepartmentFields
from tracker_desktop.transactions.rules.kit_fields import KitFields
from tracker_desktop.transactions.rules.own_field_fields import OwnFieldFields
from tracker_desktop.transactions.rules.person_fields import PersonFields
from tracker_desktop.transactions.rules.place_fields import PlaceFields
from tracker_desktop.transactions.rules.supplier_fields import SupplierFields
from tracker_desktop.transactions.set_operator import SetOperator
from tracker_desktop.ui.forms import asset_kit_parts, contract_forms
from tracker_desktop.ui.forms.checklist_table import CHECKLIST, checklist_steps
from tracker_desktop.ui.forms.kit_parts import KIT_PARTS, kit_parts
from tracker_desktop.ui.forms.rows import Ask, Form, Values, choices
from tracker_desktop.ui.forms.scheme_forms import SCHEME_ROWS, add_scheme, edit_scheme

NAME = Ask("name", "Name", required=True, share=2)
ACTIVE = Ask("active", "Active", "flag", hint="Untick it for who or what is no longer there.")
STRUCTURAL = Ask(
    "structural", "Holds nothing itself", "flag", hint="A building, a floor, a row of shelves: only places lie in it."
)


@dataclass(frozen=True)
class RecordForms:
    """One kind of record: its noun, its rows, and how a new and a changed one are sent. `whole`: all values are sent
    with an edit, not only the changed ones."""

    noun: str
    rows: Sequence[Sequence[Ask]]
    add: Callable[[Values], Transaction] | None
    edit: Callable[[int, Values], Transaction]
    ready: Callable[[Values], Values] = dict
    whole: bool = False

    def new(self) -> Form:
        """The form of a new one. Raises LookupError where none is added this way."""
        add = self.add
        if add is None:
            raise LookupError(self.noun)
        return Form(f"New {self.noun}", self.rows, lambda values: add(self.ready(_given(values))), button="Add")

    def change(self, record_id: int, name: str) -> Form:
        """The form of one that exists."""
        return Form(f"Edit {name}", self.rows, lambda values: self.edit(record_id, self.ready(values)))


def _given(values: Values) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _steps(values: Values) -> Values:
    """The rows of the checklist as steps."""
    if "checklist" not in values:
        return values
    return {**values, "checklist": checklist_steps(values["checklist"])}


def _roles(values: Values) -> Values:
    roles = tuple(role for role in ROLES if values[f"role {role}"])
    kept = {key: value for key, value in values.items() if not key.startswith("role ")}
    return {**kept, "roles": roles}


def _without_parts(values: Values) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key != "parts"}


def _whole(values: Values) -> dict[str, Any]:
    """An empty place in the form is the first."""
    return {key: (value or 0) if key == "position" else value for key, value in values.items()}


RECORD_FORMS: Mapping[str, RecordForms] = {
    "people": RecordForms(
        "person",
        (
            (NAME, Ask("badge", "Badge", "code", hint="Scan it.")),
            (Ask("login", "Login"), Ask("employee_number", "Employee number")),
            (Ask("department_id", "Department", "search", kinds=("department",)), Ask("job_title", "Job title")),
            (Ask("email", "E-mail"), Ask("phone", "Phone")),
            (
                Ask("loan_days", "Lent for days at most", "whole", hint="Empty: as the category has it."),
                Ask("most_out", "At once at most", "whole", hint="Things. Empty: no limit."),
            ),
            (Ask("notes", "Notes", "note"),),
            (ACTIVE,),
        ),
        lambda values: AddPerson(PersonFields(**values)),
        EditPerson,
    ),
    "departments": RecordForms(
        "department",
        (
            (NAME, Ask("charge_code", "Charge code", hint="What is issued is charged to it.")),
            (
                Ask("place_id", "Place", "search", kinds=("any_place",)),
                Ask("manager_id", "Manager", "search", kinds=("person",)),
            ),
            (ACTIVE,),
        ),
        lambda values: AddDepartment(DepartmentFields(**values)),
        EditDepartment,
    ),
    "charge_codes": RecordForms(
        "charge code",
        (
            (
                Ask("code", "Code", "code", required=True, hint="As it is scanned or typed."),
                Ask("name", "Name", share=2),
            ),
            (
                Ask("department_id", "Department", "search", kinds=("department",)),
                Ask("is_job", "Job", "flag", hint="It can be issued to without a person or department."),
            ),
            (
                Ask("valid_from", "Valid from", "date", hint="Empty: no first day."),
                Ask("valid_until", "Valid until", "date", hint="The last day. Empty: no end."),
            ),
            (Ask("notes", "Notes", "note"),),
            (ACTIVE,),
        ),
        lambda values: AddChargeCode(ChargeCodeFields(**values)),
        EditChargeCode,
    ),
    "kits": RecordForms(
        "kit",
        (
            (NAME, Ask("code", "Code to scan", "code", required=True)),
            (KIT_PARTS,),
            (Ask("notes", "Notes", "note"),),
            (ACTIVE,),
        ),
        lambda values: AddKit(KitFields(**_without_parts(values)), kit_parts(values["parts"])),
        lambda row_id, values: EditKit(
            row_id, _without_parts(values), kit_parts(values["parts"]) if "parts" in values else None
        ),
    ),
    "asset_kits": RecordForms(
        "kit of assets",
        (
            (NAME, Ask("code", "Tag of the kit", "code", required=True, hint="It goes on the case.")),
            (asset_kit_parts.ASSETS, asset_kit_parts.ACCESSORIES),
            (Ask("home_place_id", "Home place", "search", kinds=("place",)), Ask("notes", "Notes", "note")),
            (ACTIVE,),
        ),
        lambda values: AddAssetKit(AssetKitFields(**asset_kit_parts.without_assets(values)), values.get("assets", ())),
        lambda row_id, values: EditAssetKit(row_id, asset_kit_parts.without_assets(values), values.get("assets")),
        ready=asset_kit_parts.ready,
    ),
    "places": RecordForms(
        "place",
        (
            (NAME, Ask("code", "Code to scan", "code", required=True)),
            (
                Ask("kind", "Kind", "choice", choices=choices(*PLACE_KINDS)),
                Ask("parent_id", "Part of", "search", kinds=("any_place",)),
            ),
            (
                Ask("responsible_id", "Responsible", "search", kinds=("person",)),
                Ask("coordinates", "Coordinates", hint="As on a plan or a map."),
            ),
            (Ask("notes", "Notes", "note"),),
            (STRUCTURAL, ACTIVE),
        ),
        lambda values: AddPlace(PlaceFields(**values)),
        EditPlace,
    ),
    "categories": RecordForms(
        "category",
        (
            (NAME, Ask("tag_prefix", "Tag prefix", hint="LT gives LT-00001, LT-00002 …")),
            (
                Ask("loan_days", "Days of a loan", "whole", hint="Empty: as the office has it."),
                Ask("extend_times", "Extended at most", "whole", hint="Times. Empty: no limit."),
                Ask("most_out", "At once at most", "whole", hint="A person. Empty: no limit."),
                Ask("deposit", "Deposit", "money", hint="Of a person."),
            ),
            (
                Ask("holder_policy", "Holder with overdue things", "choice", choices=choices(*POLICIES)),
                Ask("reserved_policy", "Reserved for somebody else", "choice", choices=choices(*POLICIES)),
                Ask("maintenance_policy", "Maintenance overdue", "choice", choices=choices(*POLICIES)),
            ),
            (Ask("training", "Training needed", share=2, hint="As it is called under Loans, Training."),),
            (
                Ask("needs_approval", "Another person approves the loan", "flag"),
                Ask("needs_acceptance", "Another department accepts a transfer", "flag"),
            ),
            (
                Ask("replace_years", "Replaced after years", "whole", hint="From its purchase. Empty: no plan."),
                Ask("scheme_id", "Depreciation scheme", "search", kinds=("scheme",), hint="How they are written down."),
            ),
            (Ask("goes_with", "Goes with it", "lines", hint="One thing a line: charger, sleeve …"),),
            (CHECKLIST,),
            (Ask("holds_data", "Hold data", "flag", hint="They are wiped before they are disposed of."), ACTIVE),
        ),
        lambda values: AddCategory(CategoryFields(**values)),
        EditCategory,
        ready=_steps,
    ),
    "contracts": RecordForms(
        "contract",
        contract_forms.ROWS,
        lambda values: AddContract(ContractFields(**values)),
        EditContract,
    ),
    "schemes": RecordForms("scheme", SCHEME_ROWS, add_scheme, edit_scheme),
    "suppliers": RecordForms(
        "supplier",
        (
            (NAME, Ask("contact", "Contact")),
            (Ask("email", "E-mail"), Ask("phone", "Phone")),
            (Ask("address", "Address", "note"),),
            (
                Ask("customer_number", "Our customer number"),
                Ask("lead_time_days", "Days to delivery", "whole", hint="From order to delivery."),
                Ask("minimum_order", "Minimum order", "money", hint="What an order must be worth."),
            ),
            (Ask("notes", "Notes", "note"),),
            (ACTIVE,),
        ),
        lambda values: AddSupplier(SupplierFields(**values)),
        EditSupplier,
    ),
    "own_fields": RecordForms(
        "field",
        (
            (
                NAME,
                Ask("kind", "Kind", "choice", choices=choices(*FIELD_KINDS)),
                Ask("unit", "Unit", hint="Of a number: km, kg."),
            ),
            (
                Ask("category_id", "Category", "search", kinds=("category",), hint="Empty: all assets have it."),
                Ask("hint", "Hint", hint="Stands under the field."),
                Ask("position", "Place in the form", "whole", hint="1 comes first."),
            ),
            (Ask("choices", "Choices", "lines", hint="One a line, of a choice."),),
            (
                Ask("required", "Required", "flag", hint="Asked for when an asset is added or edited."),
                Ask("is_unique", "No two alike", "flag", hint="As an IMEI or a plate."),
            ),
            (
                Ask("at_check_out", "Asked at check-out", "flag"),
                Ask("at_check_in", "Asked at check-in", "flag", hint="As a mileage."),
            ),
            (ACTIVE,),
        ),
        lambda values: AddOwnField(OwnFieldFields(**_whole(values))),
        lambda row_id, values: EditOwnField(row_id, _whole(values)),
    ),
    "operators": RecordForms(
        "operator",
        (
            (Ask("person_id", "Person", "search", required=True, kinds=("person",)),),
            tuple(Ask(f"role {role}", role.capitalize(), "flag") for role in ROLES[:3]),
            tuple(Ask(f"role {role}", role.capitalize(), "flag") for role in ROLES[3:]),
            (Ask("pin", "New PIN", hint="Empty: the PIN stays as it is."), ACTIVE),
        ),
        lambda values: SetOperator(**values),
        lambda _, values: SetOperator(**values),
        ready=_roles,
        whole=True,
    ),
}
