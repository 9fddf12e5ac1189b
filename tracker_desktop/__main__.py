"""The door: `python -m tracker_desktop [command]`."""

from __future__ import annotations

import gc
import sys

from tracker_desktop import cli
from tracker_desktop.errors import Refused


def main() -> int:
    """Run the command that was asked for, or open the window. Returns the exit status."""
    return cli.main(sys.argv[1:], window=_window)


def _window(place: str) -> int:
    gc.disable()  # what is imported stays: to look for rubbish in it takes a tenth of the start
    try:
        from tracker_desktop.ui.no_sources import read_no_sources

        read_no_sources()
        from tracker_desktop import app
    except ImportError as error:
        raise Refused("cli_no_window", why=str(error)) from error
    return app.main(place)


if __name__ == "__main__":
    sys.exit(main())
