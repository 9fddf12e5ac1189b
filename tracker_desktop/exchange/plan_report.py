"""A plan in words for a person, and as facts for a program."""

from __future__ import annotations

from typing import Any

from tracker_desktop.exchange.plan import ImportPlan
from tracker_desktop.wording.exchange import plan_words

ROWS_LISTED = 20


def lines(plan: ImportPlan) -> list[str]:
    """What would be done, which rows are wrong or change something, what would be made, and what to know about it."""
    told = [_counts(plan), *wrong_lines(plan)]
    told += [f"Line {row.line}: {row.name}: {row.words}" for row in plan.changed[:ROWS_LISTED]]
    told += [f"Line {line}: {why}" for line, why in plan.left_out[:ROWS_LISTED]]
    for new in plan.creates:
        like = f" (looks like {', '.join(new.near)})" if new.near else ""
        told.append(f"New {new.kind}: {new.name}{like}")
    told += notes(plan)
    return told + ([f"Columns not used: {', '.join(plan.unused)}"] if plan.unused else [])


def _counts(plan: ImportPlan) -> str:
    return plan_words(plan.what, plan.adds, plan.changes, plan.unchanged, plan.counts.wrong, plan.counts.left_out)


def wrong_lines(plan: ImportPlan) -> list[str]:
    """The first wrong rows, each with its line and why."""
    return [f"Line {line}: {why}" for line, why in plan.wrong[:ROWS_LISTED]]


def notes(plan: ImportPlan) -> list[str]:
    """What the user should know about the file."""
    return [f"Note: {note}" for note in plan.warnings]


def facts(plan: ImportPlan) -> dict[str, Any]:
    """The plan as texts and numbers, for JSON."""
    return {
        "file": plan.file,
        "lists": plan.what.value,
        "adds": plan.adds,
        "changes": plan.changes,
        "unchanged": plan.unchanged,
        "wrong": [{"line": line, "why": why} for line, why in plan.wrong],
        "wrong_rows": plan.counts.wrong,
        "left_out": [{"line": line, "why": why} for line, why in plan.left_out],
        "left_out_rows": plan.counts.left_out,
        "without_place": plan.placeless,
        "place": plan.place,
        "creates": [{"kind": new.kind, "name": new.name, "like": list(new.near)} for new in plan.creates],
        "notes": list(plan.warnings),
        "unused_columns": list(plan.unused),
        "imported_before": plan.before.at.isoformat() if plan.before else None,
    }
