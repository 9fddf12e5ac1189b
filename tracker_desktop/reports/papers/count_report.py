"""Count report: what was counted, where it differed from the book, why, and who counted and approved it."""

from __future__ import annotations

from decimal import Decimal

from tracker_desktop.queries import shown
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.papers.count_facts import CountFacts, DifferenceLine, Part
from tracker_desktop.queries.papers.paper import Paper, told
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Box, Cell, Column, Sheet, Signature, Table
from tracker_desktop.wording.figures import show_quantity
from tracker_desktop.wording.units import units

PLACE = Column("Place, lot", 30.0, lines=4)
BOOK, COUNTED = Column("Book", 18.0, "right"), Column("Counted", 24.0, "right")
DIFFERENCE = Column("Difference", 22.0, "right")
REASON = Column("Reason", 30.0, lines=5)
WHO, CLASS = Column("Counted by"), Column("Class", 14.0)
LINES, WITHIN, ACCURACY = (Column(title, 22.0, "right") for title in ("Lines", "Within", "Accuracy"))
NET, ABSOLUTE = Column("Net", 28.0, "right"), Column("Absolute", 28.0, "right")
LINES_SO = (("lines", "listed"), ("counted", "counted"), ("changed", "changed"))
SWITCHED_OFF = "Approval by a second person was switched off."
COUNTED_WORDS = (
    "The book is what it was at the moment when each line was counted. What was received and issued since then is not "
    "part of the differences."
)


def count_report(paper: Paper) -> Sheet:
    """What stands on it."""
    count = paper.content.count
    assert count is not None
    office = paper.office
    approver = Box("Approved by", count.approved_by) if count.approved_by else None
    second = Signature("Approved by", count.approved_by) if approver else Signature("Warehouse manager")
    posted = Box("Posted by", count.posted_by, shown.moment(office, count.posted_at))
    lines = shown.things(count.number("counted"), "LINE", "LINES")
    return Sheet(
        boxes=(
            Box("Count", count.name),
            Box("Opened by", count.opened_by, shown.moment(office, count.opened_at)),
            *((posted,) if approver is None else (posted, approver)),
        ),
        stamp=f"{count.number('within'):,} OF {lines} WITHIN TOLERANCE",
        stamp_about=_accuracy(office, count),
        facts=_facts(office, count),
        tables=(_parts(office, count), _differences(office, count)),
        closing=(
            *((SWITCHED_OFF,) if count.switched_off else ()),
            COUNTED_WORDS,
            f"Journal entry {paper.seq:,}, chain head {paper.head}",
        ),
        signatures=(Signature("Counted by", _only(count)), second),
    )


def _signed(office: Office, value: Decimal) -> Cell:
    return Cell(f"{'−' if value < 0 else ''}{cells.money(office, abs(value)).text}")


def _only(count: CountFacts) -> str:
    people = {part.person for part in count.parts}
    return people.pop() if len(people) == 1 else ""


def _accuracy(office: Office, count: CountFacts) -> str:
    value = _signed(office, count.amount("absolute")).text
    return shown.joined([f"Accuracy {shown.percent(office, count.accuracy)}", f"absolute variance {value}"])


def _facts(office: Office, count: CountFacts) -> tuple[tuple[str, str], ...]:
    left = count.number("left")
    amounts = {key: _signed(office, count.amount(key)).text for key in ("gains", "losses", "net")}
    lines = ", ".join(f"{count.number(key):,} {words}" for key, words in LINES_SO)
    return told(
        (
            ("Looked at", count.scope),
            ("Blind", "Yes: who counted was not shown the book" if count.blind else "No: who counted saw the book"),
            ("Note", count.note),
            ("Lines", lines),
            ("Not counted", f"{shown.things(left, 'line')} with stock, left as they are" if left else ""),
            ("Value", f"gains {amounts['gains']} − losses {amounts['losses']} = net {amounts['net']}"),
        )
    )


def _parts(office: Office, count: CountFacts) -> Table:
    rows = [
        (
            Cell(part.abc or shown.NONE),
            Cell(part.person),
            Cell(f"{part.counted:,}"),
            Cell(f"{part.within:,}"),
            Cell(_share(office, part)),
            _signed(office, part.net),
            _signed(office, part.absolute),
        )
        for part in count.parts
    ]
    columns = (CLASS, WHO, LINES, WITHIN, ACCURACY, NET, ABSOLUTE)
    return Table(columns, rows, title="By class and by who counted", numbered=False)


def _share(office: Office, part: Part) -> str:
    return shown.percent(office, Decimal(part.within) / part.counted) if part.counted else shown.NONE


def _differences(office: Office, count: CountFacts) -> Table:
    rows = [_row(office, line) for line in count.differences]
    columns = (cells.ITEM, PLACE, BOOK, COUNTED, DIFFERENCE, cells.VALUE, REASON)
    net = _signed(office, count.amount("net")).text
    return Table(
        columns,
        rows,
        title="Differences",
        total=f"Net {net}" if rows else "",
        empty="What was counted is what the book says.",
    )


def _row(office: Office, line: DifferenceLine) -> tuple[Cell, ...]:
    counted = show_quantity(line.counted)
    first = f"first {show_quantity(line.first)}, {line.first_by}" if line.first is not None else ""
    entered = line.entered if line.entered != counted else ""
    more = line.difference > 0
    return (
        Cell(line.name, (line.sku,)),
        Cell(line.place, (f"lot {line.lot}",) if line.lot else ()),
        Cell(show_quantity(line.book)),
        Cell(counted, tuple(part for part in (entered, line.counted_by, first) if part)),
        Cell(f"{'+' if more else '−'}{show_quantity(abs(line.difference))} {units(line.difference, line.unit)}"),
        _signed(office, line.value),
        Cell(line.reason or ("within tolerance" if line.within else shown.NONE)),
    )
