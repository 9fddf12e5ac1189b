"""Sentences about maintenance: plans, meters and work orders."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tracker_desktop.wording.figures import show_day, show_quantity

REFUSALS: dict[str, str] = {
    # plans
    "plan_of_nothing": "A plan is for one asset, or for each asset of a category. Choose one.",
    "plan_of_both": "A plan is for one asset or for a category, not for both. Leave one of them empty.",
    "plan_no_rule": "{name} says nothing about when it is due. Enter months, days, days of the year or a meter.",
    "plan_meter_half": "A plan by use needs a meter and how far it goes on between two times. Enter both, or neither.",
    "plan_every_wrong": "Enter by how much the meter goes on between two times, more than 0.",
    "plan_date_wrong": "“{text}” is no day of a year. Write month and day, as in 03-31.",
    "plan_dates_many": "{most} days of the year are the most. Remove some.",
    "plan_twice": "There is a plan “{name}” for the same already. Change that one, or choose another name.",
    "plan_not_in_force": "{plan} does not apply to {tag} now. Make the plan active first.",
    "plan_other_asset": "{plan} does not apply to {tag}. Choose another plan, or none.",
    "plan_done_future": "{day} is still to come. Enter the day on which it was done.",
    "plan_done_early": "{day} is before {last}, when it was done last. Enter a later day.",
    # meters
    "meter_negative": "A meter does not stand at {value}. Enter 0 or more.",
    "meter_too_large": "A meter stands below 1,000,000,000. Check the digits.",
    "meter_too_fine": "{value} has more than 3 decimals. Round it.",
    "meter_needed": "Say which meter was read: hours, km …",
    "meter_counts_itself": "Check-outs are counted by themselves. Choose another meter.",
    "meter_future": "{day} is still to come. Enter the day on which it was read.",
    "meter_lower": "The {meter} of {tag} stood at {last} on {day}. {reading} is less: say that it is a new meter, "
    "or that the last reading was wrong.",
    "meter_above_next": "The {meter} of {tag} stood at {next} on {day} already. {reading} before that is too much.",
    "meter_high": "The {meter} of {tag} would have gone on by {more} in {days}, which is more than can be expected. "
    "Check it, or give a reason.",
    "meter_jump_unknown": "“{value}” is not a reason for a lower reading. Choose one of: {choices}.",
    "meter_nothing_to_correct": "There is no reading of the {meter} of {tag} to correct. Enter it as a reading.",
    "meter_jump_back": "A new meter, or a correction, must be as late as the last reading, of {day}.",
    # handing out
    "maintenance_overdue": "{tag}: {plan} is overdue, {since}. Give a reason to hand it over all the same.",
    "maintenance_stop": "{tag}: {plan} is overdue, {since}. It is not handed over before that is done.",
    # work orders
    "work_order_state": "{number} is {state}, so this is not possible any more. Choose another work order.",
    "work_order_twice": "{number} is under way for {plan} of {tag} already. Finish or cancel it first.",
    "work_orders_none": "Nothing is chosen. Choose what work orders are to be opened for.",
    "work_orders_many": "{most} work orders are the most at once. Choose fewer.",
    "work_after_unknown": "“{value}” is not what an asset is after work. Choose one of: {choices}.",
    "work_task_unknown": "{number} has no task “{text}”. Look at it again.",
    "work_task_ticked": "“{text}” is ticked already. Untick it first, then change the tasks.",
    "work_tasks_open": "Not ticked yet: {tasks}. Tick them, or say why they are left out.",
    "work_finish_future": "{day} is still to come. Enter the day on which it was finished.",
    "work_certificate": "A calibration has a certificate. Enter its number, or tick that it did not pass.",
    "work_certified_past": "The certificate would have ended on {day}, before the work was done. Enter a later day.",
    "work_failed_ready": "{tag} did not pass, so it can't be ready. Choose what becomes of it.",
    "work_reason": "Say why {number} is cancelled.",
    "work_cost_nothing": "Enter what it cost, more than 0.",
    "work_hours_wrong": "Enter how many hours were worked, more than 0 and less than {most}.",
    "work_rate_none": "There is no cost of an hour of work in the settings. Enter the amount.",
    "work_cost_future": "{day} is still to come. Enter the day of the work or of the invoice.",
    "work_undo_down": "{tag} is in maintenance for {number}. Finish or cancel that first.",
    "work_undo_twice": "{number} is under way for {plan} of {tag}. Finish or cancel that first.",
}

TITLES: dict[str, tuple[str, str]] = {
    "add_plan": ("Maintenance plan “{name}” for {target}", "{about}"),
    "edit_plan": ("Maintenance plan “{name}” changed: {fields}", "{target}"),
    "note_plan_done": ("{plan} of {tag} done on {day}", "{about}"),
    "read_meter": ("{tag}: {reading} {meter}", "{about}"),
    "correct_reading": ("{tag}: {reading} {meter}, the last reading corrected", "{about}"),
    "open_work_order": ("{number} for {tag}: {title}", "{about}"),
    "open_work_orders": ("{count} work orders opened", "{tags} · {number}"),
    "edit_work_order": ("{order} changed: {fields}", "{tag} · {title}"),
    "tick_tasks": ("{order}: {ticked} of {tasks} tasks done", "{tag} · {title}"),
    "add_work_cost": ("{order}: {amount} for {what}", "{tag} · {title}{about}"),
    "remove_work_cost": ("{order}: {amount} for {what} taken off", "{tag} · {title}"),
    "issue_to_work_order": ("Parts for {order}: {parts}", "{tag} · {about} · {number}"),
    "finish_work_order": ("{order} finished: {title}", "{tag} · {about}"),
    "fail_work_order": ("{order} finished, {tag} did not pass: {title}", "{about}"),
    "cancel_work_order": ("{order} cancelled", "{tag} · {title} · {reason}"),
    # parts of the rows above
    "plan_months": ("every {count} months", ""),
    "plan_month": ("every month", ""),
    "plan_days": ("every {count} days", ""),
    "plan_day": ("every day", ""),
    "plan_dates": ("on {dates}", ""),
    "plan_use": ("every {every} {meter}", ""),
    "plan_stop": ("hard stop", ""),
    "plan_assets": ("{count} assets", ""),
    "plan_asset": ("1 asset", ""),
    "work_due": ("due {day}", ""),
    "work_next": ("next on {day}", ""),
    "work_next_at": ("next at {at} {meter}", ""),
    "work_out": ("in maintenance", ""),
    "work_after": ("{readiness}", ""),
    "work_still": ("still in maintenance for {order}", ""),
    "work_certificate_no": ("certificate {certificate}", ""),
    "work_hours": ("{hours} hours of work", ""),
    "meter_total": ("{total} with the meters before", ""),
    "meter_due": ("{plan} is due", ""),
}

STATES = {"open": "Open", "in progress": "In progress", "waiting for parts": "Waiting for parts", "done": "Done"}


def due_since(day: dt.date | None, by_use: tuple[str, Decimal, Decimal | None] | None) -> str:
    """since 3 Nov 2026; or by (meter, due at, total): at 250 hours, and it stands at 263."""
    if day is not None or by_use is None:
        return f"since {show_day(day)}" if day is not None else "by its use"
    meter, due_at, total = by_use
    return f"from {show_quantity(due_at)} {meter} on, and it stands at {show_quantity(total or Decimal(0))}"


def rule_words(
    months: int | None,
    days: int | None,
    dates: list[str],
    meter: str | None,
    every: Decimal | None,
) -> str:
    """every 6 months or 250 hours."""
    parts = []
    if months:
        parts.append("every month" if months == 1 else f"every {months} months")
    if days:
        parts.append("every day" if days == 1 else f"every {days:,} days")
    if dates:
        parts.append(f"on {', '.join(day_words(text) for text in dates)}")
    if meter and every is not None:
        parts.append(f"every {show_quantity(every)} {meter}")
    return " or ".join(parts)


def day_words(text: str) -> str:
    """03-31 as 31 Mar."""
    month, day = (int(part) for part in text.split("-"))
    return f"{day} {dt.date(2000, month, day):%b}"


def number_words(number: str | None) -> str:
    """The number of a work order, for a sentence."""
    return number or "the work order"
