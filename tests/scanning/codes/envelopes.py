"""Labels of suppliers by ISO 15434."""

from __future__ import annotations

from decimal import Decimal

from tests.scanning.codes.row import Row, day, row

HEAD, GS, RS, TAIL = "[)>\x1e06\x1d", "\x1d", "\x1e", "\x1e\x04"
STANDARD = "ISO/IEC 15434 and EIGP 114"


def _label(code: str, elements: str, source: str, **more: object) -> Row:
    return row(code, "iso15434", elements, source, **more)  # type: ignore[arg-type]


DIGIKEY = "P445-175186-1-ND 1PTFM252012ALMA3R3MTAA 30P445-175186-1-ND K 1K95952283 10K118292010 9D2532"
DIGIKEY += " 1T0844718727 11K1 4LJP Q10"
READ = (
    "P=445-175186-1-ND 1P=TFM252012ALMA3R3MTAA 30P=445-175186-1-ND K= 1K=95952283 10K=118292010 9D=2532 1T=0844718727"
)
READ += " 11K=1 4L=JP Q=10"

ENVELOPES = (
    _label(
        HEAD + DIGIKEY.replace(" ", GS) + TAIL,
        READ,
        "zxing-wasm issue 330: Digi-Key",
        lot="0844718727",
        quantity=Decimal(10),
        supplier_code="TFM252012ALMA3R3MTAA",
        customer_part="445-175186-1-ND",
        supplier_order="95952283",
    ),
    _label("]d1" + HEAD + f"PC-1{GS}Q5" + TAIL, "P=C-1 Q=5", STANDARD, customer_part="C-1", quantity=Decimal(5)),
    _label(
        HEAD + f"1PX{GS}Q5", "1P=X Q=5", f"{STANDARD}: RS and EOT are missing", supplier_code="X", quantity=Decimal(5)
    ),
    _label(
        f">[)>06{GS}K12345{GS}1PX-7{GS}Q25{GS}11K001",
        "K=12345 1P=X-7 Q=25 11K=001",
        "InvenTree issue 853: Mouser's header",
        order_number="12345",
        supplier_code="X-7",
        quantity=Decimal(25),
    ),
    _label(
        f"[)>06{GS}1P875105242006{GS}Q20{GS}1T317010012523270{GS}16D20250629",
        "1P=875105242006 Q=20 1T=317010012523270 16D=20250629",
        "Part-DB issue 1290: Würth, without RS",
        supplier_code="875105242006",
        quantity=Decimal(20),
        lot="317010012523270",
        made=day("2025-06-29"),
    ),
    _label(
        "[)>06␝1P875105242006␝Q20",
        "1P=875105242006 Q=20",
        "Part-DB issue 1290: drawn separators",
        supplier_code="875105242006",
        quantity=Decimal(20),
    ),
    _label("[)>{RS}06{GS}PA{GS}Q1{RS}{EOT}", "P=A Q=1", "written separators", customer_part="A", quantity=Decimal(1)),
    _label("[)>^06]PA]Q1^", "P=A Q=1", "Binner issue 305: Ctrl is lost", customer_part="A", quantity=Decimal(1)),
    _label(
        "[)>\x1e06|PA|Q1",
        "P=A Q=1",
        "a substitute that was chosen",
        customer_part="A",
        quantity=Decimal(1),
        options={"substitute": "|"},
    ),
    _label(HEAD + f"S{'7' * 12}" + TAIL, f"S={'7' * 12}", STANDARD, serial="7" * 12),
    _label(HEAD + f"TLOT-9{GS}PA" + TAIL, "T=LOT-9 P=A", STANDARD, lot="LOT-9", customer_part="A"),
    _label(
        HEAD + f"PA{GS}14D20271231" + TAIL,
        "P=A 14D=20271231",
        "ANSI MH10.8.2: 14D",
        customer_part="A",
        expiry=day("2027-12-31"),
    ),
    _label(
        HEAD + f"PA{GS}14D20271331" + TAIL,
        "P=A 14D=20271331",
        "ANSI MH10.8.2: 14D",
        customer_part="A",
        error="is no date",
    ),
    _label(
        HEAD + f"PA{GS}9D2532{GS}10D2532{GS}4LDE{GS}VACME" + TAIL,
        "P=A 9D=2532 10D=2532 4L=DE V=ACME",
        STANDARD,
        customer_part="A",
    ),
    _label(HEAD + f"PA{GS}Q2.5" + TAIL, "P=A Q=2.5", STANDARD, customer_part="A", quantity=Decimal("2.5")),
    _label(
        HEAD + f"PA{GS}7Q2.5KG" + TAIL,
        "P=A 7Q=2.5KG",
        "ANSI MH10.8.2: 7Q",
        customer_part="A",
        quantity=Decimal("2.5"),
        quantity_unit="kg",
    ),
    _label(
        HEAD + f"PA{GS}7Q100PC" + TAIL, "P=A 7Q=100PC", "ANSI MH10.8.2: 7Q", customer_part="A", quantity=Decimal(100)
    ),
    _label(HEAD + f"PA{GS}Qmany" + TAIL, "P=A Q=many", STANDARD, customer_part="A", error="is no number"),
    _label(
        HEAD + f"PA{GS}8P9506000134352" + TAIL,
        "P=A 8P=9506000134352",
        "ANSI MH10.8.2: 8P",
        customer_part="A",
        gtin="09506000134352",
    ),
    _label(
        HEAD + f"PA{GS}8P9506000134353" + TAIL,
        "P=A 8P=9506000134353",
        "ANSI MH10.8.2: 8P",
        customer_part="A",
        error="check digit",
    ),
    _label(
        HEAD + f"PA{GS}PB{GS}Q1" + TAIL,
        "P=A P=B Q=1",
        "twice, with different values",
        quantity=Decimal(1),
        warning="more than once",
    ),
    _label(HEAD + f"PA{GS}PA{GS}Q1" + TAIL, "P=A P=A Q=1", "twice the same", customer_part="A", quantity=Decimal(1)),
    _label(
        HEAD + f"PA{GS}?{GS}Q1" + TAIL,
        "P=A Q=1",
        "no data identifier",
        customer_part="A",
        quantity=Decimal(1),
        error="No data identifier begins with “?”",
    ),
    _label(
        "[)>\x1e05\x1d0109506000134352\x1d10ABC\x1d17261231\x1e\x04",
        "01=09506000134352 10=ABC 17=261231",
        "ISO/IEC 15434 format 05: GS1",
        gtin="09506000134352",
        lot="ABC",
        expiry=day("2026-12-31"),
    ),
    _label("[)>\x1e05\x1d0109506000134353\x1e\x04", "01=09506000134353", "format 05", error="check digit"),
    _label(
        "[)>\x1e12\x1dMFR 12345\x1dSER 7788\x1dPNR AB-1\x1e\x04",
        "MFR=12345 SER=7788 PNR=AB-1",
        "ISO/IEC 15434 format 12: text identifiers",
        serial="7788",
        supplier_code="AB-1",
    ),
    _label(
        "[)>\x1e06\x1dPA\x1e12\x1dSER 7788\x1e\x04",
        "P=A SER=7788",
        "two formats in one",
        customer_part="A",
        serial="7788",
    ),
    _label("[)>\x1e01\x1d9612345\x1e\x04", "", "format 01: transport", error="format 01"),
    _label("[)>\x1e06\x1d\x1e\x04", "", "nothing in it", error="nothing in the label"),
    _label("[)>", "", "nothing but the beginning", error="nothing in the label"),
    _label(
        "[)>06P445-175186-1-ND1PTFM252012ALMA3R3MTAAK1K95952283Q10",
        "P=445-175186-1-ND1PTFM252012ALMA3R3MTAAK1K95952283Q10",
        "all separators lost",
        customer_part="445-175186-1-ND1PTFM252012ALMA3R3MTAAK1K95952283Q10",
        error="separators between the fields were lost",
    ),
    _label(
        HEAD + "P" + "A" * 200 + TAIL,
        "P=" + "A" * 200,
        "longer than a field",
        customer_part="A" * 200,
        error="200 characters",
    ),
    row("[)", "unknown", "", "no header"),
)
