"""Reads a chart without its report."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import office_of
from tracker_desktop.reports.asking import asked_of
from tracker_desktop.reports.charts.chart import Picture
from tracker_desktop.reports.charts.registry import CHARTS
from tracker_desktop.reports.registry import REPORTS
from tracker_desktop.store.store import Store


@dataclass(frozen=True)
class PictureOf(Query[Picture]):
    """A chart as of now, with what its report asks for by itself. Raises KeyError."""

    key: str

    def run(self, connection: Connection) -> Picture:
        if self.key not in CHARTS:
            raise KeyError(self.key)
        report = next(report for report in REPORTS.values() if report.chart == self.key)
        return CHARTS[self.key].read(connection, asked_of(report, {}, office_of(connection)))


def picture_of(key: str, store: Store) -> Picture:
    """A chart by its key. Raises KeyError."""
    return store.read(PictureOf(key))
