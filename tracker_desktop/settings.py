"""One table of the office's settings: key, type, default and the words of its form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One setting. `type` is the Python type of its value; `label` and `hint` are shown in the form. Where there are
    `choices`, it is one of them."""

    key: str
    type: type
    default: str | int | bool
    label: str
    hint: str = ""
    choices: tuple[str, ...] = ()


PAPER_SIZES = ("A4", "Letter")

OPTIONS: tuple[Option, ...] = (
    Option("office.name", str, "Property office", "Name of the office", "Stands on receipts and in the status bar."),
    Option("office.address", str, "", "Address of the office", "Stands on orders to suppliers."),
    Option("office.zone", str, "UTC", "Time zone", "Decides what day it is here, for due dates and expiry."),
    Option("money.currency", str, "USD", "Currency", "The one currency of all costs and values."),
    Option("money.decimals", int, 2, "Decimals of an amount", "Cents: 2."),
    Option("tags.digits", int, 5, "Digits of a new tag", "LT-00142 has 5."),
    Option("loan.days", int, 14, "Days of a loan", "Where the category of an asset names none."),
    Option("loan.notice_days", str, "1, 7, 14, 30", "Reminders after", "Days overdue, one for each step: 1, 7, 14."),
    Option("loan.statement_days", int, 365, "Statement signed again after", "Days; 0: never."),
    Option(
        "reservations.no_show_hours", int, 4, "Hours until a no-show", "Not fetched so long after it began, it is free."
    ),
    Option("maintenance.due_days", int, 30, "Maintenance due within", "Days ahead that Today and the list look."),
    Option("maintenance.labour_rate", int, 0, "Cost of an hour of work", "Of own people, for work orders."),
    Option("assets.idle_days", int, 180, "Idle after", "Days without use from when it is listed as idle."),
    Option("contracts.notice_days", int, 90, "Contract ends within", "Days before the end from when it is listed."),
    Option("fiscal.start", str, "01-01", "Fiscal year begins on", "Month and day: 01-01, 04-01, 10-01."),
    Option(
        "files.folder",
        str,
        "",
        "Folder of photos and documents",
        "Empty: beside the database. Several desks: one that all of them reach.",
    ),
    Option("files.most_megabytes", int, 50, "Largest file in MB", "Of a photo or document."),
    Option("stock.expiring_days", int, 30, "Expiring within", "Days before its expiry."),
    Option("stock.transfer_days", int, 7, "Days for a transfer", "Longer on the way, it is late."),
    Option("stock.closed_until", str, "", "Stock is closed until", "Nothing is posted for that day and before."),
    Option("stock.scrap_limit", int, 1000, "Write-off limit of stock", "Above it, another person approves."),
    Option("stock.hold_place", str, "", "Place for stock on hold", "Where returned stock waits that is not issued."),
    Option("orders.service_level", str, "95", "Service level in %", "How often an order must come in time."),
    Option("orders.lead_days", int, 7, "Days from order to delivery", "Where the supplier says nothing."),
    Option("orders.review_days", int, 0, "Days between two looks at orders", "0: whenever something runs low."),
    Option("orders.history_days", int, 365, "Days of use looked at", "For safety stock, classes and turnover."),
    Option("orders.cost", int, 0, "Cost of an order", "For the best order quantity; 0: not worked out."),
    Option("orders.carrying_percent", str, "20", "Cost of keeping stock a year in %", "Of its value."),
    Option("assets.warranty_days", int, 60, "Warranty ends within", "Days before the end from when it is listed."),
    Option("returns.place", str, "", "Returns shelf", "Where returns to inspect go."),
    Option("labels.owner", str, "", "Owner on asset tags", "Property of …; empty: the name of the office."),
    Option("paper.size", str, "A4", "Paper", "Of receipts and reports.", PAPER_SIZES),
    Option(
        "approvals.second_person", bool, True, "Approval by a second person", "Large write-offs wait for somebody else."
    ),
    Option("audits.write_off_limit", int, 1000, "Write-off limit of audits", "Above it, another person approves."),
    Option("costs.insurance_percent", str, "1", "Insurance in % of cost", "What an asset costs a year; 0: left out."),
    Option("costs.tax_percent", str, "1", "Property tax in % of cost", "What an asset costs a year; 0: left out."),
    Option(
        "costs.maintenance_percent", str, "2", "Maintenance in % of cost", "What an asset costs a year; 0: left out."
    ),
    Option("counts.approval_limit", int, 1000, "Difference limit of counts", "Above it, another person approves."),
    Option("counts.per_year_a", int, 4, "Counts a year of A items", "0: only when something happened."),
    Option("counts.per_year_b", int, 2, "Counts a year of B items", "0: only when something happened."),
    Option("counts.per_year_c", int, 1, "Counts a year of C items", "0: only when something happened."),
    Option("counts.tolerance_percent_a", int, 1, "Tolerance of A items in %", "Within it, no recount and no reason."),
    Option("counts.tolerance_percent_b", int, 3, "Tolerance of B items in %", "Within it, no recount and no reason."),
    Option("counts.tolerance_percent_c", int, 5, "Tolerance of C items in %", "Within it, no recount and no reason."),
    Option("counts.tolerance_number", int, 0, "Tolerance of a line in units", "0: by per cent alone."),
    Option("counts.tolerance_value", int, 0, "Tolerance of a line in value", "0: by per cent alone."),
    Option("receipts.terms", str, "", "Terms on receipts", "Stand above the signature of a hand receipt."),
)
BY_KEY = {option.key: option for option in OPTIONS}


def default(key: str) -> str | int | bool:
    """The value of a setting that the office has not changed. Raises KeyError for a key that is no setting."""
    return BY_KEY[key].default
