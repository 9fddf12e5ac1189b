"""What the window of a lot says of it in one line."""

from __future__ import annotations

from tracker_desktop.queries.disposal_facts import LotFacts
from tracker_desktop.wording.counter import dotted
from tracker_desktop.wording.render import counted, show_day, show_money

STATES = {
    "draft": "Draft",
    "requested": "Waits for approval",
    "approved": "Approved: may be disposed of",
    "disposed": "Disposed of, not closed yet",
    "closed": "Closed",
    "withdrawn": "Withdrawn",
}


def summary(lot: LotFacts) -> str:
    """Draft · Sale to Campus Surplus · 5 assets · book value 1,200.00 · 2 to wipe · 1 still held."""
    to = f"{lot.method.capitalize()} to {lot.recipient}" if lot.recipient else lot.method.capitalize()
    wipe, held = sum(line.to_wipe for line in lot.lines), sum(bool(line.holder) for line in lot.lines)
    gone = lot.state in ("disposed", "closed")
    gain = f"{'gain' if lot.gain >= 0 else 'loss'} {show_money(abs(lot.gain))}"
    return dotted(
        [
            STATES[lot.state],
            to,
            counted(len(lot.lines), "asset"),
            f"left on {show_day(lot.disposed_on)}" if lot.disposed_on else "",
            f"book value {show_money(lot.worth)}" if lot.lines else "",
            gain if gone else "",
            f"{wipe} to wipe" if wipe else "",
            f"{held} still held" if held and not gone else "",
            f"saves {show_money(lot.saved)} a year" if lot.saved else "",
            lot.number,
        ]
    )
