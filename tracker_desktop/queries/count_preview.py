"""What a count would be, with the counts that have some of its lines in words."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.count_overlaps import CountPreview, Preview
from tracker_desktop.queries.count_scope import CountScope
from tracker_desktop.queries.office import office_of
from tracker_desktop.wording.count_sums import overlap_words


@dataclass(frozen=True)
class CountPreviewShown(Query[tuple[Preview, tuple[str, ...]]]):
    """The preview of a scope, and a sentence for each count that goes on and has some of its lines.

    Raises Refused("count_sample_wrong").
    """

    scope: CountScope

    def run(self, connection: Connection) -> tuple[Preview, tuple[str, ...]]:
        preview = CountPreview(self.scope).run(connection)
        office = office_of(connection)
        said = (
            overlap_words(one.lines, one.name, one.opened_by, shown.lately(office, one.opened_at))
            for one in preview.overlaps
        )
        return preview, tuple(said)
