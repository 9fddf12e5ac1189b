"""What the card of an asset says of its value, and the card of a depreciation scheme."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, func, select

from tracker_desktop.depreciation.course import course_of
from tracker_desktop.depreciation.methods import DECLINING, UNITS
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.values import DepreciationScheme
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.book_values import amount, book_value_of
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.lists.schemes import convention_title, life, method_title
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.value_facts import SCHEME_ID, facts_of, fiscal_of, step_of
from tracker_desktop.queries.value_years import foreseen, terms_words

MOST_NAMES = 6
_ASSET = (
    select(Asset.replacement_cost, DepreciationScheme.name)
    .outerjoin(Category, Category.id == Asset.category_id)
    .outerjoin(DepreciationScheme, DepreciationScheme.id == SCHEME_ID)
)


def worth_of_asset(connection: Connection, office: Office, asset_id: int) -> tuple[tuple[str, str], ...]:
    """Lines of a card: what it is worth today, how it is written down, and what another one costs."""
    row = connection.execute(_ASSET.where(Asset.id == asset_id)).one()
    again = ("Replacement cost", shown.amount(office, row.replacement_cost))
    facts = dict(facts_of(connection, [asset_id])).get(asset_id)
    if facts is None or (facts.terms is None and not facts.changes):
        return (again,)
    fiscal = fiscal_of(office)
    course = course_of(foreseen(facts, fiscal, fiscal.year_of(office.today)), fiscal, step_of(office))
    state, words = course.on(office.today), terms_words(course)
    down = f"{shown.amount(office, amount(state.depreciated))} depreciated" if state.depreciated else ""
    until = "" if course.fully_on is None else f"until {shown.day(office, course.fully_on)}"
    missing = "day of service is missing" if facts.start is None else until
    return (
        ("Book value", shown.joined([shown.amount(office, amount(state.value)), down])),
        ("Depreciation", shown.joined([row.name, words, missing]) if words else ""),
        again,
    )


@dataclass(frozen=True)
class SchemeDetail(Query[Card | None]):
    """A depreciation scheme, and which categories are written down by it; None where it is gone."""

    scheme_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        row = connection.execute(
            select(DepreciationScheme.__table__).where(DepreciationScheme.id == self.scheme_id)
        ).first()
        if row is None:
            return None
        named = select(Category.name).where(Category.scheme_id == self.scheme_id).order_by(Category.name_key)
        names = list(connection.scalars(named))
        own = connection.scalar(select(func.count()).select_from(Asset).where(Asset.scheme_id == self.scheme_id))
        factor = f"{row.factor_percent} % of the straight line" if row.method == DECLINING else ""
        kept = row.salvage_percent
        fields = (
            ("Method", method_title(office, row.method)),
            ("Life", life(office, row.method, row.years, row.rates, row.meter, row.units)),
            ("A year", factor),
            ("In the end", "turns into a straight line" if factor and row.switches else ""),
            ("Rates", ", ".join(f"{rate} %" for rate in row.rates)),
            ("First year", "" if row.method == UNITS else convention_title(office, row.convention)),
            ("Left at the end", f"{shown.quantity(office, kept)} % of the cost" if kept else ""),
            ("Categories", shown.joined([", ".join(names[:MOST_NAMES]), _more(len(names) - MOST_NAMES)])),
            ("Assets of its own", shown.count(office, own)),
            ("Note", row.note),
        )
        title = method_title(office, row.method)
        return Card(row.name, title, shown.active(office, row.active), "", filled(fields))


def _more(number: int) -> str:
    return f"{number} more" if number > 0 else ""


@dataclass(frozen=True)
class Worth:
    """Some assets and what they are worth together: `name` is the tag of one, or how many there are."""

    ids: tuple[int, ...]
    name: str
    words: str
    today: dt.date


@dataclass(frozen=True)
class WorthOf(Query[Worth]):
    """What some assets are worth today, in words."""

    asset_ids: tuple[int, ...]

    def run(self, connection: Connection) -> Worth:
        office = office_of(connection)
        found = book_value_of(connection, self.asset_ids, office.today)
        total = shown.amount(office, sum((one.value for one in found.values()), Decimal(0)))
        if len(self.asset_ids) == 1:
            row = connection.execute(select(Asset.tag, Asset.description).where(Asset.id == self.asset_ids[0])).one()
            words = f"{row.description}: worth {total} today." if found else f"{row.description}: no cost is known."
            return Worth(self.asset_ids, row.tag, words, office.today)
        name = shown.things(len(self.asset_ids), "asset")
        return Worth(self.asset_ids, name, f"Worth {total} today, together.", office.today)
