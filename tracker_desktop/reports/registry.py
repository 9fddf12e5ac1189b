"""Every report by its key, in the order in which they are offered."""

from __future__ import annotations

from tracker_desktop.reports.catalog.abc_classes import ABC_CLASSES
from tracker_desktop.reports.catalog.asset_register import ASSET_REGISTER
from tracker_desktop.reports.catalog.asset_use import ASSET_USE, IDLE_ASSETS
from tracker_desktop.reports.catalog.asset_years import ASSET_YEARS
from tracker_desktop.reports.catalog.audit_history import AUDIT_HISTORY
from tracker_desktop.reports.catalog.audit_worksheet import AUDIT_WORKSHEET, WORKSHEET_OF_AUDIT
from tracker_desktop.reports.catalog.below_reorder import BELOW_REORDER_POINT
from tracker_desktop.reports.catalog.book_value import BOOK_VALUE, BOOK_VALUE_BY_CATEGORY, BOOK_VALUE_BY_DEPARTMENT
from tracker_desktop.reports.catalog.by_department import BY_DEPARTMENT
from tracker_desktop.reports.catalog.by_holder import BY_HOLDER
from tracker_desktop.reports.catalog.by_location import BY_LOCATION
from tracker_desktop.reports.catalog.consumption import CONSUMPTION
from tracker_desktop.reports.catalog.count_accuracy import COUNT_ACCURACY
from tracker_desktop.reports.catalog.count_differences import COUNT_DIFFERENCES
from tracker_desktop.reports.catalog.count_sheet import COUNT_SHEET
from tracker_desktop.reports.catalog.dead_stock import DEAD_STOCK
from tracker_desktop.reports.catalog.depreciation import (
    DEPRECIATION_BY_CATEGORY,
    DEPRECIATION_BY_DEPARTMENT,
    DEPRECIATION_SCHEDULE,
)
from tracker_desktop.reports.catalog.depreciation_forecast import DEPRECIATION_FORECAST
from tracker_desktop.reports.catalog.discrepancies import DISCREPANCIES
from tracker_desktop.reports.catalog.disposals import DISPOSALS, LOSSES
from tracker_desktop.reports.catalog.due_audits import AUDITS_DUE
from tracker_desktop.reports.catalog.ends_soon import ENDS_SOON
from tracker_desktop.reports.catalog.expiring import EXPIRING
from tracker_desktop.reports.catalog.ghost_assets import GHOST_ASSETS
from tracker_desktop.reports.catalog.inspections import INSPECTION_HISTORY, INSPECTIONS_TO_DO
from tracker_desktop.reports.catalog.insurance import INSURED_ASSETS, UNINSURED_ASSETS
from tracker_desktop.reports.catalog.issued import ISSUED
from tracker_desktop.reports.catalog.lending import DEPOSITS, REMINDERS, STATEMENTS_TO_SIGN
from tracker_desktop.reports.catalog.maintenance_cost import DOWNTIME, MAINTENANCE_BY_MONTH, MAINTENANCE_COST
from tracker_desktop.reports.catalog.maintenance_due import CALIBRATIONS, MAINTENANCE_DUE
from tracker_desktop.reports.catalog.movements import STOCK_MOVEMENTS
from tracker_desktop.reports.catalog.open_orders import LATE_ORDERS, OPEN_ORDERS
from tracker_desktop.reports.catalog.order_proposal import ORDER_PROPOSAL
from tracker_desktop.reports.catalog.overdue import OVERDUE
from tracker_desktop.reports.catalog.person_activity import PERSON_ACTIVITY
from tracker_desktop.reports.catalog.recall import RECALL
from tracker_desktop.reports.catalog.repair_or_replace import REPAIR_OR_REPLACE
from tracker_desktop.reports.catalog.replacement_plan import REPLACEMENT_LIST, REPLACEMENT_PLAN
from tracker_desktop.reports.catalog.reserved_to_pick import RESERVED_TO_PICK
from tracker_desktop.reports.catalog.return_reasons import RETURN_REASONS
from tracker_desktop.reports.catalog.stock_ledger import STOCK_LEDGER
from tracker_desktop.reports.catalog.stock_value import STOCK_VALUE
from tracker_desktop.reports.catalog.tax_list import TAX_LIST
from tracker_desktop.reports.catalog.thing_journal import ASSET_JOURNAL, ITEM_JOURNAL
from tracker_desktop.reports.catalog.turnover import TURNOVER
from tracker_desktop.reports.catalog.valuation import VALUATION
from tracker_desktop.reports.catalog.variances import VARIANCES
from tracker_desktop.reports.catalog.warranty_value import WARRANTY_VALUE
from tracker_desktop.reports.catalog.wasted_contracts import WASTED_CONTRACTS
from tracker_desktop.reports.report import Report

REPORTS: dict[str, Report] = {
    report.key: report
    for report in (
        *(ASSET_REGISTER, BY_HOLDER, BY_DEPARTMENT, BY_LOCATION, OVERDUE, WARRANTY_VALUE),
        *(REMINDERS, DEPOSITS, STATEMENTS_TO_SIGN),
        RESERVED_TO_PICK,
        *(INSPECTIONS_TO_DO, INSPECTION_HISTORY),
        *(MAINTENANCE_DUE, CALIBRATIONS, MAINTENANCE_COST, MAINTENANCE_BY_MONTH, DOWNTIME, REPAIR_OR_REPLACE),
        *(STOCK_VALUE, BELOW_REORDER_POINT, EXPIRING, STOCK_MOVEMENTS, ISSUED),
        *(ORDER_PROPOSAL, OPEN_ORDERS, LATE_ORDERS),
        *(RECALL, RETURN_REASONS),
        *(VALUATION, VARIANCES, CONSUMPTION, ABC_CLASSES, TURNOVER, DEAD_STOCK, STOCK_LEDGER),
        *(AUDITS_DUE, AUDIT_WORKSHEET, WORKSHEET_OF_AUDIT, DISCREPANCIES, AUDIT_HISTORY, GHOST_ASSETS),
        *(ENDS_SOON, WASTED_CONTRACTS, IDLE_ASSETS, ASSET_USE, INSURED_ASSETS, UNINSURED_ASSETS),
        *(DEPRECIATION_SCHEDULE, DEPRECIATION_BY_CATEGORY, DEPRECIATION_BY_DEPARTMENT, DEPRECIATION_FORECAST),
        *(BOOK_VALUE, BOOK_VALUE_BY_CATEGORY, BOOK_VALUE_BY_DEPARTMENT, ASSET_YEARS),
        *(TAX_LIST, REPLACEMENT_PLAN, REPLACEMENT_LIST),
        *(DISPOSALS, LOSSES),
        *(COUNT_SHEET, COUNT_DIFFERENCES, COUNT_ACCURACY),
        *(PERSON_ACTIVITY, ASSET_JOURNAL, ITEM_JOURNAL),
    )
}
