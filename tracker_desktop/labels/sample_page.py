"""A whole page of a format with labels of the office's first assets, and the outline of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Connection, select

from tracker_desktop.errors import Refused
from tracker_desktop.labels.content import Label, Payload
from tracker_desktop.labels.formats import FORMATS, Format
from tracker_desktop.labels.layout import Laid, lay_out
from tracker_desktop.labels.outlines import THIN
from tracker_desktop.labels.sheet import draw
from tracker_desktop.labels.subject import LabelsOf
from tracker_desktop.labels.subjects.assets import ASSETS, owner_of
from tracker_desktop.models.assets import Asset
from tracker_desktop.paper.pdf_file import PdfFile
from tracker_desktop.paper.units import USUAL_DPI
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import office_of
from tracker_desktop.store.watch import Watch

MOST = 40
"""So many labels differ; a page of more begins again with the first."""
STEP = 20


@dataclass(frozen=True)
class SampleLabels(Query[tuple[Label, ...]]):
    """Tags of the first assets; one that is made up where there are none."""

    def run(self, connection: Connection) -> tuple[Label, ...]:
        ids = list(connection.scalars(select(Asset.id).order_by(Asset.tag_sort, Asset.id).limit(MOST)))
        found = tuple(label for label in LabelsOf(ASSETS, ids).run(connection) if label is not None)
        if found:
            return found
        return (Label("LT-00001", Payload("LT-00001"), ("Laptop",), owner=owner_of(office_of(connection))),)


def write_sample_page(
    path: str | Path,
    form: Format,
    labels: tuple[Label, ...],
    *,
    known: Sequence[Format] = FORMATS,
    office: URL | None = None,
    watch: Watch | None = None,
) -> Refused | None:
    """Write the page; a label whose code does not fit leaves its outline empty, and why is returned.

    Raises Refused: file_unwritable, file_is_database; Stopped.
    """
    watch = watch or Watch()
    laid: list[Laid | None] = []
    why: Refused | None = None
    for label in labels[: form.a_page]:
        try:
            laid.append(lay_out(label, form, USUAL_DPI, known))
        except Refused as refused:
            laid.append(None)
            why = why or refused
    watch.begin(form.a_page)
    with PdfFile(path, form.page, form.title, office=office) as file:
        pen = file.next_page()
        for number, (x, y) in enumerate(form.places()):
            pen.box(x, y, *form.label, thick=THIN)
            here = laid[number % len(laid)]
            if here is not None:
                draw(pen, here, x, y, USUAL_DPI)
            if number % STEP == STEP - 1:
                watch.add(STEP)
        watch.add(form.a_page % STEP)
    return why
