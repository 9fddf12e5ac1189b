"""A row of a list of categories as our fields, and the other way round: a step of a checklist is a line of its cell.

`Clean: lens [clean, photo]` wants a photo, `Refill: oil [refill, optional]` is not required. A line without such an
ending, or with another one, is a required step as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tracker_desktop.exchange.cells import Cells
from tracker_desktop.exchange.values import whole, yes_no
from tracker_desktop.models.categories import Step, StepKind

NUMBERS = ("deposit",)
WHOLE = ("loan_days", "most_out", "extend_times", "replace_years")
FLAGS = ("needs_approval", "needs_acceptance", "holds_data", "active")
POLICIES = ("holder_policy", "reserved_policy", "maintenance_policy")
OPTIONAL, REQUIRED, PHOTO = "optional", "required", "photo"
_KINDS = tuple(kind.value for kind in StepKind)
_MARKED = re.compile(r"(.*?)\s*\[([^\[\]]*)\]")


def shape(cells: Cells) -> dict[str, Any]:
    """The values of a category. Raises Refused naming the column that cannot be read."""
    values: dict[str, Any] = {}
    cells.put(values, "name", "tag_prefix", "training", *POLICIES)
    values |= {field: values[field].casefold() for field in POLICIES if field in values}
    told: dict[str, Any] = {field: cells.read(field, whole) for field in WHOLE}
    told |= {field: cells.read(field, yes_no) for field in FLAGS} | {"deposit": cells.money("deposit")}
    values |= {field: value for field, value in told.items() if value is not None}
    if cells.text("checklist"):
        values["checklist"] = tuple(read_step(line) for line in cells.text("checklist").splitlines() if line.strip())
    if cells.text("goes_with"):
        values["goes_with"] = tuple(cells.text("goes_with").splitlines())
    return values


def read_step(line: str) -> Step:
    """The step that a line says."""
    found = _MARKED.fullmatch(line.strip())
    marks = [mark.strip().casefold() for mark in found[2].split(",")] if found else []
    if found is None or not set(marks) <= {*_KINDS, OPTIONAL, REQUIRED, PHOTO}:
        return Step(text=line.strip(), required=True)
    kind = next((mark for mark in marks if mark in _KINDS), StepKind.INSPECT.value)
    return Step(text=found[1], required=OPTIONAL not in marks, kind=kind, photo=PHOTO in marks)


def show_steps(steps: Sequence[Step]) -> str:
    """A checklist as the lines of a cell."""
    return "\n".join(_line(step) for step in steps)


def _line(step: Step) -> str:
    marks = [step.get("kind") or StepKind.INSPECT.value]
    marks += [] if step["required"] else [OPTIONAL]
    marks += [PHOTO] if step.get("photo") else []
    return f"{step['text']} [{', '.join(marks)}]"
