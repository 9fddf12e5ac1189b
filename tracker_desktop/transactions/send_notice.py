"""Remind a holder of what is overdue: one letter, or one mail, about all of it."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import func, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.lending import NoticeWay, OverdueNotice
from tracker_desktop.models.types import UtcTime
from tracker_desktop.queries import reminder_days
from tracker_desktop.queries.reminders import WITH_HOLDER
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.loans import office_day
from tracker_desktop.transactions.rules.said import Said, holder
from tracker_desktop.wording.assets import tag_list
from tracker_desktop.wording.render import show_day


@dataclass(frozen=True)
class SendNotice(Transaction):
    """Each loan whose next step is due by the days of the office gets that step; what else is overdue stands in the
    letter too. No step is sent twice. `way` is one of NoticeWay.

    Raises Refused: gone, choice_unknown, notice_no_steps, notice_nothing, notice_not_due, notice_all_sent.
    """

    kind: ClassVar[str] = "send_notice"
    right: ClassVar[Right] = Right.COUNTER

    holder_id: int
    way: str = NoticeWay.LETTER.value

    def apply(self, books: Books) -> Said:
        if self.way not in list(NoticeWay):
            raise Refused("choice_unknown", value=self.way, choices=", ".join(NoticeWay))
        owner = books.get(Holder, self.holder_id)
        if owner is None:
            raise Refused("gone")
        days = reminder_days.days_of({"loan.notice_days": books.setting("loan.notice_days")})
        if not days:
            raise Refused("notice_no_steps")
        late = _late(books, self.holder_id)
        if not late:
            raise Refused("notice_nothing", holder=owner.name)
        sent = _sent(books, [custody.id for custody, _ in late])
        going = _going(books, owner.name, [custody for custody, _ in late], sent, days)
        rows: list[OverdueNotice] = []
        for custody in going:
            step = sent.get(custody.id, (0, None))[0] + 1
            rows.append(
                OverdueNotice(
                    custody_id=custody.id, holder_id=self.holder_id, step=step, way=self.way, sent_at=books.now
                )
            )
        books.add_all(rows)
        steps = {row.custody_id: row.step for row in rows}
        books.kept["step"] = max(steps.values())
        books.kept["reminded"] = [
            {"custody": custody.id, "asset": asset.id, "due": custody.due, "step": steps.get(custody.id)}
            for custody, asset in late
        ]
        books.document(DocumentKind.OVERDUE_NOTICE, self.holder_id, functools.partial(_numbered, rows))
        tags = tag_list([asset.tag for _, asset in late])
        return Said(self.kind, {"step": max(steps.values()), "holder": holder(self.holder_id), "tags": tags})


def _numbered(rows: Iterable[OverdueNotice], number: str) -> None:
    for row in rows:
        row.number = number


def _late(books: Books, holder_id: int) -> list[tuple[Custody, Asset]]:
    """What is overdue and with the holder, locked; what is late longest first."""
    mine = Custody.holder_id == holder_id, Custody.ended_at.is_(None), Custody.due < books.today
    query = select(Custody.id).join(Asset, Asset.id == Custody.asset_id).where(*mine, WITH_HOLDER)
    held = books.hold(Custody, books.scalars(query))
    pairs = [(custody, books.get_one(Asset, custody.asset_id)) for custody in held.values()]
    return sorted(pairs, key=lambda pair: (pair[0].due or books.today, pair[1].tag_sort))


def _sent(books: Books, custody_ids: Sequence[int]) -> dict[int, tuple[int, dt.datetime]]:
    last = func.max(OverdueNotice.step), func.max(OverdueNotice.sent_at, type_=UtcTime())
    query = select(OverdueNotice.custody_id, *last).where(OverdueNotice.custody_id.in_(custody_ids))
    return {row[0]: (row[1], row[2]) for row in books.execute(query.group_by(OverdueNotice.custody_id))}


def _going(
    books: Books,
    name: str,
    late: Sequence[Custody],
    sent: dict[int, tuple[int, dt.datetime]],
    days: Sequence[int],
) -> list[Custody]:
    going: list[Custody] = []
    nexts: list[dt.date] = []
    for custody in late:
        step, last = sent.get(custody.id, (0, None))
        day = None if last is None else office_day(books, last)
        following = reminder_days.next_due(days, custody.due or books.today, step, day)
        if following is not None and following <= books.today:
            going.append(custody)
        elif following is not None:
            nexts.append(following)
    if not going and nexts:
        raise Refused("notice_not_due", holder=name, next=show_day(min(nexts)))
    if not going:
        raise Refused("notice_all_sent", holder=name, steps=len(days))
    return going
