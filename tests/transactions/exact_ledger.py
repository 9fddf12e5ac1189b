"""A slow ledger of one item in fractions, to hold the real one against: same rules, same points of rounding."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

NOTHING = Fraction(0)
CENTS = 10_000
REAL = ("A", "B")
COMES_IN = ("receive",)
RECEIPTS_LOOKED_AT = 20


class No(Exception):
    """The rule that is broken, by its code."""


@dataclass(eq=False)
class Line:
    """One movement. `named` is the line that it takes back a part of, `reverses` the one that it undoes."""

    kind: str
    start: str
    end: str
    quantity: Fraction
    value: Fraction | None = None
    named: Line | None = None
    reverses: Line | None = None

    @property
    def first(self) -> Line:
        """What a chain of undo and redo began with."""
        return self if self.reverses is None else self.reverses.first

    @property
    def worth(self) -> Fraction:
        """The value, once posted."""
        assert self.value is not None
        return self.value

    @property
    def outside(self) -> str:
        """The virtual place at one side."""
        return self.start if self.end in REAL else self.end


@dataclass(eq=False)
class Entry:
    """Lines that were posted together. `undoes` is the entry that they take back."""

    lines: list[Line]
    undoes: Entry | None = None


@dataclass
class Exact:
    """All that is known of an item: its lines and entries in order, what lies where, and what it is worth."""

    lines: list[Line] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    shelves: dict[str, Fraction] = field(default_factory=lambda: dict.fromkeys(REAL, NOTHING))
    quantity: Fraction = NOTHING
    value: Fraction = NOTHING

    # the steps

    def receive(self, at: str, quantity: Fraction, cost: Fraction | None) -> None:
        known = self.last_cost() if cost is None else cost
        self.enter([Line("receive", "supplier", at, quantity, cents((known or NOTHING) * quantity))])

    def leave(self, kind: str, at: str, quantity: Fraction, to: str) -> None:
        self.enter([Line(kind, at, to, quantity)])

    def move(self, at: str, quantity: Fraction) -> None:
        self.enter([Line("move", at, "B" if at == "A" else "A", quantity)])

    def gain(self, at: str, quantity: Fraction) -> None:
        cost = self.value / self.quantity if self.quantity else self.last_cost() or NOTHING
        self.enter([Line("count", "lost", at, quantity, cents(cost * quantity))])

    def back(self, at: str, quantity: Fraction, issue: Line | None) -> None:
        if issue is not None:
            left, value = self.left_of(issue)
            if quantity > left:
                raise No("return_too_much")
            value = share(max(value, NOTHING), quantity, left)
        elif self.quantity:
            value = cents(self.value * quantity / self.quantity)
        else:
            value = cents((self.last_cost() or NOTHING) * quantity)
        self.enter([Line("return", "consumed", at, quantity, value, issue and issue.first)])

    def to_supplier(self, at: str, quantity: Fraction, receipt: Line | None, credit: Fraction | None) -> None:
        if receipt is not None and quantity > self.left_of(receipt)[0]:
            raise No("credit_too_much")
        line = Line("supplier return", at, "supplier", quantity, named=receipt and receipt.first)
        after = self.tried([line])
        gain = NOTHING if credit is None else cents(credit * quantity) - line.worth
        more = [Line("variance", "variance", "supplier", NOTHING, gain)] if gain else []
        self.take(after, Entry(after.lines[len(self.lines) :] + more), more)

    def late_cost(self, receipt: Line, extra: Fraction) -> None:
        if not self.stands(receipt.first):
            raise No("cost_undone")
        here = min(self.quantity, self.left_of(receipt)[0])
        kept = max(cents(extra * here / receipt.quantity), -self.value)
        parts = ((receipt.end, kept), ("variance", extra - kept))
        self.enter([Line("cost", "supplier", to, NOTHING, value, receipt.first) for to, value in parts if value])

    def arrive(self, at: str, sent: Line) -> None:
        self.enter([Line("arrival", "in transit", at, sent.quantity, sent.value, sent.first)])

    def undo(self, entry: Entry) -> None:
        chain = self.after(entry)
        if len(chain) % 2 == 0:
            raise No("undo_already")
        end = chain[-1]
        lines = [opposite(line) for line in reversed(end.lines)]
        after = self.tried(lines, "stock_taken")
        after.check_undone({line.reverses.first for line in lines if line.reverses}, lines, end)
        self.take(after, Entry(after.lines[len(self.lines) :], end))

    # what they share

    def enter(self, lines: list[Line]) -> None:
        after = self.tried(lines)
        self.take(after, Entry(after.lines[len(self.lines) :]))

    def tried(self, lines: Sequence[Line], short: str = "stock_short") -> Exact:
        """The ledger behind these lines; it has none of their entry yet."""
        after = copy.copy(self)
        after.lines, after.entries, after.shelves = self.lines[:], self.entries[:], dict(self.shelves)
        last = None
        for line in lines:
            if line.value is None:
                line.value = share(after.value, line.quantity, after.quantity)
            last = after.book(line) or last
        worth = NOTHING if after.quantity == 0 else max(after.value, NOTHING)
        if last and worth != after.value:
            after.book(Line("variance", "variance", last, NOTHING, worth - after.value))
        if min(after.shelves.values()) < 0:
            raise No(short)
        return after

    def book(self, line: Line) -> str | None:
        """Write one line; the real place that it touched."""
        sign = (line.end in REAL) - (line.start in REAL)
        if line.start in REAL:
            self.shelves[line.start] -= line.quantity
        if line.end in REAL:
            self.shelves[line.end] += line.quantity
        self.quantity += sign * line.quantity
        self.value += sign * line.worth
        self.lines.append(line)
        return next((place for place in (line.end, line.start) if place in REAL), None)

    def take(self, after: Exact, entry: Entry, more: Sequence[Line] = ()) -> None:
        """Become what was tried."""
        self.lines, self.shelves = [*after.lines, *more], after.shelves
        self.quantity, self.value = after.quantity, after.value
        self.entries.append(entry)

    def after(self, entry: Entry) -> list[Entry]:
        """The entry and what undid it, undid that, and so on."""
        chain = [entry]
        while following := [other for other in self.entries if other.undoes is chain[-1]]:
            chain += following
        return chain

    def stands(self, first: Line) -> bool:
        """Whether the entry that a line was first written by is in force."""
        entry = next(entry for entry in self.entries if first in entry.lines)
        return len(self.after(entry)) % 2 == 1

    def taken_back(self, first: Line) -> tuple[Fraction, Fraction, Fraction]:
        """Quantity and value that came back of an issue or went back of a receipt, and what a later price added."""
        quantity = value = cost = NOTHING
        for line in self.lines:
            if line.named is first:
                out = (line.end == first.outside) - (line.start == first.outside)
                if line.kind == "cost":
                    cost -= out * line.worth
                    continue
                back = out if first.outside == first.start else -out
                quantity += back * line.quantity
                value += back * line.worth
        return quantity, value, cost

    def left_of(self, line: Line) -> tuple[Fraction, Fraction]:
        """Quantity and value of which nothing was taken back."""
        if not self.stands(line.first):
            return NOTHING, NOTHING
        quantity, value, cost = self.taken_back(line.first)
        return line.first.quantity - quantity, line.first.worth + cost - value

    def last_cost(self) -> Fraction | None:
        """What a unit cost when it last came in for anything."""
        came = [line for line in reversed(self.lines) if line.kind in COMES_IN and line.worth > 0]
        costs = (line.worth / line.quantity for line in came[:RECEIPTS_LOOKED_AT] if self.stands(line))
        return next(costs, None)

    def check_undone(self, turned: set[Line], lines: Sequence[Line], end: Entry) -> None:
        """Of nothing is more taken back than there was."""
        firsts = {line for line in turned if line.quantity} | {line.named for line in lines if line.named}
        for first in firsts:
            quantity, _, cost = self.taken_back(first)
            counts = self.stands(first) is not (first in turned)
            left = (first.quantity if counts else NOTHING) - quantity
            if first in turned and (left < 0 or (cost and not counts)):
                raise No("taken_since")
            if left < 0:
                raise No("credit_too_much" if first.outside == first.start else "return_too_much")
            if cost and not counts:
                raise No("cost_undone")


def opposite(line: Line) -> Line:
    """The line that takes another back."""
    kind = line.kind if line.kind in ("cost", "variance") else "reversal"
    return Line(kind, line.end, line.start, line.quantity, line.value, line.named, line)


def cents(value: Fraction) -> Fraction:
    """Rounded half-even to 1/10000."""
    return Fraction(round(value * CENTS), CENTS)


def share(value: Fraction, quantity: Fraction, of: Fraction) -> Fraction:
    """What a part is worth; the last of it takes the whole rest."""
    return value if quantity >= of else cents(value * quantity / of)
