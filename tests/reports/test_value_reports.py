"""The value of assets by fiscal years: it rolls forward, asset by asset and in groups; worked by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from tests.reports.small_office import run
from tests.reports.test_catalog import column, sums
from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.value_makers import add_scheme
from tracker_desktop.queries.details import AssetDetail
from tracker_desktop.queries.value_detail import SchemeDetail
from tracker_desktop.queries.value_years import AssetYearsOf
from tracker_desktop.reports.result import Result
from tracker_desktop.reports.value_columns import ROLLED
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.change_value import ChangeValue

D = Decimal
NEW_YEAR = dt.date(2026, 1, 1)


def _fill(office: Office) -> dict[str, int]:
    """Laptops of 1,200 over four years; a van of 10,000 by MACRS; a chair that no scheme writes down."""
    laptops = add_scheme(office, "Laptops")
    category = makers.add_category(office, "Laptops", "LT", scheme_id=laptops)
    tax = add_scheme(office, "Vans", "macrs-5")
    biology = makers.add_department(office, "Biology")
    ids = {
        "old": _asset(office, "LT-1", 1200, dt.date(2024, 1, 10), category_id=category, department_id=biology),
        "new": _asset(office, "LT-2", 2400, dt.date(2026, 7, 1), category_id=category),
        "van": _asset(office, "VN-1", 10000, dt.date(2025, 5, 5), scheme_id=tax),
        "chair": _asset(office, "CH-1", 300, dt.date(2020, 1, 1), department_id=biology),
    }
    office.perform(ChangeValue((ids["old"],), "impairment", NEW_YEAR, D(100)))
    return ids


def _asset(office: Office, tag: str, cost: int, purchased: dt.date, **fields: Any) -> int:
    return makers.add_asset(office, f"Thing {tag}", tag=tag, cost=D(cost), purchased=purchased, **fields)


def _rows(result: Result) -> dict[str, list[D]]:
    titles = [one.title for one in result.report.columns]
    places = [titles.index(title) for title in ROLLED]
    name = titles.index("Tag") if "Tag" in titles else 0
    return {row[name]: [row[place] for place in places] for row in result.rows()}


def test_the_schedule_of_a_year_rolls_forward(office: Office) -> None:
    _fill(office)
    with run(office, "depreciation-schedule", year=dt.date(2026, 6, 30)) as result:
        rows = _rows(result)
        assert rows == {
            "LT-1": [600, 0, 250, 100, 0, 250],
            "LT-2": [0, 2400, 300, 0, 0, 2100],
            "CH-1": [300, 0, 0, 0, 0, 300],
            "VN-1": [8000, 0, 3200, 0, 0, 4800],
        }
        assert result.said[0] == "Fiscal year 2026: 1 Jan 2026 to 31 Dec 2026"
        for opening, added, *down, closing in rows.values():
            assert opening + added - sum(down) == closing
        assert sums(result) == dict(zip(ROLLED, map(sum, zip(*rows.values(), strict=True)), strict=True))
    with run(office, "depreciation-by-category", year=dt.date(2026, 6, 30)) as result:
        assert _rows(result) == {
            "Laptops": [600, 2400, 550, 100, 0, 2350],
            "No category": [8300, 0, 3200, 0, 0, 5100],
        }
    with run(office, "depreciation-by-department", year=dt.date(2023, 6, 30)) as result:
        assert _rows(result) == {"Biology": [300, 0, 0, 0, 0, 300]}


def test_what_it_was_worth_on_a_day(office: Office) -> None:
    _fill(office)
    with run(office, "book-value", day=dt.date(2025, 12, 31)) as result:
        worth = dict(zip(column(result, "Tag"), column(result, "Book value"), strict=True))
        assert worth == {"LT-1": 600, "CH-1": 300, "VN-1": 8000}
        assert column(result, "Written down until")[0] == dt.date(2027, 12, 31)
    with run(office, "book-value-by-department", day=dt.date(2026, 12, 31)) as result:
        assert column(result, "Department") == ["Biology", "No department"]
        assert column(result, "Assets") == [2, 2]
        assert column(result, "Book value") == [550, 6900]
    with run(office, "book-value-by-category", day=dt.date(2019, 12, 31)) as result:
        assert column(result, "Category") == []


def test_the_forecast_tells_of_ten_fiscal_years(office: Office) -> None:
    _fill(office)
    office.perform(ChangeSetting("fiscal.start", "07-01"))
    with run(office, "depreciation-forecast") as result:
        titles = [one.title for one in result.report.columns]
        assert titles[:4] == ["Category", "In the books", "2026/27", "2027/28"]
        assert (len(titles), titles[-1]) == (12, "2035/36")
        assert column(result, "2026/27") == [850, 1920]


def test_one_asset_is_told_of_year_by_year(office: Office) -> None:
    ids = _fill(office)
    found = office.read(AssetYearsOf(ids["old"]))
    assert found is not None
    assert [(year.year, year.depreciation, year.closing) for year in found.years] == [
        ("2024", D(300), D(900)),
        ("2025", D(300), D(600)),
        ("2026", D(250), D(250)),
        ("2027", D(250), D(0)),
    ]
    assert (found.scheme, found.terms, found.current) == ("Laptops", "Straight line · 4 years", 2)
    assert office.read(AssetYearsOf(makers.add_asset(office))) is None
    with run(office, "asset-depreciation", asset=ids["van"]) as result:
        assert column(result, "Depreciation") == [2000, 3200, 1920, 1152, 1152, 576]


def test_the_cards_say_what_it_is_worth(office: Office) -> None:
    ids = _fill(office)
    card = office.read(AssetDetail(ids["old"]))
    assert card is not None
    fields = dict(card.fields)
    assert fields["Book value"] == "$291.67 · $908.33 depreciated"
    assert fields["Depreciation"] == "Laptops · Straight line · 4 years · until 31 Dec 2027"
    chair = office.read(AssetDetail(ids["chair"]))
    assert chair is not None
    assert "Book value" not in dict(chair.fields)
    scheme = office.read(SchemeDetail(1))
    assert scheme is not None
    assert (scheme.title, scheme.subtitle, scheme.state) == ("Laptops", "Straight line", "active")
    assert dict(scheme.fields)["Categories"] == "Laptops"
