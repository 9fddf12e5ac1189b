"""The door: `python -m tracker_desktop [command]`."""

from __future__ import annotations

import sys

from tracker_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
