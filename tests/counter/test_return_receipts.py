"""Return receipts of a finished check-in session: one for each holder, of what stands, kept as it was."""

from __future__ import annotations

import datetime as dt

from tests.counter.world import World
from tests.queries.papers.world import paper_of
from tests.transactions.makers import Rows, check_out, everything, refused
from tracker_desktop.counter.answer import Answer, Returns
from tracker_desktop.models.documents import Document
from tracker_desktop.store.done import Done
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.issue_return_receipt import IssueReturnReceipt

DUE = dt.date(2026, 11, 30)


def returned(world: World, *tags: str) -> Answer:
    """A session of Check in of these tags, finished."""
    world.counter.set_mode("check_in")
    world.scan_all(*tags)
    return world.counter.finish()


def returns(answer: Answer) -> Returns:
    assert answer.returns is not None
    return answer.returns


def issued(world: World, answer: Answer) -> list[Done]:
    """The receipts of a session, for each who gave something back."""
    of = returns(answer)
    return [world.office.perform(IssueReturnReceipt(of.session, holder_id)) for holder_id in of.holders]


def test_one_holder_gets_one_receipt_of_everything(world: World) -> None:
    ids, office = world.ids, world.office
    case = OutLine(ids["MS-1"], None, ("case", "power supply"))
    office.perform(CheckOut((case, OutLine(ids["LT-1"])), ids["maria"], DUE))
    world.counter.set_mode("check_in")
    world.scan_all("MS-1", "LT-1", "%TD-DAMAGED")
    before = everything(office)
    (done,) = issued(world, world.counter.finish())
    assert (done.title, done.detail) == ("Return receipt for Maria Lopez", "2 assets returned · RR-2026-00001")
    assert everything(office) == before
    paper = paper_of(office, "RR-2026-00001")
    assert paper.holder == paper.content.before
    assert paper.holder is not None
    assert paper.holder.name == "Maria Lopez"
    scope, laptop = paper.content.assets
    assert (scope.tag, scope.left, scope.condition, scope.due) == ("MS-1", "good", "good", DUE)
    assert (scope.unchecked, scope.beside, scope.missing) == (True, (), ())
    assert (scope.left_with, laptop.left_with) == (("case", "power supply"), ())
    assert (laptop.tag, laptop.left, laptop.condition, laptop.unchecked) == ("LT-1", "good", "damaged", False)
    assert scope.back is not None
    assert laptop.back == scope.back + dt.timedelta(seconds=2)
    assert verify(office.store).problems == []


def test_each_holder_gets_one(world: World) -> None:
    ids = world.ids
    check_out(world.office, ids["LT-1"], holder=ids["leo"])
    check_out(world.office, ids["LT-2"], ids["LT-3"], holder=ids["maria"])
    made = issued(world, returned(world, "LT-1", "LT-2", "LT-3"))
    assert [done.number for done in made] == ["RR-2026-00001", "RR-2026-00002"]
    papers = [paper_of(world.office, done.number or "") for done in made]
    assert [[line.tag for line in paper.content.assets] for paper in papers] == [["LT-2", "LT-3"], ["LT-1"]]
    assert [paper.holder and paper.holder.name for paper in papers] == ["Maria Lopez", "Leo Brandt"]


def test_nothing_that_came_back_has_no_receipt(world: World) -> None:
    ids = world.ids
    assert returned(world, "LT-1").returns is None
    check_out(world.office, ids["LT-2"], holder=ids["maria"])
    world.counter.set_mode("check_in")
    world.scan("LT-2")
    world.counter.undo()
    assert world.counter.finish().returns is None
    world.counter.set_mode("move")
    world.scan_all("B-204", "LT-3")
    assert world.counter.finish().returns is None
    assert world.office.read(Rows(Document, Document.kind == "RR")) == []


def test_what_was_taken_back_before_is_left_out_and_after_it_is_as_it_was(world: World) -> None:
    ids = world.ids
    check_out(world.office, ids["LT-1"], ids["LT-2"], ids["LT-3"], holder=ids["maria"])
    world.counter.set_mode("check_in")
    first, second, _ = world.scan_all("LT-1", "LT-2", "LT-3")
    world.counter.undo()
    issued(world, world.counter.finish())
    before = paper_of(world.office, "RR-2026-00001").content
    assert [line.tag for line in before.assets] == ["LT-1", "LT-2"]
    for entry in (first, second):
        world.office.undo(entry.posted[0])
    after = paper_of(world.office, "RR-2026-00001")
    assert (after.content, after.void) == (before, None)


def test_what_is_on_paper_is_not_put_there_twice_unless_that_is_void(world: World) -> None:
    check_out(world.office, world.ids["LT-1"], holder=world.ids["maria"])
    finished = returned(world, "LT-1")
    issued(world, finished)
    again = IssueReturnReceipt(returns(finished).session, world.ids["maria"])
    code, said = refused(world.office, again)
    assert code == "returns_on_paper"
    assert said.startswith("What Maria Lopez gave back in that session is on RR-2026-00001 already.")
    undone = world.counter.undo()
    (paper,) = world.office.read(Rows(Document, Document.kind == "RR"))
    assert paper["voided_by"] == undone.entry
    assert [done.number for done in issued(world, finished)] == ["RR-2026-00002"]


def test_whose_return_was_taken_back_has_none(world: World) -> None:
    ids = world.ids
    check_out(world.office, ids["LT-1"], holder=ids["leo"])
    check_out(world.office, ids["LT-2"], holder=ids["maria"])
    of = returns(returned(world, "LT-1", "LT-2"))
    world.counter.undo()
    code, said = refused(world.office, IssueReturnReceipt(of.session, ids["maria"]))
    assert code == "returns_none"
    assert said.startswith("Maria Lopez gave nothing back in that session, or it was taken back since.")
    done = world.office.perform(IssueReturnReceipt(of.session, ids["leo"]))
    assert done.title == "Return receipt for Leo Brandt"


def test_nobody_and_no_session_have_none(world: World) -> None:
    assert refused(world.office, IssueReturnReceipt("a" * 32, 999))[0] == "gone"
    code, said = refused(world.office, IssueReturnReceipt("'; DROP TABLE entry", world.ids["maria"]))
    assert (code, said[:25]) == ("returns_none", "Maria Lopez gave nothing ")


def test_a_session_that_is_no_text_returned_nothing(world: World) -> None:
    assert refused(world.office, IssueReturnReceipt("\ud800", world.ids["maria"]))[0] == "returns_none"
