"""A window with Qt's own models on an office; prints one JSON line for each step with its memory.

python -m tests.scale.plain_program OFFICE
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.scale.measure_paint import quiet
from tests.scale.measure_plain import PlainTable
from tests.scale.tell import tell

if __name__ == "__main__":
    quiet()
    app = QApplication([])
    plain = PlainTable(Path(sys.argv[1]), fetch_all=False)
    plain.time(lambda: None)
    tell("painted")
    plain.fetch_all()
    plain.sort(1, False)
    plain.filter("lat")
    plain.filter("")
    plain.jump(0.5)
    tell("browsed")
    plain.close()
