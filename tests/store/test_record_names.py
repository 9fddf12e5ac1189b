"""Every record that an undo may have to name has a name."""

from __future__ import annotations

from tracker_desktop.models.base import Kind
from tracker_desktop.store.record_names import HOW
from tracker_desktop.store.tables import MODELS


def test_every_kind_of_record_is_named() -> None:
    states = {name: model for name, model in MODELS.items() if model.__kind__ is Kind.STATE}
    assert [name for name, model in states.items() if name not in HOW and not hasattr(model, "name")] == []
