"""Papers from the command line, drawn without a window."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli_line import Line
from tests.paper.render import text_of
from tests.queries.papers.world import PaperWorld
from tests.store_fixtures import open_office
from tests.transactions import makers


@pytest.fixture
def line(sqlite_place: str, capsys: pytest.CaptureFixture[str]) -> Line:
    """The command line of an office with one hand receipt in force and one that is void."""
    office = open_office(sqlite_place)
    world = PaperWorld(office)
    makers.check_out(office, world.scope, holder=world.maria)
    office.undo(makers.check_out(office, world.laptop, holder=world.maria))
    office.store.close()
    return Line(sqlite_place, capsys)


def test_a_paper_is_drawn_by_its_number(line: Line, tmp_path: Path) -> None:
    target = tmp_path / "receipt.pdf"
    assert line("paper", "hr-2026-00001", target, "--as", "20001") == 0
    assert line.out == f"Hand receipt HR-2026-00001 written to {target}\n"
    words = text_of(target)
    assert "Maria Lopez" in words
    assert "printed by Rita Osei" in words


def test_both_copies_of_a_void_paper(line: Line, tmp_path: Path) -> None:
    target = tmp_path / "receipt.pdf"
    facts = line.facts("paper", "HR-2026-00002", target, "--both")
    assert (facts["number"], facts["title"], facts["void"], facts["lines"]) == (
        "HR-2026-00002",
        "Hand receipt",
        True,
        1,
    )
    assert len(facts["head"]) == 64
    words = text_of(target)
    assert ("Office copy" in words, "Holder's copy" in words) == (True, True)
    assert line("paper", "HR-2026-00002", target) == 0
    assert line.out == f"Hand receipt HR-2026-00002 (VOID) written to {target}\n"


def test_what_cannot_be_drawn(line: Line, tmp_path: Path) -> None:
    assert line("paper", "HR-2026-00009", tmp_path / "none.pdf") == 1
    assert line.err == "There is no document HR-2026-00009 in this office. Check the number.\n"
    assert line("paper", "HR-2026-00001", tmp_path / "no" / "such" / "folder.pdf") == 1
    assert "folder.pdf" in line.err
    assert line("paper", "HR-2026-00001", line.place) == 1
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize("number", ["", "<b>", "HR\udcff", "../../etc/passwd", "x" * 5000])
def test_a_number_that_no_paper_has_is_said_and_leaves_no_file(number: str, line: Line, tmp_path: Path) -> None:
    assert line("paper", number, tmp_path / "none.pdf") == 1
    assert "There is no document" in line.err
    assert not (tmp_path / "none.pdf").exists()
