"""Labels of kits: one code for all that is in one."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from tracker_desktop.labels.content import Label, Payload
from tracker_desktop.labels.subject import Subject
from tracker_desktop.models.orders import StockKit
from tracker_desktop.queries.office import Office


def _label(office: Office, code: str, name: str) -> Label:
    return Label(name, Payload(code), (office.name, code if code != name else ""))


KITS = Subject(
    "kits",
    "Kit labels",
    "kits",
    "kit",
    "kit",
    select(StockKit.id, StockKit.code, StockKit.name).where(StockKit.id.in_(bindparam("ids", expanding=True))),
    _label,
)
