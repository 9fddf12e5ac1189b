"""The codes and packs of an item as the rows of two small tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.gtin import is_gtin, is_restricted
from tracker_desktop.transactions.rules.item_parts import CodeFields, UnitFields
from tracker_desktop.ui.fields.table_column import Row, TableColumn
from tracker_desktop.ui.forms.rows import Ask

GTIN, SUPPLIER, ALIAS, SKU = "gtin", "supplier", "alias", "sku"
ONE = Decimal(1)


def kind_of(code: str) -> str:
    """What a code that is new looks like: a product number, or a code of our own."""
    return GTIN if is_gtin(code) and not is_restricted(code) else ALIAS


def _wrong_code(row: Row) -> str:
    code = str(row["code"]).replace(" ", "")
    return "" if row["kind"] != GTIN or is_gtin(code) else str(Refused("gtin_wrong", text=code))


CODES = Ask(
    "codes",
    "Other codes",
    "table",
    hint="How many one scan means, in base units: a box of 100 is received and counted as 100, issued as 1. "
    "Ctrl+Delete removes a row.",
    columns=(
        TableColumn("code", "Code", "code", required=True, unique=True, wrong=_wrong_code),
        TableColumn(
            "kind",
            "Kind",
            "choice",
            choices=((GTIN, "Product number (GTIN)"), (SUPPLIER, "Supplier's code"), (ALIAS, "Own code")),
            start=ALIAS,
            follow=lambda row: kind_of(str(row["code"] or "").replace(" ", "")),
            width=212,
        ),
        TableColumn("quantity_received", "Received as", "quantity", start=ONE, required=True, width=104),
        TableColumn("quantity_issued", "Issued as", "quantity", start=ONE, required=True, width=104),
        TableColumn(
            "quantity_counted",
            "Counted as",
            "quantity",
            start=ONE,
            required=True,
            follow=lambda row: row["quantity_received"],
            width=104,
        ),
    ),
)
PACKS = Ask(
    "units",
    "Packs",
    "table",
    hint="How many base units one holds: 100, 2.5 or 1/3.",
    columns=(
        TableColumn("name", "Pack", required=True, unique=True, longest=40),
        TableColumn("holds", "Holds", "fraction", required=True, width=104),
    ),
)


def code_rows(codes: Iterable[CodeFields]) -> tuple[dict[str, Any], ...]:
    """Codes as the rows of the table, without the SKU's own."""
    return tuple(asdict(code) for code in codes if code.kind != SKU)


def read_codes(rows: Iterable[Row], own: Sequence[CodeFields] = (), sku: str | None = None) -> tuple[CodeFields, ...]:
    """The codes that the rows say; of `own` the SKU's stays as it is, under the new `sku` where there is one."""
    kept = (CodeFields(**{**asdict(code), "code": sku or code.code}) for code in own if code.kind == SKU)
    return (*kept, *(CodeFields(**row) for row in rows))


def pack_rows(units: Iterable[UnitFields]) -> tuple[dict[str, Any], ...]:
    """Packs as the rows of the table."""
    return tuple({"name": unit.name, "holds": Fraction(unit.numerator, unit.denominator)} for unit in units)


def read_packs(rows: Iterable[Mapping[str, Any]]) -> tuple[UnitFields, ...]:
    """The packs that the rows say."""
    return tuple(UnitFields(row["name"], row["holds"].numerator, row["holds"].denominator) for row in rows)
