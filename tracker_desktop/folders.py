"""Where this desk keeps its own files, and the log it writes there."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

import platformdirs

MOST_BYTES = 1_000_000
FORM = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")


def data_folder() -> Path:
    """The folder of this desk; the office lies there too unless it is said otherwise."""
    return Path(platformdirs.user_data_dir("tracker-desktop", appauthor=False))


def log_file() -> Path:
    """The log of this desk."""
    return data_folder() / "tracker.log"


def log_handler() -> RotatingFileHandler:
    """Writes to the log: two files of at most a megabyte. Raises OSError where the folder cannot be written."""
    path = log_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=MOST_BYTES, backupCount=1, encoding="utf-8")
    handler.setFormatter(FORM)
    return handler
