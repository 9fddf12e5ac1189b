"""Certificate of disposal: one lot with all its assets, how they left, how their data were wiped, gain and loss."""

from __future__ import annotations

from decimal import Decimal

from tracker_desktop.queries import shown
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.papers.disposal_facts import NOTHING, DisposalPaper, DisposedLine
from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Box, Cell, Column, Sheet, Signature, Table

DATA = Column("Data", 34.0, lines=6)
BOOK_VALUE = Column("Book value", 23.0, "right")
PROCEEDS = Column("Proceeds", 22.0, "right")
GAIN = Column("Gain or loss", 24.0, "right")
ALONE = "Approved by one person alone: the office asks for no second one."


def disposal_certificate(paper: Paper) -> Sheet:
    """What stands on it."""
    lot, office = paper.content.disposal, paper.office
    assert lot is not None
    rows = [_row(office, line) for line in lot.lines]
    return Sheet(
        boxes=(
            Box("To" if lot.recipient else "Method", lot.recipient or lot.method.capitalize(), _one_line(lot.address)),
            Box("Approved by", lot.approved_by or "nobody yet", ALONE if lot.alone else ""),
        ),
        facts=tuple((label, text) for label, text in _facts(office, lot) if text),
        text_title="Note" if lot.note else "",
        text=lot.note,
        tables=(
            Table(
                (cells.TAG, cells.ASSET, DATA, BOOK_VALUE, PROCEEDS, GAIN),
                rows,
                total=_sum(office, sum((line.gain for line in lot.lines), NOTHING)) if lot.disposed_on else "",
            ),
        ),
        closing=(_closing(lot),),
        signatures=(
            Signature("Property office", paper.operator),
            Signature("Approved by", lot.approved_by),
            Signature("Received by", lot.recipient),
        ),
    )


def _closing(lot: DisposalPaper) -> str:
    if lot.disposed_on is None:
        return "The assets above are to leave the books; they have not left yet."
    gone = "The assets above have left the books for good."
    return f"{gone} The lot is not closed yet: proceeds and costs may still change." if lot.may_change else gone


def _one_line(address: str) -> str:
    return ", ".join(part.strip() for part in address.splitlines() if part.strip())


def _facts(office: Office, lot: DisposalPaper) -> tuple[tuple[str, str], ...]:
    proceeds = sum((line.proceeds or NOTHING for line in lot.lines), NOTHING)
    costs = sum((line.costs or NOTHING for line in lot.lines), NOTHING)
    worth = sum((line.book_value or NOTHING for line in lot.lines), NOTHING)
    return (
        ("Lot", lot.name),
        ("Method", lot.method.capitalize() if lot.recipient else ""),
        ("Disposed of on", shown.day(office, lot.disposed_on)),
        ("Reason", lot.reason),
        ("Asked for by", lot.requested_by),
        ("Assets", f"{len(lot.lines):,}"),
        ("Book value", _money(office, worth) if lot.disposed_on else ""),
        ("Proceeds", _money(office, proceeds) if proceeds else ""),
        ("Costs", _money(office, costs) if costs else ""),
        ("Saves a year", _money(office, lot.saved_a_year) if lot.saved_a_year else ""),
    )


def _money(office: Office, value: Decimal) -> str:
    return shown.amount(office, cells.rounded(office, value))


def _sum(office: Office, gain: Decimal) -> str:
    return f"{'Gain' if gain >= 0 else 'Loss'} {_money(office, abs(gain))}"


def _row(office: Office, line: DisposedLine) -> tuple[Cell, ...]:
    about = shown.joined([line.model, f"Serial number {line.serial}" if line.serial else ""])
    costs = (f"costs {_money(office, line.costs)}",) if line.costs else ()
    return (
        Cell(line.tag),
        Cell(line.description, tuple(part for part in (about, line.note) if part)),
        _data(office, line),
        cells.money(office, line.book_value),
        Cell(_money(office, line.proceeds) if line.proceeds else shown.NONE, costs),
        Cell(shown.NONE if line.book_value is None and line.proceeds is None else _signed(office, line.gain)),
    )


def _signed(office: Office, gain: Decimal) -> str:
    return f"-{_money(office, -gain)}" if gain < 0 else _money(office, gain)


def _data(office: Office, line: DisposedLine) -> Cell:
    if line.wiped_on is None:
        return Cell("to be wiped" if line.holds_data else "none")
    by = f"by {line.wiped_by}" if line.wiped_by else ""
    return Cell(
        f"{line.wipe_method} {shown.day(office, line.wiped_on)}",
        tuple(part for part in (by, f"certificate {line.wipe_certificate}" if line.wipe_certificate else "") if part),
    )
