"""Values of fields of one's own: made clean by the kind of the field, kept as text, and set on assets."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from sqlalchemy import or_, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.own_fields import FieldKind, OwnField, OwnValue
from tracker_desktop.models.text import fold, sort_key
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.fields import FIRST_DAY, LAST_DAY, MOST_MONEY

YES, NO = "yes", "no"
MOST_PLACES = 6
LONGEST_LINK = 500
KEY_DIGITS = 13
_LINK = re.compile(r"(https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_ROUND = Decimal(10) ** -MOST_PLACES


@dataclass(frozen=True)
class OwnGiven:
    """A value for a field; None or an empty text takes it away."""

    field_id: int
    value: str | None = None


def cleaned(field: OwnField, text: str | None) -> str | None:
    """The value as it is kept; None for none. Raises Refused: field_wrong, naming the field (key own_<id>)."""
    try:
        line = clean_line(text or "", LONGEST_LINK if field.kind == FieldKind.LINK else 200)
        return _CLEAN[FieldKind(field.kind)](field, line) if line else None
    except Refused as wrong:
        raise Refused("field_wrong", field=field.name, key=own_key(field.id), why=str(wrong)) from wrong


def own_key(field_id: int) -> str:
    """What a form calls the field."""
    return f"own_{field_id}"


def value_key(field: OwnField, value: str) -> str:
    """The sorted form of a clean value: numbers by their size, those below zero first."""
    if field.kind not in (FieldKind.NUMBER, FieldKind.MONEY):
        return sort_key(value)
    number = Decimal(value)
    digits = f"{abs(number):0{KEY_DIGITS + 1 + MOST_PLACES}.{MOST_PLACES}f}"
    if number >= 0:
        return f"1{digits}"
    return "0" + "".join(str(9 - int(digit)) if digit.isdigit() else digit for digit in digits)


def unique_key(field: OwnField, value: str) -> str | None:
    """What no other asset may have too; None where the field is not unique."""
    return f"{field.id}:{fold(value)}" if field.is_unique else None


def fields_of_category(books: Books, category_id: int | None) -> Sequence[OwnField]:
    """The fields in use that assets of a category have, in their order."""
    query = select(OwnField).where(
        OwnField.active == 1, or_(OwnField.category_id.is_(None), OwnField.category_id == category_id)
    )
    return books.scalars(query.order_by(OwnField.position, OwnField.name_key, OwnField.id)).all()


def put_values(books: Books, assets: Sequence[Asset], given: Iterable[OwnGiven], *, complete: bool = True) -> list[str]:
    """Set values on assets; fields that are not named stay. Returns the names of the fields that are different now.
    With `complete` what the category requires must be there afterwards.

    Raises Refused: own_field_gone, own_field_not_here, field_wrong, one_asset_only, own_taken, own_missing.
    """
    wanted = {one.field_id: one.value for one in given}
    known = {field.id: field for field in books.scalars(select(OwnField).where(OwnField.id.in_(wanted)))}
    clean: dict[int, str | None] = {}
    for field_id, text in wanted.items():
        if field_id not in known:
            raise Refused("own_field_gone")
        clean[field_id] = cleaned(known[field_id], text)
        if known[field_id].is_unique and clean[field_id] is not None and len(assets) > 1:
            raise Refused("one_asset_only", field=known[field_id].name, key=own_key(field_id))
    _check_free(books, assets, known, clean)
    changed: dict[str, None] = {}
    have = _values_of(books, assets)
    for asset in assets:
        for field_id, value in clean.items():
            if _put(books, asset, known[field_id], value, have.get((asset.id, field_id))):
                changed[known[field_id].name] = None
                asset.entry = books.uid  # so that the history of the asset tells of it
    if complete:
        _require(books, assets, have, clean)
    return list(changed)


def put_asked(books: Books, asset: Asset, given: Sequence[OwnGiven], *, back: bool) -> list[str]:
    """Set what was asked when it was handed out, or with `back` when it came back; what is not asked there stays.
    Returns what was not taken of something that came back, in sentences: a return is never refused for it.

    Raises Refused as `put_values` does of what is handed out.
    """
    if not given:
        return []
    flag = OwnField.at_check_in if back else OwnField.at_check_out
    ids = [one.field_id for one in given]
    asked = set(books.scalars(select(OwnField.id).where(OwnField.id.in_(ids), flag == 1, OwnField.active == 1)))
    wrong: list[str] = []
    for one in given:
        try:
            if one.field_id in asked:
                put_values(books, [asset], [one], complete=False)
        except Refused as no:
            if not back:
                raise
            wrong.append(str(no))
    return wrong


def _values_of(books: Books, assets: Sequence[Asset]) -> dict[tuple[int, int], OwnValue]:
    ids = [asset.id for asset in assets]
    found: dict[tuple[int, int], OwnValue] = {}
    for start in range(0, len(ids), 500):
        query = select(OwnValue).where(OwnValue.asset_id.in_(ids[start : start + 500]))
        found |= {(row.asset_id, row.field_id): row for row in books.scalars(query)}
    return found


def _put(books: Books, asset: Asset, field: OwnField, value: str | None, row: OwnValue | None) -> bool:
    """Whether something changed."""
    if value is None:
        if row is not None:
            books.delete(row)
        return row is not None
    if field.category_id is not None and field.category_id != asset.category_id:
        raise Refused("own_field_not_here", field=field.name, tag=asset.tag, key=own_key(field.id))
    if row is None:
        books.add(
            OwnValue(
                asset_id=asset.id,
                field_id=field.id,
                value=value,
                value_key=value_key(field, value),
                unique_key=unique_key(field, value),
            )
        )
        return True
    if row.value == value:
        return False
    row.value, row.value_key, row.unique_key = value, value_key(field, value), unique_key(field, value)
    return True


def _check_free(
    books: Books, assets: Sequence[Asset], fields: Mapping[int, OwnField], clean: Mapping[int, str | None]
) -> None:
    keys = {unique_key(fields[field_id], value): field_id for field_id, value in clean.items() if value is not None}
    keys.pop(None, None)
    if not keys:
        return
    books.flush()
    mine = {asset.id for asset in assets}
    query = select(OwnValue.asset_id, OwnValue.unique_key, OwnValue.value, Asset.tag)
    query = query.join(Asset, Asset.id == OwnValue.asset_id).where(OwnValue.unique_key.in_(keys))
    for row in books.execute(query):
        if row.asset_id not in mine:
            field = fields[keys[row.unique_key]]
            raise Refused("own_taken", field=field.name, value=row.value, tag=row.tag, key=own_key(field.id))


def _require(
    books: Books,
    assets: Sequence[Asset],
    have: Mapping[tuple[int, int], OwnValue],
    clean: Mapping[int, str | None],
) -> None:
    needed: dict[int | None, list[OwnField]] = {}
    for asset in assets:
        if asset.category_id not in needed:
            here = fields_of_category(books, asset.category_id)
            needed[asset.category_id] = [field for field in here if field.required]
        for field in needed[asset.category_id]:
            there = clean[field.id] is not None if field.id in clean else (asset.id, field.id) in have
            if not there:
                raise Refused("own_missing", field=field.name, tag=asset.tag, key=own_key(field.id))


def _text(_: OwnField, text: str) -> str:
    return text


def _number(_: OwnField, text: str) -> str:
    number = _decimal(text)
    if abs(number) >= MOST_MONEY:
        raise Refused("own_number_large")
    if number != round(number, MOST_PLACES):
        raise Refused("own_number_fine", most=MOST_PLACES)
    return _plain(number)


def _money(_: OwnField, text: str) -> str:
    number = _decimal(text)
    if number < 0:
        raise Refused("money_negative", amount=text)
    if number >= MOST_MONEY:
        raise Refused("money_too_large")
    if number != round(number, 4):
        raise Refused("money_too_fine", amount=text)
    return _plain(number)


def _decimal(text: str) -> Decimal:
    try:
        number = Decimal(text.replace(" ", ""))
    except InvalidOperation as error:
        raise Refused("wrong_number", given=text[:60]) from error
    if not number.is_finite():
        raise Refused("wrong_number", given=text[:60])
    if number.adjusted() > 20 or (number and number.adjusted() < -20):
        raise Refused("own_number_large" if number.adjusted() > 0 else "own_number_fine", most=MOST_PLACES)
    return number


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) if number else "0"


def _date(_: OwnField, text: str) -> str:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError as error:
        raise Refused("wrong_day", given=text[:60]) from error
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Refused("day_out_of_range", day=day.isoformat())
    return day.isoformat()


def _choice(field: OwnField, text: str) -> str:
    for choice in field.choices:
        if fold(choice) == fold(text):
            return choice
    raise Refused("choice_unknown", value=text[:60], choices=", ".join(field.choices)[:200])


def _yes_no(_: OwnField, text: str) -> str:
    if text.casefold() not in (YES, NO):
        raise Refused("own_yes_no", value=text[:60])
    return text.casefold()


def _link(_: OwnField, text: str) -> str:
    if not _LINK.fullmatch(text):
        raise Refused("own_link", value=text[:60])
    return text


_CLEAN: Mapping[FieldKind, Callable[[OwnField, str], str]] = {
    FieldKind.TEXT: _text,
    FieldKind.NUMBER: _number,
    FieldKind.DATE: _date,
    FieldKind.CHOICE: _choice,
    FieldKind.YES_NO: _yes_no,
    FieldKind.MONEY: _money,
    FieldKind.LINK: _link,
}
