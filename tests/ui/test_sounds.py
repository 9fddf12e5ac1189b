"""Sounds: short, one for each answer, never in the way."""

from __future__ import annotations

import stat
import time
import wave
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tracker_desktop.resources import path
from tracker_desktop.ui import sounds


@pytest.mark.parametrize("name", sorted(set(sounds.FILES.values())))
def test_a_sound_is_small_and_short(name: str) -> None:
    file = path(f"sounds/{name}.wav")
    assert file.stat().st_size < 20_000
    with wave.open(str(file)) as sound:
        assert sound.getnframes() / sound.getframerate() < 0.6


def test_each_answer_sounds_different() -> None:
    contents = {
        path(f"sounds/{sounds.FILES[kind]}.wav").read_bytes() for kind in ("done", "warning", "refused", "again")
    }
    assert len(contents) == 4


def test_an_information_is_silent(qapp: QApplication) -> None:
    assert not sounds.play("info")


def test_can_be_switched_off(qapp: QApplication) -> None:
    sounds.set_enabled(False)
    try:
        assert not sounds.play("done")
    finally:
        sounds.set_enabled(True)
    assert sounds.play("done")


@pytest.mark.skipif("sys.platform == 'win32'")
def test_starts_a_player_and_does_not_wait_for_it(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = tmp_path / "heard"
    player = tmp_path / "paplay"
    player.write_text(f'#!/bin/sh\n/bin/sleep 0.4\necho "$1" > {heard}\n')
    player.chmod(player.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    sounds._player.cache_clear()
    try:
        assert sounds.play("refused")
        assert not heard.exists()
        deadline = time.monotonic() + 10
        while not (heard.exists() and heard.read_text()) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert heard.read_text().strip().endswith("refused.wav")
    finally:
        sounds._player.cache_clear()
