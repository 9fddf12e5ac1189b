"""The forms that change what assets are worth: one for each way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tracker_desktop.queries.value_detail import Worth
from tracker_desktop.transactions.change_value import ChangeValue
from tracker_desktop.ui.forms.rows import Ask, Form, Values

FROM = Ask("changed_on", "From", "date", required=True, past=True, hint="What was written down before stays.")
REASON = Ask("reason", "Reason")


@dataclass(frozen=True)
class Way:
    """One way: what it is called as a button and as a title, what it does, and what it asks for."""

    words: str
    title: str
    hint: str
    asks: Ask


WAYS: Mapping[str, Way] = {
    "impairment": Way(
        "Worth less",
        "Impairment",
        "An amount is taken off: damage, or nobody pays so much any more.",
        Ask("amount", "Taken off", "money", required=True),
    ),
    "revaluation": Way(
        "Revalue",
        "Revaluation",
        "It is worth another amount from a day on.",
        Ask("amount", "Worth from then on", "money", required=True),
    ),
    "addition": Way(
        "Something added",
        "Addition",
        "What was built in is written down with it.",
        Ask("amount", "What was added cost", "money", required=True),
    ),
    "new life": Way(
        "Another life",
        "New life",
        "It lasts longer or shorter than was thought.",
        Ask("life_months", "Months of its life", "whole", required=True, hint="Counted from its first day in service."),
    ),
    "new salvage": Way(
        "Another salvage",
        "New salvage",
        "Another amount is left of it at the end.",
        Ask("amount", "Left at the end", "money", required=True),
    ),
    "new scheme": Way(
        "Another scheme",
        "New scheme",
        "It is written down in another way from a day on.",
        Ask("scheme_id", "Scheme", "search", required=True, kinds=("scheme",)),
    ),
}
"""By the kind of the change."""


def change_value(kind: str, worth: Worth) -> tuple[Form, Values]:
    """The form of one way for these assets, with the values to begin with."""
    way = WAYS[kind]

    def make(values: Values) -> ChangeValue:
        return ChangeValue(
            worth.ids,
            kind,
            values["changed_on"],
            values.get("amount"),
            values.get("life_months"),
            values.get("scheme_id"),
            values["reason"],
        )

    many = "" if len(worth.ids) == 1 else " Each of them gets the same."
    form = Form(
        f"{way.title}: {worth.name}",
        ((way.asks, FROM), (REASON,)),
        make,
        button="Change the value",
        subtitle=f"{worth.words}{many}",
        width=620,
    )
    return form, {"changed_on": worth.today}
