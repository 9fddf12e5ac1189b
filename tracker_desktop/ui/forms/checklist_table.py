"""The checklist of a category as the rows of a small table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tracker_desktop.transactions.rules.choices import STEP_KINDS
from tracker_desktop.ui.fields.table_column import Row, TableColumn
from tracker_desktop.ui.forms.rows import Ask, choices

CHECKLIST = Ask(
    "checklist",
    "Before another use",
    "table",
    hint="What has to be done with each asset that comes back, step by step. Ctrl+Delete removes a row.",
    columns=(
        TableColumn("text", "Step", required=True, unique=True),
        TableColumn("kind", "Kind", "choice", choices=choices(*STEP_KINDS), width=130),
        TableColumn("required", "Needed", "choice", choices=((True, "Required"), (False, "Optional")), width=110),
        TableColumn("photo", "Photo", "choice", choices=((False, "None"), (True, "Wanted")), width=100),
    ),
)


def checklist_steps(rows: Iterable[Row]) -> tuple[dict[str, Any], ...]:
    """The steps that the rows say."""
    return tuple({column.key: row[column.key] for column in CHECKLIST.columns} for row in rows)


def checklist_rows(steps: Iterable[Mapping[str, Any]]) -> tuple[dict[str, Any], ...]:
    """The steps of a category as the rows of the table."""
    return tuple(
        {
            "text": step["text"],
            "kind": step.get("kind") or STEP_KINDS[0],
            "required": bool(step["required"]),
            "photo": bool(step.get("photo")),
        }
        for step in steps
    )
