"""Says what is to be done about findings: a menu of what fits all that are chosen, and what has to be said with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.queries.audit_fits import AuditFits, Fits
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.choose_resolution import ChooseResolution
from tracker_desktop.transactions.match_codes import CodeMatch, MatchCodes
from tracker_desktop.transactions.search_in_audit import SearchInAudit
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import show_dialog
from tracker_desktop.ui.forms import audit_forms
from tracker_desktop.ui.forms.rows import Form
from tracker_desktop.ui.text import button_text

MOVE = "move the record"
NUMBERED = 9
Entry = tuple[str, Callable[[], object]]


class Resolver(QObject):
    """Signals: done(object): the Done of what was chosen; refused(object); nothing_fits(str): why there is no menu."""

    done = Signal(object)
    refused = Signal(object)
    nothing_fits = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parent = parent
        self._audit_id = 0
        self.menu: QMenu | None = None

    def set_audit(self, audit_id: int) -> None:
        """The audit that the findings are of."""
        self._audit_id = audit_id

    def open_menu(self, line_ids: Sequence[int], point: QPoint) -> None:
        """Offer what fits all of these findings, at a point of the screen. The digits 1 to 9 take the entries."""
        ids = tuple(line_ids)
        if ids:
            self._desk.fetch(AuditFits(ids), lambda _, fits: self._show(ids, fits, point), owner=self)

    def take(self, line_ids: Sequence[int], resolution: str) -> None:
        """Resolve findings so, and ask for what has to be said with it."""
        ids = tuple(line_ids)
        if ids:
            self._desk.fetch(AuditFits(ids), lambda _, fits: self._take(ids, fits, resolution), owner=self)

    def search(self, line_ids: Sequence[int], search: str) -> None:
        """They were looked for in vain ("missing"), or are to be looked for once more ("look again")."""
        if line_ids:
            self._perform(SearchInAudit(self._audit_id, tuple(line_ids), search))

    def match(self, line_id: int, code: str) -> None:
        """A code that names nothing is on an asset: ask which."""
        self._ask(audit_forms.same_as(self._audit_id, line_id, code), {"attach": True})

    def confirm(self, fits: Fits) -> None:
        """The codes are on the assets that they are probably on."""
        matches = tuple(CodeMatch(one.line_id, one.asset_id) for one in fits.probable)
        self._perform(MatchCodes(self._audit_id, matches, attach=True))

    # --- the menu

    def _show(self, ids: tuple[int, ...], fits: Fits, point: QPoint) -> None:
        entries = self._entries(ids, fits)
        if not entries:
            self.nothing_fits.emit(self._why_nothing(fits))
            return
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, (words, run) in enumerate(entries, 1):
            shown = button_text(words)
            action = menu.addAction(f"&{number}  {shown}" if number <= NUMBERED else shown)
            action.triggered.connect(lambda *_, run=run: run())
        menu.setActiveAction(menu.actions()[0])
        self.menu = menu
        menu.popup(point)

    def _entries(self, ids: tuple[int, ...], fits: Fits) -> list[Entry]:
        entries: list[Entry] = []
        if fits.unknown and fits.probable:
            first = fits.probable[0]
            words = self.tr("It is {0}: {1}").format(first.tag, first.why)
            several = self.tr("{0} of them are what they probably are").format(len(fits.probable))
            entries.append((words if len(ids) == 1 else several, partial(self.confirm, fits)))
        for one in fits.resolutions:
            key = one.key.value
            if one.needs == "asset" and len(ids) > 1:
                continue
            words = key[:1].upper() + key[1:] + ("…" if one.needs else "")
            entries.append((words, partial(self._take, ids, fits, key)))
            if key == MOVE:
                entries.append((self.tr("Move the record to another place…"), partial(self._move, ids, fits)))
        if fits.unknown and len(ids) == 1:
            entries.append((self.tr("It is on an asset…"), partial(self.match, ids[0], fits.tags[0])))
        if fits.looked_for:
            entries.append((self.tr("Look again"), partial(self.search, ids, "look again")))
            if "missing" not in fits.findings:
                entries.insert(0, (self.tr("Looked for in vain: missing"), partial(self.search, ids, "missing")))
        if fits.resolutions:
            entries.append(
                (self.tr("Choose later"), partial(self._perform, ChooseResolution(self._audit_id, ids, None)))
            )
        return entries

    def _why_nothing(self, fits: Fits) -> str:
        if len(fits.findings) > 1:
            return self.tr("Nothing fits all of them. Choose findings of one kind.")
        return self.tr("There is nothing to resolve about it.")

    # --- what was taken

    def _take(self, ids: tuple[int, ...], fits: Fits, resolution: str) -> None:
        fit = next((one for one in fits.resolutions if one.key.value == resolution), None)
        if fit is None or not fit.needs:
            self._perform(ChooseResolution(self._audit_id, ids, resolution))
        elif fit.needs == "reason":
            self._ask(audit_forms.ignored(self._audit_id, ids, fits.tags))
        elif fit.needs == "holder":
            self._ask(audit_forms.transferred(self._audit_id, ids, fits.tags))
        else:
            start = {"condition": "good", "tag": fits.tags[0], "place_id": fits.room}
            room_id = fits.room[0] if fits.room is not None else None
            self._ask(audit_forms.found_on_site(self._audit_id, ids[0], fits.tags[0], room_id), start)

    def _move(self, ids: tuple[int, ...], fits: Fits) -> None:
        self._ask(audit_forms.moved(self._audit_id, ids, fits.tags))

    def _ask(self, form: Form, start: Mapping[str, object] | None = None) -> None:
        show_dialog(FormDialog(self._desk, form, start, then=self.done.emit, parent=self._parent))

    def _perform(self, transaction: Transaction) -> None:
        self._desk.perform(transaction, self._told, self._said_no, owner=self)

    def _told(self, done: Done) -> None:
        self.done.emit(done)

    def _said_no(self, refused: Refused) -> None:
        self.refused.emit(refused)
