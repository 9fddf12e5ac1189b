"""What stands on a label, whatever its format: words, and what its code says."""

from __future__ import annotations

from dataclasses import dataclass

from tracker_desktop.paper import symbols
from tracker_desktop.paper.symbols import Code, Element, Symbol


@dataclass(frozen=True)
class Payload:
    """What a code says: a plain text, a product number (13 or 14 digits), or GS1 element strings."""

    text: str = ""
    gtin: str = ""
    elements: tuple[Element, ...] = ()

    @property
    def has_bars(self) -> bool:
        """Whether bars can hold it: they have the letters of ASCII alone."""
        return self.text.isascii()

    def bars(self) -> Symbol:
        """As bars: Code 128, EAN-13, ITF-14 or GS1-128. Raises Refused: code_not_printable."""
        if self.elements:
            return symbols.gs1_128(self.elements)
        if len(self.gtin) == 13:
            return symbols.ean13(self.gtin)
        return symbols.itf14(self.gtin) if self.gtin else symbols.code128(self.text)

    def square(self, kind: Code) -> Symbol:
        """As a square of the kind asked for; element strings are always a GS1 DataMatrix.
        Raises Refused: code_not_printable."""
        if self.elements:
            return symbols.gs1_data_matrix(self.elements)
        return (symbols.qr if kind is Code.QR else symbols.data_matrix)(self.gtin or self.text)


@dataclass(frozen=True)
class Label:
    """`headline` is in large type: the tag, the SKU, the name of a place. `owner` stands small above it, `lines` below.
    A durable label is the tag of an asset: nothing that ages stands on it, and its print is journalled."""

    headline: str
    payload: Payload
    lines: tuple[str, ...] = ()
    owner: str = ""

    @property
    def repeats_code(self) -> bool:
        """Whether the headline is what the code says, so that it need not stand below the bars."""
        return self.payload.text == self.headline
