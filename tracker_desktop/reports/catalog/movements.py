"""Every quantity that went from one place to another in a period."""

from __future__ import annotations

from tracker_desktop.models.documents import Document
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Person
from tracker_desktop.models.stock import Movement
from tracker_desktop.queries.lists.movements import FROM, MOVEMENTS, TO
from tracker_desktop.queries.shown import word
from tracker_desktop.reports import parameters
from tracker_desktop.reports import stock_columns as columns
from tracker_desktop.reports.report import Column, Report

STOCK_MOVEMENTS = Report(
    key="movements",
    title="Stock movements",
    hint="Every quantity that was received, moved, issued or corrected in a period. What was undone is left out.",
    nouns=("movement", "movements"),
    parameters=(parameters.FROM, parameters.TO, parameters.MOVEMENT, parameters.ITEM),
    columns=(
        Column("When", "time", (Movement.effective_at,), 19),
        Column("Kind", "text", (Movement.kind,), 9, make=word),
        columns.SKU,
        columns.NAME,
        columns.LOT,
        Column("Quantity", "quantity", (Movement.quantity,), 10),
        columns.unit_of(Movement.quantity),
        Column("From", "text", (FROM.c.path,), 15),
        Column("To", "text", (TO.c.path,), 15),
        Column("Issued to", "text", (Holder.name,), 15),
        Column("Document", "tag", (Document.number,), 16),
        Column("Value", "money", (Movement.value,), 11),
        Column("Who", "text", (Person.name,), 12),
    ),
    source=MOVEMENTS.source,
    where=lambda asked: [
        *columns.STANDS,
        *asked.period(Movement.effective_at),
        *asked.equal(Movement.kind, "kind"),
        *asked.equal(Movement.item_id, "item"),
    ],
    order=(Movement.effective_at, Movement.id),
    empty="Nothing moved in this time.",
)
