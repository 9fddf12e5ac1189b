"""The Audits tab: the sum, the classes, the rooms, what can be done with a finding, and what a blind audit hides."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.audit_makers import Room, fill_room, open_audit, see
from tests.ui.audits.audit_office import BESIDE, SUM, audited, cell, choose, offered, open_tab, tags, take  # noqa: F401
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.queries.audit_head import AuditChoices
from tracker_desktop.transactions.post_audit import PostAudit
from tracker_desktop.transactions.rights import Right, Role, rights_of
from tracker_desktop.transactions.see_in_audit import SeeInAudit
from tracker_desktop.transactions.set_operator import SetOperator
from tracker_desktop.transactions.steer_audit import SteerAudit
from tracker_desktop.ui.tabs.audits import BLIND_VIEWS, AuditsTab


def tab_of(shown: Shown) -> AuditsTab:  # noqa: F811
    assert shown.window.audits.tab is not None
    return shown.window.audits.tab


def shown_views(tab: AuditsTab) -> list[str]:
    rows = [row.key for row in tab.side._rows]
    return [key for number, key in enumerate(rows) if not tab.side.isRowHidden(number)]


def test_the_strip_says_the_sum_of_the_audit(audited: tuple[Room, int], shown: Shown) -> None:  # noqa: F811
    open_tab(shown)
    said = shown.window.audits.strip.text()
    assert "Audit: Biology B-204" in said
    assert "by Rita Osei" in said
    assert f"{SUM} · {BESIDE}" in said
    shown.window.show_tab("assets")
    assert not shown.window.audits.strip.isVisible()


@pytest.mark.parametrize("state", ["cancelled", "closed"])
def test_what_is_over_is_said_in_its_tab_alone(
    counter_office: Office,  # noqa: F811
    request: pytest.FixtureRequest,
    state: str,
) -> None:
    room = fill_room(counter_office, 1)
    audit = open_audit(counter_office, room.here)
    see(counter_office, audit, room.assets["CH-1"], room.here)
    found: Shown = request.getfixturevalue("shown")
    open_tab(found)
    found.run("audit")
    strip = found.window.audits.strip
    found.window.show_tab("counts")
    found.settle()
    assert strip.isVisible()
    found.window.desk.perform(PostAudit(audit) if state == "closed" else SteerAudit(audit, "cancelled"))
    found.settle()
    found.qtbot.waitUntil(lambda: not strip.isVisible(), timeout=5000)
    open_tab(found)
    assert state in strip.text()
    assert strip.isVisible()


def test_each_class_lists_its_findings(audited: tuple[Room, int], shown: Shown) -> None:  # noqa: F811
    open_tab(shown)
    assert tags(shown) == ["9781234", "CH-2", "CH-3", "CH-4", "LT-1"]
    for view, expected in (
        ("found", ["CH-1"]),
        ("not_seen", ["CH-6"]),
        ("moved_since", ["CH-5"]),
        ("again", ["CH-1"]),
        ("missing", ["CH-4"]),
    ):
        tab_of(shown).show_view(view)
        shown.settle()
        assert tags(shown) == expected, view


def test_a_scan_is_said_counted_shown_and_undone(audited: tuple[Room, int], shown: Shown) -> None:  # noqa: F811
    open_tab(shown)
    shown.run("audit")
    shown.scan("B-204", "CH-6")
    banner = shown.window.counter.banner
    assert banner.outcome == "done"
    assert "CH-6 found" in banner.text()
    assert "now in Biology B-204" in shown.window.audits.strip.text()
    shown.qtbot.waitUntil(lambda: "2 found" in shown.window.audits.strip.text(), timeout=5000)
    assert tab_of(shown).findings.card_code() == "CH-6"
    shown.run("undo")
    shown.qtbot.waitUntil(lambda: SUM in shown.window.audits.strip.text(), timeout=5000)


def test_a_finding_is_resolved_by_the_keyboard(audited: tuple[Room, int], shown: Shown) -> None:  # noqa: F811
    open_tab(shown)
    resolver, table = shown.window.audits.resolver, tab_of(shown).findings.table
    choose(shown, "CH-2")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    shown.settle()
    assert offered(resolver)[:2] == ["Move the record", "Move the record to another place…"]
    assert resolver.menu is not None
    QTest.keyClick(resolver.menu, Qt.Key.Key_3)
    shown.follow()
    assert "CH-2: leave the record" in shown.window.counter.banner.text()
    assert cell(shown, "CH-2", "resolve") == "Leave the record"


def test_several_findings_are_resolved_at_once(audited: tuple[Room, int], shown: Shown) -> None:  # noqa: F811
    open_tab(shown)
    tab_of(shown).findings.table.selectAll()
    shown.window.audits.open_menu()
    shown.settle()
    assert offered(shown.window.audits.resolver) == ["Ignore…", "Choose later"]
    take(shown, shown.window.audits.resolver, "Ignore…")
    reason = shown.dialog().field("reason")  # type: ignore[attr-defined]
    QTest.keyClicks(reason.line, "Known")
    QTest.keyClick(reason.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.follow()
    assert {cell(shown, tag, "resolve") for tag in tags(shown)} == {"Ignore: Known"}


def test_what_is_missing_is_looked_for_again(audited: tuple[Room, int], shown: Shown) -> None:  # noqa: F811
    open_tab(shown)
    choose(shown, "CH-4")
    words = [button.text for button in shown.window.audits.finding_buttons()]
    assert words == ["Report missing", "Look again"]
    shown.window.audits.finding_buttons()[1].run()
    shown.settle()
    tab_of(shown).show_view("not_seen")
    shown.settle()
    assert tags(shown) == ["CH-4", "CH-6"]


def test_a_room_is_scanned_and_finished_from_the_list(audited: tuple[Room, int], shown: Shown) -> None:  # noqa: F811
    open_tab(shown)
    tab_of(shown).show_view("rooms")
    shown.settle()
    assert tags(shown) == ["Biology B-204"]
    assert [cell(shown, "Biology B-204", key) for key in ("expected", "seen", "missing", "beside")] == list("6312")
    rooms = tab_of(shown).rooms
    rooms.table.selectRow(0)
    rooms.table.setFocus()
    QTest.keyClick(rooms.table, Qt.Key.Key_Return)
    shown.settle()
    state = shown.window.counter.state
    assert state is not None
    assert (state.mode, state.place and state.place[1]) == ("audit", "Biology B-204")
    shown.run("finish_room")
    assert "Biology B-204 finished" in shown.window.counter.banner.text()
    shown.qtbot.waitUntil(lambda: "2 missing" in shown.window.audits.strip.text(), timeout=5000)


def test_what_another_window_scanned_is_seen_here(audited: tuple[Room, int], shown: Shown) -> None:  # noqa: F811
    room, audit = audited
    open_tab(shown)
    tab_of(shown).show_view("not_seen")
    shown.settle()
    shown.window.desk.perform(SeeInAudit(audit, room.assets["CH-6"], "CH-6", room.here))
    shown.qtbot.waitUntil(lambda: "2 found" in shown.window.audits.strip.text(), timeout=5000)
    shown.qtbot.waitUntil(lambda: tags(shown) == [], timeout=5000)


def test_an_audit_is_paused_and_goes_on(audited: tuple[Room, int], shown: Shown) -> None:  # noqa: F811
    open_tab(shown)
    shown.run("pause_audit")
    shown.qtbot.waitUntil(lambda: "paused" in shown.window.audits.strip.text(), timeout=5000)
    assert not shown.window.actions_by_id["reconcile"].isEnabled()
    shown.run("resume_audit")
    shown.qtbot.waitUntil(shown.window.actions_by_id["reconcile"].isEnabled, timeout=5000)


def test_the_condition_of_what_was_seen_is_noted(audited: tuple[Room, int], shown: Shown) -> None:  # noqa: F811
    shown.run("audit")
    shown.scan("B-204", "CH-6")
    shown.run("condition")
    condition = shown.dialog().field("condition")  # type: ignore[attr-defined]
    condition.set_value("broken")
    QTest.keyClick(condition.combo, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    assert "CH-6: condition broken" in shown.window.counter.banner.text()


def test_an_entry_of_history_leads_to_its_audit(audited: tuple[Room, int], shown: Shown) -> None:  # noqa: F811
    shown.window.show_tab("journal")
    shown.settle()
    history = shown.window.lists["journal"]
    history.table.selectRow(0)
    shown.settle()
    assert history.card_kind() == "search_in_audit"
    history.opened.emit(history.current())
    shown.settle()
    assert shown.window.tabs.currentWidget() is tab_of(shown)
    assert "Audit: Biology B-204" in shown.window.audits.strip.text()


def test_without_an_audit_the_tab_says_what_one_is(shown: Shown) -> None:  # noqa: F811
    open_tab(shown)
    assert shown.window.current_list() is None
    assert not shown.window.audits.strip.isVisible()
    assert not shown.window.actions_by_id["reconcile"].isEnabled()


def test_audits_that_go_on_are_offered_before_those_that_are_over(sqlite_office: Office) -> None:
    room = fill_room(sqlite_office)
    first, second = open_audit(sqlite_office, room.here), open_audit(sqlite_office, room.there)
    sqlite_office.perform(SteerAudit(second, "cancelled"))
    assert [(key, state) for key, _, state in sqlite_office.read(AuditChoices())] == [
        (first, "open"),
        (second, "cancelled"),
    ]


def blind_office(office: Office) -> int:
    """A blind audit of B-204 with CH-1 seen, and a clerk who scans for it."""
    room = fill_room(office)
    audit = open_audit(office, room.here, blind=True)
    see(office, audit, room.assets["CH-1"], room.here)
    clerk = makers.add_person(office, "Cleo Clerk", "20555")
    office.perform(SetOperator(clerk, (Role.CLERK.value,)))
    return audit


def test_a_blind_audit_says_nothing_of_what_it_expects(
    counter_office: Office,  # noqa: F811
    request: pytest.FixtureRequest,
) -> None:
    blind_office(counter_office)
    found: Shown = request.getfixturevalue("shown")
    open_tab(found)
    assert "6 expected" in found.window.audits.strip.text()
    found.window.rights = rights_of(frozenset({Role.CLERK}))
    found.window.audits.show_again()
    found.settle()
    said = found.window.audits.strip.text()
    assert "1 seen" in said
    assert "expected" not in said
    tab = tab_of(found)
    assert shown_views(tab) == list(BLIND_VIEWS)
    assert tags(found) == ["CH-1"]
    tab.show_view("not_seen")
    found.settle()
    assert tags(found) == ["CH-1"]
    tab.show_view("rooms")
    found.settle()
    columns = [column.key for column in tab.shown_list().listing.columns]  # type: ignore[union-attr]
    assert not {"expected", "seen", "missing"} & set(columns)
    assert Right.RECONCILE not in found.window.rights
    assert not found.window.actions_by_id["audit_findings"].isEnabled()
