"""Complete a loss: what the police or the holder told later, and what shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields, losses
from tracker_desktop.transactions.rules.attaching import About, Attached, attach
from tracker_desktop.transactions.rules.losses import LossFields
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shape import fields_of


@dataclass(frozen=True)
class EditLoss(Transaction):
    """`changes` maps fields of LossFields to new values; also of a loss that has ended. `report`: a new loss report
    says what is known now. What an audit reported missing has none yet: it gets one in any case."""

    kind: ClassVar[str] = "edit_loss"
    right: ClassVar[Right] = Right.COUNTER

    loss_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(LossFields))
    files: tuple[Attached, ...] = ()
    report: bool = False

    def apply(self, books: Books) -> Said:
        ((loss, asset),) = losses.held_losses(books, [self.loss_id], is_open=False)
        labels = [losses.RULES[name].label for name in self.changes if name in losses.RULES]
        before = [getattr(loss, "kind" if name == "how" else name, None) for name in self.changes]
        clean = losses.told(books, self.changes)
        fields.put(loss, clean, losses.RULES)
        after = [getattr(loss, "kind" if name == "how" else name, None) for name in self.changes]
        changed = [label for label, old, new in zip(labels, before, after, strict=True) if old != new]
        attach(books, self.files, About(loss_id=loss.id))
        if self.files:
            changed.append("Files")
        wanted = self.report or loss.number is None
        if not changed and not wanted:
            raise Refused("nothing_changed")
        if wanted:

            def numbered(number: str) -> None:
                loss.number = number

            books.document(DocumentKind.LOSS_REPORT, loss.last_holder_id, numbered)
        about = ", ".join(changed)
        code = "edit_loss_report" if books.paper else "edit_loss"
        gaps = {"tag": asset.tag, "fields": f"{about} · " if about and books.paper else about}
        return Said(code, gaps, ("loss", loss.id))
