"""What is insured by which policy and whether that fits its value, and what is worth much and not insured."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.people import Department
from tracker_desktop.models.places import Place
from tracker_desktop.queries.insured import HAS_POLICY, IS_THERE, UNINSURED_SOURCE, WORTH, insured_assets
from tracker_desktop.queries.shown import day, joined, word
from tracker_desktop.reports import asset_columns, parameters
from tracker_desktop.reports.report import Asked, Column, Report, Row, worked


def _insured(connection: Connection, asked: Asked) -> Iterator[Row]:
    office = asked.office
    for one in insured_assets(connection, office):
        ends = f"until {day(office, one.ends)}" if one.ends is not None else ""
        insured = None if one.insured is None else round(one.insured, office.decimals)
        yield (
            *(joined([one.policy, one.supplier, ends]), one.tag, one.description, one.status, insured),
            *(one.book, None if one.again is None else round(one.again, office.decimals)),
            *(None if one.over is None else round(one.over, office.decimals), word(office, one.verdict)),
            *(one.premium, one.policy_id),
        )


INSURED_ASSETS = Report(
    key="insured-assets",
    title="Insured assets",
    hint="What is insured by which policy: for how much, against its book value and what it costs to have it again; "
    "and what its part of the premium is, which is saved once it is disposed of.",
    nouns=asset_columns.NOUNS,
    columns=(
        worked("Policy", "text", 22, head=True),
        worked("Tag", "tag", 11),
        worked("Description", "text", 22),
        worked("Status", "status", 12),
        worked("Insured for", "money", 13, total=True),
        worked("Book value", "money", 12, total=True),
        worked("To have it again", "money", 13, total=True),
        worked("Over book value", "money", 12),
        worked("Value", "text", 12),
        worked("Premium a year", "money", 12, total=True),
    ),
    group=True,
    work_out=_insured,
    empty="Nothing is insured by a policy.",
)
UNINSURED_ASSETS = Report(
    key="uninsured-assets",
    title="Assets without a policy",
    hint="Assets that cost so much to have again, or more, and that no policy in force insures; the dearest first.",
    nouns=asset_columns.NOUNS,
    parameters=(parameters.LEAST, parameters.CATEGORY, parameters.DEPARTMENT),
    columns=(
        asset_columns.TAG,
        asset_columns.DESCRIPTION,
        asset_columns.STATUS,
        Column("Category", "text", (Category.name,), 13),
        Column("Department", "text", (Department.name,), 14),
        Column("Location", "text", (Place.path,), 20),
        Column("Purchased", "date", (Asset.purchased,), 11),
        Column("Cost", "money", (Asset.cost,), 12, total=True),
        Column("To have it again", "money", (WORTH,), 13, total=True),
    ),
    source=UNINSURED_SOURCE,
    where=lambda asked: [
        IS_THERE,
        asked["least"] <= WORTH,
        ~HAS_POLICY,
        *asked.equal(Asset.category_id, "category"),
        *asked.equal(Asset.department_id, "department"),
    ],
    order=(WORTH.desc(), Asset.tag_sort, Asset.id),
    empty="Everything of this worth is insured.",
)
