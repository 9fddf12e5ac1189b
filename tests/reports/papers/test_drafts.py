"""Papers before they are issued: the same lines, no number, and DRAFT across each page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.paper.render import codes, pages, text_of
from tests.queries.papers.world import PaperWorld, paper_of
from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import Document
from tracker_desktop.queries.papers.draft_of import DraftOf
from tracker_desktop.reports.papers.draw_paper import BOTH, draw_drafts
from tracker_desktop.transactions.assign import Assign
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import OutLine
from tracker_desktop.transactions.issue_clearance import IssueClearance
from tracker_desktop.transactions.issue_return_receipt import IssueReturnReceipt
from tracker_desktop.transactions.issue_statement import IssueStatement
from tracker_desktop.transactions.report_missing import ReportMissing

SESSION = "5" * 32


@pytest.fixture
def world(office: Office) -> PaperWorld:
    return PaperWorld(office)


def draft(world: PaperWorld, kind: str, holder_id: int) -> DraftOf:
    return DraftOf(kind, holder_id, world.office.me, "Desk 1", SESSION)


def test_a_draft_has_the_lines_of_the_paper_that_it_becomes(world: PaperWorld) -> None:
    office = world.office
    office.perform(Assign((OutLine(world.scope),), world.maria))
    makers.check_out(office, world.laptop, holder=world.maria)
    office.perform(ReportMissing((world.laptop,)))
    for kind, issue in (("ST", IssueStatement(world.maria)), ("CL", IssueClearance(world.maria))):
        before = office.read(draft(world, kind, world.maria))
        office.perform(issue)
        paper = paper_of(office, f"{kind}-2026-00001")
        assert (before.content, before.holder, before.operator) == (paper.content, paper.holder, paper.operator)
        assert (before.number, before.is_draft, paper.is_draft) == ("", True, False)
    office.store.perform(CheckIn((InLine(world.scope, "poor"),)), office.me, session=SESSION)
    before = office.read(draft(world, "RR", world.maria))
    office.perform(IssueReturnReceipt(SESSION, world.maria))
    assert [line.condition for line in before.content.assets] == ["poor"]
    assert paper_of(office, "RR-2026-00001").content == before.content


def test_it_says_so_on_every_page_and_takes_nothing(sqlite_office: Office, tmp_path: Path) -> None:
    world, path = PaperWorld(sqlite_office), tmp_path / "draft.pdf"
    office = world.office
    makers.check_out(office, world.laptop, holder=world.maria)
    before = makers.everything(office)
    draw_drafts(office.store, [draft(world, "ST", world.maria)], path, BOTH)
    told = [" ".join(page.split()) for page in text_of(path).split("\f")[:-1]]
    assert ["Draft: its number is given when it is printed or saved" in page for page in told] == [True, True]
    assert ["LT-1" in page and "Maria Lopez" in page for page in told] == [True, True]
    assert not any("ST-2026" in page or "Entry" in page for page in told)
    for picture in pages(path, 100):
        assert codes(picture, 100) == []
        assert sum(picture.histogram()[200:225]) / sum(picture.histogram()) > 0.02
    assert makers.everything(office) == before
    assert office.read(makers.Rows(Document, Document.kind == "ST")) == []


def test_who_gave_nothing_back_is_left_out(sqlite_office: Office, tmp_path: Path) -> None:
    world, path = PaperWorld(sqlite_office), tmp_path / "draft.pdf"
    office = world.office
    makers.check_out(office, world.laptop, holder=world.maria)
    office.store.perform(CheckIn((InLine(world.laptop),)), office.me, session=SESSION)
    both = [draft(world, "RR", holder_id) for holder_id in (world.leo, world.maria)]
    papers = draw_drafts(office.store, both, path)
    assert [paper.holder and paper.holder.name for paper in papers] == ["Maria Lopez"]
    with pytest.raises(Refused, match="Leo Brandt gave nothing back in that session"):
        draw_drafts(office.store, both[:1], tmp_path / "none.pdf")
