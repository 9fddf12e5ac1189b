"""Sentences about what assets are worth, and about what the depreciation command is given."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "scheme_taken": "{name} is the name of another scheme. Choose another name.",
    "scheme_years_wrong": "{years} can't be a life: whole months from one month to {most} years. Enter 5, or 2.5.",
    "scheme_per_cent_wrong": "{value} is not from 0 to 100 per cent with at most 3 decimals.",
    "scheme_rate_wrong": "“{text}” is no rate. Enter per cents from 0 to 100: 20, 32, 19.2 and so on.",
    "scheme_rates_sum": "The rates make {total} per cent together. They have to make 100.",
    "scheme_rates_many": "There are more rates than {most} years.",
    "scheme_needs_years": "{method} needs the years of a life. Enter them.",
    "scheme_needs_rates": "{method} needs a rate for each year. Enter per cents that make 100 together.",
    "scheme_needs_units": "{method} needs a meter and the units of a life. Enter both: hours and 20,000.",
    "scheme_convention": "{method} does not go with that first year. Choose one of: {choices}.",
    "scheme_used": "{assets} written down by {name}. What {they} worth would be worked out anew: "
    "give a reason, or add another scheme and change to it.",
    "life_units_wrong": "The units of a life are more than 0, at most {most}, with at most 3 decimals.",
    "salvage_above_cost": "{salvage} can't be left of what cost {cost}. Correct one of them.",
    "import_no_scheme": "There is no depreciation scheme “{name}”. Add it first under Property.",
    "value_needs": "For the {what}, enter the {field}.",
    "value_future": "{day} is still to come. Enter a day up to today.",
    "value_no_cost": "{tag} has no cost, so it has no value. Enter its cost first.",
    "value_no_start": "It is not known since when {tag} is in service. Enter that day first.",
    "value_no_scheme": "{tag} is not written down. Give it or its category a scheme first.",
    "value_before": "{tag} is here since {day} only. Enter that day or a later one.",
    "value_earlier": "The value of {tag} was changed from {day} on. Enter that day or a later one.",
    "value_above": "{amount} is more than the {value} that {tag} is worth on that day.",
    "value_same": "{tag} is worth {value} on that day already.",
    "value_same_scheme": "{tag} is written down by that scheme already. Choose another one.",
    "value_by_table": "{method} has a life of its own, which can't be changed for {tag}. Change its scheme.",
    "value_salvage_none": "{method} leaves nothing at the end, so nothing can be left of {tag}.",
    "value_life_over": "{months} months of the life of {tag} are over by then, so it can't have {life} months alone. "
    "Enter a longer life.",
    "depreciation_asks": "Say how and what: tracker-desktop depreciation --method METHOD --cost AMOUNT. "
    "depreciation --list names the methods.",
    "depreciation_left": "On {day} it was not there yet: it is in service since {start}.",
    "depreciation_years_given": "{method} has a life of its own. Leave --years out.",
    "depreciation_method": "“{method}” is no method. The methods are: {methods}.",
    "depreciation_number": "{name}: “{text}” is no number. Write 1249 or 1249.50.",
    "depreciation_least": "{name} has to be {least}.",
    "depreciation_needs": "{method} needs {names}.",
    "depreciation_day": "“{text}” is no day. Write it as 2026-03-31.",
    "depreciation_fiscal": "“{text}” is no month and day on which a year begins. Write it as 10-01.",
    "depreciation_convention": "{method} does not go with “{convention}”. Choose one of: {choices}.",
    "depreciation_salvage": "{salvage} can't be left of what cost {cost}.",
}

TITLES: dict[str, tuple[str, str]] = {
    "add_scheme": ("{name} added", "{method}"),
    "edit_scheme": ("{name} changed: {fields}", "{reason}"),
    "change_value": ("Value of {tag}: {what}", "{about}"),
    "change_value_many": ("Value of {count} assets: {what}", "{about}"),
    # parts of the rows above
    "value_impairment": ("impaired by {amount}", ""),
    "value_revaluation": ("revalued at {amount}", ""),
    "value_addition": ("{amount} added", ""),
    "value_new_life": ("a life of {months} months", ""),
    "value_new_salvage": ("{amount} left at the end", ""),
    "value_new_scheme": ("written down by {scheme}", ""),
    "value_now": ("worth {value} today", ""),
}
