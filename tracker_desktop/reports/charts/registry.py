"""Every chart by its key."""

from __future__ import annotations

from tracker_desktop.reports.charts.accuracy import AUDIT_ACCURACY, COUNT_ACCURACY
from tracker_desktop.reports.charts.chart import Chart
from tracker_desktop.reports.charts.issued import ISSUED
from tracker_desktop.reports.charts.on_loan import ON_LOAN
from tracker_desktop.reports.charts.stock_value import STOCK_VALUE

CHARTS: dict[str, Chart] = {
    chart.key: chart for chart in (ON_LOAN, ISSUED, STOCK_VALUE, AUDIT_ACCURACY, COUNT_ACCURACY)
}
