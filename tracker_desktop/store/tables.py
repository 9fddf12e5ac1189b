"""The mapped class of each table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker_desktop.models import Base

MODELS: Mapping[str, type[Any]] = {
    str(mapper.local_table.name): mapper.class_  # type: ignore[attr-defined]
    for mapper in Base.registry.mappers
}
