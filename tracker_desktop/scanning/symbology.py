"""AIM identifiers: the three characters (`]C1`) by which a scanner says what kind of barcode it read."""

from __future__ import annotations

from dataclasses import dataclass

from tracker_desktop.scanning import gtin

GS1 = "gs1"
"""Element strings: (01) GTIN, (10) lot, (17) expiry ..."""
EAN = "ean"
"""A product number: EAN-13, EAN-8; UPC-A and UPC-E arrive as EAN-13."""
PLAIN = "plain"
"""Whatever the label says; nothing follows from the kind of barcode."""


@dataclass(frozen=True, slots=True)
class Symbology:
    """One identifier, what the barcode is called, and what it carries: GS1, EAN or PLAIN."""

    aim: str
    name: str
    carries: str


SYMBOLOGIES = (
    Symbology("]C1", "GS1-128", GS1),
    Symbology("]e0", "GS1 DataBar", GS1),
    Symbology("]e1", "GS1 composite", GS1),
    Symbology("]e2", "GS1 composite", GS1),
    Symbology("]d2", "GS1 DataMatrix", GS1),
    Symbology("]Q3", "GS1 QR Code", GS1),
    Symbology("]J1", "GS1 DotCode", GS1),
    Symbology("]d5", "GS1 DataMatrix", GS1),
    Symbology("]Q4", "GS1 QR Code", GS1),
    Symbology("]E0", "EAN-13, UPC-A or UPC-E", EAN),
    Symbology("]E3", "EAN-13 with an add-on", EAN),
    Symbology("]E4", "EAN-8", EAN),
    Symbology("]A0", "Code 39", PLAIN),
    Symbology("]A1", "Code 39 with check digit", PLAIN),
    Symbology("]A3", "Code 39 with check digit", PLAIN),
    Symbology("]A4", "Code 39 full ASCII", PLAIN),
    Symbology("]A5", "Code 39 full ASCII", PLAIN),
    Symbology("]A7", "Code 39 full ASCII", PLAIN),
    Symbology("]C0", "Code 128", PLAIN),
    Symbology("]C2", "Code 128", PLAIN),
    Symbology("]C4", "Code 128", PLAIN),
    Symbology("]E1", "add-on of two digits", PLAIN),
    Symbology("]E2", "add-on of five digits", PLAIN),
    Symbology("]F0", "Codabar", PLAIN),
    Symbology("]F1", "Codabar", PLAIN),
    Symbology("]G0", "Code 93", PLAIN),
    Symbology("]I0", "Interleaved 2 of 5", PLAIN),
    Symbology("]I1", "Interleaved 2 of 5 with check digit", PLAIN),
    Symbology("]I3", "Interleaved 2 of 5 with check digit", PLAIN),
    Symbology("]J0", "DotCode", PLAIN),
    Symbology("]L0", "PDF417", PLAIN),
    Symbology("]L1", "PDF417", PLAIN),
    Symbology("]L2", "PDF417", PLAIN),
    Symbology("]M0", "MSI", PLAIN),
    Symbology("]Q0", "QR Code", PLAIN),
    Symbology("]Q1", "QR Code", PLAIN),
    Symbology("]Q2", "QR Code", PLAIN),
    Symbology("]Q5", "QR Code", PLAIN),
    Symbology("]Q6", "QR Code", PLAIN),
    Symbology("]R0", "Plessey", PLAIN),
    Symbology("]S0", "Straight 2 of 5", PLAIN),
    Symbology("]U0", "MaxiCode", PLAIN),
    Symbology("]U1", "MaxiCode", PLAIN),
    Symbology("]X0", "other", PLAIN),
    Symbology("]d0", "DataMatrix", PLAIN),
    Symbology("]d1", "DataMatrix", PLAIN),
    Symbology("]d3", "DataMatrix", PLAIN),
    Symbology("]d4", "DataMatrix", PLAIN),
    Symbology("]d6", "DataMatrix", PLAIN),
    Symbology("]h0", "Han Xin", PLAIN),
    Symbology("]z0", "Aztec", PLAIN),
    Symbology("]z3", "Aztec", PLAIN),
)
BY_AIM = {row.aim: row for row in SYMBOLOGIES}
_OTHER_CASE = {row.aim.swapcase(): row for row in SYMBOLOGIES if row.aim.swapcase() not in BY_AIM}
_TWO_WAYS = ("]E0", "]e0", "]E1", "]e1", "]E2", "]e2")
_ADD_ONS = {"1": 2, "2": 5}
"""Digits of an add-on alone."""


def split_aim(text: str) -> tuple[Symbology | None, str]:
    """The identifier at the front of a code and the rest of it; (None, text) where none is.

    A locked CapsLock key turns `]C1` into `]c1`; both are known. `]E0` and `]e0` are each other's inverted form, as are
    `]E1` and `]e1`, `]E2` and `]e2`: there what stands behind decides.
    """
    aim, rest = text[:3], text[3:]
    row = BY_AIM.get(aim) or _OTHER_CASE.get(aim)
    if row is None or not rest:
        return None, text
    if aim in _TWO_WAYS:
        row = BY_AIM["]e" + aim[2] if _is_element_string(rest) else "]E" + aim[2] if _is_ean(aim[2], rest) else aim]
    return row, rest


def _is_ean(digit: str, rest: str) -> bool:
    if digit == "0":
        return gtin.is_gtin(rest)
    return rest.isascii() and rest.isdigit() and len(rest) == _ADD_ONS[digit]


def _is_element_string(rest: str) -> bool:
    return rest[:2] == "01" and len(rest) >= 16 and gtin.is_gtin(rest[2:16])
