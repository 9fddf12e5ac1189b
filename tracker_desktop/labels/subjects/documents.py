"""Labels of documents, for the folder that a signed paper goes into."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import bindparam, select

from tracker_desktop.labels.content import Label, Payload
from tracker_desktop.labels.subject import Subject
from tracker_desktop.models.documents import Document
from tracker_desktop.models.holders import Holder
from tracker_desktop.queries.lists.documents import WORDS
from tracker_desktop.queries.office import Office
from tracker_desktop.wording.render import show_day


def _label(office: Office, number: str, kind: str, made: dt.datetime, holder: str | None) -> Label:
    day = show_day(made.astimezone(office.zone).date())
    return Label(number, Payload(number), (f"{WORDS[kind]} · {day}", holder or ""))


DOCUMENTS = Subject(
    "documents",
    "Document labels",
    "documents",
    "document",
    "document",
    select(Document.id, Document.number, Document.kind, Document.created_at, Holder.name)
    .outerjoin(Holder, Holder.id == Document.holder_id)
    .where(Document.id.in_(bindparam("ids", expanding=True))),
    _label,
)
