"""A second start of the same office raises the window of the first."""

from __future__ import annotations

import getpass
import hashlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_MS = 500


class SingleInstance(QObject):
    """Signals: asked(): somebody started the program again for this office."""

    asked = Signal()

    def __init__(self, office: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = hashlib.sha256(f"{getpass.getuser()} {office}".encode()).hexdigest()[:20]
        self._name = f"tracker-desktop-{digest}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def raise_first(self) -> bool:
        """Ask the first window, if there is one, to come to the front; whether there was."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        found = socket.waitForConnected(ANSWER_MS)
        if found:
            socket.disconnectFromServer()
        return found

    def listen(self) -> None:
        """Be the first: what a crash left behind is cleared away."""
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)

    def _greet(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.deleteLater()
        self.asked.emit()
