"""The words that may stand in a field of few choices, for forms and spreadsheets."""

from __future__ import annotations

from tracker_desktop.models.assets import Condition, Readiness
from tracker_desktop.models.categories import Policy, StepKind
from tracker_desktop.models.contracts import ContractKind
from tracker_desktop.models.items import CodeKind, LotPolicy
from tracker_desktop.models.maintenance import CostKind, WorkKind, WorkState
from tracker_desktop.models.own_fields import FieldKind
from tracker_desktop.transactions.rights import Role
from tracker_desktop.transactions.rules.place_fields import KINDS

CONDITIONS = tuple(choice.value for choice in Condition)
POLICIES = tuple(choice.value for choice in Policy)
STEP_KINDS = tuple(choice.value for choice in StepKind)
LOT_POLICIES = tuple(choice.value for choice in LotPolicy)
CODE_KINDS = tuple(choice.value for choice in CodeKind if choice is not CodeKind.SKU)
PLACE_KINDS = tuple(kind.value for kind in KINDS)
ROLES = tuple(role.value for role in Role)
CONTRACT_KINDS = tuple(kind.value for kind in ContractKind)
READY, TO_INSPECT = Readiness.READY.value, Readiness.TO_INSPECT.value
IN_MAINTENANCE, PENDING_DISPOSAL = Readiness.IN_MAINTENANCE.value, Readiness.PENDING_DISPOSAL.value
WORK_KINDS = tuple(kind.value for kind in WorkKind)
WORK_UNDER_WAY = (WorkState.OPEN.value, WorkState.IN_PROGRESS.value, WorkState.WAITING.value)
WORK_COSTS = tuple(kind.value for kind in CostKind)
CALIBRATION = WorkKind.CALIBRATION.value
FIELD_KINDS = tuple(kind.value for kind in FieldKind)
