"""The columns that a change may name, in the words of the forms and lists; one that is not here is not shown."""

from __future__ import annotations

from collections.abc import Mapping

CODE, PACK = "item_code", "item_unit"

LABELS: Mapping[str, Mapping[str, str]] = {
    "asset": {
        "tag": "Tag",
        "description": "Description",
        "category_id": "Category",
        "manufacturer": "Manufacturer",
        "model_number": "Model number",
        "serial": "Serial number",
        "readiness": "State",
        "condition": "Condition",
        "holder_id": "Held by",
        "due": "Due back",
        "place_id": "Location",
        "home_place_id": "Home place",
        "department_id": "Department",
        "cost": "Cost",
        "purchased": "Purchased",
        "in_service": "Placed in service",
        "warranty_end": "Warranty until",
        "end_of_life": "End of life",
        "supplier_id": "Supplier",
        "order_number": "Order number",
        "steps_done": "Steps done",
        "notes": "Notes",
    },
    "item": {
        "sku": "SKU",
        "name": "Name",
        "unit": "Base unit",
        "decimals": "Counted in",
        "group": "Group",
        "reorder_point": "Reorder at",
        "reorder_quantity": "Order",
        "home_place_id": "Home place",
        "lot_policy": "Lots",
        "expiry_required": "Always with an expiry date",
        "manufacturer": "Manufacturer",
        "supplier_id": "Supplier",
        "notes": "Notes",
        "active": "Active",
    },
    "person": {
        "name": "Name",
        "badge": "Badge",
        "login": "Login",
        "employee_number": "Employee number",
        "department_id": "Department",
        "job_title": "Job title",
        "email": "E-mail",
        "phone": "Phone",
        "notes": "Notes",
        "active": "Active",
    },
    "department": {
        "name": "Name",
        "charge_code": "Charge code",
        "place_id": "Place",
        "manager_id": "Manager",
        "active": "Active",
    },
    "place": {
        "name": "Name",
        "code": "Code to scan",
        "kind": "Kind",
        "parent_id": "Part of",
        "responsible_id": "Responsible",
        "coordinates": "Coordinates",
        "notes": "Notes",
        "active": "Active",
    },
    "category": {
        "name": "Name",
        "tag_prefix": "Tag prefix",
        "loan_days": "Days of a loan",
        "holder_policy": "Holder with overdue things",
        "checklist": "Before another use",
        "goes_with": "Goes with it",
        "active": "Active",
    },
    "supplier": {
        "name": "Name",
        "contact": "Contact",
        "email": "E-mail",
        "phone": "Phone",
        "notes": "Notes",
        "active": "Active",
    },
    "operator": {"roles": "Roles", "pin_hash": "PIN", "active": "Active"},
    "setting": {"value": "Value"},
    CODE: {"code": "Code"},
    PACK: {"name": "Pack"},
}
WORDS = frozenset({"readiness", "condition", "lot_policy", "kind", "holder_policy"})
"""Columns whose values are words of ours."""
THINGS: Mapping[str, tuple[str, str]] = {
    "asset": ("tag", "description"),
    "item": ("sku", "name"),
    "person": ("", "name"),
    "department": ("", "name"),
    "place": ("", "path"),
    "category": ("", "name"),
    "supplier": ("", "name"),
    "operator": ("", ""),
    "setting": ("", "key"),
}
"""What a record is called by: its code and its name. In the order in which a card shows them."""
