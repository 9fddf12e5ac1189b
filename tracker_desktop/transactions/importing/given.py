"""A row of a spreadsheet as an import is given it: values by our fields; what the file leaves blank is not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tracker_desktop.models.holders import HolderKind


class What(StrEnum):
    """What a file lists."""

    ASSETS = "assets"
    PEOPLE = "people"
    ITEMS = "items"
    PLACES = "places"
    DEPARTMENTS = "departments"
    CHARGE_CODES = "charge_codes"
    OFFERS = "offers"
    STOCK_LEVELS = "stock_levels"
    CONTRACTS = "contracts"
    CATEGORIES = "categories"


@dataclass(frozen=True, slots=True)
class Given:
    """`line` is where the row stands in the file, `wrong` a sentence where a cell could not be read, `left_out` one why
    nothing is to be done with it.

    References (category, supplier, department, place ...) are names as the file writes them.
    """

    line: int
    values: Mapping[str, Any]
    wrong: str = ""
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class HolderGiven:
    """Who holds an asset, by whatever the file tells. `kind` None: whoever bears the name, people first."""

    kind: HolderKind | None = None
    name: str = ""
    login: str = ""
    email: str = ""
    employee_number: str = ""
    badge: str = ""
