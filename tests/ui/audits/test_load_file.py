"""A file of a scanner, and a count made elsewhere, loaded in the window."""

from __future__ import annotations

from pathlib import Path

from tests.transactions.audit_makers import Room
from tests.ui.audits.audit_office import audited, choose, offered, open_tab, tags, take  # noqa: F401
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.ui.audits.load_file import LoadFile
from tracker_desktop.ui.audits.sheet_dialog import SheetDialog
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.search_field import SearchField


def load(shown: Shown, path: Path, text: str) -> SheetDialog:  # noqa: F811
    path.write_text(text, encoding="utf-8")
    open_tab(shown)
    audit = shown.window.audits.audit
    assert audit is not None
    LoadFile(shown.window, audit).load(path)
    shown.settle()
    dialog = shown.dialog()
    assert isinstance(dialog, SheetDialog)
    shown.settle()
    return dialog


def test_the_memory_of_a_scanner_is_loaded_as_one_entry(
    audited: tuple[Room, int],  # noqa: F811
    shown: Shown,  # noqa: F811
    tmp_path: Path,
) -> None:
    dialog = load(shown, tmp_path / "memory.txt", "B-204\nCH-6\nCH-5\n")
    assert dialog.columns["tag"].value() == 0
    assert not dialog.headings.value()
    assert "2 rows name an asset by its exact code" in dialog.said.text()
    dialog.press_primary()
    shown.settle()
    assert "2 seen in the audit Biology B-204" in shown.window.counter.banner.text()
    shown.qtbot.waitUntil(lambda: "0 not seen" not in shown.window.audits.strip.text(), timeout=5000)
    shown.qtbot.waitUntil(lambda: "not seen yet" not in shown.window.audits.strip.text(), timeout=5000)
    shown.run("undo")
    shown.qtbot.waitUntil(lambda: "1 not seen yet" in shown.window.audits.strip.text(), timeout=5000)


def test_a_count_made_elsewhere_asks_for_its_places_and_proposes_its_tags(
    audited: tuple[Room, int],  # noqa: F811
    shown: Shown,  # noqa: F811
    tmp_path: Path,
) -> None:
    text = "Inventory no;Room;State\nch 6;B 204;good\nCH-5;Rm 12;broken\n;B-204;\n"
    dialog = load(shown, tmp_path / "count.csv", text)
    assert [dialog.columns[key].value() for key in ("tag", "place", "condition", "note")] == [0, 1, 2, -1]
    assert "1 row is probably an asset" in dialog.said.text()
    assert dialog.unreadable.count() == 1
    known, strange = dialog._places["B 204"], dialog._places["Rm 12"]
    assert isinstance(known, ChoiceField)
    assert isinstance(strange, SearchField)
    known.combo.setCurrentIndex(1)
    dialog.press_primary()
    shown.settle()
    tab = shown.window.audits.tab
    assert tab is not None
    tab.show_view("unknown")
    shown.settle()
    assert tags(shown) == ["9781234", "ch 6"]
    choose(shown, "ch 6")
    shown.window.audits.open_menu()
    shown.settle()
    assert offered(shown.window.audits.resolver)[0].startswith("It is CH-6: ")
    tab.findings.table.selectAll()
    shown.window.audits.open_menu()
    shown.settle()
    take(shown, shown.window.audits.resolver, "1 of them are what they probably are")
    assert "ch 6 is CH-6" in shown.window.counter.banner.text()
    shown.qtbot.waitUntil(lambda: tags(shown) == ["9781234"], timeout=5000)


def test_other_columns_are_chosen_by_hand(
    audited: tuple[Room, int],  # noqa: F811
    shown: Shown,  # noqa: F811
    tmp_path: Path,
) -> None:
    dialog = load(shown, tmp_path / "odd.csv", "A;B\nB-204;CH-6\nB-204;CH-4\n")
    assert not dialog.headings.value()
    dialog.headings.box.click()
    dialog.columns["tag"].set_value(1)
    dialog.columns["place"].set_value(0)
    dialog.survey()
    shown.settle()
    assert "2 rows name an asset by its exact code" in dialog.said.text()
    assert dialog._places == {}
