"""What the sample office knows besides of its assets: fields of its own, photos, a bill, and a lens in a camera."""

from __future__ import annotations

import io

from tracker_desktop.exchange.sample.asset_life import MANAGER
from tracker_desktop.exchange.sample.photos import laptop_photo, lens_photo
from tracker_desktop.exchange.sample.records import SampleOffice
from tracker_desktop.exchange.sample.scribe import FRONT, Scribe
from tracker_desktop.queries.asset_data import FreeOf
from tracker_desktop.store.done import Done
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.add_own_field import AddOwnField
from tracker_desktop.transactions.attach_files import AttachFiles
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.put_inside import PutInside
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.own_field_fields import OwnFieldFields
from tracker_desktop.transactions.rules.own_values import OwnGiven

LAPTOPS, PROJECTORS, CAMERAS, VEHICLES = "Laptops", "Projectors", "Cameras", "Vehicles"
LAPTOP = "LT-00142"
FIELDS: tuple[tuple[str, dict[str, object]], ...] = (
    ("Network address", {"category_id": LAPTOPS, "is_unique": True, "hint": "MAC of its cable port."}),
    ("Memory", {"kind": "number", "unit": "GB", "category_id": LAPTOPS}),
    ("Disk encrypted", {"kind": "yes or no", "category_id": LAPTOPS}),
    ("Lamp hours", {"kind": "number", "unit": "h", "category_id": PROJECTORS, "at_check_in": True}),
    ("Plate", {"category_id": VEHICLES, "is_unique": True}),
    ("Safety class", {"kind": "choice", "choices": ("I", "II", "III")}),
    ("Manual", {"kind": "link"}),
)
VALUES: tuple[tuple[str, dict[str, str]], ...] = (
    ("LT-00141", {"Network address": "00:1B:44:11:3A:B7", "Memory": "16", "Disk encrypted": "yes"}),
    (
        LAPTOP,
        {
            "Network address": "00:1B:44:11:3A:B8",
            "Memory": "16",
            "Disk encrypted": "yes",
            "Safety class": "II",
            "Manual": "https://example.org/manuals/5540.pdf",
        },
    ),
    ("LT-00143", {"Network address": "00:1B:44:11:3A:B9", "Memory": "32", "Disk encrypted": "no"}),
    ("PR-00310", {"Lamp hours": "1240", "Safety class": "I"}),
    ("OS-00077", {"Safety class": "I"}),
)


class RecordsStory:
    """Told on the evening before today."""

    def __init__(self, store: Store, scribe: Scribe, office: SampleOffice) -> None:
        self._store, self._scribe, self._office = store, scribe, office

    def yesterday(self) -> None:
        """Fields and what stands in them; then files and parts."""
        fields = {name: self._field(number, name, row) for number, (name, row) in enumerate(FIELDS, 1)}
        for tag, values in VALUES:
            own = tuple(OwnGiven(fields[name], value) for name, value in values.items())
            self._do(EditAssets((self._office.assets[tag].id,), {"own": own}))
        laptop = self._office.assets[LAPTOP].id
        self._attach(laptop, (laptop_photo(), "LT-00142 lid.jpg"), (_bill(), "Invoice CC-20417.pdf"))
        self._lens()

    def _attach(self, asset_id: int, *files: tuple[bytes, str]) -> None:
        """Nothing where the office has no folder for files, as on a server."""
        if self._store.files.folders():
            stored = tuple(self._store.files.put(content, name) for content, name in files)
            self._do(AttachFiles(stored, asset_id=asset_id))

    def _lens(self) -> None:
        cameras = [asset.id for asset in self._office.assets.values() if asset.category["name"] == CAMERAS]
        free = self._store.read(FreeOf(tuple(cameras)))
        if not free:
            return
        fields = AssetFields("Zoom lens 24-70 mm", category_id=self._office.categories[CAMERAS], manufacturer="Canon")
        lens = self._do(AddAsset(fields))
        if lens.about is not None:
            self._attach(lens.about[1], (lens_photo(), "Lens.jpg"))
            self._do(PutInside((lens.about[1],), free[0]))

    def _field(self, position: int, name: str, row: dict[str, object]) -> int:
        category = row.get("category_id")
        of = {} if category is None else {"category_id": self._office.categories[str(category)]}
        done = self._do(AddOwnField(OwnFieldFields(name, **{**row, **of, "position": position})))  # type: ignore[arg-type]
        if done.about is None:
            raise LookupError(name)
        return done.about[1]

    def _do(self, transaction: Transaction) -> Done:
        return self._scribe.do(transaction, self._office.people[MANAGER], FRONT)


def _bill() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made, invariant=1)
    for number, line in enumerate(("Campus Computing", "Invoice CC-20417", "3 Dell Latitude 5540", "$2,940.00")):
        canvas.drawString(72, 760 - 24 * number, line)
    canvas.save()
    return made.getvalue()
