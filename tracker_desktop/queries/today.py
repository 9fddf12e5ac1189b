"""The numbers of the day: each says how much waits, and which list shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.due_audits import CUSTODIAN, DUE, NEVER
from tracker_desktop.queries.lending_tiles import to_accept, to_remind, to_sign
from tracker_desktop.queries.listing import ListCounts
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.plan_state import maintenance_counts
from tracker_desktop.queries.shown import things
from tracker_desktop.queries.status import ASSET_STATUS

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class TodayTile:
    """A number with its words. `tone` is that of ui.state_colours where the number is above 0; `listing` and `view`
    say what it opens, or `report` does."""

    key: str
    number: int
    title: str
    small: str
    tone: str
    listing: str
    view: str
    report: str = ""


@dataclass(frozen=True)
class Today(Query[list[TodayTile]]):
    """The tiles of Today, in their order."""

    def run(self, connection: Connection) -> list[TodayTile]:
        office = office_of(connection)
        counts = {
            name: ListCounts(name).run(connection)
            for name in (
                "assets",
                "to_inspect",
                "items",
                "approvals",
                "orders",
                "back_orders",
                "losses",
                "reservations",
            )
        }
        oldest = _oldest_days(connection, office) if counts["assets"]["overdue"] else 0
        tiles = [tile(office, counts, oldest) for tile in TILES]
        return [
            *tiles,
            _audits_due(connection, office),
            _contracts(connection),
            _maintenance(connection, office),
            *_lending(connection, office),
        ]


def _audits_due(connection: Connection, office: Office) -> TodayTile:
    query = select(DUE.c.why, func.count()).where(DUE.c.why.is_not(None)).group_by(DUE.c.why)
    found: dict[str, int] = dict(connection.execute(query, office.params).all())
    never, handed = found.get(NEVER, 0), found.get(CUSTODIAN, 0)
    small = f"{never:,} never audited" if never else things(handed, "new custodian") if handed else "by their calendar"
    number = sum(found.values())
    title = "audit due" if number == 1 else "audits due"
    return TodayTile("audits_due", number, title, small, "warn", "", "", "audits-due")


def _maintenance(connection: Connection, office: Office) -> TodayTile:
    overdue, soon = maintenance_counts(connection, office)
    small = f"{soon:,} more due soon" if soon else "nothing else due soon"
    return TodayTile("maintenance_due", overdue, "maintenance overdue", small, "bad", "plan_due", "overdue")


def _lending(connection: Connection, office: Office) -> list[TodayTile]:
    remind, loans = to_remind(connection, office)
    accept, days = to_accept(connection, office)
    sign, printed = to_sign(connection, office)
    late = f"to {things(remind, 'holder')}" if remind else "nobody is due"
    oldest = f"oldest {things(days, 'day')}" if days else "offered today" if accept else "between holders"
    here = f"{printed:,} printed already" if printed else "for all that they hold"
    due = "reminder due" if loans == 1 else "reminders due"
    return [
        TodayTile("to_remind", loans, due, late, "warn", "loans", "reminders"),
        TodayTile("to_accept", accept, "to accept", oldest, "warn", "transfer_offers", "waiting"),
        TodayTile("to_sign", sign, "to sign again", here, "warn", "statements", "due"),
    ]


def _contracts(connection: Connection) -> TodayTile:
    counts = ListCounts("contracts").run(connection)
    number, notice = counts["ends_soon"], counts["notice_due"]
    title = "contract ends soon" if number == 1 else "contracts end soon"
    small = f"notice due for {notice:,}" if notice else f"{things(counts['in_force'], 'contract')} in force"
    return TodayTile("contracts", number, title, small, "warn", "contracts", "ends_soon")


def _oldest_days(connection: Connection, office: Office) -> int:
    query = select(func.min(Asset.due, type_=Asset.due.type)).where(ASSET_STATUS == "overdue")
    oldest = connection.scalar(query.where(Asset.due < office.today), office.params)
    return (office.today - oldest).days if oldest else 0


def _tile(
    key: str,
    title: str,
    tone: str,
    listing: str,
    view: str,
    small: Callable[[Office, Mapping[str, int], int], str],
) -> Callable[[Office, Counts, int], TodayTile]:
    def made(office: Office, counts: Counts, oldest: int) -> TodayTile:
        number = counts[listing][view]
        words = title.format(days=office.settings["stock.expiring_days"])
        return TodayTile(key, number, words, small(office, counts[listing], oldest), tone, listing, view)

    return made


TILES = (
    _tile(
        "overdue",
        "overdue",
        "bad",
        "assets",
        "overdue",
        lambda _, __, oldest: f"oldest {things(oldest, 'day')}" if oldest else "nothing is late",
    ),
    _tile(
        "to_inspect",
        "to inspect",
        "warn",
        "to_inspect",
        "all",
        lambda _, counts, __: f"{counts['long']:,} for over 2 days" if counts["long"] else "returned, not ready yet",
    ),
    _tile(
        "to_fetch",
        "to fetch today",
        "info",
        "reservations",
        "today",
        lambda _, counts, __: f"{counts['tomorrow']:,} tomorrow" if counts["tomorrow"] else "reserved for today",
    ),
    _tile(
        "reorder",
        "below reorder point",
        "warn",
        "items",
        "reorder",
        lambda _, counts, __: f"{counts['out_of_stock']:,} out of stock",
    ),
    _tile(
        "expiring",
        "expire in {days} days",
        "warn",
        "items",
        "expiring",
        lambda _, counts, __: f"{counts['expired']:,} expired, still on shelf",
    ),
    _tile(
        "late_orders",
        "late from suppliers",
        "bad",
        "orders",
        "late",
        lambda _, counts, __: f"{things(counts['open'], 'order')} to come",
    ),
    _tile("in_maintenance", "in maintenance", "info", "assets", "in_maintenance", lambda *_: "not ready for use"),
    _tile("to_approve", "to approve", "warn", "approvals", "waiting", lambda *_: "asked for by others or by you"),
    _tile(
        "missing",
        "missing",
        "bad",
        "losses",
        "missing",
        lambda _, counts, __: f"{counts['written_off']:,} written off so far",
    ),
    _tile(
        "can_go_out",
        "owed, can go out now",
        "info",
        "back_orders",
        "ready",
        lambda _, counts, __: f"{counts['open']:,} owed in all",
    ),
)
