"""What holds where the value of assets changes on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from tracker_desktop.depreciation.course import Facts
from tracker_desktop.depreciation.fiscal import MONTH, place_of
from tracker_desktop.depreciation.methods import METHODS, UNITS
from tracker_desktop.depreciation.terms import Terms
from tracker_desktop.depreciation.written import clock_of
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.values import DepreciationScheme, ValueChange, ValueChangeKind
from tracker_desktop.queries.book_values import book_value_of
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.value_facts import facts_of, fiscal_of, terms_of
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields, said
from tracker_desktop.transactions.rules.asset_fields import LONGEST_LIFE
from tracker_desktop.transactions.rules.asset_rules import refuse_states
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.said import Gap
from tracker_desktop.transactions.rules.stock_words import joined, words
from tracker_desktop.wording.render import show_day, show_money

RULES = {
    "kind": Rule("What changes", fields.choice(ValueChangeKind)),
    "changed_on": Rule("From", fields.needed(fields.day)),
    "amount": Rule("Amount", fields.money),
    "life_months": Rule("Months of its life", fields.whole(1, LONGEST_LIFE)),
    "scheme_id": Rule("Scheme", fields.reference(DepreciationScheme)),
    "reason": Rule("Reason", fields.line),
}
K = ValueChangeKind
NEEDS = {
    **dict.fromkeys((K.IMPAIRMENT, K.REVALUATION, K.ADDITION, K.NEW_SALVAGE), "amount"),
    K.NEW_LIFE: "life_months",
    K.NEW_SCHEME: "scheme_id",
}
"""What each kind is told by."""
OF_SCHEME = frozenset({K.NEW_LIFE, K.NEW_SALVAGE})
"""Kinds that mean nothing without a scheme."""
FROM_START = OF_SCHEME | {K.NEW_SCHEME}


@dataclass(frozen=True)
class Clean:
    """A change made clean: the values of its row, the terms of a new scheme, and what it says."""

    kind: ValueChangeKind
    values: dict[str, Any]
    words: Gap
    terms: Terms | None

    @property
    def day(self) -> dt.date:
        """From when on it holds."""
        day: dt.date = self.values["changed_on"]
        return day


def clean_change(
    books: Books,
    kind: str,
    changed_on: dt.date,
    amount: Decimal | None,
    life_months: int | None,
    scheme_id: int | None,
    reason: str | None,
) -> Clean:
    """What was asked, checked by itself. Raises Refused: value_needs, value_future, field_wrong."""
    values = fields.checked(
        books,
        RULES,
        {
            "kind": kind,
            "changed_on": changed_on,
            "amount": amount,
            "life_months": life_months,
            "scheme_id": scheme_id,
            "reason": reason,
        },
    )
    known = ValueChangeKind(values["kind"])
    needed = NEEDS[known]
    if values[needed] is None or (known in (K.IMPAIRMENT, K.ADDITION) and not values["amount"]):
        raise Refused("value_needs", what=known.value, field=RULES[needed].label.lower())
    if values["changed_on"] > books.today:
        raise Refused("value_future", day=show_day(values["changed_on"]))
    values |= {name: None for name in ("amount", "life_months", "scheme_id") if name != needed}
    scheme = None if values["scheme_id"] is None else books.get_one(DepreciationScheme, values["scheme_id"])
    gaps: dict[str, Gap] = {
        "amount": said.money(values["amount"] or Decimal(0)),
        "months": values["life_months"] or 0,
        "scheme": "" if scheme is None else scheme.name,
    }
    terms = None if scheme is None else terms_of(scheme)
    return Clean(known, values, words(f"value_{known.value.replace(' ', '_')}", **gaps), terms)


def check_assets(books: Books, assets: Sequence[Asset], change: Clean) -> None:
    """Raises Refused, naming the asset for which it can't be."""
    ids = [asset.id for asset in assets]
    books.flush()
    connection = books.connection()
    known = dict(facts_of(connection, ids))
    worth = book_value_of(connection, ids, change.day)
    last = _last_changes(books, ids)
    for asset in assets:
        refuse_states(asset, [Readiness.DISPOSED])
        if asset.id not in known:
            raise Refused("value_no_cost", tag=asset.tag)
        facts, value = known[asset.id], worth[asset.id].value
        if facts.acquired is not None and change.day < facts.acquired:
            raise Refused("value_before", tag=asset.tag, day=show_day(facts.acquired))
        if asset.id in last and change.day < last[asset.id]:
            raise Refused("value_earlier", tag=asset.tag, day=show_day(last[asset.id]))
        amount = change.values["amount"]
        if change.kind in (K.IMPAIRMENT, K.NEW_SALVAGE) and amount > value:
            raise Refused("value_above", tag=asset.tag, amount=show_money(amount), value=show_money(value))
        if change.kind is K.REVALUATION and amount == value:
            raise Refused("value_same", tag=asset.tag, value=show_money(value))
        if change.kind in FROM_START:
            _check_terms(books, asset, facts, change)


def _check_terms(books: Books, asset: Asset, facts: Facts, change: Clean) -> None:
    """Whether what is left can be written down so."""
    if facts.start is None:
        raise Refused("value_no_start", tag=asset.tag)
    terms = _terms_now(facts)
    if change.kind is K.NEW_SCHEME:
        if change.terms == terms:
            raise Refused("value_same_scheme", tag=asset.tag)
        terms, months = change.terms, _months_now(facts)
    else:
        months = change.values["life_months"]
    if terms is None:
        raise Refused("value_no_scheme", tag=asset.tag)
    method = METHODS[terms.method]
    if change.kind is K.NEW_SALVAGE and method.years is not None:
        raise Refused("value_salvage_none", tag=asset.tag, method=method.title)
    if change.kind is K.NEW_LIFE and (method.is_table or terms.method == UNITS):
        raise Refused("value_by_table", tag=asset.tag, method=method.title)
    if terms.method == UNITS or change.kind is K.NEW_SALVAGE:
        return
    fiscal = fiscal_of(office_of(books.connection()))
    clock, place = clock_of(terms, place_of(fiscal, facts.start)), place_of(fiscal, change.day)
    over = clock.elapsed(place.year, place.days if clock.by_day else place.months)
    life = terms.life if method.is_table or months is None else months * MONTH
    if over >= life:
        raise Refused("value_life_over", tag=asset.tag, months=over // MONTH, life=life // MONTH)


def _terms_now(facts: Facts) -> Terms | None:
    changed = [change.terms for change in facts.changes if change.kind == K.NEW_SCHEME]
    return changed[-1] if changed else facts.terms


def _months_now(facts: Facts) -> int | None:
    changed = [change.months for change in facts.changes if change.kind == K.NEW_LIFE]
    return changed[-1] if changed else facts.months


def _last_changes(books: Books, asset_ids: Sequence[int]) -> dict[int, dt.date]:
    query = select(ValueChange.asset_id, func.max(ValueChange.changed_on)).group_by(ValueChange.asset_id)
    found: dict[int, dt.date] = {}
    for part in in_parts(asset_ids):
        found |= dict(books.execute(query.where(ValueChange.asset_id.in_(part))).all())
    return found


def now_worth(books: Books, assets: Sequence[Asset], change: Clean) -> Gap:
    """What one asset is worth now, and why it changed."""
    books.flush()
    parts: list[Gap] = []
    if len(assets) == 1:
        worth = book_value_of(books.connection(), [assets[0].id], books.today)[assets[0].id]
        parts.append(words("value_now", value=said.money(worth.value)))
    return joined([*parts, change.values["reason"] or ""], "stock_dot")
