"""What ends soon: warranties of assets and contracts of all kinds in one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import cast, literal, null, select, union_all

from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.contracts import Contract
from tracker_desktop.models.people import Department
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.models.types import Day, Int, Line, Money
from tracker_desktop.queries.contract_state import IN_FORCE, NOTICE_BY

WARRANTY = "warranty"
_GONE = (Readiness.DISPOSED.value, Readiness.PENDING_DISPOSAL.value)
_warranties = select(
    literal(WARRANTY, Line).label("kind"),
    Asset.tag.label("code"),
    Asset.description.label("name"),
    Asset.tag_sort.label("sort"),
    Asset.warranty_end.label("ends"),
    cast(null(), Day()).label("notice"),
    cast(null(), Money()).label("cost"),
    cast(null(), Int).label("renews"),
    Asset.supplier_id.label("supplier_id"),
    Asset.department_id.label("department_id"),
).where(Asset.warranty_end.is_not(None), Asset.readiness.not_in(_GONE))
_contracts = select(
    Contract.kind,
    Contract.number,
    Contract.name,
    Contract.name_key,
    Contract.ends,
    NOTICE_BY,
    Contract.yearly_cost,
    cast(Contract.renews, Int),
    Contract.supplier_id,
    Contract.department_id,
).where(Contract.ends.is_not(None), IN_FORCE)
ENDS: Any = union_all(_warranties, _contracts).subquery("ends")
"""Of each its kind (a contract's, or WARRANTY), code, name, the day it `ends`, and by when notice is given."""
SOURCE: Any = ENDS.outerjoin(Supplier.__table__, Supplier.id == ENDS.c.supplier_id).outerjoin(
    Department.__table__, Department.id == ENDS.c.department_id
)
