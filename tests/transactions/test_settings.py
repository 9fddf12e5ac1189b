"""Settings of the office: each with its type and what it may be."""

from __future__ import annotations

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop import settings
from tracker_desktop.models.office import Setting
from tracker_desktop.transactions.change_setting import RULES, ChangeSetting

Value = str | int | bool


@pytest.mark.parametrize(
    ("key", "value", "title"),
    [
        ("office.name", "Biology office", "Name of the office: Biology office"),
        ("office.zone", "Europe/Berlin", "Time zone: Europe/Berlin"),
        ("money.currency", "eur", "Currency: EUR"),
        ("money.decimals", 0, "Decimals of an amount: 0"),
        ("tags.digits", 6, "Digits of a new tag: 6"),
        ("loan.days", 21, "Days of a loan: 21"),
        ("stock.expiring_days", 60, "Expiring within: 60"),
        ("assets.warranty_days", 90, "Warranty ends within: 90"),
        ("returns.place", "stockroom", "Returns shelf: STOCKROOM"),
        ("returns.place", "", "Returns shelf: none"),
        ("stock.hold_place", "returns", "Place for stock on hold: RETURNS"),
        ("stock.scrap_limit", 0, "Write-off limit of stock: 0"),
        ("paper.size", "letter", "Paper: Letter"),
        ("costs.insurance_percent", " 1,50 % ", "Insurance in % of cost: 1.5"),
        ("costs.tax_percent", "0", "Property tax in % of cost: 0"),
        ("files.folder", "/srv/files", "Folder of photos and documents: /srv/files"),
        ("files.folder", "~/Tracker files", "Folder of photos and documents: ~/Tracker files"),
        ("files.folder", r"\\server\files", r"Folder of photos and documents: \\server\files"),
        ("receipts.terms", "Bring it back.", "Terms on receipts: Bring it back."),
    ],
)
def test_each_can_be_changed(office: Office, key: str, value: Value, title: str) -> None:
    assert makers.there_and_back(office, ChangeSetting(key, value)).title == title


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("office.name", " ", "Name of the office: This must be filled in."),
        ("office.zone", "Mars/North", "Time zone: “Mars/North” is not a time zone."),
        ("money.currency", "dollars", "Currency: “dollars” is not a currency."),
        ("money.decimals", 5, "Decimals of an amount: 5 is not between 0 and 4."),
        ("tags.digits", 0, "Digits of a new tag: 0 is not between 1 and 12."),
        ("loan.days", 0, "Days of a loan: 0 is not between 1 and 3650."),
        ("loan.days", "14", "Days of a loan: This is not the kind of value"),
        ("loan.days", True, "Days of a loan: This is not the kind of value"),
        ("stock.expiring_days", -1, "Expiring within: -1 is not between"),
        ("paper.size", "A3", "Paper: “A3” is not"),
        ("costs.maintenance_percent", "100.5", "Maintenance in % of cost: “100.5” is not so much per cent."),
        ("costs.maintenance_percent", "-1", "Maintenance in % of cost: “-1” is not so much per cent."),
        ("files.folder", "files", "Folder of photos and documents: “files” is no whole path of a folder. Write it"),
        ("files.folder", "https://server/files", "Folder of photos and documents: “https://server/files” is no whole"),
        ("files.folder", "~nobody/files", "Folder of photos and documents: “~nobody/files” is no whole path"),
        ("receipts.terms", "x" * 1001, "Terms on receipts: The text has 1001 characters"),
        ("returns.place", "NOWHERE", "Returns shelf: No place has the code “NOWHERE”."),
        ("returns.place", "~LOST", "Returns shelf: “Lost” stands for stock"),
        ("stock.hold_place", "STOCKROOM", "Place for stock on hold: Stock is issued from Stockroom."),
        ("stock.scrap_limit", -1, "Write-off limit of stock: -1 is not between"),
    ],
)
def test_what_one_cannot_be(office: Office, key: str, value: Value, sentence: str) -> None:
    code, said = makers.refused(office, ChangeSetting(key, value))
    assert (code, said[: len(sentence)]) == ("field_wrong", sentence)


def test_what_is_no_setting_or_no_change(office: Office) -> None:
    assert makers.refused(office, ChangeSetting("office.colour", "red"))[0] == "setting_unknown"
    assert makers.refused(office, ChangeSetting("loan.days", 14))[0] == "nothing_changed"


def test_a_changed_setting_is_one_row(office: Office) -> None:
    office.perform(ChangeSetting("loan.days", 21))
    office.perform(ChangeSetting("loan.days", 14))
    (row,) = office.read(makers.Rows(Setting, Setting.key == "loan.days"))
    assert row["value"] == 14


def test_every_setting_has_a_rule() -> None:
    assert set(RULES) == set(settings.BY_KEY)
