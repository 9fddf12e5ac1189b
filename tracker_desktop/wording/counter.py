"""Sentences of the counter: what it answers to a scan, what it asks, and what it says about itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker_desktop.wording.gaps import all_shown, shown

REFUSALS: dict[str, str] = {
    "mode_unknown": "“{text}” is not a mode of the counter. Choose one of: {modes}.",
    "mode_no_audit": "{mode} is for no audit. Write --mode audit, or leave --audit out.",
    "wrong_kind": "{label} is {what}. {mode} takes {takes}.",
    "wrong_kind_stock": "{label} is stock. {mode} takes {takes}; stock comes in under Receive "
    "and goes out under Issue.",
    "not_active": "{label} is no longer in use. Scan another, or make it active again under Edit.",
    "no_holder": "Nobody gets it yet. Scan the badge of who does, then DONE.",
    "no_holder_issue": "Nobody gets it yet. Scan a badge or choose a department, then DONE.",
    "holder_first": "Scan the badge of who gets {tag} first, then choose again.",
    "red_lines": "No line can go out as it is. Answer the red ones, or remove them.",
    "nothing_collected": "Nothing was scanned yet. Scan what this is about first.",
    "many_endings": "More than 9 things end with {text}. Type more of the code.",
    "many_names": "More than 9 things are called {text}. Type more of the name.",
    "quantity_zero": "A quantity must be more than 0. Type it again.",
    "quantity_here": "{mode} takes no quantities. Scan the code without it.",
    "nowhere_else": "{item} is nowhere else: no other place or lot of it can be issued.",
    "stock_none": "{item} is nowhere on hand, so there is nothing to move. Receive it first.",
    "stock_not_that_much": "{item}: {asked} asked, but no single place has that much: {places}. "
    "Move a smaller quantity.",
    "place_first": "{things}: no place was scanned yet. Scan where it goes, or CANCEL.",
    "no_last": "There is no asset that this is about. Scan the asset first.",
    "badge_unknown": "{text} is not the badge of anybody who may sign in. Ask who looks after the operators.",
    "pin_wrong": "The PIN is not right. Type it again.",
    "no_question": "There is nothing to choose now. Scan the code again.",
    "lot_not_here": "{item}: lot {lot} is not in the books. Receive it first, or take another lot.",
    "lot_not_at": "{item}: lot {lot} is nowhere else to be moved from. Scan another, or type its SKU.",
    "line_gone": "That line is no longer there. Look at the list again.",
}

TITLES: dict[str, tuple[str, str]] = {}

ANSWERS: dict[str, tuple[str, str]] = {
    # found
    "looked_up": ("{label}", "{about}"),
    "again_bounce": ("{label}", "scanned twice within half a second, counted once"),
    "again_posted": ("{title}", "saved already, nothing was done twice"),
    "several": ("{code} names {count} things", "which one?"),
    "which_reading": ("{label}: the scanner may have lost a separator", "which one is on the label?"),
    "who_is_meant": ("{code}: who or what is meant?", ""),
    "unknown": ("{code} is not known here", "{about}"),
    "reserved": ("{code} is reserved and not claimed yet", "no asset has this tag"),
    "claim": ("Which asset gets {code}?", "scan its serial number or its old tag"),
    "tag_left": ("{code} is not claimed yet", "claim it when it is stuck on its asset"),
    "former_tag": ("{code} is its old tag: it is {tag} now", ""),
    "noted": ("{code} noted", "{count} noted so far; the summary at the end names them"),
    "attach": ("Which item is {code}?", "choose it in the list"),
    "create": ("New record with the code {code}", ""),
    # check in
    "returned_already": ("{label}", "came back in this session already"),
    "was_not_out": ("{label} was not out", "{about} · seen here now"),
    "holds_still": ("{label}", "{about}"),
    "returns_go_to": ("Returns go to {place} now", "until another place is scanned or the session ends"),
    # move
    "move_to": ("Things go to {place} now", "scan what goes there"),
    "move_where": ("Where does {label} go?", "scan the place"),
    "move_where_stock": ("Where does {label} go?", "scan the place, or type how many first"),
    "move_shelf": ("From where are {quantity} × {label} taken?", "choose it, or scan that place"),
    "move_waiting": ("waiting for the place: {things}", ""),
    "move_from": ("From where do {quantity} × {label} go to {place}?", ""),
    "there_already": ("{label} is at {place} already", "seen there now"),
    "move_count": ("{quantity} ×", "scan the item that goes to {place}"),
    # count
    "which_count": ("{count} counts are open", "which one?"),
    "count_chosen": ("Counting for “{name}”", "{about}"),
    "count_where": ("Where does {label} lie?", "scan the place"),
    "count_at": ("Counting at {place}", "{about}"),
    "count_at_outside": ("{place} is not in “{name}”", "what is counted here is added to it"),
    "count_which_lot": ("{label}: which lot?", "choose it, or scan its number"),
    "count_lot_of": ("{lot}: a lot of which item?", "choose it, or scan it"),
    "count_before": ("{label}: {quantity} counted before by {who}", "once more, or anew?"),
    "count_next_text": ("{text}", "now scan the item"),
    # audit
    "which_audit": ("{count} audits go on", "which one?"),
    "audit_chosen": ("Audit {audit}", "scan a room, then what is in it"),
    "audit_room": ("Auditing {place}", "{about}"),
    "audit_batch": ("{count} of the file taken up", "{about}"),
    "audit_where": ("Which room is {label} in?", "scan the code of the room"),
    # check out
    "out_added": ("{label} added", "{about}"),
    "out_again": ("{label}", "is on the list already"),
    "out_left": ("{label} is left here", ""),
    "out_for": ("{holder}", "{about}"),
    "out_used_at": ("Will be used at {place}", "for all lines of this document"),
    "holder_again": ("{holder}", "gets it already"),
    "second_badge": ("{holder} is another badge", "{lines} for {first} are on the list"),
    "holder_removed": ("Scan the badge of who gets it", ""),
    "reason_wanted": ("Why all the same?", "type the reason and press Enter"),
    "reason_noted": ("Reason noted", "{reason}"),
    "condition_line": ("{label}: condition {condition}", "as it goes out"),
    # documents
    "red_asked": ("{count} cannot be posted", "{lines}"),
    "left_out": ("{title}", "{detail} · left out: {lines}"),
    "posted_and_next": ("{title}", "{detail} · now for {holder}"),
    "thrown_away": ("{title} thrown away", "{lines}"),
    "nothing_open": ("Nothing to throw away", ""),
    "brought_back": ("{title} brought back", "{lines}"),
    "draft_opened": ("{title}", "{lines}"),
    "draft_kept": ("{title} kept", "{lines}"),
    "document_changed": ("{title}", "{lines}"),
    "line_changed": ("{label}", "{about}"),
    "line_removed": ("{label} removed", ""),
    # stock
    "next_quantity": ("{quantity} ×", "now scan the item"),
    "issue_added": ("{quantity} × {label}", "{about}"),
    "receive_added": ("{quantity} × {label}", "{about}"),
    "short": ("{label}: {asked} asked, {here} on hand", "{about}"),
    "take_where": ("{label}: from where?", "{asked} asked"),
    "issue_from": ("Taken from {place} from now on", "for the next lines"),
    "receive_to": ("To {place} from now on", "for the next lines"),
    "receive_order": ("{order} comes in", "{about}"),
    "receive_order_over": ("{order} is expected no more", "{about}"),
    "receive_ordered": ("All that is open of {order} is on the list", "check it before it is posted"),
    "pieces_added": ("{quantity} × {label}", "assets, each with a tag of its own"),
    # operator, session, undo
    "switch": ("Who is next at this desk?", "scan the badge"),
    "pin_wanted": ("{name}: type the PIN", ""),
    "signed_in": ("{name} is signed in", "at this desk"),
    "not_switched": ("The operator stays the same", ""),
    "nothing_to_undo": ("Nothing to undo", "nothing of yours at this desk can be taken back"),
    "nothing_to_redo": ("Nothing to do again", ""),
    "mode": ("{title}", "{placeholder}"),
    "cancelled": ("Cancelled", "{about}"),
    "nothing_to_cancel": ("Nothing to cancel", "use UNDO to take back what was saved"),
    "finished": ("{title}", "{about}"),
    "receipts_made": ("{receipts} made", "{numbers}"),
    "finished_empty": ("Nothing to finish", "each scan is saved as it comes"),
    "nothing_yet": ("Nothing is on the list yet", "{placeholder}"),
    # what pays, kits, back orders
    "charged_to": ("{code} pays", "{about}"),
    "charged_again": ("{code}", "pays already"),
    "for_job": ("Job {code}", "{about}"),
    "kit_added": ("{quantity} × {kit}", "{about}"),
    # kits of assets, reservations
    "kit_out_added": ("{kit}", "{about}"),
    "kit_was_not_out": ("{label} was not out as a kit", "{about}"),
    "reserved_taken": ("{lines}", "as reserved{about}"),
    "back_ordered": ("{label}: {quantity} on back order", "{about}"),
    "back_orders_taken": ("{lines}", "all that can go out now of what is owed"),
    # a question that another scan came before
    "dropped": ("{title} was left as it was", ""),
    "dropped_code": ("nothing was done with {title}", ""),
    "dropped_badge": ("the badge of {title} was ignored", ""),
    "dropped_count": ("{title} was left as it was counted", ""),
    "dropped_move": ("{title} was not moved", ""),
    "dropped_switch": ("the operator stays the same", ""),
    "dropped_noted": ("{title} was noted, the summary at the end names it", ""),
}

CHOICES: dict[str, str] = {
    "transfer": "transfer it to {holder}",
    "leave": "leave it here",
    "offer": "offer it to {holder}, to be accepted",
    "open": "open it",
    "inspect": "inspect it now",
    "found": "it is here: mark it as found",
    "finish_first": "finish for {first}, start for {holder}",
    "change_holder": "change the holder to {holder}",
    "ignore": "ignore the badge",
    "with_reason": "go on with a reason",
    "other_holder": "another holder",
    "for_holder": "for {holder}",
    "from_place": "take from {place}",
    "without_red": "go on without {them}",
    "back": "back to the list",
    "issue_here": "issue {here}",
    "elsewhere": "take another place or lot",
    "remove": "remove the line",
    "back_order": "back order the rest ({missing})",
    "back_order_all": "back order it ({missing})",
    "attach": "attach it to an item",
    "create": "new record with this code",
    "note": "note it and go on",
    "count_more": "add {quantity} to it",
    "count_anew": "count it anew: {quantity}",
    "claim": "claim it for an asset",
    "leave_tag": "leave it and go on",
    "first_lot": "take the lot that goes first",
    "leave_code": "leave it",
    "known_expiry": "take {known}, as before",
    "create_item": "new item",
}

UNTIL_RESERVED = "the end of the reservation"
"""Why that due date is proposed."""
FOR_GOOD = "none: it is assigned"
"""What stands below the empty due date of what is handed over for good."""

WHAT: dict[str, str] = {
    "asset": "an asset",
    "item": "stock",
    "person": "a badge",
    "department": "a department",
    "place": "a place",
    "document": "a document",
    "charge_code": "a charge code",
    "kit": "a kit",
    "asset_kit": "a kit of assets",
}

READINGS: dict[str, str] = {
    "gs1": "it is a GS1 code, and nothing here has its number",
    "label": "it is a supplier's label, and no item here has its number",
    "product number": "it is a product number (GTIN)",
    "": "",
}

STATUS: dict[str, str] = {
    "ready": "available",
    "to inspect": "to inspect",
    "in maintenance": "in maintenance",
    "missing": "reported missing",
    "pending disposal": "to be disposed of",
    "disposed": "disposed of",
}

SESSIONS: dict[str, tuple[str, str]] = {
    "check_in": ("asset returned", "assets returned"),
    "move": ("move", "moves"),
    "look_up": ("change", "changes"),
    "count": ("count", "counts"),
    "audit": ("scan", "scans"),
}
"""What is counted in a session: one of it, several."""


def answer_words(code: str, gaps: Mapping[str, object]) -> tuple[str, str]:
    """Title and detail of an answer, with their gaps filled."""
    title, detail = ANSWERS[code]
    seen = all_shown(gaps)
    return title.format_map(seen), detail.format_map(seen)


def choice_words(key: str, gaps: Mapping[str, object]) -> str:
    """The words of a choice."""
    return CHOICES[key].format_map(all_shown(gaps))


def refusal_words(template: str, params: Mapping[str, Any]) -> tuple[str, str]:
    """A refusal as headline and the rest: its first sentence, and what to do."""
    title, _, detail = template.partition(". ")
    title = title if not detail or title.endswith((".", "?")) else f"{title}."
    return title.format_map(params), detail.format_map(params)


def dotted(parts: Iterable[str]) -> str:
    """What is not empty, with dots between."""
    return " · ".join(part for part in parts if part)


def counted(count: int, one: str, many: str) -> str:
    """1 line, 3 lines."""
    return f"{count} {one if count == 1 else many}"


def _day(value: dt.date) -> str:
    return f"{value.day} {value:%b} {value.year}"


def noted_words(codes: Sequence[str]) -> str:
    """2 unknown noted: NEVER-1, NEVER-2; nothing where none was."""
    return str(shown("lines", f"{len(codes)} unknown noted: {', '.join(codes)}")) if codes else ""


def scan_again(labels: Sequence[str]) -> str:
    """What was dropped because another question came first."""
    return f"scan again: {', '.join(labels)}" if labels else ""


def first_of(texts: Sequence[str], most: int = 3) -> str:
    """RR-2026-00001, RR-2026-00002, RR-2026-00003 and 27 more."""
    return ", ".join(texts[:most]) + (f" and {len(texts) - most} more" if len(texts) > most else "")


def lot_words(lot: str, expiry: dt.date | None, place: str, quantity: str = "") -> str:
    """12 · lot 24G118, expires 31 Jan 2027 · Store 1 / A-04."""
    until = f", expires {_day(expiry)}" if expiry else ""
    return dotted([quantity, f"lot {lot}{until}" if lot else "", place])


def said_words(lot: str, serial: str, expiry: dt.date | None, quantity: str) -> str:
    """lot L7, expires 31 Jan 2027 · serial number 77 · 12: what a code says beside a product number."""
    until = f"expires {_day(expiry)}" if expiry and not lot else ""
    return dotted([lot_words(lot, expiry, ""), until, f"serial number {serial}" if serial else "", quantity])


def taken_words(parts: Sequence[tuple[str, dt.date | None, str]], left: str) -> str:
    """lot 24G118 goes first, it expires 31 Jan 2027 · 360 will be left. Parts: lot number, expiry, quantity."""
    lots = [part for part in parts if part[0]]
    first = ""
    if lots:
        number, expiry, _ = lots[0]
        until = f", it expires {_day(expiry)}" if expiry else ""
        first = f"lot {number}{' goes first' if len(parts) > 1 else ''}{until}"
    more = ", ".join(f"{quantity} of {f'lot {number}' if number else 'no lot'}" for number, _, quantity in parts)
    return dotted([first, more if len(parts) > 1 else "", f"{left} will be left"])


def back_order_words(quantity: str) -> str:
    """2 on back order."""
    return f"{quantity} on back order"


def short_words(item: str, asked: str, here: str) -> str:
    """Toner HP 26X: 3 asked, 1 on hand."""
    return f"{item}: {asked} asked, {here} on hand."


def holding(held: int, overdue: int, first: str) -> str:
    """What somebody has: “2 other assets held · 1 overdue: LT-00143”."""
    if not held:
        return "holds nothing"
    late = f"{overdue} overdue, {first} longest" if overdue else "none overdue"
    return f"holds {counted(held, 'asset', 'assets')} · {late}"


def session_words(mode: str, done: int, start: dt.datetime | None, to_inspect: int) -> str:
    """12 assets returned since 09:40 · 2 to inspect. `start` is in the zone of the office."""
    since = "" if start is None else f" since {start:%H:%M}"
    return dotted([counted(done, *SESSIONS[mode]) + since, f"{to_inspect} to inspect" if to_inspect else ""])


LINES: dict[str, tuple[str, str]] = {
    "check_out": ("asset", "assets"),
    "receive": ("line", "lines"),
    "issue": ("item", "items"),
}


def basket_words(mode: str, lines: int, holder: str, *, all_go: bool) -> str:
    """3 assets for Maria Lopez; where some of them cannot go as they are, 3 lines for Maria Lopez: the button that
    posts the others counts those."""
    of = LINES[mode if all_go else "receive"]
    return " for ".join(part for part in (counted(lines, *of), holder) if part)


def due_words(days: int, category: str) -> str:
    """Where a due date comes from."""
    return f"{counted(days, 'day', 'days')}, by policy for {category}" if category else counted(days, "day", "days")
