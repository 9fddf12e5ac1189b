"""What the office had agreed on at an entry: the terms that were signed, its name and its currency of then."""

from __future__ import annotations

from sqlalchemy import Connection, select

from tracker_desktop.models.journal import Change
from tracker_desktop.queries.office import Office, office_of, office_with
from tracker_desktop.queries.papers.as_of import records_at

PAPER = "paper.size"
_SETTINGS = select(Change.row_id).where(Change.table_name == "setting").distinct()


def office_at(connection: Connection, seq: int) -> Office:
    """The office with its settings as of entry `seq`; only the paper is that which lies in the printer now."""
    then = records_at(connection, "setting", connection.scalars(_SETTINGS).all(), seq).values()
    agreed = [(values["key"], values.get("value")) for values in then if values["key"] != PAPER]
    return office_with(connection, [*agreed, (PAPER, office_of(connection).settings[PAPER])])
