"""Verify: recomputes the chain, the books and every record, and says in words what it checked and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import URL, Connection, func, select
from sqlalchemy.exc import DBAPIError

from tracker_desktop.models.journal import ChainHead
from tracker_desktop.store import (
    copied_files,
    engines,
    verify_books,
    verify_chain,
    verify_files,
    verify_papers,
    verify_personal,
    verify_records,
)
from tracker_desktop.store.copied_files import NOTHING
from tracker_desktop.store.migrations import HEAD
from tracker_desktop.store.store import Store
from tracker_desktop.store.verify_file import FileCheck
from tracker_desktop.store.watch import Stopped, Watch

MOST_PROBLEMS = 100


@dataclass
class Report:
    """What was checked, a line each, and what is wrong. `ok` only where nothing is."""

    lines: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.problems


@dataclass(frozen=True)
class Head:
    """The last link of the chain and the revision of the schema."""

    seq: int
    hash: bytes
    schema: str


def verify(store: Store, watch: Watch | None = None) -> Report:
    """Everything: file, chain, books, records, photos and documents. May run while others read and write; it sees one
    moment. Raises Stopped; `watch` is told of entries, records and files."""
    return _verify(store.url, watch or Watch(), whole=True, with_files=True)


def file(path: Path, watch: Watch | None = None, *, whole: bool = True) -> Report:
    """The same for a SQLite file that is not in use; without `whole`, the file and the books alone."""
    return _verify(engines.as_url(path), watch or Watch(), whole=whole)


def head(path: Path) -> Head:
    """The chain head of a SQLite file."""
    engine = engines.looking_engine(engines.as_url(path))
    try:
        with engine.connect() as connection:
            row = connection.execute(select(ChainHead.seq, ChainHead.hash)).one()
            return Head(row.seq, bytes(row.hash), _schema(connection))
    finally:
        engine.dispose()


def _verify(url: URL, watch: Watch, *, whole: bool, with_files: bool = False) -> Report:
    report = Report()
    engine = engines.looking_engine(url)
    try:
        named = copied_files.named_in(url) if with_files else NOTHING
        more = verify_files.how_many(named)
        with engine.connect() as connection:
            watch.over(connection.connection.dbapi_connection)
            _one_moment(connection)
            if connection.dialect.name == "sqlite":
                _check_file_and_content(connection, url, report, watch, whole=whole, more=more)
            else:
                _check_content(connection, report, watch, whole=whole, more=more)
            connection.rollback()
        verify_files.check(url, named, report.lines, report.problems, watch)
    except Stopped:
        raise
    except Exception as error:  # whatever cannot be read here is damage, and must be told as such
        watch.check()
        why = error.orig if isinstance(error, DBAPIError) else error
        report.problems.append(f"The database could not be read to the end: {why}")
    finally:
        engine.dispose()
    if len(report.problems) > MOST_PROBLEMS:
        left = len(report.problems) - MOST_PROBLEMS
        report.problems[MOST_PROBLEMS:] = [f"... and {left} more."]
    return report


def _check_file_and_content(
    connection: Connection, url: URL, report: Report, watch: Watch, *, whole: bool, more: int
) -> None:
    file_check = FileCheck(url, watch)
    try:
        with file_check:
            _check_content(connection, report, watch, whole=whole, more=more)
    finally:
        watch.check()
        report.lines.insert(0, "File: damaged" if file_check.problems else "File: whole")
        report.problems[:0] = file_check.problems


def _check_content(connection: Connection, report: Report, watch: Watch, *, whole: bool, more: int) -> None:
    if _schema(connection) != HEAD:
        report.lines.append("Of another version of the program: journal, books and records were not checked")
        return
    verify_books.check(connection, report.lines, report.problems)
    verify_papers.check(connection, report.lines, report.problems)
    if whole:
        _check_whole(connection, report, watch, more)


def _check_whole(connection: Connection, report: Report, watch: Watch, more: int) -> None:
    entries = connection.scalar(select(func.max(ChainHead.seq))) or 0
    watch.begin(entries + verify_records.how_many(connection) + more)
    verify_chain.check(connection, report.lines, report.problems, watch)
    verify_personal.check(connection, report.lines, report.problems)
    verify_records.check(connection, report.lines, report.problems, watch)


def _schema(connection: Connection) -> str:
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def _one_moment(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
