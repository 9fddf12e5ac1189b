"""The forms of parts: into another asset, and out of it."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_desktop.transactions.put_inside import PutInside
from tracker_desktop.transactions.take_out import TakeOut
from tracker_desktop.ui.forms.rows import Ask, Form
from tracker_desktop.wording.assets import tag_list


def put_inside(ids: Sequence[int], tags: Sequence[str]) -> Form:
    """Parts into what they belong to."""
    return Form(
        f"Put {tag_list(tags)} inside another asset",
        ((Ask("parent_id", "Inside", "search", required=True, kinds=("asset",)),),),
        lambda values: PutInside(tuple(ids), values["parent_id"]),
        button="Put inside",
        subtitle="From then on it goes where the other goes, and whoever holds that holds it too.",
        width=560,
    )


def take_out(ids: Sequence[int], tags: Sequence[str]) -> Form:
    """Parts out again."""
    return Form(
        f"Take {tag_list(tags)} out",
        ((Ask("place_id", "Put at", "search", kinds=("place",), hint="Empty: where the whole is."),),),
        lambda values: TakeOut(tuple(ids), values["place_id"]),
        button="Take out",
        width=560,
    )
