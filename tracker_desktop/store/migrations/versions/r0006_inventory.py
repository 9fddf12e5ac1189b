"""Orders, transfers, charge codes, kits; what items, lots, places, suppliers and movements know more than before."""

from __future__ import annotations

from pathlib import Path

from alembic import op

from tracker_desktop.store.migrations.frozen import upgrade_to

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    upgrade_to(op.get_bind(), Path(__file__).with_suffix(".json"))
