"""The first start in a real window: how to begin is asked, and a second start raises the first."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.window.desk_program import desk_program
from tests.window.xvfb import Screen
from tracker_desktop.queries.operators import Operators
from tracker_desktop.store.opening import open_office


@pytest.mark.window
def test_an_empty_office_is_opened_by_keyboard_and_only_once(screen: Screen, tmp_path: Path) -> None:
    database = tmp_path / "new" / "office.db"
    with desk_program(screen, database, tmp_path) as program:
        program.launch()
        screen.wait_for_window("Welcome to Tracker Desktop", 40)
        time.sleep(0.5)
        program.picture("welcome")
        screen.key("Return")
        screen.wait_for_window("A new office")
        time.sleep(0.3)
        screen.type_like_hand("North stockroom")
        screen.key("Tab")
        screen.type_like_hand("Rita Osei")
        screen.key("Tab")
        screen.type_like_hand("20001")
        program.picture("founder")
        screen.key("ctrl+Return")
        screen.wait_for_window("North stockroom — Tracker Desktop", 40)
        store = open_office(database, write=False)
        assert [(who.name, who.badge) for who in store.read(Operators())] == [("Rita Osei", "20001")]
        store.close()
        command = [sys.executable, "-m", "tracker_desktop", "--db", str(database)]
        second = subprocess.run(command, env=program.environment(), timeout=60, check=False)
        assert second.returncode == 0
        assert "North stockroom" in screen.active_title()
