"""Light and dark: enough contrast everywhere, and the whole program changes at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from tracker_desktop.resources import path
from tracker_desktop.ui.icons import app_icon, set_icon
from tracker_desktop.ui.shades import DARK, LIGHT, Shades, is_dark, shades
from tracker_desktop.ui.state_colours import STATES, TONES, state
from tracker_desktop.ui.theme import MIN_POINTS, apply_theme


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp, dark=False)
    yield qapp
    apply_theme(qapp, dark=False)


def contrast(one: str, other: str) -> float:
    """The WCAG contrast of two colours."""

    def light(name: str) -> float:
        colour = QColor(name)
        channels = (colour.redF(), colour.greenF(), colour.blueF())
        parts = [float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4) for part in channels]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    bright, dim = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", ["text", "muted", "accent"])
@pytest.mark.parametrize("ground", ["window", "base", "band", "soft"])
def test_text_can_be_read(colours: Shades, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_the_main_button_can_be_read(colours: Shades) -> None:
    for ground in (colours.primary, colours.primary_down):
        assert contrast(colours.on_primary, ground) >= 4.5


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("dark", [False, True])
def test_states_can_be_read(tone: str, dark: bool) -> None:
    tint, base = TONES[tone][dark], (DARK if dark else LIGHT).base
    assert contrast(tint.text, tint.ground) >= 4.5
    assert contrast(tint.text, base) >= 4.5


@pytest.mark.parametrize("row", STATES.values(), ids=lambda row: row.key)
def test_every_state_has_tone_icon_and_word(row: object) -> None:
    shown = state(row.key)  # type: ignore[attr-defined]
    assert shown.tone in TONES
    assert path(f"icons/{shown.icon}.svg").exists()
    assert state(shown.word).tone == shown.tone


def test_an_unknown_state_keeps_its_word() -> None:
    assert state("Lent to Mars").word == "Lent to Mars"
    assert state("Lent to Mars").tone == "quiet"


def test_the_palette_follows_the_choice(themed: QApplication) -> None:
    assert not is_dark()
    apply_theme(themed, dark=True)
    assert is_dark()
    assert shades() is DARK
    assert themed.palette().color(QPalette.ColorRole.Base).name() == DARK.base
    assert DARK.base in themed.styleSheet()
    apply_theme(themed, dark=False)
    assert shades() is LIGHT


def test_text_is_never_small_and_does_not_grow_with_each_change(themed: QApplication) -> None:
    apply_theme(themed, dark=True)
    apply_theme(themed, dark=False)
    assert themed.font().pointSizeF() == pytest.approx(MIN_POINTS, abs=0.01)


def test_icons_change_with_the_theme(themed: QApplication, qtbot: object) -> None:
    button = QPushButton()
    qtbot.addWidget(button)  # type: ignore[attr-defined]
    set_icon(button, "undo")

    def ink() -> int:
        image = button.icon().pixmap(24, 24).toImage()
        return max(
            (image.pixelColor(x, y) for x in range(24) for y in range(24)), key=lambda pixel: pixel.alpha()
        ).lightness()

    assert ink() < 100
    apply_theme(themed, dark=True)
    assert ink() > 200


def test_the_program_has_an_icon(themed: QApplication) -> None:
    assert app_icon().pixmap(64, 64).toImage().pixelColor(32, 8).name() == LIGHT.primary
