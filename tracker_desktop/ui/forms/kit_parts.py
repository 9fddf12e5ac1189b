"""What is in a kit as the rows of a small table."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from tracker_desktop.queries.kit_facts import KitFacts
from tracker_desktop.transactions.rules.kit_fields import KitPart
from tracker_desktop.ui.fields.table_column import Row, TableColumn
from tracker_desktop.ui.forms.rows import Ask

KIT_PARTS = Ask(
    "parts",
    "In one kit",
    "table",
    hint="Scan or type the SKU of each item, and how many base units of it are in one kit. Ctrl+Delete removes a row.",
    columns=(
        TableColumn("item", "Item", "code", required=True, unique=True),
        TableColumn("quantity", "Quantity", "quantity", start=Decimal(1), required=True, width=120),
    ),
)


def kit_parts(rows: Iterable[Row]) -> tuple[KitPart, ...]:
    """The lines that the rows say."""
    return tuple(KitPart(row["item"], row["quantity"]) for row in rows)


def kit_rows(kit: KitFacts) -> tuple[dict[str, Any], ...]:
    """The lines of a kit as the rows of the table."""
    return tuple({"item": part.sku, "quantity": part.quantity} for part in kit.parts)
