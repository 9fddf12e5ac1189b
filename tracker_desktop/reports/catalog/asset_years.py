"""What one asset was and will be worth, year by year."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from tracker_desktop.queries.value_years import AssetYearsOf
from tracker_desktop.reports import parameters, value_columns
from tracker_desktop.reports.report import Asked, Report, Row, worked

TAKEN = ("Depreciation", "Impaired")


def _years(connection: Connection, asked: Asked) -> Iterator[Row]:
    found = AssetYearsOf(asked["asset"]).run(connection)
    for year in () if found is None else found.years:
        amounts = (year.opening, year.added, year.depreciation, year.impaired, year.disposed, year.closing)
        yield (year.year, year.ends, *(round(amount, asked.office.decimals) for amount in amounts))


ASSET_YEARS = Report(
    key="asset-depreciation",
    title="Depreciation of an asset",
    hint="What one asset was worth when each fiscal year began, what is written down in it, and what is left.",
    nouns=("year", "years"),
    parameters=(parameters.ASSET.needed(),),
    columns=(
        worked("Fiscal year", "text", 12),
        worked("Ends", "date", 12),
        *(worked(title, "money", 14, total=title in TAKEN) for title in value_columns.ROLLED),
    ),
    work_out=_years,
    empty="It has no cost, so it has no value.",
)
