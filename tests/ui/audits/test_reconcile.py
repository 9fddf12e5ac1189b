"""The reconcile dialog: the sum as tiles, a resolution for each finding, what waits for another person, the posting."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.audit_makers import Room, fill_room, lines, open_audit, see
from tests.ui.audits.audit_office import audited, offered, open_tab, take  # noqa: F401
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.models.assets import Asset
from tracker_desktop.transactions.search_in_audit import SearchInAudit
from tracker_desktop.ui.audits.reconcile_dialog import ReconcileDialog
from tracker_desktop.ui.audits.sum_tiles import SumTiles
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.text_field import TextField


def reconcile(shown: Shown) -> ReconcileDialog:  # noqa: F811
    open_tab(shown)
    shown.run("reconcile")
    dialog = shown.dialog()
    assert isinstance(dialog, ReconcileDialog)
    return dialog


def tiles(row: SumTiles) -> list[str]:
    shown_tiles = [*row._tiles.values(), *row._beside.values()]
    return [tile.accessibleName() for tile in shown_tiles if not tile.isHidden()]


def rows(dialog: ReconcileDialog) -> dict[str, str]:
    """What each finding is resolved by, by tag."""
    model = dialog.list.table.model()
    column = dialog._column()
    return {model.index(row, 0).data(): model.index(row, column).data() for row in range(model.rowCount())}


def choose(shown: Shown, dialog: ReconcileDialog, tag: str) -> None:  # noqa: F811
    dialog.list.table.clearSelection()
    dialog.list.table.selectRow(list(rows(dialog)).index(tag))
    shown.settle()


def press(shown: Shown, dialog: ReconcileDialog, key: Qt.Key) -> None:  # noqa: F811
    QTest.keyClick(dialog.list.table, key)
    shown.settle()


def settle(shown: Shown) -> None:  # noqa: F811
    """Until the list and the sums have followed a change."""
    shown.follow()


def test_the_sum_stands_in_tiles_and_proposals_count_as_chosen(
    audited: tuple[Room, int],  # noqa: F811
    shown: Shown,  # noqa: F811
) -> None:
    dialog = reconcile(shown)
    assert tiles(dialog.tiles) == [
        "6 expected",
        "= 1 found",
        "+ 1 seen elsewhere",
        "+ 1 unexpected state",
        "+ 1 missing",
        "+ 1 moved since",
        "+ 1 not seen yet",
        "1 recorded elsewhere",
        "1 unknown code",
    ]
    assert rows(dialog) == {
        "9781234": "Choose…",
        "CH-2": "Move the record to Physics P-101",
        "CH-3": "Check in",
        "CH-4": "Report missing",
        "LT-1": "Move the record to Biology B-204",
    }
    assert "4 of 5 resolved" in dialog.strip.text()
    assert "nothing waits for a second person" in dialog.strip.text()
    assert "1 not seen yet" in dialog.unseen.text()


def test_a_tile_shows_its_findings(audited: tuple[Room, int], shown: Shown) -> None:  # noqa: F811
    dialog = reconcile(shown)
    dialog.tiles._tiles["missing"].click()
    shown.settle()
    assert list(rows(dialog)) == ["CH-4"]


def test_all_is_resolved_by_keyboard_posted_undone_and_posted_again(
    audited: tuple[Room, int],  # noqa: F811
    shown: Shown,  # noqa: F811
) -> None:
    dialog = reconcile(shown)
    dialog.finish_rooms()
    settle(shown)
    assert "missing there" in dialog.banner.text()
    assert dialog.unseen.isHidden()
    choose(shown, dialog, "9781234")
    press(shown, dialog, Qt.Key.Key_F2)
    assert offered(dialog.resolver) == ["Add as found on site…", "Ignore…", "It is on an asset…", "Choose later"]
    take(shown, dialog.resolver, "Add as found on site…")
    description = shown.dialog().field("description")  # type: ignore[attr-defined]
    QTest.keyClicks(description.line, "Stool")
    QTest.keyClick(description.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(shown)
    assert rows(dialog)["9781234"] == "Add as found on site"
    assert "6 of 6 resolved" in dialog.strip.text()
    dialog.press_primary()
    settle(shown)
    banner = shown.window.counter.banner
    assert "Audit Biology B-204 closed" in banner.text()
    assert "AC-2026-00001" in shown.window.audits.strip.text()
    assert shown.window.actions_by_id["audit_paper"].isEnabled()
    shown.run("undo")
    settle(shown)
    assert "opened" in shown.window.audits.strip.text()
    dialog = reconcile(shown)
    assert "6 of 6 resolved" in dialog.strip.text()
    dialog.post()
    settle(shown)
    assert "AC-2026-00002" in shown.window.audits.strip.text()


def found_on_site(shown: Shown, dialog: ReconcileDialog) -> FormDialog:  # noqa: F811
    """The form of what stands in no record, for the code 9781234."""
    choose(shown, dialog, "9781234")
    press(shown, dialog, Qt.Key.Key_F2)
    take(shown, dialog.resolver, "Add as found on site…")
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    description = form.field("description")
    assert isinstance(description, TextField)
    QTest.keyClicks(description.line, "Stool")
    return form


def send_and_post(shown: Shown, dialog: ReconcileDialog, form: FormDialog) -> object:  # noqa: F811
    """Where the asset is by the records that came of the form."""
    form.send()
    settle(shown)
    dialog.post()
    settle(shown)
    added = shown.window.desk.store.read(makers.Rows(Asset))
    return next(one["place_id"] for one in added if one["tag"] == "9781234")


def test_found_on_site_shows_the_room_where_it_was_scanned(audited: tuple[Room, int], shown: Shown) -> None:  # noqa: F811
    room, _ = audited
    dialog = reconcile(shown)
    form = found_on_site(shown, dialog)
    place = form.field("place_id")
    assert isinstance(place, SearchField)
    assert (place.value(), place.line.text()) == (room.here, "Biology B-204")
    assert send_and_post(shown, dialog, form) == room.here


def test_another_place_than_the_room_is_kept(audited: tuple[Room, int], shown: Shown) -> None:  # noqa: F811
    room, _ = audited
    dialog = reconcile(shown)
    form = found_on_site(shown, dialog)
    place = form.field("place_id")
    assert isinstance(place, SearchField)
    shown.pick(place, "Physics")
    assert send_and_post(shown, dialog, form) == room.there


@pytest.fixture
def dear(counter_office: Office) -> int:  # noqa: F811
    """An audit in which a chair of 100 and a microscope of 3,180 are missing."""
    room = fill_room(counter_office, 1)
    makers.add_asset(counter_office, "Microscope", tag="MS-1", place_id=room.here, cost=Decimal(3180))
    audit = open_audit(counter_office, room.here)
    found = lines(counter_office, audit)
    counter_office.perform(SearchInAudit(audit, (found["CH-1"], found["MS-1"]), "missing"))
    return audit


def test_what_waits_for_another_person_is_said_before_it_is_posted(dear: int, shown: Shown) -> None:  # noqa: F811
    dialog = reconcile(shown)
    assert "Write-offs above 1,000 wait for a second person: 1 will be sent for approval." in dialog.strip.text()
    dialog.post()
    settle(shown)
    assert "1 missing asset for a second person to approve" in shown.window.counter.banner.text()


def test_a_probable_match_is_confirmed_with_its_reason(
    counter_office: Office,  # noqa: F811
    request: pytest.FixtureRequest,
) -> None:
    room = fill_room(counter_office, 2)
    audit = open_audit(counter_office, room.here)
    see(counter_office, audit, None, room.here, "CH1")
    found: Shown = request.getfixturevalue("shown")
    dialog = reconcile(found)
    choose(found, dialog, "CH1")
    press(found, dialog, Qt.Key.Key_Return)
    take(found, dialog.resolver, "It is on an asset…")
    asset = found.dialog().field("asset_id")  # type: ignore[attr-defined]
    found.pick(asset, "CH-1")
    QTest.keyClick(asset.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(found)
    assert "CH1 is CH-1" in dialog.banner.text()
    assert rows(dialog) == {}


def test_a_refusal_stays_in_the_dialog(audited: tuple[Room, int], shown: Shown) -> None:  # noqa: F811
    dialog = reconcile(shown)
    audit = shown.window.audits.audit
    assert audit is not None
    shown.window.audits.steer("paused")
    settle(shown)
    dialog.post()
    settle(shown)
    assert dialog.isVisible()
    assert "is paused" in dialog.banner.text()
