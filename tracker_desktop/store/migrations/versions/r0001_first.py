"""The first schema, frozen as the statements in the JSON file beside this one."""

from __future__ import annotations

import json
from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    frozen = json.loads(Path(__file__).with_name("r0001_first.json").read_text("utf-8"))
    connection = op.get_bind()
    percent = "%%" if connection.dialect.name == "postgresql" else "%"
    for statement in frozen[connection.dialect.name]:
        connection.exec_driver_sql(statement.replace("%", percent))
