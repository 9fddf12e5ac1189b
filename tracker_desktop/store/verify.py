"""Verify: recomputes the chain, the books and every record, and says in words what it checked and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, create_engine, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from tracker_desktop.models.journal import ChainHead
from tracker_desktop.store import engines, verify_books, verify_chain, verify_records
from tracker_desktop.store.store import Store

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


def verify(store: Store) -> Report:
    """Everything: file, chain, books, records. May run while others read and write; it sees one moment."""
    return _verify(store.url.render_as_string(hide_password=False), whole=True)


def file(path: Path, *, whole: bool = True) -> Report:
    """The same for a SQLite file that is not in use; without `whole`, the file and the books alone."""
    return _verify(str(path), whole=whole)


def head(path: Path) -> Head:
    """The chain head of a SQLite file."""
    engine = engines.reading_engine(engines.as_url(path))
    try:
        with engine.connect() as connection:
            row = connection.execute(select(ChainHead.seq, ChainHead.hash)).one()
            schema = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
            return Head(row.seq, bytes(row.hash), str(schema))
    finally:
        engine.dispose()


def _verify(place: str, *, whole: bool) -> Report:
    report = Report()
    url = engines.as_url(place)
    engine = engines.reading_engine(url) if engines.is_sqlite(url) else create_engine(url, poolclass=NullPool)
    try:
        with engine.connect() as connection:
            _one_moment(connection)
            if connection.dialect.name == "sqlite":
                _check_file(connection, report)
            verify_books.check(connection, report.lines, report.problems)
            if whole:
                verify_chain.check(connection, report.lines, report.problems)
                verify_records.check(connection, report.lines, report.problems)
            connection.rollback()
    except DBAPIError as error:
        report.problems.append(f"The database could not be read to the end: {error.orig}")
    finally:
        engine.dispose()
    if len(report.problems) > MOST_PROBLEMS:
        left = len(report.problems) - MOST_PROBLEMS
        report.problems[MOST_PROBLEMS:] = [f"... and {left} more."]
    return report


def _one_moment(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def _check_file(connection: Connection, report: Report) -> None:
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    if found != ["ok"]:
        report.problems.extend(f"The file is damaged: {line}" for line in found)
    keys = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    report.problems.extend(f"A row of {row[0]} points at a row of {row[2]} that is not there." for row in keys)
    report.lines.append("File: whole" if not report.problems else "File: damaged")
