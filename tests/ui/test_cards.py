"""Card, barcode, side views, tiles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.barcode_widget import BarcodeWidget, code128_bars
from tracker_desktop.ui.detail_card import Detail, DetailCard
from tracker_desktop.ui.side_views import SideViews, ViewRow
from tracker_desktop.ui.theme import apply_theme
from tracker_desktop.ui.tile import Tile


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)
    apply_theme(qapp, dark=False)


def picture(widget: QWidget) -> Image.Image:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    return Image.frombuffer(
        "RGB", (image.width(), image.height()), bytes(image.constBits()), "raw", "RGB", image.bytesPerLine(), 1
    )


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("code", ["LT-00142", "GLV-NIT-M", "04012345678901", "abc xyz/+_", "A"])
def test_a_barcode_on_the_screen_can_be_scanned(qtbot: QtBot, qapp: QApplication, code: str, dark: bool) -> None:
    apply_theme(qapp, dark=dark)
    widget = BarcodeWidget(code)
    qtbot.addWidget(widget)
    widget.resize(330, 60)
    found = zxingcpp.read_barcodes(picture(widget))
    assert [(one.text, one.format.name) for one in found] == [(code, "Code128")]


def test_bars_are_whole_pixels_with_a_quiet_zone(qtbot: QtBot) -> None:
    widget = BarcodeWidget("LT-00142")
    qtbot.addWidget(widget)
    widget.resize(330, 20)
    module = widget.module()
    line = [picture(widget).getpixel((x, 5)) for x in range(330)]
    assert module == 2
    assert all(pixel == (255, 255, 255) for pixel in line[: 10 * module])
    bars = code128_bars("LT-00142")
    painted = "".join("1" if line[(10 + at) * module] == (0, 0, 0) else "0" for at in range(len(bars)))
    assert painted == bars
    assert set(line[: (len(bars) + 20) * module]) == {(0, 0, 0), (255, 255, 255)}


@pytest.mark.parametrize("code", ["", "Ünicode ✓", "x" * 5_000])
def test_what_cannot_be_a_barcode_is_not_drawn(qtbot: QtBot, code: str) -> None:
    widget = BarcodeWidget(code)
    qtbot.addWidget(widget)
    widget.resize(330, 60)
    assert widget.module() == 0
    assert not zxingcpp.read_barcodes(picture(widget))


DETAIL = Detail(
    "LT-00142",
    "on_loan",
    "Dell <b>Latitude</b> 5540",
    "LT-00142",
    (("Serial", "7QK2M44"), ("Warranty", ""), ("Held by", "Maria Lopez")),
    (("Checked out to Maria Lopez", "today 09:42"), ("Inspected", "19 Nov")),
)


def words_of(card: QWidget) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.text() and label.isVisibleTo(card)]


def test_the_card_shows_facts_and_history_and_leaves_out_empty_ones(qtbot: QtBot) -> None:
    card = DetailCard("Nothing chosen.")
    qtbot.addWidget(card)
    assert words_of(card) == ["Nothing chosen."]
    card.show_detail(DETAIL)
    words = words_of(card)
    assert "Dell <b>Latitude</b> 5540" in words
    assert "Warranty" not in words
    assert "Nothing chosen." not in words
    assert words.index("Serial") < words.index("7QK2M44")
    assert "today 09:42" in words
    card.show_detail(Detail("CH-1", fields=(("Serial", "9"),)))
    assert "Maria Lopez" not in words_of(card)
    assert "History" not in words_of(card)
    card.clear()
    assert words_of(card) == ["Nothing chosen."]


def test_the_card_as_text(qtbot: QtBot) -> None:
    card = DetailCard()
    qtbot.addWidget(card)
    card.show_detail(DETAIL)
    assert card.text().splitlines() == [
        "LT-00142",
        "Dell <b>Latitude</b> 5540",
        "Serial\t7QK2M44",
        "Held by\tMaria Lopez",
        "today 09:42\tChecked out to Maria Lopez",
        "19 Nov\tInspected",
    ]


def test_buttons_of_the_card_work(qtbot: QtBot) -> None:
    card = DetailCard()
    qtbot.addWidget(card)
    moved: list[str] = []
    card.show_detail(
        DETAIL, [Button("Check in", lambda: None, primary=True), Button("Move", lambda: moved.append("it"))]
    )
    move = next(one for one in card.findChildren(QPushButton) if one.text() == "Move")
    QTest.mouseClick(move, Qt.MouseButton.LeftButton)
    assert moved == ["it"]


def test_a_long_card_scrolls(qtbot: QtBot) -> None:
    card = DetailCard()
    qtbot.addWidget(card)
    card.resize(330, 400)
    card.show_detail(Detail("X", fields=tuple((f"Field {number}", "a value") for number in range(60))))
    card.show()
    assert card.height() == 400
    bar = card._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 500)


ROWS = [ViewRow("all", "All assets"), ViewRow("loan", "On loan"), ViewRow("rnd", "R&D <b>")]


@pytest.fixture
def views(qtbot: QtBot) -> SideViews:
    made = SideViews(ROWS, "Asset views")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def test_views_are_reached_by_keyboard_and_click(views: SideViews, qtbot: QtBot) -> None:
    assert views.current() == "all"
    with qtbot.waitSignal(views.chosen) as chosen:
        QTest.keyClick(views, Qt.Key.Key_Down)
    assert chosen.args == ["loan"]
    place = views.visualItemRect(views.item(2)).center()
    with qtbot.waitSignal(views.chosen) as chosen:
        QTest.mouseClick(views.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["rnd"]


def test_setting_a_view_is_silent(views: SideViews, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(views.chosen):
        views.set_current("rnd")
    assert views.current() == "rnd"


def test_counts_have_separators_and_are_said(views: SideViews) -> None:
    views.set_counts({"all": 12_480, "none": 3})
    assert views.item(0).data(int(Qt.ItemDataRole.AccessibleTextRole)) == "All assets, 12,480"
    views.set_counts({"loan": 7})
    assert views.item(0).data(int(Qt.ItemDataRole.UserRole)) == "12,480"
    assert views.item(1).data(int(Qt.ItemDataRole.UserRole)) == "7"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_tile_is_pressed_by_keyboard_and_says_its_number(qtbot: QtBot, key: Qt.Key) -> None:
    tile = Tile("overdue", "bad")
    qtbot.addWidget(tile)
    tile.set_number(1_037, "oldest 41 days")
    assert tile.accessibleName() == "1,037 overdue"
    assert tile.accessibleDescription() == "oldest 41 days"
    tile.show()
    with qtbot.waitSignal(tile.clicked):
        QTest.keyClick(tile, key)


def test_a_tile_of_nothing_is_grey(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, dark=False)
    tile = Tile("missing", "bad")
    qtbot.addWidget(tile)
    tile.resize(160, 100)

    def reds() -> int:
        shot = picture(tile)
        pixels = [cast("tuple[int, int, int]", shot.getpixel((x, y))) for x in range(10, 150) for y in range(8, 45)]
        return sum(red > green + 60 for red, green, _ in pixels)

    tile.set_number(6)
    assert reds() > 20
    tile.set_number(0)
    assert reds() == 0
