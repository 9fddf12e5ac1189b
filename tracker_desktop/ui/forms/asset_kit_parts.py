"""What belongs to a kit of assets as the rows of two small tables, and the forms of kits that are out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker_desktop.queries.asset_kit_facts import AssetKitFacts
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.give_up_accessories import GiveUpAccessories
from tracker_desktop.transactions.rules.asset_kits import KitBack, accessories_of
from tracker_desktop.ui.fields.table_column import TableColumn
from tracker_desktop.ui.forms.rows import Ask, Form, Values

ASSETS = Ask(
    "assets",
    "Assets in the kit",
    "table",
    hint="Scan or type the tag of each. Ctrl+Delete removes a row.",
    columns=(TableColumn("asset", "Asset tag", "code", required=True, unique=True),),
)
ACCESSORIES = Ask(
    "accessories",
    "Accessories, which have no tag",
    "table",
    columns=(
        TableColumn("name", "What", required=True, unique=True),
        TableColumn("quantity", "How many", "whole", start=1, required=True, width=90),
    ),
)
BACK, THING = "back ", "thing "


def ready(values: Values) -> Values:
    """The values of the form as the transactions take them."""
    made = dict(values)
    if "assets" in made:
        made["assets"] = tuple(row["asset"] for row in made["assets"])
    if "accessories" in made:
        made["accessories"] = accessories_of((row["name"], int(row["quantity"])) for row in made["accessories"])
    return made


def without_assets(values: Values) -> dict[str, Any]:
    """The fields of the kit itself."""
    return {key: value for key, value in values.items() if key != "assets"}


def shown(kit: AssetKitFacts) -> Values:
    """A kit as its form shows it."""
    return {
        "code": kit.code,
        "name": kit.name,
        "notes": kit.notes,
        "active": kit.active,
        "home_place_id": kit.home,
        "assets": tuple({"asset": member.tag} for member in kit.members),
        "accessories": tuple({"name": name, "quantity": count} for name, count in kit.accessories),
    }


def take_back(kit: AssetKitFacts) -> tuple[Form, Values]:
    """What of a kit came back: everything is ticked, and what is missing is unticked. Raises LookupError where it is
    not out."""
    out = kit.out
    if out is None:
        raise LookupError(kit.code)
    ticks = [Ask(f"{BACK}{part.asset_id}", part.words, "flag") for part in out.missing]
    counts = [
        Ask(f"{THING}{name}", f"{name} (of {count})", "whole", hint="Empty: none came back.")
        for name, count in out.things
    ]
    note = Ask("note", "Note", "note")
    start: dict[str, Any] = {ask.key: True for ask in ticks}
    start |= {f"{THING}{name}": count for name, count in out.things}

    def make(values: Values) -> CheckIn:
        ids = [part.asset_id for part in out.missing if values[f"{BACK}{part.asset_id}"]]
        came = [(name, int(values[f"{THING}{name}"])) for name, _ in out.things if values[f"{THING}{name}"]]
        back = KitBack(kit.id, accessories_of(came))
        return CheckIn(tuple(InLine(one) for one in ids), note=values["note"], kits=(back,))

    title = f"Return of {kit.code}"
    said = f"{kit.name}, out to {out.holder}. Untick what is not here: it stays expected."
    rows = (*_in_pairs(ticks), *_in_pairs(counts), (note,))
    return Form(title, rows, make, "Check in", said), start


def give_up(kit: AssetKitFacts) -> Form:
    """The accessories of a kit that do not come back."""
    missing = kit.out.things_words if kit.out is not None else ""
    return Form(
        f"Give up what is missing of {kit.code}",
        ((Ask("reason", "Reason", required=True),),),
        lambda values: GiveUpAccessories(kit.id, values["reason"]),
        "Give up",
        f"Not back: {missing or 'nothing'}. It is not expected any more, and the kit can go out again.",
    )


def _in_pairs(asks: Sequence[Ask]) -> tuple[tuple[Ask, ...], ...]:
    return tuple(tuple(asks[at : at + 2]) for at in range(0, len(asks), 2))
