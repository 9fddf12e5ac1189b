"""Makers of depreciation schemes for tests."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.store_fixtures import Office
from tests.transactions.makers import made
from tracker_desktop.transactions.add_scheme import AddScheme
from tracker_desktop.transactions.rules.scheme_fields import SchemeFields


def add_scheme(office: Office, name: str = "Computers", method: str = "straight-line", **fields: Any) -> int:
    """A scheme over four years unless said otherwise."""
    if method in ("straight-line", "declining-balance", "sum-of-years-digits"):
        fields.setdefault("years", Decimal(4))
    return made(office.perform(AddScheme(SchemeFields(name, method, **fields))))
