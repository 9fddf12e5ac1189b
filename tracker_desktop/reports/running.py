"""Runs a report: everything is read at one moment, row by row onto the disk, and added up on the way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from tracker_desktop.errors import Refused
from tracker_desktop.paper.fonts import one_line
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.reports.asking import asked_of, words_of
from tracker_desktop.reports.charts.registry import CHARTS
from tracker_desktop.reports.registry import REPORTS
from tracker_desktop.reports.report import Asked, Column, Report, Row
from tracker_desktop.reports.result import Group, Result
from tracker_desktop.reports.spool import Spool
from tracker_desktop.store.store import Store
from tracker_desktop.store.watch import Watch
from tracker_desktop.transactions.rights import Right

PAGE = 1000


def run_report(
    store: Store,
    key: str,
    values: Mapping[str, Any] | None = None,
    *,
    by: str,
    rights: Collection[Right] = (),
    watch: Watch | None = None,
) -> Result:
    """Read a report. `values` are its parameters: ids of records, dates, numbers of days, keys of choices.

    `by` is the name of who asks, `rights` what they may do: what is blind is not reported to everybody. `watch` is told
    of the rows read, out of how many is not known. The result must be closed.
    Raises Stopped; Refused: report_unknown, report_needs, report_period, report_blind, gone, and what a database says.
    """
    report = report_of(key)
    spool = Spool()
    try:
        return store.read(Reading(report, values or {}, one_line(by), rights, spool, watch or Watch()))
    except BaseException:
        spool.close()
        raise


def report_of(key: str) -> Report:
    """A report by its key. Raises Refused("report_unknown")."""
    if key not in REPORTS:
        raise Refused("report_unknown", name=key, lines=", ".join(REPORTS))
    return REPORTS[key]


@dataclass(frozen=True)
class Reading(Query[Result]):
    """A report with these parameters, its rows in the spool."""

    report: Report
    values: Mapping[str, Any]
    by: str
    rights: Collection[Right]
    spool: Spool
    watch: Watch

    def run(self, connection: Connection) -> Result:
        with one_moment(connection, self.watch):
            office = office_of(connection)
            report = self.report.of(office)
            asked = asked_of(report, self.values, office)
            if report.guard is not None:
                report.guard(connection, asked, self.rights)
            said = words_of(connection, report, asked)
            adding = Adding(report, self.spool)
            for part in self._pages(connection, report, asked):
                for row in part:
                    adding.take(row)
                self.watch.add(len(part))
            self.spool.finish()
            chart = CHARTS.get(report.chart)
            picture = chart.read(connection, asked) if chart else None
        return Result(report, office, self.by, said, self.spool, adding.totals, adding.groups, picture)

    def _pages(self, connection: Connection, report: Report, asked: Asked) -> Iterator[Sequence[Row]]:
        self.watch.begin(0)
        if report.work_out is not None:
            yield from _parts(report.work_out(connection, asked))
            return
        made = maker(report, asked.office)
        query = report.statement(asked).execution_options(yield_per=PAGE)
        with connection.execute(query, asked.office.params) as found:
            for part in found.partitions(PAGE):
                rows: Sequence[Row] = [made(tuple(row)) for row in part]
                if report.finish is not None:
                    rows = list(report.finish(connection, asked.office, rows))
                yield rows


def _parts(rows: Iterable[Row]) -> Iterator[Sequence[Row]]:
    left = iter(rows)
    while part := list(islice(left, PAGE)):
        yield part


def maker(report: Report, office: Office) -> Callable[[Row], Row]:
    """What turns the values that were read into those of the columns, with the group's own last."""
    takes: list[Callable[[Row], Any]] = []
    place = 0
    for column in report.columns:
        end = place + len(column.values)
        takes.append(_taker(column, office, place, end))
        place = end
    return lambda row: (*[take(row) for take in takes], *row[place:])


def _taker(column: Column, office: Office, place: int, end: int) -> Callable[[Row], Any]:
    make = column.make
    if make is not None:
        return lambda row: make(office, *row[place:end])
    if column.kind == "money":  # what is printed must add up to its total
        return lambda row: None if row[place] is None else round(row[place], office.decimals)
    return itemgetter(place)


class Adding:
    """Takes rows in order, and keeps count of their groups and sums."""

    def __init__(self, report: Report, spool: Spool) -> None:
        self._report = report
        self._spool = spool
        self._group: Any = None
        self.totals = {number: Decimal(0) for number in report.totals}
        self.groups: list[Group] = []

    def take(self, row: Row) -> None:
        """One more row."""
        sums = [self.totals]
        if self._report.group is not None:
            if not self.groups or row[-1] != self._group:
                self._group = row[-1]
                self.groups.append(Group(len(self._spool), 0, {number: Decimal(0) for number in self.totals}))
            self.groups[-1].rows += 1
            sums.append(self.groups[-1].totals)
        for number in self.totals:
            value = row[number]
            if value is not None:
                for totals in sums:
                    totals[number] += value
        self._spool.add(row)


@contextmanager
def one_moment(connection: Connection, watch: Watch) -> Iterator[None]:
    """What is read meanwhile is of one moment, and ends with Stopped soon after somebody stops it."""
    connection.rollback()  # of what was read before
    raw: Any = connection.connection.dbapi_connection
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        connection.exec_driver_sql("BEGIN")
    else:
        connection.execution_options(isolation_level="REPEATABLE READ")
    watch.over(raw)
    try:
        yield
    except DBAPIError:
        watch.check()
        raise
    finally:
        if sqlite:
            raw.set_progress_handler(None, 0)
        connection.rollback()
