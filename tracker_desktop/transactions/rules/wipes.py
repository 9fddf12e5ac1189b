"""Data on assets are wiped before they leave: what has to be known of that."""

from __future__ import annotations

import datetime as dt

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.disposals import DisposalLine
from tracker_desktop.wording.render import show_day


def check_wipe(line: DisposalLine, asset: Asset, disposed_on: dt.date | None) -> None:
    """`disposed_on`: the day it left or is to leave; None while it is here.

    Raises Refused: wipe_incomplete where something of a wipe is told, but not when and how; wipe_needed where it
    leaves with its data; wipe_late where that came after it left.
    """
    told = any((line.wiped_on, line.wipe_method, line.wiped_by, line.wipe_certificate))
    if told and not (line.wiped_on and line.wipe_method):
        raise Refused("wipe_incomplete", tag=asset.tag)
    if disposed_on is None:
        return
    if line.holds_data and not told:
        raise Refused("wipe_needed", tag=asset.tag)
    if line.wiped_on is not None and line.wiped_on > disposed_on:
        raise Refused("wipe_late", tag=asset.tag, wiped=show_day(line.wiped_on), day=show_day(disposed_on))
