"""Asset tags: durable, printed once. Whose it is, the tag in large type, what it is; nothing that ages."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from tracker_desktop.labels.content import Label, Payload
from tracker_desktop.labels.subject import Subject
from tracker_desktop.models.assets import Asset
from tracker_desktop.queries.office import Office


def owner_of(office: Office) -> str:
    """Property of Riverside College: the owner that the office has set, or its own name."""
    return f"Property of {office.settings['labels.owner'] or office.name}"


def tag_label(office: Office, tag: str) -> Label:
    """The tag of an asset that is not there yet, for a roll printed beforehand."""
    return Label(tag, Payload(tag), owner=owner_of(office))


def _label(
    office: Office, tag: str, description: str, maker: str | None, model: str | None, serial: str | None
) -> Label:
    known = description.casefold()
    made = " ".join(part for part in (maker, model) if part and part.casefold() not in known)
    return Label(tag, Payload(tag), (description, f"S/N {serial}" if serial else "", made), owner=owner_of(office))


ASSETS = Subject(
    "assets",
    "Asset tags",
    "tags",
    "asset",
    "asset",
    select(Asset.id, Asset.tag, Asset.description, Asset.manufacturer, Asset.model_number, Asset.serial).where(
        Asset.id.in_(bindparam("ids", expanding=True))
    ),
    _label,
    durable=True,
)
