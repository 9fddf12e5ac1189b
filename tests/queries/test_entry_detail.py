"""What the card of an entry in History tells."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from tests.queries.filled import fill
from tests.store_fixtures import Office
from tests.transactions.import_files import DATA, csv, take
from tests.transactions.makers import add_asset, add_person, add_place, place_id
from tests.transactions.stock_makers import JAN, JUNE, add_item, lot, receive
from tracker_desktop.queries.card import Card
from tracker_desktop.queries.entry_card import EntryOf
from tracker_desktop.queries.entry_detail import MOST, EntryDetail
from tracker_desktop.queries.entry_kinds import ASSET_KINDS, LASTING_KINDS, RECORD_KINDS, STOCK_KINDS
from tracker_desktop.queries.history import LastEntries
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.edit_item import EditItem
from tracker_desktop.transactions.edit_lot import EditLot
from tracker_desktop.transactions.edit_person import EditPerson
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.recall_lot import RecallLot
from tracker_desktop.transactions.registry import by_kind
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.transactions.rules.item_parts import CodeFields
from tracker_desktop.transactions.see_asset import SeeAsset
from tracker_desktop.transactions.set_operator import SetOperator

HEAD = frozenset({"No.", "When", "Kind", "Who", "Where", "Document"})


def last(office: Office, back: int = 0) -> Card:
    """The card of the last entry, or of one before it."""
    found = office.read(EntryDetail(office.read(LastEntries(back + 1))[back].seq))
    assert found is not None
    assert all(label and text for label, text in found.fields)
    return found


def told(card: Card) -> list[tuple[str, str]]:
    """What it tells besides number, time and who."""
    return [(label, text) for label, text in card.fields if label not in HEAD]


def test_every_kind_is_in_one_group() -> None:
    groups = (*ASSET_KINDS, *STOCK_KINDS, *RECORD_KINDS)
    assert sorted(groups) == sorted(by_kind())
    assert not set(ASSET_KINDS) & set(STOCK_KINDS)


def test_the_kinds_that_last_are_those_that_no_undo_takes_back() -> None:
    assert set(LASTING_KINDS) == {kind for kind, verb in by_kind().items() if not verb.undoable}


def test_a_sighting_lasts(office: Office) -> None:
    office.perform(SeeAsset(add_asset(office, tag="TB-11")))
    assert last(office).state == "lasting"


def test_an_edit_tells_each_field_before_and_after(office: Office) -> None:
    asset = add_asset(office, tag="TB-11", home_place_id=place_id(office, "STOCKROOM"), cost=Decimal(1249))
    room = add_place(office, "B-204", "Biology")
    office.perform(EditAssets((asset,), {"condition": "fair", "cost": None, "home_place_id": room}))
    found = last(office)
    assert (found.title, found.state) == ("TB-11 edited", "")
    assert told(found) == [
        ("TB-11", "Dell Latitude 5540"),
        ("Condition", "Good → Fair"),
        ("Home place", "Stockroom → Biology"),
        ("Cost", "$1,249.00 → —"),
    ]
    assert [label for label, _ in found.fields if label in HEAD] == ["No.", "When", "Kind", "Who", "Where"]


def test_an_edit_of_many_tells_it_of_each(office: Office) -> None:
    ids = [add_asset(office, tag=f"A-{number:02}") for number in range(MOST + 3)]
    office.perform(EditAssets(tuple(ids[:2]), {"condition": "poor"}))
    assert told(last(office)) == [("A-00", "Condition: Good → Poor"), ("A-01", "Condition: Good → Poor")]
    office.perform(MoveAssets(tuple(ids), place_id(office, "STOCKROOM")))
    lines = told(last(office))
    assert lines[0] == ("A-00", "Dell Latitude 5540")
    assert len(lines) == MOST + 1
    assert lines[-1] == ("…", "and 3 more")


def test_a_new_record_tells_what_it_was_given(office: Office) -> None:
    add_asset(office, tag="A-1", serial="7QK2")
    lines = told(last(office))
    assert lines[:2] == [("Tag", "A-1"), ("Description", "Dell Latitude 5540")]
    assert ("Serial number", "7QK2") in lines


def test_damage_tells_the_state(office: Office) -> None:
    asset = add_asset(office, tag="A-1")
    office.perform(ReportDamage(asset, "broken", "fell"))
    lines = dict(told(last(office)))
    assert lines["Condition"] == "Good → Broken"


def test_an_issue_tells_which_items_and_how_many(office: Office) -> None:
    filled = fill(office)
    lines = (IssueLine(filled.items["GLV-M"], Decimal(40)), IssueLine(filled.items["ETH"], Decimal(2)))
    office.perform(Issue(lines, filled.maria_holder))
    assert told(last(office)) == [
        ("GLV-M", "40 pcs · lot 24G118 · Stockroom / A-04"),
        ("ETH", "2 cans · lot E1 · Stockroom / A-04"),
    ]


def test_a_move_of_stock_tells_from_where_to_where(office: Office) -> None:
    fill(office)
    assert told(last(office)) == [("GLV-L", "10 pcs · Stockroom / A-04 → Quarantine")]


def test_an_import_tells_what_it_added_the_things_first(office: Office) -> None:
    take(office, DATA / "register.csv")
    lines = told(last(office))
    assert lines[0] == ("LT-00101", "ThinkPad T14")
    assert [label for label, _ in lines[10:12]] == ["Person", "Person"]
    assert lines[-1] == ("…", "and 15 more")
    take(office, DATA / "stock.csv")
    lines = told(last(office))
    assert lines[0] == ("GL104", "Gloves, nitrile, M")
    assert ("ET095", "36 pcs · lot 003P218 · COLD ROOM") in lines


def test_a_long_import_is_not_read_whole(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "\n".join(f"B-{number:03},Chair" for number in range(60))
    take(office, csv(tmp_path, f"Tag,Description\n{rows}\n"))
    assert told(last(office))[-1] == ("…", "and 48 more")
    monkeypatch.setattr("tracker_desktop.queries.entry_detail.FAR", 30)
    lines = told(last(office))
    assert len(lines) == MOST + 1
    assert lines[-1] == ("…", "and many more")


def test_what_is_personal_only_changed(office: Office) -> None:
    leo = add_person(office, "Leo Brandt", "20418", email="leo@office.example")
    added = last(office)
    assert told(added) == [("Active", "Yes")]
    office.perform(EditPerson(leo, {"email": "other@office.example", "badge": None}))
    assert told(last(office)) == [("Badge", "changed"), ("E-mail", "changed")]
    office.perform(SetOperator(leo, ("auditor",), pin="4711"))
    lines = told(last(office))
    assert ("Roles", "auditor") in lines
    for back in range(3):
        shown = json.dumps(last(office, back).fields)
        assert "sha256" not in shown
        assert "argon2" not in shown


def test_codes_of_an_item_and_settings(office: Office) -> None:
    toner = add_item(office, "TNR", "Toner", reorder_point=Decimal(4))
    code = CodeFields("gtin", "4006381333931")
    office.perform(EditItem(toner, {"reorder_point": Decimal(5)}, (code,)))
    assert told(last(office)) == [("TNR", "Toner"), ("Reorder at", "4 → 5"), ("Code", "4006381333931 added")]
    office.perform(ChangeSetting("loan.days", 7))
    office.perform(ChangeSetting("loan.days", 9))
    ((label, words),) = told(last(office))
    assert words == "7 → 9"
    assert label not in ("Value", "loan.days")


def test_an_undo_names_what_it_takes_back(office: Office) -> None:
    asset = add_asset(office, tag="A-1")
    done = office.perform(EditAssets((asset,), {"condition": "poor"}))
    seq = office.read(LastEntries(1))[0].seq
    undone = office.undo(done)
    assert (last(office).state, last(office, 1).state) == ("undone", "undone")
    assert told(last(office)) == [("Undoes", f"No. {seq}: A-1 edited")]
    assert ("Undone by", f"No. {seq + 1} · Rita Osei") in told(last(office, 1))
    office.undo(undone)
    assert [last(office, back).state for back in range(3)] == ["", "", ""]
    assert told(last(office)) == [("Does again", f"No. {seq}: A-1 edited")]
    assert ("Done again by", f"No. {seq + 2} · Rita Osei") in told(last(office, 1))


def test_what_was_undone_is_done_again_from_its_line(office: Office) -> None:
    asset = add_asset(office, tag="A-1")
    done = office.perform(EditAssets((asset,), {"condition": "poor"}))
    seq = office.read(LastEntries(1))[0].seq
    kinds = []
    for _ in range(4):
        chosen = office.read(EntryOf(seq))
        assert chosen is not None
        kinds.append(office.undo(chosen.uid).kind)
    assert kinds == ["undo", "redo", "undo", "redo"]
    assert done.kind == "edit_assets"
    assert office.read(EntryOf(99999)) is None


def _removed(office: Office) -> None:
    office.undo(office.perform(EditAssets((add_asset(office, tag="A-1"),), {"condition": "poor"})))


def _nothing(office: Office) -> None:
    receive(office, add_item(office), 5, "1")


@pytest.mark.parametrize("work", [_removed, _nothing, lambda office: take(office, DATA / "people.csv"), fill])
def test_every_entry_has_a_card(office: Office, work: Callable[[Office], object]) -> None:
    work(office)
    for back in range(office.read(LastEntries(1))[0].seq):
        assert last(office, back).title
    assert office.read(EntryDetail(99999)) is None


def test_what_is_gone_keeps_its_tag(office: Office, tmp_path: Path) -> None:
    done = take(office, csv(tmp_path, "Tag,Description\nB-1,Chair\nB-2,Table\n"))
    office.undo(done)
    assert told(last(office, 1))[1:] == [("B-1", "Chair"), ("B-2", "Table")]


def test_what_changed_of_a_lot(office: Office) -> None:
    item = add_item(office, "MSK-1", "Masks")
    receive(office, item, 5, lot="M7", expiry=JAN)
    assert told(last(office)) == [("MSK-1", "5 pcs · lot M7 · Stockroom")]
    key = lot(office, item, "M7")
    office.perform(EditLot(key, {"expiry": JUNE, "note": "x"}, "misread"))
    assert told(last(office)) == [("Expires", "31 Jan 2027 → 30 Jun 2027"), ("Note", "— → x")]
    office.perform(RecallLot(key, "Recall 26-114"))
    assert told(last(office)) == [("State", "Ok → Recalled"), ("Recalled because", "— → Recall 26-114")]
