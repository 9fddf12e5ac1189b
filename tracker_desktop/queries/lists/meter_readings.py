"""The list of meter readings, the last one first."""

from __future__ import annotations

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.maintenance import MeterReading
from tracker_desktop.models.people import Person
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, named
from tracker_desktop.queries.lists.searched import BY_ASSET, BY_PERSON
from tracker_desktop.queries.sql import byte_order, has, table_of

METER_READINGS = Listing(
    name="meter_readings",
    title="Meter readings",
    model=MeterReading,
    key=MeterReading.id,
    main=(MeterReading.id,),
    descending=True,
    source=table_of(MeterReading)
    .join(table_of(Asset), Asset.id == MeterReading.asset_id)
    .join(table_of(Person), Person.id == MeterReading.read_by_id),
    columns=(
        Column("tag", "Asset", "tag", (Asset.tag,), 110, via=named(table_of(Asset), MeterReading.asset_id, "tag_sort")),
        Column(
            "description",
            "Description",
            "text",
            (Asset.description,),
            220,
            via=named(table_of(Asset), MeterReading.asset_id, "description_key"),
        ),
        Column(
            "meter", "Meter", "text", (MeterReading.meter,), 110, nullable=False, sort=(byte_order(MeterReading.meter),)
        ),
        Column("read", "Read", "date", (MeterReading.read_on,), 108, nullable=False),
        Column("reading", "Reading", "quantity", (MeterReading.reading,), 100, nullable=False),
        Column("total", "With older meters", "quantity", (MeterReading.total,), 140, nullable=False),
        Column("jump", "Note", "text", (MeterReading.jump,), 110, show=shown.word),
        Column("by", "Read by", "text", (Person.name,), 140, via=named(table_of(Person), MeterReading.read_by_id)),
    ),
    search=Search(
        MeterReading.id,
        byte_order(MeterReading.meter),
        through=((MeterReading.asset_id, BY_ASSET), (MeterReading.read_by_id, BY_PERSON)),
        more=lambda _connection, word: [has(byte_order(MeterReading.meter), word)],
    ),
    filters={"asset": MeterReading.asset_id},
)
