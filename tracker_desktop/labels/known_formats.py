"""Every label format there is: those of the program, and those of the office's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, select

from tracker_desktop.errors import Refused
from tracker_desktop.labels.formats import FORMATS, Codes, Format
from tracker_desktop.models.label_formats import LabelFormat
from tracker_desktop.models.text import sort_key
from tracker_desktop.paper.symbols import Code
from tracker_desktop.queries.base import Query
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.label_format_fields import LabelFormatFields, format_key
from tracker_desktop.transactions.rules.label_grid import FINEST

_COLUMNS = tuple(LabelFormatFields.__dataclass_fields__)


@dataclass(frozen=True)
class OwnFormat:
    """A format of the office's own by its id."""

    id: int
    key: str
    fields: LabelFormatFields

    @property
    def form(self) -> Format:
        """As it is printed on."""
        return format_from(self.fields, self.key)


@dataclass(frozen=True)
class OwnFormats(Query[tuple[OwnFormat, ...]]):
    """The office's own, retired ones too, by name."""

    def run(self, connection: Connection) -> tuple[OwnFormat, ...]:
        columns = (getattr(LabelFormat, name) for name in _COLUMNS)
        rows = connection.execute(select(LabelFormat.id, LabelFormat.key, *columns)).all()
        found = (OwnFormat(row[0], row[1], LabelFormatFields(*row[2:])) for row in rows)
        return tuple(sorted(found, key=lambda own: (sort_key(own.fields.name), own.id)))


@dataclass(frozen=True)
class KnownFormats(Query[tuple[Format, ...]]):
    """The formats of the program, then those of the office that are in use, by name."""

    def run(self, connection: Connection) -> tuple[Format, ...]:
        own = OwnFormats().run(connection)
        return (*FORMATS, *(one.form for one in own if one.fields.active))


def format_of(forms: Sequence[Format], key: str) -> Format:
    """The format of a key, or of the name it was given since. Raises Refused: label_format_unknown."""
    wanted = key.strip().casefold()
    found = next((form for form in forms if form.key.casefold() == wanted), None)
    found = found or next((form for form in forms if format_key(form.name) == wanted), None)
    if found is None:
        raise Refused("label_format_unknown", name=key, formats=", ".join(form.key for form in forms))
    return found


def format_from(fields: LabelFormatFields, key: str = "") -> Format:
    """The format that these fields mean."""
    return Format(
        key,
        fields.name,
        _both(fields.page_width, fields.page_height),
        fields.columns,
        fields.rows,
        _both(fields.label_width, fields.label_height),
        _both(fields.margin_left, fields.margin_top),
        _both(fields.pitch_across, fields.pitch_down),
        float(fields.inset),
        Codes(fields.codes),
        Code(fields.square),
        fields.owner,
        fields.lines,
    )


def fields_from(form: Format, name: str) -> LabelFormatFields:
    """A copy of a format as an office has it, under another name; lengths rounded to 1/1000 mm."""
    lengths = (*form.page, *form.label)
    page_width, page_height, label_width, label_height = map(_exact, lengths)
    return LabelFormatFields(
        name,
        page_width,
        page_height,
        label_width,
        label_height,
        form.columns,
        form.rows,
        _exact(form.first[0]),
        _exact(form.first[1]),
        _exact(form.pitch[0]),
        _exact(form.pitch[1]),
        _exact(form.inset),
        form.codes.value,
        form.square.value,
        form.owner,
        form.lines,
    )


def changes_between(before: LabelFormatFields, after: LabelFormatFields) -> dict[str, object]:
    """What EditLabelFormat is to change."""
    old = values_of(before)
    return {key: value for key, value in values_of(after).items() if value != old[key]}


def _both(across: Decimal, down: Decimal) -> tuple[float, float]:
    return float(across), float(down)


def _exact(length: float) -> Decimal:
    return round(Decimal(repr(length)), 3).quantize(FINEST)
