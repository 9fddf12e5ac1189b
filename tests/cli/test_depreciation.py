"""The command that prints how an amount is written down."""

from __future__ import annotations

import json

import pytest

from tracker_desktop import cli
from tracker_desktop.depreciation.methods import METHODS


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = cli.main(["depreciation", *words])
    return (status, *capsys.readouterr())


def test_the_years_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    asked = "--method straight-line --cost 2880 --salvage 400 --years 5 --in-service 2022-12-05"
    status, out, err = run(capsys, *asked.split())
    assert (status, err) == (0, "")
    assert [line.split() for line in out.splitlines()] == [
        ["Year", "Depreciation", "Book", "value"],
        ["2022", "41.33", "2838.67"],
        ["2023", "496.00", "2342.67"],
        ["2024", "496.00", "1846.67"],
        ["2025", "496.00", "1350.67"],
        ["2026", "496.00", "854.67"],
        ["2027", "454.67", "400.00"],
    ]


def test_json_has_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    asked = "--method macrs-5 --cost 10000 --convention mid-quarter --in-service 2023-11-05 --fiscal-start 10-01 --json"
    facts = json.loads(run(capsys, *asked.split())[1])
    assert facts["years"][0] == {
        "year": 2023,
        "depreciation": "3500.00",
        "book_value": "6500.00",
        "begins": "2023-10-01",
        "ends": "2024-09-30",
    }
    assert [row["depreciation"] for row in facts["years"]][-2:] == ["1101.00", "138.00"]
    assert (facts["depreciation"], facts["book_value"]) == ("10000.00", "0.00")
    named = json.loads(run(capsys, "--list", "--json")[1])
    assert list(named) == list(METHODS)


@pytest.mark.parametrize(
    ("asked", "amounts"),
    [
        ("--method DDB --years 5", "400.00 240.00 144.00 108.00 108.00"),
        ("--method ddb --years 5 --no-switch", "400.00 240.00 144.00 86.40 129.60"),
        ("--method 150db --years 5 --salvage 100", "300.00 210.00 147.00 121.50 121.50"),
        ("--method declining_balance --factor 300 --years 5", "600.00 240.00 96.00 38.40 25.60"),
        ("--method SYD --years 4", "400.00 300.00 200.00 100.00"),
        ("--method macrs --years 3", "333.30 444.50 148.10 74.10"),
        ("--method own-rates --rates 50%,30,20", "500.00 300.00 200.00"),
        ("--method units --life-units 100 --units 10,60,50", "100.00 600.00 300.00"),
        ("--method sl --years 2.5 --convention half-year", "200.00 400.00 400.00"),
        ("--method sl --years 3 --in-service 2024-01-01 --disposed 2025-06-30", "333.33 166.66"),
    ],
)
def test_each_option(capsys: pytest.CaptureFixture[str], asked: str, amounts: str) -> None:
    facts = json.loads(run(capsys, "--cost", "1000", "--json", *asked.split())[1])
    assert [row["depreciation"] for row in facts["years"]] == amounts.split()


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "--method sl",
        "--method guess --cost 5",
        "--method macrs --cost 5 --years 6",
        "--method sl --cost 5",
        "--method sl --cost NaN --years 5",
        "--method sl --cost 1e9 --years 5",
        "--method sl --cost -1 --years 5",
        "--method sl --cost 1.00001 --years 5",
        "--method sl --cost 1000000000001 --years 5",
        "--method sl --cost 5 --years 0",
        "--method sl --cost 5 --years 101",
        "--method sl --cost 5 --years 1.3",
        "--method sl --cost 5 --years 5 --salvage 6",
        "--method sl --cost 5 --years 5 --in-service 2023-02-30",
        "--method sl --cost 5 --years 5 --in-service 1899-12-31",
        "--method sl --cost 5 --years 5 --fiscal-start 02-30",
        "--method sl --cost 5 --years 5 --factor 0",
        "--method sl --cost 5 --years 5 --convention noon",
        "--method sl --cost 5 --years 5 --in-service 2024-01-01 --disposed 2023-01-01",
        "--method macrs-5 --cost 5 --convention month",
        "--method macrs-5 --cost 5 --years 7",
        "--method own-rates --cost 5",
        "--method own-rates --cost 5 --rates 50,49",
        "--method units-of-use --cost 5 --life-units 5",
        "--method units-of-use --cost 5 --units 5",
    ],
)
def test_wrong_input_is_told_in_one_sentence(capsys: pytest.CaptureFixture[str], asked: str) -> None:
    status, out, err = run(capsys, *asked.split())
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert err.rstrip().endswith(".")
