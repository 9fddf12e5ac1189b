# ruff: noqa: F811 - fixtures
"""Losses and disposal lots through the window: scanned in, approved by another, disposed of, closed, printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from tests.store_fixtures import Office
from tests.transactions import disposal_makers as lots
from tests.transactions import makers
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.ui.dialogs.ask import Ask
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.disposals.losses_dialog import LossesDialog
from tracker_desktop.ui.disposals.lot_dialog import LotDialog
from tracker_desktop.ui.disposals.lots_dialog import DisposalsDialog
from tracker_desktop.ui.forms.make_field import fill


@dataclass
class Here:
    """What is there before the window opens."""

    office: Office
    olga: int
    maria: int
    laptop: int
    lost: int
    waiting: int


@pytest.fixture
def here(counter_office: Office) -> Here:
    office = counter_office
    olga, maria = lots.manager(office), makers.person(office)
    laptop = makers.add_asset(office, tag="LT-1", cost=Decimal(500), holds_data=True)
    lost = makers.add_asset(office, tag="LT-2", cost=Decimal(900))
    waiting = makers.add_asset(office, tag="CH-1")
    office.perform(ReportMissing((lost,)))
    office.perform(lots.to_disposal(office, waiting))
    return Here(office, olga, maria, laptop, lost, waiting)


def form(shown: Shown) -> FormDialog:
    dialog = shown.dialog()
    assert isinstance(dialog, FormDialog)
    return dialog


def lot_dialog(shown: Shown) -> LotDialog:
    dialog = shown.dialog()
    assert isinstance(dialog, LotDialog)
    return dialog


def enter(shown: Shown, **values: object) -> None:
    """Fill the form in front and send it."""
    dialog = form(shown)
    for key, value in values.items():
        fill(dialog.field(key), value)
    dialog.send()
    shown.settle()


def answer(shown: Shown, digit: str) -> None:
    """Take a choice of the question in front."""
    assert isinstance(shown.dialog(), Ask)
    shown.dialog()._take(int(digit))  # type: ignore[attr-defined]
    shown.settle()


def test_a_lot_from_the_first_scan_to_its_certificate(here: Here, shown: Shown) -> None:
    office = here.office
    shown.run("new_lot")
    enter(shown, name="Old laptops", method="sale", recipient="Campus Surplus")
    dialog = lot_dialog(shown)
    assert dialog.scan_field is not None
    shown.burst("LT-1", "LT-2", "NO-SUCH")
    shown.follow()
    assert [line.tag for line in dialog._lot.lines] == ["LT-1"]
    assert [row.code for row in dialog._wrong] == ["LT-2", "NO-SUCH"]
    assert "LT-2 is reported missing" in dialog._wrong[0].problem
    dialog.put_in_waiting()
    shown.follow()
    assert lots.readiness(office, here.laptop, here.waiting) == ["pending disposal"] * 2
    assert dialog.windowTitle() == "Old laptops"
    assert "2 assets" in dialog._subtitle.text()
    assert "1 to wipe" in dialog._subtitle.text()
    dialog.press_primary()
    shown.settle()
    answer(shown, "1")
    assert "Waits for approval" in dialog.banner.text()
    shown.follow()
    assert not dialog.scan_field.isVisible()
    office.perform(Approve(lots.waiting(office)), by=here.olga)
    dialog._ask_again()
    shown.follow()
    dialog.press_primary()
    enter(shown)
    assert "holds data and is not wiped" in form(shown).banner.text()
    form(shown).reject()
    shown.settle()
    dialog.list.table.selectRow(0)
    dialog.wipe()
    enter(shown, wiped_on=lots.DAY)
    assert "both the day on which it was wiped and how" in form(shown).banner.text()
    enter(shown, wipe_method="Cleared")
    shown.follow()
    assert not [line.tag for line in dialog._lot.lines if line.to_wipe]
    dialog.press_primary()
    enter(shown)
    shown.follow()
    assert "disposed of: 2 assets" in dialog.banner.text()
    dialog.press_primary()
    answer(shown, "1")
    shown.follow()
    assert lots.lot_row(office, dialog._lot.id)["number"] == "CD-2026-00001"
    assert "Print" in " ".join(button.text() for button in dialog._buttons)
    dialog.reject()


def test_a_loss_is_completed_charged_and_sent_for_approval(here: Here, shown: Shown) -> None:
    shown.window.show_list("losses", "missing")
    shown.settle()
    dialog = shown.dialog()
    assert isinstance(dialog, LossesDialog)
    shown.press(Qt.Key.Key_Return)
    enter(shown, how="stolen", police_number="V 118")
    (loss,) = lots.losses(here.office, here.lost)
    assert (loss["kind"], loss["police_number"], loss["circumstances"]) == ("stolen", "V 118", None)
    dialog.charge()
    shown.settle()
    enter(shown, holder_id=(here.maria, "Maria Lopez"))
    assert "900.00 charged to Maria Lopez" in dialog.banner.text()
    dialog.write_off()
    shown.settle()
    enter(shown, reason="Not found")
    assert "Waits for approval" in dialog.banner.text()
    dialog.found()
    shown.settle()
    enter(shown)
    assert lots.readiness(here.office, here.lost) == ["ready"]
    dialog.list.show_view("all")
    dialog.list.choose_first()
    shown.follow()
    dialog.write_off()
    shown.settle()
    assert "not missing any more" in dialog.banner.text()


def test_chosen_assets_go_into_a_lot_that_is_open_and_reports_say_more(here: Here, shown: Shown) -> None:
    office = here.office
    lot = lots.lot(office, name="Spring")
    shown.window.show_record("assets", here.laptop)
    shown.settle()
    shown.run("dispose")
    answer(shown, "1")
    assert lots.readiness(office, here.laptop) == ["pending disposal"]
    lot_dialog(shown).reject()
    shown.run("disposals")
    listed = shown.dialog()
    assert isinstance(listed, DisposalsDialog)
    shown.follow()
    shown.press(Qt.Key.Key_Return)
    assert lot_dialog(shown)._lot.id == lot
    lot_dialog(shown).list.table.selectRow(0)
    lot_dialog(shown).take_out()
    shown.follow()
    assert lots.readiness(office, here.laptop) == ["ready"]
    lot_dialog(shown).reject()
    shown.settle()
    listed.reject()
    shown.run("missing")
    enter(shown, how="destroyed", reason="Fell into the river", lost_on=lots.DAY)
    (loss,) = lots.losses(office, here.laptop)
    assert (loss["kind"], loss["lost_on"]) == ("destroyed", lots.DAY)


def test_photos_and_documents_of_a_loss_and_of_a_lot(here: Here, shown: Shown) -> None:
    lot = lots.lot(here.office, here.laptop)
    shown.run("losses")
    losses = shown.dialog()
    assert isinstance(losses, LossesDialog)
    shown.follow()
    losses.files()
    shown.settle()
    assert "LT-2" in shown.dialog().windowTitle()
    shown.dialog().reject()
    losses.reject()
    shown.window.disposals.show(lot)
    shown.settle()
    lot_dialog(shown).files()
    shown.settle()
    assert "Old laptops" in shown.dialog().windowTitle()
