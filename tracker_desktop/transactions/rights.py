"""What each role may do, as one table. Checked in Store.perform, for undo and import too."""

from __future__ import annotations

from enum import StrEnum


class Right(StrEnum):
    COUNTER = "check assets out and in"
    ASSETS = "add and edit assets"
    MAINTAIN = "send assets to maintenance"
    RESERVE = "reserve assets"
    VALUES = "change what assets are worth"
    DISPOSE = "dispose of assets"
    STOCK = "receive, move and issue stock"
    ITEMS = "add and edit items"
    PEOPLE = "add and edit people, places and departments"
    OPERATORS = "say who may sign in"
    SETTINGS = "change the settings of the office"
    IMPORT = "import spreadsheets"
    UNDO_OTHERS = "undo what others did"
    AUDIT = "audit assets"
    RECONCILE = "post audits"
    ORDER = "order from suppliers"
    COUNT = "count stock"
    POST_COUNT = "post counts"
    ASK = "ask for an approval"
    APPROVE = "approve what others ask for"


class Role(StrEnum):
    CLERK = "clerk"
    PROPERTY_MANAGER = "property manager"
    WAREHOUSE_MANAGER = "warehouse manager"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


ROLES: dict[Role, frozenset[Right]] = {
    Role.CLERK: frozenset({Right.COUNTER, Right.RESERVE, Right.STOCK, Right.AUDIT, Right.COUNT, Right.ASK}),
    Role.PROPERTY_MANAGER: frozenset(
        {
            *(Right.COUNTER, Right.ASSETS, Right.MAINTAIN, Right.PEOPLE, Right.IMPORT),
            *(Right.RESERVE, Right.VALUES, Right.DISPOSE),
            *(Right.AUDIT, Right.RECONCILE, Right.ORDER),
            *(Right.UNDO_OTHERS, Right.ASK, Right.APPROVE),
        }
    ),
    Role.WAREHOUSE_MANAGER: frozenset(
        {
            *(Right.STOCK, Right.ITEMS, Right.COUNT, Right.POST_COUNT, Right.PEOPLE, Right.IMPORT),
            Right.ORDER,
            *(Right.UNDO_OTHERS, Right.ASK, Right.APPROVE),
        }
    ),
    Role.AUDITOR: frozenset({Right.AUDIT, Right.COUNT, Right.ASK}),
    Role.ADMINISTRATOR: frozenset({Right.PEOPLE, Right.OPERATORS, Right.SETTINGS, Right.IMPORT, Right.ASK}),
}


def rights_of(roles: frozenset[Role]) -> frozenset[Right]:
    """Everything that somebody with these roles may do."""
    return frozenset(right for role in roles for right in ROLES[role])
