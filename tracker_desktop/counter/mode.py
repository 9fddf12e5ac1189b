"""The modes of the counter as one table: what a scan does in each."""

from __future__ import annotations

from dataclasses import dataclass

from tracker_desktop.errors import Refused

ASSET, ITEM, PERSON, DEPARTMENT, PLACE, DOCUMENT = "asset", "item", "person", "department", "place", "document"
CHARGE_CODE, KIT, ASSET_KIT = "charge_code", "kit", "asset_kit"
HOLDERS = (PERSON, DEPARTMENT, PLACE)


@dataclass(frozen=True)
class Mode:
    """One mode. `document`: its scans are collected and posted together; otherwise each is saved at once.

    `accepts` are the kinds of records it does something with; `quantities`: a typed number is a quantity. `placeholder`
    stands in the empty field, `next_placeholder` once the document has a line; `doing` heads the session, `takes` ends
    the sentence "... takes assets and badges".
    """

    key: str
    title: str
    doing: str
    placeholder: str
    next_placeholder: str
    takes: str
    accepts: tuple[str, ...]
    document: bool = False
    quantities: bool = False


MODES: tuple[Mode, ...] = (
    Mode(
        "look_up",
        "Look up",
        "Looking up",
        "Scan or type a tag, SKU, badge, room or document…",
        "Scan or type a tag, SKU, badge, room or document…",
        "everything that has a code",
        (ASSET, ITEM, PERSON, DEPARTMENT, PLACE, DOCUMENT, CHARGE_CODE, KIT, ASSET_KIT),
    ),
    Mode(
        "check_out",
        "Check out",
        "Checking out",
        "Scan a badge, then the assets…",
        "Scan the next asset…",
        "assets, kits of them, and the badge of who gets them",
        (ASSET, ASSET_KIT, *HOLDERS),
        document=True,
    ),
    Mode(
        "check_in",
        "Check in",
        "Checking in",
        "Scan what comes back…",
        "Scan what comes back…",
        "assets that come back, and kits of them",
        (ASSET, ASSET_KIT, *HOLDERS),
    ),
    Mode(
        "move",
        "Move",
        "Moving",
        "Scan a place and what goes there, or stock and then its place…",
        "Scan what goes there, or another place…",
        "places, and the assets and stock that go there",
        (ASSET, ITEM, PLACE),
    ),
    Mode(
        "receive",
        "Receive",
        "Receiving",
        "Scan an item, or type 40, Enter, then the item…",
        "Scan the next item…",
        "items, the places they go to, and the order they came for",
        (ITEM, PLACE, DOCUMENT),
        document=True,
        quantities=True,
    ),
    Mode(
        "issue",
        "Issue",
        "Issuing",
        "Scan an item, or type 40, Enter, then the item…",
        "Scan the next item, or type a quantity first…",
        "items, kits, the badge of who gets them, the charge code, and the place they come from",
        (ITEM, KIT, *HOLDERS, CHARGE_CODE),
        document=True,
        quantities=True,
    ),
    Mode(
        "audit",
        "Audit",
        "Auditing",
        "Scan a room, then what is in it…",
        "Scan what is in the room, or the next room…",
        "rooms, and the assets in them",
        (ASSET, PLACE),
    ),
    Mode(
        "count",
        "Count",
        "Counting",
        "Scan a place, then what lies there…",
        "Scan an item, or type how many there are…",
        "places, and the items that lie there",
        (ITEM, PLACE),
        quantities=True,
    ),
)
BY_KEY = {mode.key: mode for mode in MODES}


def mode_named(text: str) -> Mode:
    """The mode by its key or its words, in any case: `check_in`, `check-in`, `Check in`.

    Raises Refused: mode_unknown.
    """
    key = "_".join(text.strip().lower().replace("-", " ").replace("_", " ").split())
    found = BY_KEY.get(key) or BY_KEY.get(
        {"checkin": "check_in", "checkout": "check_out", "lookup": "look_up"}.get(key, "")
    )
    if found is None:
        raise Refused("mode_unknown", text=text, modes=", ".join(mode.key.replace("_", "-") for mode in MODES))
    return found
