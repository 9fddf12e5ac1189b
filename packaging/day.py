"""A scripted day at the counter on the sample office, without a display: python packaging/day.py DIR."""

from __future__ import annotations

import sys
from pathlib import Path

from screens import Screens, sample_window

HELD = "LT-00143"
OUT = ("LT-00141", "PR-00310")


def play(screens: Screens) -> None:
    """A queue, a batch of returns, a delivery, an issue, and what was wrong taken back."""
    window = screens.window
    screens.draw("morning")
    screens.run("check_out")
    for code in ("20417", *OUT, HELD):
        screens.scan(code)
    screens.draw("check-out-with-one-that-is-held")
    screens.scan("%TD-1")
    screens.draw("transferred")
    screens.scan("%TD-DONE")
    window.show_tab("assets")
    screens.draw("checked-out")
    screens.run("check_in")
    for code in OUT:
        screens.scan(code)
    screens.scan("%TD-DAMAGED")
    screens.draw("checking-in")
    screens.scan("%TD-DONE")
    screens.draw("summary-of-the-returns")
    screens.run("receive")
    screens.type("200")
    screens.scan("GLV-NIT-M")
    screens.draw("receive")
    screens.scan("%TD-DONE")
    screens.run("issue")
    screens.scan("20417")
    screens.type("40")
    screens.scan("GLV-NIT-M")
    screens.draw("issue")
    screens.scan("%TD-DONE")
    window.show_record("items", 1)
    screens.draw("issued")
    screens.run("undo")
    screens.draw("undone")
    window.show_tab("journal")
    screens.draw("history")


def main(arguments: list[str]) -> int:
    """Play the day and say where its pictures are."""
    folder = Path(arguments[0] if arguments else "day")
    with sample_window(folder) as screens:
        play(screens)
        for path in screens.drawn:
            print(path.name)
        print(f"{len(screens.drawn)} screens of the day are in {folder.resolve()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
