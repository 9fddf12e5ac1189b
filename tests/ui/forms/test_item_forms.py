"""The codes and packs of an item as rows of a form, and back."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from tracker_desktop.queries.item_parts import ItemParts
from tracker_desktop.transactions.rules.item_parts import CodeFields, UnitFields
from tracker_desktop.ui.forms import item_forms, stock_forms
from tracker_desktop.ui.forms.item_parts import code_rows, kind_of, pack_rows, read_codes, read_packs

HUNDRED, ONE = Decimal(100), Decimal(1)
OWN = CodeFields("sku", "GLV", HUNDRED, ONE, HUNDRED)
FISHER = CodeFields("supplier", "FS-1", ONE, ONE, ONE, supplier_id=7)


def parts(**fields: object) -> ItemParts:
    given: dict[str, object] = {
        "id": 1,
        "sku": "GLV",
        "name": "Gloves",
        "unit": "piece",
        "decimals": 0,
        "lot_policy": "optional",
        "expiry_required": False,
        "home": None,
        "codes": (),
        "units": (),
        "shelves": (),
    }
    return ItemParts(**{**given, **fields})  # type: ignore[arg-type]


def test_codes_come_back_with_their_supplier_and_without_the_sku() -> None:
    assert read_codes(code_rows((OWN, FISHER))) == (FISHER,)


def test_the_sku_keeps_its_quantities_and_takes_a_new_name() -> None:
    rows = code_rows((FISHER,))
    assert read_codes(rows, (OWN, FISHER)) == (OWN, FISHER)
    assert read_codes(rows, (OWN, FISHER), "GLV-2")[0] == CodeFields("sku", "GLV-2", HUNDRED, ONE, HUNDRED)


def test_packs_are_exact() -> None:
    units = (UnitFields("box", 100), UnitFields("sheet", 1, 3))
    assert [row["holds"] for row in pack_rows(units)] == [Fraction(100), Fraction(1, 3)]
    assert read_packs(pack_rows(units)) == units


def test_only_what_was_changed_is_sent() -> None:
    form = item_forms.edit_item(1, "GLV", (OWN, FISHER))
    changed = form.make({"name": "Gloves, medium"})
    assert (changed.changes, changed.codes, changed.units) == ({"name": "Gloves, medium"}, None, None)  # type: ignore[attr-defined]
    changed = form.make({"codes": ()})
    assert (changed.changes, changed.codes, changed.units) == ({}, (OWN,), None)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("code", "kind"),
    [("4006381333931", "gtin"), ("4006381333932", "alias"), ("GLV", "alias"), ("2000000000015", "alias")],
)
def test_what_a_new_code_looks_like(code: str, kind: str) -> None:
    assert kind_of(code) == kind


@pytest.mark.parametrize(
    ("pack", "words"),
    [
        (("box", 100, 1), "box of 100 pcs"),
        (("single", 1, 1), "single of 1 pc"),
        (("slice", 1, 3), "slice of 1/3 piece"),
    ],
)
def test_packs_in_words(pack: tuple[str, int, int], words: str) -> None:
    assert stock_forms.pack_words(pack, "piece") == words


def test_a_quantity_in_packs_is_kept_as_it_was_entered() -> None:
    box = ("box", 100, 1)
    item = parts(units=(box,))
    assert stock_forms.entered(item, {"quantity": Decimal(2), "pack": box}) == (Decimal(200), "2 box")
    assert stock_forms.entered(item, {"quantity": Decimal(2), "pack": stock_forms.BASE}) == (Decimal(2), None)
    third = ("third", 1, 3)
    assert stock_forms.entered(parts(decimals=2), {"quantity": ONE, "pack": third}) == (Decimal("0.33"), "1 third")


@pytest.mark.parametrize(
    ("policy", "asked"),
    [
        ("none", []),
        ("optional", [("Lot", False), ("Expires", True)]),
        ("required", [("Lot", True), ("Expires", True)]),
        ("serial", [("Serial number", True), ("Expires", True)]),
    ],
)
def test_what_is_asked_of_a_lot(policy: str, asked: list[tuple[str, bool]]) -> None:
    found = stock_forms.lot_asks(policy, expiry_required=True)
    assert [(ask.label, ask.required) for ask in found] == asked
