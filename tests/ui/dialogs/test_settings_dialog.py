"""The settings of the office: only what was changed is sent, each as its own entry."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from tests.ui.dialogs.office import DeskOffice, button, desk, guessing, nameless, press
from tracker_desktop.paper.units import PAPERS
from tracker_desktop.queries.listing import ListIds
from tracker_desktop.queries.office import Settings
from tracker_desktop.settings import OPTIONS
from tracker_desktop.transactions.add_place import AddPlace
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.rules.place_fields import PlaceFields
from tracker_desktop.ui.dialogs.settings_dialog import Changed, SettingsDialog
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.date_field import DateField
from tracker_desktop.ui.fields.number_fields import QuantityField
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.text_field import TextField
from tracker_desktop.ui.fields.zones import zone_names, zones_like
from tracker_desktop.ui.forms.make_field import FlagField

__all__ = ["desk"]


def opened(desk: DeskOffice) -> SettingsDialog:
    dialog = SettingsDialog(desk.desk, desk.window)
    desk.shown(dialog)
    desk.wait(lambda: button(dialog, "Save").isEnabled())
    return dialog


def line(dialog: SettingsDialog, key: str) -> Any:
    field = dialog.field(key)
    assert isinstance(field, TextField | QuantityField | SearchField | DateField)
    return field.line


def shown(dialog: SettingsDialog, key: str) -> str:
    field = dialog.field(key)
    if isinstance(field, FlagField):
        return "yes" if field.value() else "no"
    return field.combo.currentText() if isinstance(field, ChoiceField) else line(dialog, key).text()


def type_into(dialog: SettingsDialog, key: str, text: str) -> None:
    editor = line(dialog, key)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text)


def entries(desk: DeskOffice) -> int:
    return len(desk.office.read(ListIds("journal")).ids)


def settings(desk: DeskOffice) -> dict[str, Any]:
    values = desk.office.read(Settings())
    return dict(values)


def test_has_a_field_for_every_setting_with_its_value(desk: DeskOffice) -> None:
    desk.office.perform(AddPlace(PlaceFields("RET-2", "Second shelf", "returns shelf")))
    desk.office.perform(ChangeSetting("returns.place", "RET-2"))
    desk.office.perform(AddPlace(PlaceFields("HOLD-1", "Cage", "hold")))
    desk.office.perform(ChangeSetting("stock.hold_place", "HOLD-1"))
    dialog = opened(desk)
    assert {option.key: shown(dialog, option.key) for option in OPTIONS} == {
        "office.name": "Main stockroom",
        "office.address": "",
        "office.zone": "UTC",
        "money.currency": "USD",
        "money.decimals": "2",
        "tags.digits": "5",
        "loan.days": "14",
        "loan.notice_days": "1, 7, 14, 30",
        "loan.statement_days": "365",
        "reservations.no_show_hours": "4",
        "maintenance.due_days": "30",
        "maintenance.labour_rate": "0",
        "assets.idle_days": "180",
        "contracts.notice_days": "90",
        "fiscal.start": "01-01",
        "files.folder": "",
        "files.most_megabytes": "50",
        "stock.expiring_days": "30",
        "stock.transfer_days": "7",
        "assets.warranty_days": "60",
        "returns.place": "Second shelf",
        "stock.hold_place": "Cage",
        "stock.closed_until": "",
        "stock.scrap_limit": "1000",
        "orders.service_level": "95",
        "orders.lead_days": "7",
        "orders.review_days": "0",
        "orders.history_days": "365",
        "orders.cost": "0",
        "orders.carrying_percent": "20",
        "paper.size": "A4",
        "labels.owner": "",
        "approvals.second_person": "yes",
        "audits.write_off_limit": "1000",
        "costs.insurance_percent": "1",
        "costs.tax_percent": "1",
        "costs.maintenance_percent": "2",
        "counts.approval_limit": "1000",
        "counts.per_year_a": "4",
        "counts.per_year_b": "2",
        "counts.per_year_c": "1",
        "counts.tolerance_percent_a": "1",
        "counts.tolerance_percent_b": "3",
        "counts.tolerance_percent_c": "5",
        "counts.tolerance_number": "0",
        "counts.tolerance_value": "0",
        "receipts.terms": "",
    }
    assert nameless(dialog) == []
    assert guessing(dialog) == []


def test_the_paper_is_chosen_from_those_that_can_be_drawn_on(desk: DeskOffice) -> None:
    dialog = opened(desk)
    paper = dialog.field("paper.size")
    assert isinstance(paper, ChoiceField)
    assert [paper.combo.itemText(number) for number in range(paper.combo.count())] == list(PAPERS)
    paper.set_value("Letter")
    press(dialog, "Save")
    desk.wait(lambda: not isValid(dialog))
    assert settings(desk)["paper.size"] == "Letter"


@pytest.mark.parametrize(("typed", "kept"), [("31 Jan 2026", "2026-01-31"), ("", "")])
def test_the_closed_day_is_typed_as_every_other_day(desk: DeskOffice, typed: str, kept: str) -> None:
    desk.office.perform(ChangeSetting("stock.closed_until", "2026-01-15"))
    dialog = opened(desk)
    assert shown(dialog, "stock.closed_until").endswith("15 Jan 2026")
    line(dialog, "stock.closed_until").clear()
    type_into(dialog, "stock.closed_until", typed)
    press(dialog, "Save")
    desk.wait(lambda: not isValid(dialog))
    assert settings(desk)["stock.closed_until"] == kept


def test_nothing_changed_posts_nothing(desk: DeskOffice) -> None:
    dialog = opened(desk)
    before = entries(desk)
    press(dialog, "Save")
    desk.wait(lambda: not isValid(dialog))
    assert entries(desk) == before


def test_each_change_is_an_entry_of_its_own_and_is_told(desk: DeskOffice) -> None:
    dialog = opened(desk)
    before = entries(desk)
    told: list[tuple[Changed, ...]] = []
    dialog.saved.connect(told.append)
    type_into(dialog, "loan.days", "21")
    type_into(dialog, "money.decimals", "0")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: told)
    assert [(one.key, one.value) for one in told[0]] == [("money.decimals", 0), ("loan.days", 21)]
    assert [one.done.title for one in told[0]] == ["Decimals of an amount: 0", "Days of a loan: 21"]
    assert entries(desk) == before + 2
    assert settings(desk)["loan.days"] == 21
    assert settings(desk)["money.decimals"] == 0


def test_a_refusal_stands_at_its_field_and_what_was_saved_before_stays(desk: DeskOffice) -> None:
    dialog = opened(desk)
    type_into(dialog, "office.name", "Other stockroom")
    type_into(dialog, "tags.digits", "99")
    press(dialog, "Save")
    desk.wait(dialog.banner.isVisible)
    assert "Digits of a new tag" in dialog.field("tags.digits").error()
    assert settings(desk)["office.name"] == "Other stockroom"
    type_into(dialog, "tags.digits", "6")
    told: list[tuple[Changed, ...]] = []
    dialog.saved.connect(told.append)
    press(dialog, "Save")
    desk.wait(lambda: told)
    assert [one.key for one in told[0]] == ["office.name", "tags.digits"]
    assert settings(desk)["tags.digits"] == 6


def test_a_zone_is_found_by_its_city(desk: DeskOffice) -> None:
    dialog = opened(desk)
    type_into(dialog, "office.zone", "new york")
    QTest.keyClick(line(dialog, "office.zone"), Qt.Key.Key_Down)
    QTest.keyClick(line(dialog, "office.zone"), Qt.Key.Key_Down)
    QTest.keyClick(line(dialog, "office.zone"), Qt.Key.Key_Return)
    assert line(dialog, "office.zone").text() == "America/New_York"
    press(dialog, "Save")
    desk.wait(lambda: not isValid(dialog))
    assert settings(desk)["office.zone"] == "America/New_York"


def test_a_zone_that_is_none_is_not_sent(desk: DeskOffice) -> None:
    dialog = opened(desk)
    type_into(dialog, "office.zone", "Atlantis")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "is not known yet" in dialog.field("office.zone").error()
    assert settings(desk)["office.zone"] == "UTC"


def test_the_returns_shelf_is_found_by_name_and_kept_by_code(desk: DeskOffice) -> None:
    desk.office.perform(AddPlace(PlaceFields("RET-2", "Second shelf", "returns shelf")))
    dialog = opened(desk)
    field = dialog.field("returns.place")
    assert isinstance(field, SearchField)
    type_into(dialog, "returns.place", "Second")
    desk.wait(field._list.isVisible)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    press(dialog, "Save")
    desk.wait(lambda: not isValid(dialog))
    assert settings(desk)["returns.place"] == "RET-2"
    dialog = opened(desk)
    type_into(dialog, "returns.place", "\b")
    line(dialog, "returns.place").clear()
    press(dialog, "Save")
    desk.wait(lambda: not isValid(dialog))
    assert settings(desk)["returns.place"] == ""


def test_both_places_are_kept_by_their_codes_at_once(desk: DeskOffice) -> None:
    desk.office.perform(AddPlace(PlaceFields("RET-2", "Second shelf", "returns shelf")))
    desk.office.perform(AddPlace(PlaceFields("HOLD-1", "Cage", "hold")))
    dialog = opened(desk)
    for key, text in (("returns.place", "Second"), ("stock.hold_place", "Cage")):
        field = dialog.field(key)
        assert isinstance(field, SearchField)
        type_into(dialog, key, text)
        desk.wait(field._list.isVisible)
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    press(dialog, "Save")
    desk.wait(lambda: not isValid(dialog))
    assert (settings(desk)["returns.place"], settings(desk)["stock.hold_place"]) == ("RET-2", "HOLD-1")


def test_esc_asks_once_before_it_throws_away(desk: DeskOffice) -> None:
    dialog = opened(desk)
    type_into(dialog, "loan.days", "3")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Not saved yet" in dialog.banner.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    desk.wait(lambda: not isValid(dialog))
    assert settings(desk)["loan.days"] == 14


@pytest.mark.parametrize(
    ("typed", "first"),
    [("berlin", "Europe/Berlin"), ("new york", "America/New_York"), ("Europe/Zu", "Europe/Zurich"), ("utc", "UTC")],
)
def test_zones_are_found_by_what_is_typed(typed: str, first: str) -> None:
    assert zones_like(typed)[0] == first


def test_every_zone_offered_is_one() -> None:
    assert len(zone_names()) > 300
    assert zones_like("Atlantis") == []
