"""Change a kit of assets: its tag, its name, what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.asset_kits import AssetKit
from tracker_desktop.models.reservations import Reservation
from tracker_desktop.queries.reserved_spans import booked
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_kit_fields import RULES, AssetKitFields, checked, put_assets
from tracker_desktop.transactions.rules.asset_kits import refuse_out
from tracker_desktop.transactions.rules.fields import put
from tracker_desktop.transactions.rules.reservation_fields import moment_of
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shape import fields_of


@dataclass(frozen=True)
class EditAssetKit(Transaction):
    """`changes` maps fields of AssetKitFields to new values; `assets`, where given, are all that belong to it. Refused
    for its assets while it is out, and for a kit that is reserved where it would not be in use any more."""

    kind: ClassVar[str] = "edit_asset_kit"
    right: ClassVar[Right] = Right.ASSETS

    kit_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(AssetKitFields))
    assets: tuple[str, ...] | None = None

    def apply(self, books: Books) -> Said:
        kit = books.hold(AssetKit, [self.kit_id])[self.kit_id]
        changed = put(kit, checked(books, self.changes, kit), RULES)
        if not kit.active and "Active" in changed:
            refuse_out(books, [kit])
            _refuse_reserved(books, kit)
        if self.assets is not None and put_assets(books, kit, self.assets):
            refuse_out(books, [kit])
            changed.append("Assets")
        if not changed:
            raise Refused("nothing_changed")
        return Said(self.kind, {"code": kit.code, "fields": ", ".join(changed)}, ("asset_kit", kit.id))


def _refuse_reserved(books: Books, kit: AssetKit) -> None:
    moment = moment_of(books)
    for one in booked(books.connection(), moment, moment.now, None, Reservation.kit_id == kit.id)[:1]:
        span = moment.span(one.starts, one.ends)
        raise Refused("asset_kit_kept", kit=kit.code, holder=one.holder, span=span)
