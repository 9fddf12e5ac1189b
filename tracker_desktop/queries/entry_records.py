"""What an entry did to fields of one's own, and the files that show it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.attachments import Attachment
from tracker_desktop.models.journal import Change, Op
from tracker_desktop.models.own_fields import OwnField, OwnValue
from tracker_desktop.queries import shown
from tracker_desktop.queries.attachments import of_entry
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.own_fields import shown_value

MOST = 12
Fields = Sequence[tuple[str, str]]


def own_changes(connection: Connection, office: Office, uid: str) -> Fields:
    """Each field of one's own that the entry changed: from what, to what; of several assets with the tag before."""
    wanted = Change.entry == uid, Change.table_name == OwnValue.__tablename__
    query = select(Change.row_id, Change.op, Change.before, Change.after).where(*wanted).order_by(Change.line)
    changes = connection.execute(query.limit(MOST + 1)).all()
    if not changes:
        return ()
    of = _owners(connection, changes)
    several = len({asset_id for asset_id, _ in of.values()}) > 1
    tags = dict(
        connection.execute(select(Asset.id, Asset.tag).where(Asset.id.in_({one for one, _ in of.values()}))).all()
    )
    known = {
        row.id: row for row in connection.execute(select(OwnField.id, OwnField.name, OwnField.kind, OwnField.unit))
    }
    lines: list[tuple[str, str]] = []
    for change in changes[:MOST]:
        asset_id, field_id = of.get(change.row_id, (0, 0))
        if field_id in known:
            words = _words(office, known[field_id], change)
            tag = tags.get(asset_id, "") if several else ""
            lines += [(known[field_id].name, shown.joined([tag, words]))] if words else []
    return (*lines, *([("More", "in the journal")] if len(changes) > MOST else []))


def _owners(connection: Connection, changes: Sequence[Any]) -> Mapping[int, tuple[int, int]]:
    """Asset and field of each changed value; a change of the value alone does not tell them."""
    found: dict[int, tuple[int, int]] = {}
    for change in changes:
        values = json.loads(change.before) | json.loads(change.after)
        if change.op != Op.UPDATE.value:
            found[change.row_id] = (values["asset_id"], values["field_id"])
    left = [change.row_id for change in changes if change.row_id not in found]
    rows = connection.execute(select(OwnValue.id, OwnValue.asset_id, OwnValue.field_id).where(OwnValue.id.in_(left)))
    return found | {row.id: (row.asset_id, row.field_id) for row in rows}


def _words(office: Office, field: Any, change: Any) -> str:
    before, after = json.loads(change.before).get("value"), json.loads(change.after).get("value")
    shown_both = [_shown(office, field, value) for value in (before, after)]
    return shown_both[1] if change.op == Op.INSERT.value else " → ".join(shown_both) if before or after else ""


def _shown(office: Office, field: Any, value: str | None) -> str:
    if value is None:
        return shown.NONE
    try:
        return shown_value(office, field.kind, field.unit, value)
    except ValueError:  # the field was of another kind then
        return value


def file_names(connection: Connection, uid: str) -> Fields:
    """The files that show what the entry says."""
    query = select(Attachment.name).where(of_entry(uid)).order_by(Attachment.added_at, Attachment.id)
    names = connection.scalars(query.limit(MOST + 1)).all()
    more = ["…"] if len(names) > MOST else []
    return [("Files", ", ".join([*names[:MOST], *more]))] if names else []
