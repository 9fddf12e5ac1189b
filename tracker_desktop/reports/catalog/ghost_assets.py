"""Assets that are on the books and that no audit finds, and what they cost a year all the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.places import Place
from tracker_desktop.queries.ghosts import (
    COSTS,
    GHOSTS,
    IN_A_ROW,
    IS_GHOST,
    LAST_HOLDER,
    LAST_SEEN,
    MISSED,
    a_year,
    yearly,
)
from tracker_desktop.queries.office import Office
from tracker_desktop.reports import asset_columns as columns
from tracker_desktop.reports import parameters
from tracker_desktop.reports.report import Column, Report

TITLES = dict(zip(COSTS, ("Insurance", "Property tax", "Maintenance"), strict=True))


def _yearly(setting: str) -> Callable[[Office, Decimal | None], Decimal | None]:
    return lambda office, cost: a_year(office, setting, cost)


def _day(office: Office, when: dt.datetime | None) -> dt.date | None:
    return None if when is None else when.astimezone(office.zone).date()


def _columns(office: Office) -> tuple[Column, ...]:
    """Without what the office leaves out."""
    left_out = {TITLES[setting] for setting in COSTS if not Decimal(office.settings[setting])}
    return tuple(column for column in GHOST_ASSETS.columns if column.title not in left_out)


GHOST_ASSETS = Report(
    key="ghost-assets",
    title="Ghost assets",
    hint="On the books, but missing in so many audits in a row; with what they cost a year.",
    nouns=columns.NOUNS,
    parameters=(parameters.TIMES.by_default(lambda _: IN_A_ROW), parameters.CATEGORY, parameters.PLACE),
    columns=(
        columns.TAG,
        columns.DESCRIPTION,
        Column("Audits missed", "days", (MISSED.c.times,), 8),
        Column("Missing since", "date", (MISSED.c.first,), 12, make=_day),
        Column("Last seen", "date", (LAST_SEEN,), 12, make=_day),
        Column("Last holder", "text", (LAST_HOLDER,), 14),
        replace(columns.LOCATION, values=(Place.path,), width=16),
        columns.COST,
        *(
            Column(title, "money", (Asset.cost,), 13, total=True, make=_yearly(setting))
            for setting, title in TITLES.items()
        ),
        Column("A year", "money", (Asset.cost,), 11, total=True, make=yearly),
    ),
    source=GHOSTS,
    where=lambda asked: [
        IS_GHOST,
        MISSED.c.times >= asked["times"],
        *asked.equal(Asset.category_id, "category"),
        *columns.below(asked, Asset.place_id),
    ],
    order=(MISSED.c.times.desc(), Asset.tag_sort, Asset.id),
    shaped=lambda office: {"columns": _columns(office)},
    empty="Every asset on the books was found by one of the last audits, or was not yet audited so often.",
)
