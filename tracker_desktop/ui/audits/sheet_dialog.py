"""What a file would come to in an audit: its columns, places that are to be said, rows that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QScrollArea, QVBoxLayout, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.exchange.audit_columns import AuditColumns, find_columns
from tracker_desktop.exchange.audit_sheet import PlaceSpelling, SheetSurvey, SurveyOf
from tracker_desktop.exchange.read_csv import Sheet
from tracker_desktop.queries.audit_head import AuditShown
from tracker_desktop.store.done import Done
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.searching import connect_search
from tracker_desktop.ui.forms.make_field import FlagField
from tracker_desktop.ui.text import named, plain_label, set_role
from tracker_desktop.wording.audit_sheets import odd_condition, sheet_lines, unreadable_row
from tracker_desktop.wording.counter import counted

TAG, NO_COLUMN = "tag", -1
MOST_PLACES = 50
"""So many spellings of places are asked about; those beyond have no room, and are in the note."""
MOST_LINES = 200


class SheetDialog(DialogFrame):
    """Nothing is loaded before Ctrl+Enter; then all of it at once, and one Undo takes it back."""

    def __init__(
        self, desk: Desk, sheet: Sheet, audit: AuditShown, then: Callable[[Done], object], parent: QWidget | None
    ) -> None:
        super().__init__(self.tr("Load {0}").format(sheet.name), parent=parent)
        self._desk, self._sheet, self._audit, self._then = desk, sheet, audit, then
        self._survey: SheetSurvey | None = None
        self._asked = 0
        self._places: dict[str, ChoiceField | SearchField] = {}
        self.set_title(self.tr("Load {0}").format(sheet.name), self.tr("Into the audit {0}.").format(audit.name))
        self.columns = {
            key: ChoiceField(title, self._choices(required=key == TAG))
            for key, title in (
                (TAG, self.tr("Tags are in")),
                ("place", self.tr("Places are in")),
                ("condition", self.tr("Conditions are in")),
                ("note", self.tr("Notes are in")),
            )
        }
        self.headings = FlagField(self.tr("The first row holds the titles of the columns"))
        self.said = plain_label(wrap=True)
        self._places_title = plain_label(self.tr("Places that are not known: which are they?"), "heading")
        self._places_area = named(QScrollArea(), self.tr("Places that are not known"))
        self.unreadable = named(QListWidget(), self.tr("What cannot be taken up as it stands"))
        self._build()
        self._begin_with(self._found())
        self.resize(900, 700)
        self.survey()

    def survey(self) -> None:
        """Look the file through with these columns."""
        self._asked += 1
        number = self._asked
        self._survey = None
        self._show_buttons()
        query = SurveyOf(self._sheet, self._audit.id, self.chosen_columns())
        self._desk.fetch(
            query,
            lambda _, survey: self._show(survey) if number == self._asked else None,
            owner=self,
            refused=lambda no: self._refused(no) if number == self._asked else None,
        )

    def chosen_columns(self) -> AuditColumns:
        """The columns as they are chosen now."""
        values = {key: field.value() for key, field in self.columns.items()}
        others = {key: None if values[key] == NO_COLUMN else values[key] for key in ("place", "condition", "note")}
        return AuditColumns(values[TAG] or 0, **others, headings=self.headings.value())  # type: ignore[arg-type]

    def load(self) -> None:
        """Take the file up."""
        if self._survey is None or not self._survey.rows:
            return
        self.set_busy(True)
        places = {text: field.value() for text, field in self._places.items()}
        known: Mapping[str, int | None] = {text: one if isinstance(one, int) else None for text, one in places.items()}
        self._desk.perform(self._survey.transaction(known), self._loaded, self._refused, owner=self)

    # --- columns

    def _found(self) -> AuditColumns:
        """The columns by their titles; where no title says where the tags are, the first one, without titles."""
        try:
            return find_columns(self._sheet)
        except Refused:
            return AuditColumns(0, headings=False)

    def _begin_with(self, columns: AuditColumns) -> None:
        for key, field in self.columns.items():
            position = getattr(columns, key)
            field.set_value(NO_COLUMN if position is None else position)
            field.changed.connect(self.survey)
        self.headings.set_value(columns.headings)
        if not columns.headings:
            self._name_columns()
        self.headings.changed.connect(self._name_columns)

    def _choices(self, *, required: bool, titled: bool = True) -> Sequence[tuple[object, str]]:
        titles = [
            (number, (title if titled else "") or self.tr("Column {0}").format(number + 1))
            for number, title in enumerate(self._sheet.headers)
        ]
        return titles if required else [(NO_COLUMN, self.tr("No column")), *titles]

    def _name_columns(self) -> None:
        """The first row holds titles, or it does not."""
        for key, field in self.columns.items():
            field.set_choices(self._choices(required=key == TAG, titled=self.headings.value()))
        self.survey()

    # --- what it would come to

    def _show(self, survey: SheetSurvey) -> None:
        self._survey = survey
        self.banner.clear()
        counts = len(survey.rows), len(survey.exact), len(survey.probable), len(survey.unknown)
        lines = sheet_lines(self._sheet.name, *counts)
        if survey.without_place:
            rows = counted(survey.without_place, "row names", "rows name")
            lines.append(self.tr("{0} no place: it is seen, but in no room").format(rows))
        self.said.setText("\n".join((*lines, *survey.warnings)))
        self._show_places(survey.strange[:MOST_PLACES])
        wrong = [unreadable_row(*one) for one in survey.unreadable]
        wrong += [odd_condition(*one) for one in survey.conditions]
        self.unreadable.clear()
        self.unreadable.addItems(wrong[:MOST_LINES])
        self.unreadable.setVisible(bool(wrong))
        self._show_buttons()

    def _show_places(self, strange: Sequence[PlaceSpelling]) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        self._places = {}
        for one in strange:
            field = self._places[one.text] = self._place_field(one)
            column.addWidget(field)
        column.addStretch(1)
        self._places_area.setWidget(inside)
        for part in (self._places_area, self._places_title):
            part.setVisible(bool(strange))

    def _place_field(self, one: PlaceSpelling) -> ChoiceField | SearchField:
        """Chosen out of what it may be; found, where nothing is like it."""
        title = f"{one.text} ({counted(one.rows, 'row', 'rows')})"
        if one.candidates:
            offered = [(near.place_id, f"{near.path} ({near.why})") for near in one.candidates]
            return ChoiceField(title, [(None, self.tr("No room")), *offered])
        field = SearchField(title, hint=self.tr("Empty: no room."))
        connect_search(self._desk, field, ("place",))
        return field

    def _show_buttons(self) -> None:
        rows = len(self._survey.rows) if self._survey is not None else 0
        self.set_buttons(
            [
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("Load {0}  Ctrl+Enter").format(counted(rows, "row", "rows")), self.load, primary=True),
            ]
        )
        self._buttons[-1].setEnabled(bool(rows))

    # --- what came of it

    def _loaded(self, done: Done) -> None:
        self.accept()
        self._then(done)

    def _refused(self, refused: Refused) -> None:
        self.said.setText("")
        self.show_refused(refused)

    def _build(self) -> None:
        self.add_fields(*self.columns.values())
        set_role(self._places_area, "plain")
        self._places_area.setFrameShape(QFrame.Shape.NoFrame)
        self._places_area.setWidgetResizable(True)
        self._places_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.unreadable.setTabKeyNavigation(False)
        for widget in (self.headings, self.said, self._places_title):
            self.body.addWidget(widget)
        self.body.addWidget(self._places_area, 2)
        self.body.addWidget(self.unreadable, 1)
        self.body.addStretch(1)
