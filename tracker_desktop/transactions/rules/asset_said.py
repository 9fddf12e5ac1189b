"""What a transaction says about the assets it was done with: one by its tag, many by their number."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_desktop.models.assets import Asset
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.wording.assets import tag_list


def say(code: str, assets: Sequence[Asset], **gaps: Gap) -> Said:
    """The title `code` for one asset, `code`_many for several, with the gaps that all of them have."""
    first = assets[0]
    shared: dict[str, Gap] = {
        "tag": first.tag,
        "description": first.description,
        "count": len(assets),
        "tags": tag_list([asset.tag for asset in assets]),
    }
    one = len(assets) == 1
    return Said(code if one else f"{code}_many", shared | gaps, ("asset", first.id) if one else None)
