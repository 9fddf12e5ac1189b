"""The rows of a report on the screen; what is looked at is read from the disk, away from the window's thread."""

from __future__ import annotations

from array import array

from tracker_desktop.queries.columns import LOOKS
from tracker_desktop.reports.report import Column as ReportColumn
from tracker_desktop.reports.result import Result
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.tables.column import Column
from tracker_desktop.ui.tables.paged_model import PagedModel
from tracker_desktop.ui.tables.pages import PageWanted
from tracker_desktop.ui.tables.table_view import TableView

UNIT = 9
"""Units of the screen for one of a report's shares of the page."""
LEAST = {"text": 105, "date": 108, "time": 145, "money": 100, "status": 125}
"""What a column of a kind needs on the screen, whatever its share."""


class ReportTable(TableView):
    """Shows a Result as long as that is open."""

    def __init__(self, desk: Desk, result: Result) -> None:
        model = PagedModel([_column(number, column) for number, column in enumerate(result.columns)])
        super().__init__(model, result.report.title)
        model.setParent(self)
        self._desk, self._result = desk, result
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSortIndicatorShown(False)
        self.set_empty_text(result.report.empty)
        model.page_wanted.connect(self._read)
        self.show_answer(array("q", range(len(result))))

    def _read(self, wanted: PageWanted) -> None:
        result, page = self._result, wanted
        self._desk.work(
            lambda *_: [result.texts(number) for number in page.ids],
            lambda rows: self.pages.set_page(page.page, rows, page.ticket),
            owner=self,
        )


def _column(number: int, column: ReportColumn) -> Column:
    return Column(
        f"c{number}",
        column.title,
        LOOKS.get(column.kind, "text"),  # type: ignore[arg-type]  # that table has texts
        max(round(column.width * UNIT), LEAST.get(column.kind, 0)),
        numeric=column.is_number,
        elastic=column.kind == "text",
    )


def let_go(desk: Desk, result: Result) -> None:
    """Close a result after everything that reads it."""
    desk.work(lambda *_: result.close(), lambda _: None)
