"""Return receipts from the window: after a session of Check in by one button or key, and from the check-in dialogs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton

from tests.paper.render import text_of
from tests.printing.fake_cups import FakeCups, cups
from tests.store_fixtures import Office
from tests.transactions import makers
from tests.ui.dialogs.office import button, pick
from tests.ui.window_fixtures import Shown, counter_office, shown
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.documents import Document
from tracker_desktop.models.people import Person
from tracker_desktop.transactions.issue_return_receipt import IssueReturnReceipt
from tracker_desktop.transactions.issue_statement import IssueStatement
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.ui.printing.preview_dialog import PreviewDialog

__all__ = ["counter_office", "cups", "shown"]


@pytest.fixture
def lent(counter_office: Office) -> Office:
    """LT-1 and LT-2 are with Maria, LT-3 with Leo, LT-4 with nobody."""
    office = counter_office
    maria, leo = makers.person(office), makers.person(office, "Leo Brandt", "20418")
    ids = [makers.add_asset(office, tag=f"LT-{number}") for number in range(1, 5)]
    makers.check_out(office, *ids[:2], holder=maria)
    makers.check_out(office, ids[2], holder=leo)
    return office


@pytest.fixture
def laser(cups: FakeCups, lent: Office, shown: Shown) -> FakeCups:
    """CUPS with a laser printer, and the window before it."""
    return cups


def receipt_buttons(shown: Shown) -> list[str]:
    found = [one.text() for one in shown.window.counter.banner.findChildren(QPushButton) if not one.isHidden()]
    return [text for text in found if "receipt" in text]


def printed(shown: Shown, laser: FakeCups, folder: Path) -> str:
    preview = shown.dialog()
    assert isinstance(preview, PreviewDialog)
    shown.qtbot.waitUntil(lambda: preview.is_ready, timeout=10_000)
    shown.settle()
    preview.print_it()
    shown.settle()
    path = folder / "printed.pdf"
    path.write_bytes(laser.printed)
    return " ".join(text_of(path).split())


def test_two_holders_two_receipts_one_preview(laser: FakeCups, shown: Shown, tmp_path: Path) -> None:
    shown.run("check_in")
    shown.burst("LT-1", "LT-3", "LT-2")
    shown.run("finish")
    assert receipt_buttons(shown) == ["2 return receipts  Ctrl+Shift+P"]
    button(shown.window.counter.banner, "2 return receipts").click()
    shown.settle()
    assert shown.dialog().windowTitle() == "2 return receipts"
    told = printed(shown, laser, tmp_path)
    assert told.count("Holder's copy") == 2
    first, second = told.index("RR-2026-00001"), told.index("RR-2026-00002")
    assert first < told.index("LT-1") < told.index("LT-2") < second < told.index("LT-3")
    assert told.count("LT-1") == told.count("LT-3") == 2
    assert "2 return receipts made" in shown.window.counter.banner.text()
    assert button(shown.window.counter.banner, "Undo the last").isEnabled()
    assert receipt_buttons(shown) == ["Print 2 return receipts"]


def test_who_only_looks_takes_no_number(laser: FakeCups, shown: Shown, tmp_path: Path) -> None:
    shown.run("check_in")
    shown.burst("LT-1")
    shown.run("finish")
    assert receipt_buttons(shown) == ["Return receipt  Ctrl+Shift+P"]
    for _ in range(2):
        shown.run("last_paper")
        assert shown.dialog().windowTitle() == "Return receipt for Maria Lopez"
        shown.dialog().reject()
        shown.settle()
        assert receipt_buttons(shown) == ["Return receipt  Ctrl+Shift+P"]
    assert shown.window.desk.store.read(makers.Rows(Document, Document.kind == "RR")) == []
    shown.run("last_paper")
    told = printed(shown, laser, tmp_path)
    assert told.count("RR-2026-00001") >= 2
    assert "Draft" not in told
    assert "Return receipt for Maria Lopez" in shown.window.counter.banner.text()


def test_the_keys_make_it_once_and_then_print_it_again(laser: FakeCups, shown: Shown, tmp_path: Path) -> None:
    shown.run("check_in")
    shown.burst("LT-1")
    shown.run("finish")
    shown.run("last_paper")
    printed(shown, laser, tmp_path)
    shown.run("last_paper")
    assert shown.dialog().windowTitle() == "RR-2026-00001"
    shown.dialog().reject()
    shown.settle()
    shown.run("undo")
    assert "Undone: Return receipt for Maria Lopez" in shown.window.counter.banner.text()
    shown.window.papers.show("RR-2026-00001")
    shown.settle()
    assert "Void: undone" in printed(shown, laser, tmp_path)


def test_one_who_is_not_cleared_is_a_warning_and_the_button_names_the_paper(
    laser: FakeCups, shown: Shown, tmp_path: Path
) -> None:
    maria, leo = (
        shown.window.desk.store.read(makers.Rows(Person, Person.badge == badge))[0]["id"]
        for badge in ("20417", "20418")
    )
    for person, outcome in ((maria, "warning"), (leo, "done")):
        shown.window.papers.clearance("people", person)
        shown.settle()
        printed(shown, laser, tmp_path)
        assert shown.window.counter.banner.outcome == outcome
        assert button(shown.window.counter.banner, "Print clearance").isVisible()
        shown.scan("LT-3")
        shown.run("check_in")
        shown.scan("LT-3")
        shown.run("finish")


def test_a_damage_report_is_named_once(laser: FakeCups, shown: Shown) -> None:
    (asset,) = shown.window.desk.store.read(makers.Rows(Asset, Asset.tag == "LT-1"))
    shown.window.desk.perform(ReportDamage(asset["id"]), shown.window.counter.show_done)
    shown.settle()
    banner = shown.window.counter.banner
    assert banner.text().count("DR-2026-00001") == 1
    assert button(banner, "Print damage report").isVisible()
    shown.scan("DR-2026-00001")
    assert "Damage report · LT-1 reported damaged" in banner.text()


def test_what_a_statement_is_stands_there_once(laser: FakeCups, lent: Office, shown: Shown) -> None:
    (maria,) = shown.window.desk.store.read(makers.Rows(Person, Person.badge == "20417"))
    shown.window.desk.perform(IssueStatement(maria["holder_id"]))
    shown.settle()
    shown.scan("ST-2026-00001")
    assert shown.window.counter.banner.text().count("Statement of custody") == 1


def test_a_statement_has_its_number_when_it_is_saved(laser: FakeCups, shown: Shown, tmp_path: Path) -> None:
    (maria,) = shown.window.desk.store.read(makers.Rows(Person, Person.badge == "20417"))
    shown.window.papers.statement("people", maria["id"])
    shown.settle()
    preview = shown.dialog()
    assert isinstance(preview, PreviewDialog)
    shown.qtbot.waitUntil(lambda: preview.is_ready, timeout=10_000)
    assert preview.windowTitle() == "Statement of custody for Maria Lopez"
    for name in ("first.pdf", "again.pdf"):
        button(preview, "Save as PDF").click()
        pick(preview, tmp_path / name)
        shown.settle()
        assert preview.windowTitle() == "ST-2026-00001"
        told = text_of(tmp_path / name)
        assert told.count("ST-2026-00001") == 2
        assert "Draft" not in told
    preview.reject()
    shown.settle()
    assert "Statement of custody for Maria Lopez" in shown.window.counter.banner.text()
    assert button(shown.window.counter.banner, "Print statement of custody").isVisible()
    documents = shown.window.desk.store.read(makers.Rows(Document, Document.kind == "ST"))
    assert [document["number"] for document in documents] == ["ST-2026-00001"]


def test_of_two_holders_the_one_who_can_have_none_is_said(laser: FakeCups, shown: Shown, tmp_path: Path) -> None:
    shown.run("check_in")
    shown.burst("LT-1", "LT-3")
    shown.run("finish")
    returns = shown.window.counter.returns
    assert returns is not None
    shown.run("last_paper")
    desk = shown.window.desk
    desk.store.perform(IssueReturnReceipt(returns.session, returns.holders[0]), desk.operator_id)
    told = printed(shown, laser, tmp_path)
    assert "RR-2026-00002" in told
    assert "RR-2026-00001" not in told
    said = shown.window.counter.banner.text()
    assert "What Leo Brandt gave back in that session is on RR-2026-00001 already." in said


def test_what_came_back_and_went_out_again_is_refused_before_anything_is_shown(laser: FakeCups, shown: Shown) -> None:
    shown.run("check_in")
    shown.burst("LT-1")
    shown.run("finish")
    returns = shown.window.counter.returns
    assert returns is not None
    shown.run("undo")
    shown.window.papers.returned(returns)
    shown.settle()
    preview = shown.dialog()
    assert isinstance(preview, PreviewDialog)
    assert "Maria Lopez gave nothing back in that session" in preview.banner.text()
    assert not preview.is_ready


def test_the_next_scan_or_mode_takes_the_offer_away(laser: FakeCups, shown: Shown) -> None:
    shown.run("check_in")
    shown.burst("LT-1")
    shown.run("finish")
    shown.scan("LT-4")
    assert receipt_buttons(shown) == []
    shown.run("last_paper")
    assert "no receipt to print" in shown.window.counter.banner.text()
    shown.run("finish")
    assert receipt_buttons(shown) == []


def test_a_dialog_asks_for_one_and_remembers_the_answer(laser: FakeCups, shown: Shown) -> None:
    for row, (ticked, number) in enumerate([(False, "RR-2026-00001"), (True, "RR-2026-00002")]):
        check_in(shown, row)
        (box,) = shown.dialog().findChildren(QCheckBox)
        assert (box.text(), box.isChecked()) == ("Return receipt", ticked)
        box.setChecked(True)
        shown.press(Qt.Key.Key_Return, ctrl=True)
        assert number in shown.window.counter.banner.text()
        button(shown.window.counter.banner, "Print return receipt").click()
        shown.settle()
        assert shown.dialog().windowTitle() == number
        shown.dialog().reject()
        shown.settle()
    check_in(shown, 2)
    (box,) = shown.dialog().findChildren(QCheckBox)
    box.setChecked(False)
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert receipt_buttons(shown) == []


def test_several_chosen_ones_come_back_on_one_receipt(laser: FakeCups, shown: Shown, tmp_path: Path) -> None:
    check_in(shown, 0, 1)
    (box,) = shown.dialog().findChildren(QCheckBox)
    assert (box.text(), box.isChecked()) == ("Return receipt", False)
    box.setChecked(True)
    shown.press(Qt.Key.Key_Return, ctrl=True)
    button(shown.window.counter.banner, "Print return receipt").click()
    shown.settle()
    told = printed(shown, laser, tmp_path)
    assert "Held until now by Taken back by" in told
    assert told.count("LT-1") == told.count("LT-2") == 2


def check_in(shown: Shown, *rows: int) -> None:
    """Check in what stands in these rows of the list."""
    shown.window.show_tab("assets")
    shown.settle()
    table = shown.window.lists["assets"].table
    table.clearSelection()
    chosen = table.selectionModel()
    for row in rows:
        index = table.model().index(row, 0)
        chosen.select(index, chosen.SelectionFlag.Select | chosen.SelectionFlag.Rows)
        chosen.setCurrentIndex(index, chosen.SelectionFlag.NoUpdate)
    shown.settle()
    shown.run("assets_in")
