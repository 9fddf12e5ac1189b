"""The whole table."""

from __future__ import annotations

from tests.scanning.codes import envelopes, fields, links, numbers, typed, values
from tests.scanning.codes.row import Row

ROWS: tuple[Row, ...] = (
    *fields.SYMBOLOGIES,
    *fields.SEPARATORS,
    *fields.GROUPS,
    *fields.LOST,
    *fields.STOCKROOM,
    *values.DATES,
    *values.MEASURES,
    *values.CHECKED,
    *values.LENGTHS,
    *values.CHARACTERS,
    *values.UNKNOWN,
    *typed.TYPED,
    *numbers.NUMBERS,
    *numbers.RESTRICTED,
    *numbers.BARCODES,
    *links.LINKS,
    *links.OTHERS,
    *envelopes.ENVELOPES,
)
