"""What the office has agreed on: rows of settings, whose keys are the table in `tracker_desktop.settings`."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, table
from tracker_desktop.models.types import Json, Line


class Setting(StateRow, Base):
    """One setting of the office that is not at its default."""

    __tablename__ = "setting"
    __kind__ = Kind.STATE

    key: Mapped[str] = column(Line, nullable=False, unique=True)
    value: Mapped[Any] = column(Json, nullable=False)

    __table_args__ = table()
