"""The life of an asset: inspections, maintenance, reservations, kits, contracts, lending, values, losses, disposals,
fields of one's own and attachments; what assets, custodies, categories and people know more than before."""

from __future__ import annotations

from pathlib import Path

from alembic import op

from tracker_desktop.store.migrations.frozen import upgrade_to

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    upgrade_to(op.get_bind(), Path(__file__).with_suffix(".json"))
