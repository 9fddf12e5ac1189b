"""The rules of the house: who may import whom, and what must never stand in the code."""

from __future__ import annotations

import ast
import re
import statistics

import pytest

from tests.source_files import PACKAGE, PROJECT, Source, below, called, sources

ROOMS = (
    *(
        "models",
        "depreciation",
        "queries",
        "scanning",
        "transactions",
        "store",
        "counter",
        "paper",
        "printing",
        "labels",
        "reports",
        "exchange",
    ),
    *("ui", "cli", "app", "__main__"),
)
FOR_ALL = ("wording", "errors", "folders", "memory", "settings", "resources", "__init__")
MAY_NOT_MEET = {("cli", "ui"), ("ui", "cli")}
QT = ("PySide6", "shiboken6")
DOORS = {
    "store/posting.py",
    "store/changes.py",
    "store/compensate.py",
    "store/rows.py",
    "store/bulk.py",
    "store/schema.py",
}
OWN_FILES = {"store/desk_file.py", "store/small_file.py"}
WRITING_SQL = re.compile(r"\s*(INSERT INTO|UPDATE \w+ SET|DELETE FROM|REPLACE INTO|TRUNCATE)\b", re.IGNORECASE)
LONGEST, MEDIAN = 400, 120
MARKS = re.compile(r"\b(TODO|FIXME|XXX|HACK|NotImplementedError)\b")


def _is(module: str, *packages: str) -> bool:
    return any(module == package or module.startswith(package + ".") for package in packages)


def _imported_rooms(source: Source) -> set[str]:
    own = (module.split(".") for module in source.imports() if _is(module, "tracker_desktop"))
    return {parts[1] for parts in own if len(parts) > 1 and parts[1] != "__version__"}


def test_every_file_lies_in_a_room_that_is_known() -> None:
    assert {source.room for source in sources()} <= {*ROOMS, *FOR_ALL}


@pytest.mark.parametrize("room", [*ROOMS, *FOR_ALL])
def test_a_room_imports_only_from_rooms_before_it(room: str) -> None:
    before = set(ROOMS[: ROOMS.index(room) + 1]) | set(FOR_ALL) if room in ROOMS else {"wording", "errors", room}
    wrong = {
        f"{source.path} imports {other}"
        for source in below(room)
        for other in _imported_rooms(source)
        if other not in before or (room, other) in MAY_NOT_MEET
    }
    assert not wrong


def test_qt_is_imported_in_ui_and_app_alone() -> None:
    rooms = {source.room for source in sources() if any(_is(module, *QT) for module in source.imports())}
    assert rooms <= {"ui", "app"}


def test_the_window_knows_neither_models_nor_sqlalchemy() -> None:
    banned = ("sqlalchemy", "sqlite3", "psycopg", "tracker_desktop.models")
    assert not [s.path for s in below("ui", "app") if any(_is(module, *banned) for module in s.imports())]


def test_bulk_statements_are_made_at_the_doors_alone() -> None:
    makers = {f"sqlalchemy.{verb}" for verb in ("insert", "update", "delete")}
    makers |= {f"sqlalchemy.dialects.{name}.insert" for name in ("sqlite", "postgresql")}
    wrong = [s.path for s in sources() if s.path not in DOORS and makers & set(s.imports())]
    for source in sources():
        if source.path in DOORS | OWN_FILES or source.path.startswith("store/migrations/"):
            continue
        texts = (node for node in ast.walk(source.tree) if isinstance(node, ast.Constant))
        wrong += [source.where(node) for node in texts if isinstance(node.value, str) and WRITING_SQL.match(node.value)]
    assert not wrong


def test_no_dialog_waits_in_a_loop_of_its_own() -> None:
    calls = {source.where(call) for source in below("ui", "app") for call in source.calls("exec", "exec_")}
    assert len(calls) == 1
    assert calls.pop().startswith("app.py:")


def test_ids_do_not_travel_in_32_bits() -> None:
    wrong = [
        source.where(call)
        for source in below("ui")
        for call in source.calls("Signal")
        if any(isinstance(kind, ast.Name) and kind.id == "int" for kind in call.args)
    ]
    assert not wrong


def test_labels_with_data_are_plain() -> None:
    calls = [(source, call) for source in below("ui") for call in source.calls("QLabel") if source.path != "ui/text.py"]
    assert not [source.where(call) for source, call in calls if call.args or call.keywords]


def test_a_text_to_translate_has_its_gaps_filled_afterwards() -> None:
    wrong = [
        source.where(call)
        for source in below("ui", "app")
        for call in source.calls("tr", "translate")
        for part in call.args
        if isinstance(part, ast.JoinedStr | ast.BinOp) or (isinstance(part, ast.Call) and called(part) == "format")
    ]
    assert not wrong


def test_only_the_command_line_prints() -> None:
    assert not [source.where(call) for source in sources() if source.room != "cli" for call in source.calls("print")]


def test_no_file_is_long() -> None:
    paths = [path for folder in (PACKAGE, PROJECT / "tests", PROJECT / "packaging") for path in folder.rglob("*.py")]
    lengths = {path.relative_to(PROJECT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in paths}
    assert not {path: length for path, length in lengths.items() if length > LONGEST}
    own = [length for path, length in lengths.items() if path.startswith("tracker_desktop/") and length > 1]
    assert statistics.median(own) < MEDIAN


def test_nothing_is_left_for_later() -> None:
    assert not [source.path for source in sources() if MARKS.search(source.text)]


def test_every_file_says_what_it_is_for() -> None:
    assert not [source.path for source in sources() if source.tree.body and not ast.get_docstring(source.tree)]
