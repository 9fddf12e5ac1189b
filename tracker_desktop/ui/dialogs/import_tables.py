"""The tables that show an import before it is saved: what would be added, changed, left, is wrong, would be made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from tracker_desktop.exchange.headers import Column as FileColumn
from tracker_desktop.exchange.plan import ImportPlan
from tracker_desktop.transactions.importing.decision import Verdict
from tracker_desktop.ui.dialogs.import_work import Checked
from tracker_desktop.ui.tables.column import Column
from tracker_desktop.wording.exchange import count

STATES = {Verdict.ADD: "new", Verdict.CHANGE: "changed", Verdict.SAME: "unchanged", Verdict.WRONG: "wrong"} | {
    Verdict.LEFT_OUT: "left_out"
}
MONO = frozenset({"tag", "serial", "sku", "ipn", "lot", "gtin", "badge", "code", "holder_badge"})
WIDTHS = {"description": 200, "model": 200, "name": 200, "notes": 200, "location": 160, "place": 160}


@dataclass(frozen=True)
class TableShown:
    """One table: `key` of its tile, how many there are in all, the tile's words and tone, and the rows shown."""

    key: str
    total: int
    words: str
    tone: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    small: str = ""


def tables_of(checked: Checked) -> tuple[TableShown, ...]:
    """Every table, the wrong rows first where there are some."""
    plan = checked.plan
    all_rows = [(row.line, STATES[row.verdict]) for row in plan.rows]
    counts = plan.counts
    added = [(line, state) for line, state in all_rows if state == "new"]
    same = [(line, state) for line, state in all_rows if state == "unchanged"]
    changed = [(row.line, row.words) for row in plan.changed]
    return (
        _with_state(checked, "rows", counts.rows, tr("rows"), "info", all_rows, tr("in the file")),
        _with_state(checked, "new", counts.adds, tr("new"), "good", added, tr("will be added")),
        _with_words(checked, "changed", counts.changes, tr("changed"), "info", tr("What changes"), changed),
        _with_state(checked, "unchanged", counts.same, tr("unchanged"), "quiet", same, tr("are here already")),
        _with_words(checked, "wrong", counts.wrong, tr("wrong"), "bad", tr("What is wrong"), list(plan.wrong)),
        *_left_out(checked),
        _made(plan),
    )


def tr(text: str) -> str:
    """Words of the import in the language of the program."""
    return QCoreApplication.translate("Import", text)


def _line() -> Column:
    return Column("line", tr("Line"), "text", 56, numeric=True)


def _with_state(
    checked: Checked, key: str, total: int, words: str, tone: str, rows: Sequence[tuple[int, str]], small: str
) -> TableShown:
    fields = _file_columns(checked.plan)
    columns = (_line(), Column("state", tr("State"), "pill", 96), *(_column(field) for field in fields))
    shown = tuple((str(line), state, *_texts(checked, line, fields)) for line, state in rows)
    return TableShown(key, total, words, tone, columns, shown, small)


def _with_words(
    checked: Checked, key: str, total: int, words: str, tone: str, title: str, rows: Sequence[tuple[int, str]]
) -> TableShown:
    fields = _file_columns(checked.plan)
    columns = (_line(), Column("words", title, "text", 520), *(_column(field) for field in fields))
    shown = tuple((str(line), said, *_texts(checked, line, fields)) for line, said in rows)
    return TableShown(key, total, words, tone, columns, shown, _small(key))


def _small(key: str) -> str:
    """What stands under a number."""
    words = {
        "changed": tr("will be changed"),
        "wrong": tr("cannot be taken"),
        "left_out": tr("no stock any more"),
    }
    return words[key]


def _left_out(checked: Checked) -> tuple[TableShown, ...]:
    """Rows with which nothing is to be done; no table where there are none."""
    number = checked.plan.counts.left_out
    if not number:
        return ()
    rows = list(checked.plan.left_out)
    return (_with_words(checked, "left_out", number, tr("left out"), "quiet", tr("Why"), rows),)


def _made(plan: ImportPlan) -> TableShown:
    """What rows only mention; first those that look like something that is here."""
    made = sorted(plan.creates, key=lambda one: not one.near)
    near = sum(bool(one.near) for one in made)
    columns = (
        Column("kind", tr("What"), "text", 120),
        Column("name", tr("Name"), "text", 330),
        Column("near", tr("Looks like"), "text", 330),
    )
    rows = tuple((_kind(one.kind), one.name, ", ".join(one.near)) for one in made)
    kinds = Counter(one.kind for one in made)
    small = tr("{0} like others here").format(near) if near else ", ".join(count(n, kind) for kind, n in kinds.items())
    tone = "warn" if near else "info"
    return TableShown("made", len(made), tr("made with them"), tone, columns, rows, small)


def _kind(kind: str) -> str:
    """What is made, with a capital."""
    words = {
        "person": tr("Person"),
        "place": tr("Place"),
        "department": tr("Department"),
        "category": tr("Category"),
        "supplier": tr("Supplier"),
    }
    return words[kind]


def _file_columns(plan: ImportPlan) -> list[FileColumn]:
    """The columns that are read, in the order of the file, each field once."""
    fields: dict[str, FileColumn] = {}
    for column in plan.source.mapped.columns:
        fields.setdefault(column.field, column)
    return sorted(fields.values(), key=lambda column: column.position)


def _column(column: FileColumn) -> Column:
    kind = "mono" if column.field in MONO else "text"
    return Column(column.field, column.title, kind, WIDTHS.get(column.field, 120))  # type: ignore[arg-type]


def _texts(checked: Checked, line: int, fields: Sequence[FileColumn]) -> list[str]:
    cells = checked.cells.get(line, {})
    return [" ".join(cells.get(column.field, "").split()) for column in fields]
