"""What assets are worth goes out to a file and comes back: schemes by name, salvage, life, replacement cost."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.value_makers import add_scheme
from tracker_desktop.exchange.plan import plan_import
from tracker_desktop.exchange.write_csv import export

HEAD = (
    "Asset Tag,Description,Purchase Cost,Depreciation,Salvage Value,Months of its life,Units of life,Replacement cost"
)


def test_values_go_out_and_come_back(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    add_scheme(office, "Computers")
    file = tmp_path / "in.csv"
    file.write_text(f"{HEAD}\nLT-1,Dell,1200,computers,100,36,,1300.50\nLT-2,Dell,900,,,,2.5,\n")
    plan = plan_import(office.store, file)
    assert (plan.counts.adds, plan.counts.wrong) == (2, 0)
    office.perform(plan.transaction())
    one, other = (makers.asset(office, asset) for asset in (1, 2))
    kept = ("scheme_id", "salvage", "life_months", "life_units", "replacement_cost")
    assert [one[key] for key in kept] == [1, 100, 36, None, Decimal("1300.5")]
    assert [other[key] for key in kept] == [None, None, None, Decimal("2.5"), None]
    export(office.store, "assets", tmp_path / "out.csv")
    assert plan_import(office.store, tmp_path / "out.csv").counts.same == 2


def test_wrong_values_are_told(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    makers.add_asset(office, tag="LT-3", cost=Decimal(50), purchased=dt.date(2026, 1, 1))
    file = tmp_path / "in.csv"
    wrongs = ("LT-1,Dell,10,Vans,,,,", "LT-2,Dell,10,,11,,,", "LT-3,Dell,,,51,,,")
    rows = (*wrongs, "LT-4,Dell,10,,,0,,", "LT-5,Dell,,,,,0,")
    file.write_text("\n".join((HEAD, *rows)) + "\n")
    wrong = [why for _, why in plan_import(office.store, file).wrong]
    assert wrong[0] == "There is no depreciation scheme “Vans”. Add it first under Property."
    assert wrong[1] == "11.00 can't be left of what cost 10.00. Correct one of them."
    assert wrong[2].startswith("51.00 can't be left of what cost 50.00.")
    assert len(wrong) == 5
