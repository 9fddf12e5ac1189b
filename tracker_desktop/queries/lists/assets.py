"""The list of assets."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, literal_column, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Department
from tracker_desktop.models.places import Place
from tracker_desktop.models.sightings import Sighting
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.models.types import UtcTime
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, Via, View, named
from tracker_desktop.queries.lists.searched import BY_DEPARTMENT, BY_FORMER_TAG, BY_HOLDER, BY_OWN_VALUE, BY_PLACE
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.own_fields import own_lines
from tracker_desktop.queries.sql import byte_order, table_of
from tracker_desktop.queries.status import ASSET_RANK, ASSET_STATUS, WARRANTY_SOON, rank

HOME = aliased(table_of(Place), name="home")
WHOLE = aliased(table_of(Asset), name="whole")
LAST_SEEN = (
    select(func.max(Sighting.seen_at, type_=UtcTime())).where(Sighting.asset_id == Asset.id).correlate(Asset)
).scalar_subquery()
SEEN = select(Sighting.asset_id, func.max(Sighting.seen_at).label("at")).group_by(Sighting.asset_id).subquery("seen")


_BEGINNING = func.substr(Asset.notes, literal_column("1"), literal_column("40"))  # as its index says it


def _own(connection: Connection, office: Office, ids: Sequence[int]) -> Sequence[str]:
    """Memory: 16 GB, Disk encrypted: Yes."""
    lines = own_lines(connection, office, ids)
    return [", ".join(f"{name}: {words}" for name, words in lines.get(asset_id, ())) for asset_id in ids]


def _holder() -> Via:
    return named(table_of(Holder), Asset.holder_id)


def _place() -> Via:
    return named(table_of(Place), Asset.place_id, "path_key")


ASSETS = Listing(
    name="assets",
    title="Assets",
    model=Asset,
    key=Asset.id,
    main=(Asset.tag_sort, Asset.id),
    source=table_of(Asset)
    .outerjoin(table_of(Holder), Asset.holder_id == Holder.id)
    .outerjoin(table_of(Place), Asset.place_id == Place.id)
    .outerjoin(HOME, Asset.home_place_id == HOME.c.id)
    .outerjoin(WHOLE, Asset.parent_id == WHOLE.c.id)
    .outerjoin(table_of(Department), Asset.department_id == Department.id)
    .outerjoin(table_of(Category), Asset.category_id == Category.id)
    .outerjoin(table_of(Supplier), Asset.supplier_id == Supplier.id),
    status=ASSET_STATUS,
    listed="ix_asset_listed",
    columns=(
        Column("tag", "Tag", "tag", (Asset.tag,), 110, sort=(Asset.tag_sort,), nullable=False),
        Column(
            "description",
            "Description",
            "text",
            (Asset.description,),
            170,
            sort=(Asset.description_key,),
            nullable=False,
            walked=True,
        ),
        Column(
            "status",
            "Status",
            "status",
            (ASSET_STATUS,),
            126,
            sort=(rank(ASSET_STATUS, ASSET_RANK),),
            nullable=False,
            covered=True,
            states=ASSET_RANK,
        ),
        Column("held_by", "Held by", "text", (Holder.name,), 118, via=_holder(), show=shown.dashed),
        Column("location", "Location", "text", (Place.path,), 165, via=_place(), show=shown.dashed),
        Column("due", "Due back", "date", (Asset.due,), 108, walked=True),
        Column("serial", "Serial number", "tag", (Asset.serial,), 120, False, sort=(Asset.serial_key,), walked=True),
        Column(
            "manufacturer",
            "Manufacturer",
            "text",
            (Asset.manufacturer,),
            120,
            False,
            sort=(byte_order(Asset.manufacturer),),
            walked=True,
        ),
        Column(
            "model",
            "Model",
            "text",
            (Asset.model_number,),
            120,
            False,
            sort=(byte_order(Asset.model_number),),
            walked=True,
        ),
        Column(
            "category",
            "Category",
            "text",
            (Category.name,),
            120,
            False,
            via=named(table_of(Category), Asset.category_id),
        ),
        Column(
            "condition",
            "Condition",
            "text",
            (Asset.condition,),
            90,
            False,
            show=shown.word,
            nullable=False,
            walked=True,
        ),
        Column(
            "department",
            "Department",
            "text",
            (Department.name,),
            120,
            False,
            via=named(table_of(Department), Asset.department_id),
        ),
        Column(
            "home",
            "Home place",
            "text",
            (HOME.c.path,),
            180,
            False,
            via=named(HOME, Asset.home_place_id, "path_key"),
        ),
        Column("cost", "Cost", "money", (Asset.cost,), 100, False, walked=True),
        Column("purchased", "Purchased", "date", (Asset.purchased,), 100, False, walked=True),
        Column("in_service", "In service", "date", (Asset.in_service,), 100, False, walked=True),
        Column("warranty_end", "Warranty until", "date", (Asset.warranty_end,), 110, False, walked=True),
        Column("end_of_life", "End of life", "date", (Asset.end_of_life,), 100, False, walked=True),
        Column(
            "supplier",
            "Supplier",
            "text",
            (Supplier.name,),
            130,
            False,
            via=named(table_of(Supplier), Asset.supplier_id),
        ),
        Column(
            "order_number",
            "Order number",
            "tag",
            (Asset.order_number,),
            110,
            False,
            sort=(byte_order(Asset.order_number),),
            walked=True,
        ),
        Column(
            "last_seen",
            "Last seen",
            "time",
            (LAST_SEEN,),
            130,
            False,
            via=Via(
                SEEN,
                SEEN.c.asset_id == Asset.id,
                (SEEN.c.at,),
                Asset.id.not_in(select(Sighting.asset_id).distinct()),
            ),
        ),
        Column("notes", "Notes", "text", (Asset.notes,), 200, False, sort=(byte_order(_BEGINNING),), walked=True),
        Column("inside", "Lies in", "tag", (WHOLE.c.tag,), 110, False, via=named(WHOLE, Asset.parent_id, "tag_sort")),
        Column("own", "Own fields", "text", (Asset.id,), 240, False, sort=(Asset.tag_sort,), together=_own),
    ),
    views=(
        View("all", "All assets"),
        View("available", "Available", statuses=("available",)),
        View("on_loan", "On loan", statuses=("on_loan",)),
        View("assigned", "Assigned", statuses=("assigned",)),
        View("inside", "Inside another", statuses=("inside",)),
        View("overdue", "Overdue", statuses=("overdue",)),
        View("to_inspect", "To inspect", statuses=("to_inspect",)),
        View("in_maintenance", "In maintenance", statuses=("in_maintenance",)),
        View("missing", "Missing", statuses=("missing",)),
        View("pending_disposal", "Pending disposal", statuses=("pending_disposal",)),
        View("disposed", "Disposed", statuses=("disposed",)),
        View("warranty", "Warranty ends soon", where=WARRANTY_SOON),
    ),
    search=Search(
        Asset.id,
        Asset.search,
        trigrams="asset_fts",
        through=(
            (Asset.holder_id, BY_HOLDER),
            (Asset.place_id, BY_PLACE),
            (Asset.department_id, BY_DEPARTMENT),
            (Asset.id, BY_OWN_VALUE),
            (Asset.id, BY_FORMER_TAG),
        ),
    ),
    filters={
        "holder": Asset.holder_id,
        "place": Asset.place_id,
        "department": Asset.department_id,
        "category": Asset.category_id,
        "supplier": Asset.supplier_id,
    },
)
