"""The list of changes of what assets are worth."""

from __future__ import annotations

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.values import DepreciationScheme, ValueChange, ValueChangeKind
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_ASSET
from tracker_desktop.queries.sql import byte_order, table_of

V = ValueChange
OF_AMOUNT = (ValueChangeKind.IMPAIRMENT, ValueChangeKind.REVALUATION, ValueChangeKind.ADDITION)

VALUE_CHANGES = Listing(
    name="value_changes",
    title="Changes of values",
    model=V,
    key=V.id,
    main=(V.id,),
    descending=True,
    source=table_of(V)
    .join(table_of(Asset), Asset.id == V.asset_id)
    .outerjoin(table_of(DepreciationScheme), DepreciationScheme.id == V.scheme_id),
    columns=(
        Column("from", "From", "date", (V.changed_on,), 112, nullable=False),
        Column(
            "tag", "Tag", "tag", (Asset.tag,), 120, nullable=False, via=named(table_of(Asset), V.asset_id, "tag_sort")
        ),
        Column(
            "description",
            "Description",
            "text",
            (Asset.description,),
            220,
            nullable=False,
            via=named(table_of(Asset), V.asset_id, "description_key"),
        ),
        Column(
            "what", "What changes", "text", (V.kind,), 130, sort=(byte_order(V.kind),), show=shown.word, nullable=False
        ),
        Column("amount", "Amount", "money", (V.amount,), 110),
        Column("months", "Months of life", "count", (V.life_months,), 110),
        Column(
            "scheme",
            "Scheme",
            "text",
            (DepreciationScheme.name,),
            150,
            via=named(table_of(DepreciationScheme), V.scheme_id),
        ),
        Column("reason", "Reason", "text", (V.reason,), 220, sort=(byte_order(V.reason),)),
    ),
    views=(
        View("all", "All changes"),
        *(View(kind.value, f"{kind.value.capitalize()}s", where=V.kind == kind.value) for kind in OF_AMOUNT),
        View("terms", "Life, salvage and scheme", where=V.kind.not_in([kind.value for kind in OF_AMOUNT])),
    ),
    search=Search(V.id, through=((V.asset_id, BY_ASSET),)),
    filters={"asset": V.asset_id},
)
