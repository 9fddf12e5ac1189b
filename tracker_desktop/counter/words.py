"""Records in a few words, as the banner says them."""

from __future__ import annotations

import datetime as dt

from tracker_desktop.queries.asset_kit_facts import AssetKitFacts
from tracker_desktop.queries.counter_facts import AssetFacts, HolderFacts, ItemFacts
from tracker_desktop.wording.asset_kits import things_words
from tracker_desktop.wording.assets import short_day
from tracker_desktop.wording.counter import STATUS, dotted, holding
from tracker_desktop.wording.inspections import still_to_do
from tracker_desktop.wording.render import counted, show_quantity
from tracker_desktop.wording.units import units


def asset_words(facts: AssetFacts, today: dt.date) -> str:
    """Dell Latitude 5540 · on loan to Maria Lopez, due 7 Dec · Biology / B-204."""
    state = STATUS[facts.readiness] if facts.readiness != "ready" or facts.holder_id is None else ""
    todo = still_to_do(facts.todo.left)
    return dotted([facts.description, held_words(facts, today), state, todo, facts.place])


def held_words(facts: AssetFacts, today: dt.date) -> str:
    """On loan to Maria Lopez, due 7 Dec; overdue since 12 Nov; assigned to her; or nothing."""
    if facts.holder_id is None:
        return ""
    if facts.due is None:
        return f"assigned to {facts.holder}"
    late = facts.due < today
    return f"on loan to {facts.holder}, {'overdue since' if late else 'due'} {short_day(facts.due, today)}"


def holder_words(facts: HolderFacts) -> str:
    """Biology · holds 2 assets · none overdue."""
    gone = "" if facts.active else "no longer active"
    return dotted(
        [facts.department or facts.charge_code, gone, holding(facts.held, facts.overdue, facts.first_overdue)]
    )


def item_words(facts: ItemFacts) -> str:
    """Nitrile gloves, medium · 400 pcs on hand."""
    return dotted([facts.name, f"{show_quantity(facts.on_hand)} {units(facts.on_hand, facts.unit)} on hand"])


def kit_words(kit: AssetKitFacts, today: dt.date) -> str:
    """Camera kit · 2 assets, 3 × battery · out to Maria Lopez, due 7 Dec."""
    out = "" if kit.out is None else f"out to {kit.out.holder}"
    if kit.out is not None and kit.out.due is not None:
        late = kit.out.due < today
        out += f", {'overdue since' if late else 'due'} {short_day(kit.out.due, today)}"
    inside = [counted(len(kit.members), "asset"), things_words(kit.accessories)]
    return dotted([kit.name, ", ".join(filter(None, inside)), out, "" if kit.active else "no longer in use"])
