"""The form of a depreciation scheme."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tracker_desktop.depreciation.conventions import CONVENTIONS
from tracker_desktop.depreciation.methods import METHODS
from tracker_desktop.transactions.add_scheme import AddScheme
from tracker_desktop.transactions.edit_scheme import EditScheme
from tracker_desktop.transactions.rules.scheme_fields import SchemeFields
from tracker_desktop.ui.forms.rows import Ask, Values

REASON = "reason"
SCHEME_ROWS: Sequence[Sequence[Ask]] = (
    (
        Ask("name", "Name", required=True, share=2),
        Ask("method", "Method", "choice", choices=tuple((key, method.title) for key, method in METHODS.items())),
    ),
    (
        Ask("years", "Years", "quantity", hint="Its life: 5, or 2.5. A table has its own."),
        Ask(
            "convention",
            "First year",
            "choice",
            choices=((None, "As usual for the method"), *((one.key, one.title) for one in CONVENTIONS.values())),
        ),
        Ask("salvage_percent", "Left at the end in %", "quantity", hint="Of the cost. Empty: nothing."),
    ),
    (
        Ask("factor_percent", "Declining balance in %", "whole", hint="Of the straight line: 200 is double."),
        Ask("switches", "Straight line as soon as it is more", "flag", share=2),
    ),
    (
        Ask("meter", "Meter", hint="Units of use: as the readings name it, hours."),
        Ask("units", "Units of a life", "quantity", hint="Units of use: 20,000."),
    ),
    (Ask("rates", "Rates in %", hint="Own rates, 100 together: 40 30 20 10.", longest=1_000),),
    (Ask("note", "Note"),),
    (
        Ask(REASON, "Reason for the change", hint="Needed where assets are written down by it.", share=2),
        Ask("active", "Active", "flag"),
    ),
)


def add_scheme(values: Values) -> AddScheme:
    """A new scheme of these values of the form."""
    return AddScheme(SchemeFields(**{key: value for key, value in _ready(values).items() if key != REASON}))


def edit_scheme(scheme_id: int, values: Values) -> EditScheme:
    """The changes of a scheme, with the reason for them."""
    ready = _ready(values)
    return EditScheme(scheme_id, {key: value for key, value in ready.items() if key != REASON}, ready.get(REASON))


def shown_rates(rates: Sequence[str]) -> str:
    """The rates as the form has them."""
    return " ".join(rates)


def _ready(values: Values) -> dict[str, Any]:
    ready = dict(values)
    if "rates" in ready:
        ready["rates"] = tuple(word for word in re.split(r"[\s,;%]+", ready["rates"] or "") if word)
    return ready
