"""What an import says of single rows: why one is left out, and what is noted with its stock."""

from __future__ import annotations

from decimal import Decimal

from tracker_desktop.wording.figures import show_quantity

LEFT_OUT: dict[str, str] = {
    "sold": "Left out: it is at a customer's and no stock any more.",
    "installed": "Left out: it is built into another piece and no stock of its own any more.",
    "consumed": "Left out: it was used up.",
    "building": "Left out: it is still being made. Receive it when it is there.",
    "destroyed": "Left out: its status says that it is destroyed.",
    "lost": "Left out: its status says that it is lost. If it is found, receive it.",
}
APART: dict[str, str] = {"quarantine": "Quarantine", "hold": "Hold"}
"""The place below a location where lies what may not be used, by its kind."""


def batch(number: str) -> str:
    """The batch of a piece that is known by its serial number."""
    return f"Batch {number}"


def bought_at(cost: Decimal, currency: str) -> str:
    """A price that is no cost here, for it is in another currency."""
    return f"Bought at {show_quantity(cost)} {currency} each"


def other_currencies(rows: int, currencies: str, currency: str) -> str:
    """Prices in other currencies than the office's."""
    which = "The price of one row is" if rows == 1 else f"The prices of {rows:,} rows are"
    return f"{which} in {currencies}, not in {currency}: noted with the stock, and no cost."


def unpriced(rows: int) -> str:
    """Stock without a cost."""
    which = "One row of stock has" if rows == 1 else f"{rows:,} rows of stock have"
    return f"{which} no cost and comes in at no value." if rows == 1 else f"{which} no cost and come in at no value."


def rounded(rows: int, given: Decimal, line: int) -> str:
    """Quantities with more than three decimals."""
    which = "One quantity has" if rows == 1 else f"{rows:,} quantities have"
    return f"{which} more than three decimals and is rounded ({show_quantity(given)} on line {line})."


def set_apart(rows: int) -> str:
    """Stock that may not be used."""
    if rows == 1:
        return "One row of stock may not be used: it goes to a place of its own below its location and is not issued."
    return f"{rows:,} rows of stock may not be used: they go to places of their own below their location, not issued."


def placeless(rows: int, place: str) -> str:
    """Stock without a place."""
    which = "One row of stock names no place and goes" if rows == 1 else f"{rows:,} rows of stock name no place and go"
    return f"{which} to {place}."


def former_tags(rows: int) -> str:
    """Of rows that call assets by the tags that they had before."""
    if rows == 1:
        return "1 row has a tag that an asset had before: it is taken for that asset, whose tag stays."
    return f"{rows:,} rows have tags that assets had before: they are taken for those assets, whose tags stay."
