"""What a row of a spreadsheet says of an item's stock: its further codes, its lot, what lies where and its value."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop import settings
from tracker_desktop.errors import Refused
from tracker_desktop.models.items import LotPolicy
from tracker_desktop.models.office import Setting
from tracker_desktop.models.places import PlaceKind
from tracker_desktop.scanning.clean import clean_line, code_key
from tracker_desktop.scanning.gtin import as_gtin14
from tracker_desktop.transactions.importing.directory import Directory, holding
from tracker_desktop.transactions.importing.given import Given
from tracker_desktop.transactions.importing.item_rules import check_lot, checked_stock
from tracker_desktop.transactions.importing.known import Known
from tracker_desktop.transactions.importing.known_items import KnownItem, KnownLot, Stock
from tracker_desktop.wording import import_notes as words
from tracker_desktop.wording.render import show_quantity

LOT_LENGTH = 80
OF_STOCK = ("lot", "expiry", "place", "quantity")


class OpeningStock:
    """Reads the stock of rows and counts what the user should know about it."""

    def __init__(self, connection: Connection, directory: Directory, today: dt.date) -> None:
        self._directory = directory
        self._today = today
        self._currency = _currency(connection)
        self._other: Counter[str] = Counter()
        self._rounded: list[tuple[Decimal, int]] = []
        self._apart = self._unpriced = 0

    def read(self, given: Given, item: KnownItem, row: Mapping[str, Any]) -> Stock:
        """What the row says of the stock; `row` is the item as it will be. Raises Refused."""
        stock = Stock(item)
        values = given.values
        _codes(values, stock)
        if not any(values.get(name) for name in OF_STOCK):
            return stock
        text = clean_line(values.get("lot") or "", LOT_LENGTH)
        expiry = values.get("expiry")
        lot = item.lots.get(code_key(text) if text else "")
        if text or expiry or values.get("quantity"):
            check_lot(row, text, expiry, None if lot is None else lot.expiry, self._today)
        stock.new_lot = lot is None
        stock.lot = lot or KnownLot(text, code_key(text) if text else "", expiry, note=values.get("lot_note"))
        if lot is not None and lot.expiry is None:
            stock.expiry = expiry
        if values.get("quantity") is not None:
            self._on_shelf(given, row, stock, stock.lot)
        return stock

    def notes(self) -> tuple[str, ...]:
        """What the user should know about the stock that was read."""
        told = []
        if self._other:
            told.append(words.other_currencies(self._other.total(), ", ".join(sorted(self._other)), self._currency))
        if self._unpriced:
            told.append(words.unpriced(self._unpriced))
        if self._rounded:
            told.append(words.rounded(len(self._rounded), *self._rounded[0]))
        if self._apart:
            told.append(words.set_apart(self._apart))
        return tuple(told)

    def _on_shelf(self, given: Given, row: Mapping[str, Any], stock: Stock, lot: KnownLot) -> None:
        values = given.values
        quantity = values["quantity"]
        if quantity == 0 and not values.get("place"):
            return
        place = self._place(values, row)
        if place in lot.lines and "together" not in values:
            raise Refused("import_stock_twice", item=row["name"], line=lot.lines[place])
        _check_serial(row, lot, place, quantity)
        stock.place = place
        here, said = lot.here.get(place.id or 0), values.get("together", quantity)
        if here:
            if here != said:
                shown = {"here": show_quantity(here), "given": show_quantity(said)}
                raise Refused("import_stock_here", item=row["name"], place=place.data["path"], **shown)
        elif quantity:
            if not row["active"] and not stock.item.undone:
                raise Refused("item_retired", item=row["name"])
            holding(place)
            cost, reasons = self._cost(values)
            stock.value = checked_stock(row, quantity, cost, values.get("value"))
            stock.quantity = quantity
            stock.reason = "; ".join(reasons) or None
            self._count(given, stock)

    def _place(self, values: Mapping[str, Any], row: Mapping[str, Any]) -> Known:
        """The place of the row, else the first store; for what may not be used a place of its own there."""
        named = values.get("place")
        place = self._directory.place(named, PlaceKind.BIN) if named else self._directory.first_store
        if place is None:
            raise Refused("import_no_place", item=row["name"])
        kind = values.get("apart")
        return self._directory.below(place, words.APART[kind], PlaceKind(kind)) if kind else place

    def _cost(self, values: Mapping[str, Any]) -> tuple[Decimal | None, list[str]]:
        """What a piece cost in the currency of the office, and what is noted: a price in another one is no cost."""
        cost, currency = values.get("unit_cost"), str(values.get("currency") or self._currency).upper()
        reasons = [values["reason"]] if values.get("reason") else []
        if cost is None or currency == self._currency:
            return cost, reasons
        return None, [*reasons, words.bought_at(cost, currency)]

    def _count(self, given: Given, stock: Stock) -> None:
        values = given.values
        currency = str(values.get("currency") or self._currency).upper()
        if "unit_cost" in values and currency != self._currency:
            self._other[currency] += 1
        elif not stock.value:
            self._unpriced += 1
        if "rounded_from" in values:
            self._rounded.append((values["rounded_from"], given.line))
        self._apart += "apart" in values


def wishes(given: Mapping[str, Any], item: KnownItem) -> dict[str, Any]:
    """What the stock of a file asks of the item, where that fits what lies here: as many decimals as its quantities
    have, and serial numbers where every piece has one."""
    row = item.row
    wanted: dict[str, Any] = {}
    if given.get("needs_places", 0) > row["decimals"] and row["lot_policy"] != LotPolicy.SERIAL:
        wanted["decimals"] = given["needs_places"]
    if given.get("by_serial") and row["lot_policy"] == LotPolicy.OPTIONAL and not row["decimals"]:
        lying = [lot for lot in item.lots.values() if lot.here]
        if all(lot.key and max(lot.here.values()) <= 1 for lot in lying):
            wanted["lot_policy"] = LotPolicy.SERIAL.value
    return wanted


def _codes(values: Mapping[str, Any], stock: Stock) -> None:
    if values.get("gtin"):
        gtin = as_gtin14(str(values["gtin"]).replace(" ", ""))
        stock.gtin = "" if gtin in stock.item.gtins else gtin
    alias = values.get("alias")
    if alias and code_key(alias) not in stock.item.aliases:
        stock.alias = alias


def _check_serial(row: Mapping[str, Any], lot: KnownLot, place: Known, quantity: Decimal) -> None:
    """Raises Refused where a serial number would be on hand twice."""
    if row["lot_policy"] != LotPolicy.SERIAL or not quantity:
        return
    elsewhere = any(there for place_id, there in lot.here.items() if place_id != place.id)
    if elsewhere or any(other is not place for other in lot.lines) or place in lot.lines:
        raise Refused("serial_twice", item=row["name"], serial=lot.number)


def _currency(connection: Connection) -> str:
    agreed = connection.scalar(select(Setting.value).where(Setting.key == "money.currency"))
    return str(agreed or settings.default("money.currency")).upper()
