"""Looks at a SQLite file itself, page by page, on a connection and a thread of its own: SQLite does it all, so that the
journal can be recomputed meanwhile."""

from __future__ import annotations

import threading
from types import TracebackType

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from tracker_desktop.store import engines
from tracker_desktop.store.watch import Watch

STEPS = 4_000_000
"""Steps of SQLite's machine between two looks at whether somebody stopped it, some 50 milliseconds: each has to wait
for the thread that recomputes."""


class FileCheck:
    """Used as a context: begins at once, `problems` are all there behind it."""

    def __init__(self, url: URL, watch: Watch) -> None:
        self.problems: list[str] = []
        self._url = url
        self._watch = watch
        self._thread = threading.Thread(target=self._run, name="verify the file")

    def __enter__(self) -> FileCheck:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.join()

    def _run(self) -> None:
        try:
            self._look()
        except Exception as error:  # whatever cannot be read here is damage, and must be told as such
            why = error.orig if isinstance(error, DBAPIError) else error
            self.problems.append(f"The file could not be read to the end: {why}")

    def _look(self) -> None:
        engine = engines.looking_engine(self._url)
        try:
            with engine.connect() as connection:
                self._watch.over(connection.connection.dbapi_connection, STEPS)
                found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
                if found != ["ok"]:
                    self.problems.extend(f"The file is damaged: {line}" for line in found)
                for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
                    self.problems.append(f"A row of {row[0]} points at a row of {row[2]} that is not there.")
        finally:
            engine.dispose()
