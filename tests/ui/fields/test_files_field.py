# ruff: noqa: F811 - fixtures
"""The field for photos and documents: what is chosen, dropped or pasted is stored at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from tests.pictures import picture
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.ui.fields.files_field import FilesField, sources_of


def test_files_are_stored_shown_and_removed(shown: Shown, tmp_path: Path) -> None:
    field = FilesField("Photos")
    field.setParent(shown.window)
    field.store_with(shown.window.desk)
    good, program = tmp_path / "rust.png", tmp_path / "photo.jpg"
    good.write_bytes(picture(40, 30))
    program.write_bytes(b"MZ\x90\0\3")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in (good, program, good)])
    field.add(sources_of(dropped))
    assert field.problem()
    shown.settle()
    assert field.problem() == ""
    assert [(file.name, file.width) for file in field.value()] == [("rust.png", 40)]
    assert field.error().startswith("photo.jpg is none of the kinds")
    copied = QImage(5, 5, QImage.Format.Format_RGB32)
    copied.fill(Qt.GlobalColor.blue)
    QGuiApplication.clipboard().setImage(copied)
    QTest.keyClick(field.tray, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    assert [file.name for file in field.value()] == ["rust.png", "Pasted picture.png"]
    assert field.error() == ""
    field.tray.setCurrentRow(0)
    QTest.keyClick(field.tray, Qt.Key.Key_Delete)
    assert [file.name for file in field.value()] == ["Pasted picture.png"]
    QGuiApplication.clipboard().setText("words")
    field.paste.click()
    assert field.error() == "There is no file and no picture to paste."
