"""A small office with a bit of everything in its journal, made once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.store.verbs import Do
from tests.store_fixtures import Office, open_office
from tests.transactions.makers import add_asset, add_category, add_person, check_out, person, place_id
from tests.transactions.stock_makers import add_item, issue, receive
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.claim_tag import ClaimTag
from tracker_desktop.transactions.issue_statement import IssueStatement
from tracker_desktop.transactions.print_tags import PrintTags
from tracker_desktop.transactions.tags_not_printed import TagsNotPrinted


def fill(office: Office) -> None:
    """People, assets out and back, stock received and issued, an undo, a redo, a void paper, a sighting, a tag printed
    twice, tags of a roll, a claim, a statement."""
    who = person(office)
    add_person(office, "Leo Brandt", "20002", email="leo@lab.example")
    category = add_category(office)
    assets = [add_asset(office, category_id=category, place_id=place_id(office, "STOCKROOM")) for _ in range(4)]
    check_out(office, assets[0], assets[1], holder=who)
    office.perform(CheckIn((InLine(assets[0]),)))
    office.undo(check_out(office, assets[2], holder=who))
    office.undo(office.undo(check_out(office, assets[3], holder=who)))
    item = add_item(office)
    receive(office, item, 100, "1.25", lot="A1")
    receive(office, item, 50, "1.50", lot="B2")
    issue(office, item, 120, who)
    office.undo(receive(office, item, 7, "2.00"))
    office.perform(Do(lambda books: books.saw(assets[0], place_id(office, "RETURNS"))))
    office.perform(PrintTags((assets[0],), "Tag"))
    office.perform(PrintTags((assets[0],), "Tag", reason="worn"))
    office.perform(TagsNotPrinted(office.perform(PrintTags((), "Roll", tags=("LT-901",))).uid))
    office.perform(ClaimTag(assets[1], "LT-901"))
    office.perform(IssueStatement(who))


def make(template: Path, target: Path) -> Path:
    """Such an office at `target`, closed."""
    shutil.copy(template, target)
    office = open_office(str(target))
    fill(office)
    office.store.close()
    return target
