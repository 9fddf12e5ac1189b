"""Depreciation schemes, and changes of the value of assets from a day on."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.value_makers import add_scheme
from tracker_desktop.models.values import DepreciationScheme
from tracker_desktop.queries.book_values import BookValues
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.add_scheme import AddScheme
from tracker_desktop.transactions.change_value import ChangeValue
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.edit_category import EditCategory
from tracker_desktop.transactions.edit_scheme import EditScheme
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.scheme_fields import SchemeFields

D = Decimal
NEW_YEAR = dt.date(2026, 1, 1)


def _value(office: Office, asset: int, on: dt.date) -> Decimal:
    return office.read(BookValues((asset,), on))[asset].value


def _asset(office: Office, scheme: int | None, cost: str = "1200", **fields: Any) -> int:
    fields = {"purchased": dt.date(2024, 1, 10), **fields}
    return makers.add_asset(office, cost=D(cost), scheme_id=scheme, **fields)


def test_a_scheme_is_added_edited_and_keeps_what_its_method_uses(office: Office) -> None:
    fields = SchemeFields("Computers", "declining-balance", years=D(5), rates=("100",), meter="hours")
    done = makers.there_and_back(office, AddScheme(fields))
    assert (done.title, done.detail) == ("Computers added", "Declining balance")
    scheme = makers.made(done)
    kept = makers.row(office, DepreciationScheme, scheme)
    assert (kept["convention"], kept["factor_percent"], kept["rates"], kept["meter"]) == ("month", 200, [], None)
    done = makers.there_and_back(office, EditScheme(scheme, {"method": "macrs-5"}))
    kept = makers.row(office, DepreciationScheme, scheme)
    assert (kept["convention"], kept["years"], kept["factor_percent"]) == ("half-year", None, None)
    assert makers.refused(office, EditScheme(scheme, {"name": "Computers"}))[0] == "nothing_changed"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"method": "straight-line"}, "scheme_needs_years"),
        ({"method": "straight-line", "years": D("0.1")}, "field_wrong"),
        ({"method": "straight-line", "years": D(101)}, "field_wrong"),
        ({"method": "straight-line", "years": D("NaN")}, "field_wrong"),
        ({"method": "guess"}, "field_wrong"),
        ({"method": "macrs-5", "convention": "month"}, "scheme_convention"),
        ({"method": "macrs-39", "convention": "half-year"}, "scheme_convention"),
        ({"method": "units-of-use", "meter": "hours"}, "scheme_needs_units"),
        ({"method": "own-rates"}, "scheme_needs_rates"),
        ({"method": "own-rates", "rates": ("50", "49")}, "field_wrong"),
        ({"method": "own-rates", "rates": ("50", "fifty")}, "field_wrong"),
        ({"method": "own-rates", "rates": ("100.0001", "-0.0001")}, "field_wrong"),
        ({"method": "macrs-5", "name": " computers "}, "scheme_taken"),
    ],
)
def test_a_wrong_scheme_is_refused(sqlite_office: Office, fields: dict[str, Any], code: str) -> None:
    add_scheme(sqlite_office)
    assert makers.refused(sqlite_office, AddScheme(SchemeFields(**{"name": "Other", **fields})))[0] == code


def test_a_scheme_in_use_is_changed_for_a_reason_alone(office: Office) -> None:
    scheme = add_scheme(office)
    category = makers.add_category(office, scheme_id=scheme)
    asset = makers.add_asset(office, cost=D(1200), category_id=category, in_service=NEW_YEAR)
    assert _value(office, asset, dt.date(2026, 12, 31)) == 900
    assert makers.refused(office, EditScheme(scheme, {"years": D(3)})) == (
        "scheme_used",
        "1 asset is written down by Computers. What it was worth would be worked out anew: "
        "give a reason, or add another scheme and change to it.",
    )
    office.perform(EditScheme(scheme, {"name": "Laptops"}))
    done = makers.there_and_back(office, EditScheme(scheme, {"years": D(3)}, "typed wrongly"))
    assert (done.title, done.detail) == ("Laptops changed: Years", "typed wrongly")
    assert _value(office, asset, dt.date(2026, 12, 31)) == 800
    office.perform(EditCategory(category, {"scheme_id": None}))
    assert _value(office, asset, dt.date(2026, 12, 31)) == 1200


def test_an_asset_has_a_scheme_a_life_and_a_salvage_of_its_own(office: Office) -> None:
    scheme = add_scheme(office, salvage_percent=D(10))
    asset = _asset(office, scheme)
    assert _value(office, asset, dt.date(2027, 12, 31)) == 120
    office.perform(EditAssets((asset,), {"salvage": D(200), "life_months": 10}))
    assert _value(office, asset, dt.date(2024, 9, 30)) == 300
    wrong = EditAssets((asset,), {"cost": D(199)})
    assert makers.refused(office, wrong) == (
        "salvage_above_cost",
        "200.00 can't be left of what cost 199.00. Correct one of them.",
    )
    assert makers.refused(office, AddAsset(AssetFields("x", "X-1", scheme_id=99)))[0] == "field_wrong"


def test_every_change_goes_on_from_its_day_and_leaves_the_past(office: Office) -> None:
    scheme, faster = add_scheme(office), add_scheme(office, "Fast", "sum-of-years-digits", years=D(4))
    before = dt.date(2025, 12, 31)
    for change, later in (
        (ChangeValue((0,), "impairment", NEW_YEAR, D(100)), "250"),
        (ChangeValue((0,), "revaluation", NEW_YEAR, D(1000)), "500"),
        (ChangeValue((0,), "addition", NEW_YEAR, D(400)), "500"),
        (ChangeValue((0,), "new life", NEW_YEAR, life_months=36), "0"),
        (ChangeValue((0,), "new salvage", NEW_YEAR, D(200)), "400"),
        (ChangeValue((0,), "new scheme", NEW_YEAR, scheme_id=faster), "200"),
    ):
        asset = _asset(office, scheme)
        done = makers.there_and_back(
            office, ChangeValue((asset,), change.change, NEW_YEAR, change.amount, change.life_months, change.scheme_id)
        )
        assert _value(office, asset, before) == 600
        assert _value(office, asset, dt.date(2026, 12, 31)) == D(later), done.title


def test_a_change_says_what_it_is_worth_now(office: Office) -> None:
    asset = _asset(office, add_scheme(office))
    done = office.perform(ChangeValue((asset,), "impairment", NEW_YEAR, D(100), reason="screen broken"))
    assert (done.title, done.detail) == ("Value of A-1: impaired by 100.00", "worth 291.67 today · screen broken")
    other = _asset(office, None)
    done = office.perform(ChangeValue((asset, other), "addition", dt.date(2026, 5, 1), D(50)))
    assert done.title == "Value of 2 assets: 50.00 added"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"change": "impairment"}, "value_needs"),
        ({"change": "impairment", "amount": D(0)}, "value_needs"),
        ({"change": "impairment", "amount": D(601)}, "value_above"),
        ({"change": "impairment", "amount": D(-1)}, "field_wrong"),
        ({"change": "guess", "amount": D(1)}, "field_wrong"),
        ({"change": "revaluation", "amount": D(575)}, "value_same"),
        ({"change": "addition", "amount": D(1), "changed_on": dt.date(2026, 12, 24)}, "value_future"),
        ({"change": "addition", "amount": D(1), "changed_on": dt.date(2024, 1, 9)}, "value_before"),
        ({"change": "new life", "life_months": 24}, "value_life_over"),
        ({"change": "new life"}, "value_needs"),
        ({"change": "new salvage", "amount": D(1000)}, "value_above"),
        ({"change": "new scheme", "scheme_id": 99}, "field_wrong"),
        ({"change": "new scheme", "scheme_id": 1}, "value_same_scheme"),
        ({"change": "new scheme", "scheme_id": 2}, "value_life_over"),
    ],
)
def test_a_wrong_change_is_refused(sqlite_office: Office, fields: dict[str, Any], code: str) -> None:
    office = sqlite_office
    scheme = add_scheme(office)
    add_scheme(office, "Short", years=D(2))
    asset = _asset(office, scheme)
    wrong = ChangeValue((asset,), **{"changed_on": dt.date(2026, 1, 31), **fields})
    assert makers.refused(office, wrong)[0] == code


def test_what_is_not_written_down_or_gone_is_refused(sqlite_office: Office) -> None:
    office = sqlite_office
    table = add_scheme(office, "Tax", "macrs-5")
    free, plain = makers.add_asset(office), _asset(office, None)
    taxed, unknown = _asset(office, table), makers.add_asset(office, cost=D(5), scheme_id=table)
    for asset, change, code in (
        (free, ChangeValue((free,), "addition", NEW_YEAR, D(1)), "value_no_cost"),
        (plain, ChangeValue((plain,), "new life", NEW_YEAR, life_months=60), "value_no_scheme"),
        (taxed, ChangeValue((taxed,), "new life", NEW_YEAR, life_months=60), "value_by_table"),
        (taxed, ChangeValue((taxed,), "new salvage", NEW_YEAR, D(1)), "value_salvage_none"),
        (unknown, ChangeValue((unknown,), "new salvage", NEW_YEAR, D(1)), "value_no_start"),
    ):
        assert makers.refused(office, change)[0] == code, asset
    office.perform(ChangeValue((taxed,), "addition", NEW_YEAR, D(1)))
    earlier = ChangeValue((taxed,), "addition", NEW_YEAR - dt.timedelta(days=1), D(1))
    assert makers.refused(office, earlier)[1] == (
        "The value of A-3 was changed from 1 Jan 2026 on. Enter that day or a later one."
    )
