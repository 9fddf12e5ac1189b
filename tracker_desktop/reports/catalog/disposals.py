"""What left the books in a period: how, to whom, what it brought, and what was lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import case

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.disposals import Disposal, DisposalLine
from tracker_desktop.models.losses import Loss, LossState
from tracker_desktop.models.places import Place
from tracker_desktop.queries.disposal_sums import HAS_LEFT, LINE_GAIN
from tracker_desktop.queries.ghosts import yearly
from tracker_desktop.queries.lists.losses import LAST, SOURCE
from tracker_desktop.queries.shown import word
from tracker_desktop.queries.sql import table_of
from tracker_desktop.reports import asset_columns as columns
from tracker_desktop.reports import parameters
from tracker_desktop.reports.report import Asked, Column, Report

YEARLY = Column("Saves a year", "money", (Asset.cost,), 10, total=True, make=yearly)
STATE: Any = case(
    (Loss.state == LossState.MISSING.value, "1 Missing"),
    (Loss.state == LossState.WRITTEN_OFF.value, "2 Written off"),
    else_="3 Found again",
)
PERIOD = (parameters.FROM.by_default(parameters.year_ago), parameters.TO)


def _on_days(asked: Asked, day: Any) -> list[Any]:
    """A date within the period."""
    first, last = asked["from"], asked["to"]
    return [*([day >= first] if first is not None else []), *([day <= last] if last is not None else [])]


DISPOSALS = Report(
    key="disposals",
    title="Disposals",
    hint="What was disposed of in a period, by category: how, to whom, with which gain or loss, and what no longer "
    "having it saves a year.",
    nouns=columns.NOUNS,
    parameters=(*PERIOD, parameters.CATEGORY),
    columns=(
        replace(columns.CATEGORY, head=True),
        columns.TAG,
        replace(columns.DESCRIPTION, width=20),
        Column("Disposed", "date", (Disposal.disposed_on,), 11),
        Column("Method", "text", (Disposal.method,), 9, make=word),
        Column("Recipient", "text", (Disposal.recipient,), 15),
        Column("Wiped", "date", (DisposalLine.wiped_on,), 11),
        Column("Book value", "money", (DisposalLine.book_value,), 11, total=True),
        Column("Proceeds", "money", (DisposalLine.proceeds,), 10, total=True),
        Column("Costs", "money", (DisposalLine.costs,), 9, total=True),
        Column("Gain or loss", "money", (LINE_GAIN,), 11, total=True),
        YEARLY,
        Column("Certificate", "tag", (Disposal.number,), 13),
    ),
    source=table_of(DisposalLine)
    .join(table_of(Disposal), Disposal.id == DisposalLine.disposal_id)
    .join(table_of(Asset), Asset.id == DisposalLine.asset_id)
    .outerjoin(table_of(Category), Category.id == Asset.category_id),
    where=lambda asked: [
        Disposal.state.in_(HAS_LEFT),
        *_on_days(asked, Disposal.disposed_on),
        *asked.equal(Asset.category_id, "category"),
    ],
    order=(Category.name_key.nulls_last(), Category.id, Disposal.disposed_on, Asset.tag_sort, Asset.id),
    group=Category.id,
    empty="Nothing was disposed of in this time.",
)

LOSSES = Report(
    key="losses",
    title="Losses",
    hint="What was reported missing in a period and what became of it: still missing, found, written off; what was "
    "charged and recovered.",
    nouns=("loss", "losses"),
    parameters=(*PERIOD, parameters.CATEGORY),
    columns=(
        Column("State", "text", (STATE,), 10, head=True, make=lambda _, state: state[2:]),
        Column("Reported", "time", (Loss.reported_at,), 16),
        columns.TAG,
        replace(columns.DESCRIPTION, width=20),
        Column("How", "text", (Loss.kind,), 9, make=word),
        Column("Last holder", "text", (LAST.c.name,), 14),
        Column("Last place", "text", (Place.path,), 15),
        Column("Police number", "tag", (Loss.police_number,), 12),
        replace(columns.COST, width=11),
        Column("Charged", "money", (Loss.charged_amount,), 10, total=True),
        Column("Recovered", "money", (Loss.recovered,), 12, total=True),
        Column("Written off", "money", (Loss.book_value,), 11, total=True),
        Column("Report", "tag", (Loss.number,), 13),
    ),
    source=SOURCE,
    where=lambda asked: [*asked.period(Loss.reported_at), *asked.equal(Asset.category_id, "category")],
    order=(STATE, Loss.reported_at, Loss.id),
    group=STATE,
    empty="Nothing was reported missing in this time.",
)
