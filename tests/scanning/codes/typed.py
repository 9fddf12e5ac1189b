"""What stands below a barcode, typed by hand."""

from __future__ import annotations

from decimal import Decimal

from tests.scanning.codes.fields import G
from tests.scanning.codes.row import ENGINE, GENSPECS, day, gs1, row

TYPED = (
    gs1(
        f"(01){G}(10)ABC(17)261231", f"01={G} 10=ABC 17=261231", f"{GENSPECS} 4.15", lot="ABC", expiry=day("2026-12-31")
    ),
    gs1(
        f"(01){G}(17)261231(10)ABC", f"01={G} 17=261231 10=ABC", f"{GENSPECS} 4.15", lot="ABC", expiry=day("2026-12-31")
    ),
    gs1(
        f"(01) {G} (10) ABC (17) 261231",
        f"01={G} 10=ABC 17=261231",
        "with spaces between",
        lot="ABC",
        expiry=day("2026-12-31"),
    ),
    gs1("(01) 0 950600 013435 2 (10)ABC", f"01={G} 10=ABC", "with spaces within the number", lot="ABC"),
    gs1(f"]C1(01){G}(10)ABC", f"01={G} 10=ABC", "a scanner that writes brackets", lot="ABC"),
    gs1(f"(01){G}(10)A(B)C", f"01={G} 10=A(B)C", f"{GENSPECS} 7.11: brackets can stand in a lot", lot="A(B)C"),
    gs1(f"(01){G}(10)A\\(17)C", f"01={G} 10=A(17)C", f"{ENGINE}: \\( is a bracket within", lot="A(17)C"),
    gs1("(10)ABC", "10=ABC", f"{GENSPECS} 4.15", lot="ABC", warning="should stand with"),
    gs1("(00)006141411234567890", "00=006141411234567890", f"{GENSPECS} 4.15", sscc="006141411234567890"),
    gs1(
        f"(01){G}(3103)000123", f"01={G} 3103=000123", f"{GENSPECS} 4.15", quantity=Decimal("0.123"), quantity_unit="kg"
    ),
    row("(01)09506000134353(10)ABC", "unknown", "", f"{GENSPECS} 7.9", error="check digit"),
    gs1(f"(01){G}(88)ABC", f"01={G}", "no (88)", error="No field begins with “(88)”", gtin=G),
    gs1(f"(01){G}(17)261331", f"01={G} 17=261331", "no date", error="is no date", gtin=G),
    row("(12) Monkeys", "unknown", "", "a name, no field", error="7 characters, not 6"),
    row("(blue) pens", "unknown", "", "a name"),
    row("(1) pens", "unknown", "", "a name"),
    row("()", "unknown", "", "nothing"),
)
