"""The list of changes of what assets are worth."""

from __future__ import annotations

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.values import DepreciationScheme, ValueChange, ValueChangeKind
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_ASSET
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import byte_order, table_of

V = ValueChange
OF_AMOUNT = (ValueChangeKind.IMPAIRMENT, ValueChangeKind.REVALUATION, ValueChangeKind.ADDITION)


def _terms(_: Office, months: int | None, scheme: str | None) -> str:
    """144 months, or the name of a scheme."""
    return scheme or (shown.things(months, "month") if months else "")


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
            190,
            nullable=False,
            via=named(table_of(Asset), V.asset_id, "description_key"),
        ),
        Column(
            "what", "What changes", "text", (V.kind,), 130, sort=(byte_order(V.kind),), show=shown.word, nullable=False
        ),
        Column("amount", "Amount", "money", (V.amount,), 95),
        Column(
            "terms",
            "Other terms",
            "text",
            (V.life_months, DepreciationScheme.name),
            130,
            sort=(V.life_months,),
            show=_terms,
        ),
        Column("reason", "Reason", "text", (V.reason,), 200, sort=(byte_order(V.reason),)),
    ),
    views=(
        View("all", "All changes"),
        *(View(kind.value, f"{kind.value.capitalize()}s", where=V.kind == kind.value) for kind in OF_AMOUNT),
        View("terms", "Other terms", where=V.kind.not_in([kind.value for kind in OF_AMOUNT])),
    ),
    search=Search(V.id, through=((V.asset_id, BY_ASSET),)),
    filters={"asset": V.asset_id},
)
