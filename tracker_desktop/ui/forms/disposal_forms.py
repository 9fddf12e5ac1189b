"""The forms of disposal lots: the head, wipes, what assets bring, withdrawing, disposing, closing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker_desktop.queries.disposal_facts import LotFacts, LotLine
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.close_disposal import CloseDisposal
from tracker_desktop.transactions.create_disposal import CreateDisposal
from tracker_desktop.transactions.dispose import Dispose
from tracker_desktop.transactions.edit_disposal import EditDisposal
from tracker_desktop.transactions.edit_disposal_lines import EditDisposalLines
from tracker_desktop.transactions.request_disposal import RequestDisposal
from tracker_desktop.transactions.rules.disposals import DisposalFields
from tracker_desktop.transactions.withdraw_disposal import WithdrawDisposal
from tracker_desktop.ui.forms.rows import Ask, Form, Values, choices
from tracker_desktop.ui.forms.verb_forms import things
from tracker_desktop.wording.counter import dotted
from tracker_desktop.wording.render import counted, show_money

METHODS = ("sale", "transfer", "donation", "recycling", "trade-in", "scrap")
FILES = Ask("files", "Photos and documents", "files")
HEAD: Sequence[Sequence[Ask]] = (
    (
        Ask("name", "Name of the lot", required=True, share=2, hint="As Old laptops, autumn 2026."),
        Ask("method", "Method", "choice", choices=choices(*METHODS)),
    ),
    (Ask("recipient", "Recipient", hint="Who gets them. Scrap needs none."), Ask("reason", "Reason")),
    (Ask("recipient_address", "Address", "note"), Ask("note", "Note", "note")),
    (FILES,),
)
WIPED: Sequence[tuple[object, str]] = (
    (None, "—"),
    ("Cleared", "Cleared: overwritten"),
    ("Purged", "Purged: cryptographic erase, degaussed"),
    ("Destroyed", "Destroyed: shredded, melted"),
    ("Drive taken out", "Drive taken out and kept"),
)
"""As NIST SP 800-88 names them, and what an office does instead; none is proposed, so that each is chosen."""
NOTHING = Decimal(0)


def new_lot(ids: Sequence[int], tags: Sequence[str]) -> Form:
    """Begin a lot with these assets, or with none."""
    leave = "It leaves" if len(ids) == 1 else "They leave"
    return Form(
        f"Dispose of {counted(len(ids), 'asset')}" if ids else "New disposal lot",
        HEAD,
        lambda values: CreateDisposal(_head(values), tuple(ids), values.get(FILES.key) or ()),
        button="Begin the lot",
        subtitle=f"{things(tags)}. {leave} only when another person has approved it."
        if ids
        else "Scan the assets into it afterwards. They leave only when another person has approved it.",
        width=760,
        height=620,
    )


def edit_lot(lot: LotFacts) -> tuple[Form, Values]:
    """The head of a lot."""

    def make(values: Values) -> EditDisposal:
        changes = {key: value for key, value in values.items() if key != FILES.key}
        return EditDisposal(lot.id, changes, values.get(FILES.key) or ())

    form = Form(f"Edit “{lot.name}”", HEAD, make, subtitle=_again(lot), width=760, height=640)
    return form, {ask.key: getattr(lot, ask.key) for row in HEAD for ask in row if ask.key != FILES.key}


def wipe(lot: LotFacts, lines: Sequence[LotLine]) -> tuple[Form, Values]:
    """How the data on some assets were wiped: the same for all of them."""
    rows = (
        (
            Ask("wiped_on", "Wiped on", "date", required=True, past=True),
            Ask("wipe_method", "How", "choice", choices=tuple(WIPED), share=2),
        ),
        (
            Ask("wiped_by", "By", hint="A person, or a company."),
            Ask("wipe_certificate", "Certificate", hint="Its number, where there is one."),
        ),
    )
    return _of_lines(lot, lines, "Data wiped", rows)


def money(lot: LotFacts, lines: Sequence[LotLine]) -> tuple[Form, Values]:
    """What some assets bring and cost: each of them so much."""
    each = "For each of them." if len(lines) > 1 else ""
    rows = (
        (
            Ask("proceeds", "Proceeds", "money", hint=each or "What came in for it."),
            Ask("costs", "Costs", "money", hint=each or "What getting rid of it cost."),
        ),
        (Ask("note", "Note"),),
    )
    return _of_lines(lot, lines, "Proceeds and costs", rows)


@dataclass(frozen=True)
class Question:
    """What is asked before something is done that needs no more words: `go` says what is done."""

    title: str
    text: str
    go: str
    transaction: Transaction


def request(lot: LotFacts) -> Question:
    """Ask another person. What is held still, and what is not wiped yet, is said before."""
    held = [line.tag for line in lot.lines if line.holder]
    data = [line.tag for line in lot.lines if line.to_wipe]
    said = (
        f"{lot.name}: {_about(lot)}. Another person must approve it before they leave.",
        f"Still held: {things(held)}. Who holds them is relieved when they leave." if held else "",
        f"To be wiped before they leave: {things(data)}." if data else "",
    )
    text = "\n".join(part for part in said if part)
    return Question("Ask for approval", text, "Ask for approval", RequestDisposal(lot.id))


def withdraw(lot: LotFacts) -> Form:
    """Nothing of it leaves."""
    return Form(
        f"Withdraw “{lot.name}”",
        ((Ask("reason", "Reason"),),),
        lambda values: WithdrawDisposal(lot.id, values["reason"]),
        button="Withdraw the lot",
        subtitle=f"{counted(len(lot.lines), 'asset')} will be as before they were put in.",
        width=560,
    )


def dispose(lot: LotFacts) -> Form:
    """They have left."""
    gain = lot.gain
    return Form(
        f"Dispose of “{lot.name}”",
        ((Ask("disposed_on", "Left on", "date", past=True, hint="Empty: today."),),),
        lambda values: Dispose(lot.id, values["disposed_on"]),
        button="Dispose of them",
        subtitle=f"{_about(lot)}. Who holds any of them is relieved. It can be undone until the lot is closed.",
        strip=dotted(
            [
                f"{'gain' if gain >= 0 else 'loss'} {show_money(abs(gain))}",
                f"saves {show_money(lot.saved)} a year" if lot.saved else "",
            ]
        ),
        width=620,
    )


def close(lot: LotFacts) -> Question:
    """The certificate is final."""
    text = (
        f"{lot.name}: its certificate is final then. Nothing of the lot can be changed or undone afterwards: "
        "enter proceeds and costs first."
    )
    return Question("Close the lot", text, "Close for good", CloseDisposal(lot.id))


def _about(lot: LotFacts) -> str:
    to = f"{lot.method.capitalize()} to {lot.recipient}" if lot.recipient else lot.method.capitalize()
    return dotted([counted(len(lot.lines), "asset"), to, f"book value {show_money(lot.worth)}"])


def _again(lot: LotFacts) -> str:
    return "With another method or recipient it has to be approved again." if lot.state == "approved" else ""


def _head(values: Values) -> DisposalFields:
    return DisposalFields(**{key: value for key, value in values.items() if key != FILES.key})


def _of_lines(
    lot: LotFacts, lines: Sequence[LotLine], title: str, rows: Sequence[Sequence[Ask]]
) -> tuple[Form, Values]:
    ids = tuple(line.asset_id for line in lines)
    keys = [ask.key for row in rows for ask in row]

    def make(values: Values) -> EditDisposalLines:
        return EditDisposalLines(lot.id, ids, values)

    form = Form(
        f"{title}: {counted(len(lines), 'asset')}",
        rows,
        make,
        subtitle=things([line.tag for line in lines]),
        width=640,
    )
    return form, {key: _shared([getattr(line, key) for line in lines]) for key in keys}


def _shared(values: Sequence[object]) -> object:
    """What is the same in all of them."""
    return values[0] if all(value == values[0] for value in values) else None
