"""Files for tests of the import, and what came of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.store_fixtures import Office
from tests.transactions.makers import (
    Rows,
)
from tracker_desktop.exchange.plan import ImportPlan, plan_import
from tracker_desktop.models.holders import Holder
from tracker_desktop.store.done import Done

DATA = Path(__file__).parents[1] / "data"


def csv(folder: Path, text: str, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def take(office: Office, path: Path, **options: bool) -> Done:
    return office.perform(plan_import(office.store, path).transaction(**options))


def wrong(plan: ImportPlan) -> dict[int, str]:
    return dict(plan.wrong)


def by(office: Office, model: Any, column: str) -> dict[Any, dict[str, Any]]:
    return {row[column]: row for row in office.read(Rows(model))}


def names(office: Office) -> dict[int, str]:
    return {row["id"]: row["name"] for row in office.read(Rows(Holder))}
