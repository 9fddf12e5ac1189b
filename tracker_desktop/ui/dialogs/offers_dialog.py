"""The list of transfers that wait to be accepted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.lending_facts import OfferFacts, OfferFactsOf
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.accept_transfer import AcceptTransfer
from tracker_desktop.transactions.decline_transfer import DeclineTransfer
from tracker_desktop.transactions.withdraw_offer import WithdrawOffer
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import show_dialog
from tracker_desktop.ui.dialogs.lending_list import LendingList
from tracker_desktop.ui.dialogs.reason_dialog import ReasonDialog

OFFERED = "offered"


class OffersDialog(LendingList):
    """Ctrl+Enter accepts what is chosen. Signals: print_wanted(object): the numbers of transfer forms."""

    print_wanted = Signal(object)

    def __init__(self, desk: Desk, view: str, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            "transfer_offers",
            self.tr("Until it is accepted the first holder answers for it. Somebody else than offered it accepts it."),
            view,
            parent,
        )

    def buttons(self) -> tuple[Sequence[Button], Button]:
        others = [Button(self.tr("Withdraw"), self._withdraw), Button(self.tr("Decline…"), self.decline)]
        return others, Button(self.tr("Accept  Ctrl+Enter"), self._accept, primary=True)

    def _with_offer(self, then: Callable[[OfferFacts], object]) -> None:
        ids = self.picked()
        if ids:
            self.desk.fetch(OfferFactsOf(ids[0]), lambda _, offer: self._if_waits(offer, then), owner=self)

    def _if_waits(self, offer: OfferFacts | None, then: Callable[[OfferFacts], object]) -> None:
        if offer is None or offer.state != OFFERED:
            self.say("warning", self.tr("This offer does not wait any more"))
        else:
            then(offer)

    def _accept(self) -> None:
        self._with_offer(lambda offer: self.send(AcceptTransfer(offer.id), self._accepted))

    def _accepted(self, done: Done) -> None:
        printing = Button(self.tr("Print the transfer form"), lambda: self.print_wanted.emit([str(done.number)]))
        self.say("done", done.title, done.detail, [printing, self.undo.button])

    def _withdraw(self) -> None:
        self._with_offer(lambda offer: self.send(WithdrawOffer(offer.id)))

    def decline(self) -> None:
        """Ask why what is chosen is not taken over."""
        self._with_offer(self._decline)

    def _decline(self, offer: OfferFacts) -> None:
        said = self.tr("{0} stays with {1}.").format(offer.things, offer.holder)
        dialog = ReasonDialog(self.tr("Decline"), said, self.tr("Decline"), self)
        dialog.given.connect(lambda reason: self.send(DeclineTransfer(offer.id, reason)))
        show_dialog(dialog)
