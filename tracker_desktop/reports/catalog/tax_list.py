"""The list for the property tax as of a day: what really is there, and what is taxed although nobody finds it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from tracker_desktop.models.assets import Asset
from tracker_desktop.queries.tax_list import Taxed, taxed_assets
from tracker_desktop.reports import asset_columns, parameters
from tracker_desktop.reports.report import Asked, Report, Row, worked

MISSING = "Missing, not written off yet"
NO_CATEGORY = "No category"


def _rows(connection: Connection, asked: Asked) -> Iterator[Row]:
    """What is there by category, then what is missing in a block of its own."""
    where = [
        *asked.equal(Asset.category_id, "category"),
        *asked.equal(Asset.department_id, "department"),
        *asset_columns.below(asked, Asset.place_id),
    ]
    missing: list[Taxed] = []
    for one in taxed_assets(connection, asked.office, asked["day"], where):
        if one.missing:
            missing.append(one)
        else:
            yield _row(asked, one, one.category or NO_CATEGORY)
    for one in missing:
        yield _row(asked, one, MISSING)


def _row(asked: Asked, one: Taxed, block: str) -> Row:
    cost = None if one.cost is None else round(one.cost, asked.office.decimals)
    return (
        *(block, one.tag, one.description, one.department, one.place, one.since, cost, one.book, one.tax),
        *(one.tax if one.missing else None, block),
    )


TAX_LIST = Report(
    key="tax-list",
    title="Property tax list",
    hint="What there was on a day: nothing that was disposed of or written off by then. What is missing and not yet "
    "written off still counts; it stands in a block of its own, with the tax that is paid for it.",
    nouns=asset_columns.NOUNS,
    parameters=(parameters.DAY, parameters.CATEGORY, parameters.DEPARTMENT, parameters.PLACE),
    columns=(
        worked("Category", "text", 14, head=True),
        worked("Tag", "tag", 11),
        worked("Description", "text", 24),
        worked("Department", "text", 14),
        worked("Location", "text", 18),
        worked("In service", "date", 11),
        worked("Cost", "money", 13, total=True),
        worked("Book value", "money", 13, total=True),
        worked("Tax a year", "money", 12, total=True),
        worked("Of it for missing", "money", 12, total=True),
    ),
    group=True,
    work_out=_rows,
    empty="Nothing was there on that day.",
)
