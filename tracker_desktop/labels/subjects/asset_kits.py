"""Tags of kits of assets: like asset tags, for the case that all of it lies in."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from tracker_desktop.labels.content import Label, Payload
from tracker_desktop.labels.subject import Subject
from tracker_desktop.labels.subjects.assets import owner_of
from tracker_desktop.models.asset_kits import AssetKit
from tracker_desktop.queries.office import Office


def _label(office: Office, code: str, name: str) -> Label:
    return Label(code, Payload(code), (name if name != code else "",), owner=owner_of(office))


ASSET_KITS = Subject(
    "asset_kits",
    "Kit tags",
    "kit-tags",
    "kit of assets",
    "asset_kit",
    select(AssetKit.id, AssetKit.code, AssetKit.name).where(AssetKit.id.in_(bindparam("ids", expanding=True))),
    _label,
)
