"""Items by what was used of them: A is the first 80 % of the value, B the next 15 %, C the rest."""

from __future__ import annotations

from typing import Any

from sqlalchemy import case, func

from tracker_desktop.models.items import Item
from tracker_desktop.models.stock import Movement
from tracker_desktop.models.types import Money
from tracker_desktop.queries.abc import SHARES
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.stock_sums import BY_ITEM, USE, USED, USED_VALUE
from tracker_desktop.reports import parameters
from tracker_desktop.reports import stock_columns as columns
from tracker_desktop.reports.report import Column, Report

WORTH: Any = case((USED_VALUE > 0, USED_VALUE), else_=0)
TOTAL: Any = func.sum(WORTH, type_=Money()).over()
BEFORE: Any = func.sum(WORTH, type_=Money()).over(order_by=(USED_VALUE.desc(), Item.id), rows=(None, -1))


def _class(_: Office, worth: Any, before: Any, total: Any) -> str:
    so_far = before or 0
    return next((abc.value for share, abc in SHARES if worth > 0 and so_far * 100 < share * total), "C")


def _share(_: Office, worth: Any, total: Any) -> Any:
    return max(worth, 0) * 100 / total if total else None


ABC_CLASSES = Report(
    key="abc",
    title="ABC classes",
    hint="Items by the value that was used of them, less what came back: A is the first 80 %, B the next 15 %, C the "
    "rest. What was not used at all is C and not listed.",
    nouns=columns.ITEM_NOUNS,
    parameters=(parameters.FROM.by_default(parameters.year_ago), parameters.TO),
    columns=(
        Column("Class", "text", (USED_VALUE, BEFORE, TOTAL), 7, make=_class),
        columns.SKU,
        columns.NAME,
        Column("Used", "quantity", (USED,), 11),
        columns.unit_of(USED),
        Column("Value of use", "money", (USED_VALUE,), 13, total=True),
        Column("Share in %", "percent", (USED_VALUE, TOTAL), 9, make=_share),
    ),
    source=BY_ITEM,
    where=lambda asked: [USE, *asked.period(Movement.effective_at)],
    together=(Item.id,),
    order=(USED_VALUE.desc(), Item.id),
    empty="Nothing was used in this time.",
)
