"""Do the books agree? Every invariant of stock and custody, recomputed from the tables alone by plain SQL."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from tracker_desktop.models.places import VIRTUAL
from tracker_desktop.store.store import Store

VIRTUAL_KINDS = ", ".join(f"'{kind.value}'" for kind in VIRTUAL)
BOTH_WAYS = """
    (SELECT item_id, lot_id, to_place_id AS place_id, quantity FROM movement
     UNION ALL SELECT item_id, lot_id, from_place_id, -quantity FROM movement)
"""
REAL = f"(SELECT id FROM place WHERE kind NOT IN ({VIRTUAL_KINDS}))"
SIGN = f"""
    ((CASE WHEN to_place_id IN {REAL} THEN 1 ELSE 0 END) - (CASE WHEN from_place_id IN {REAL} THEN 1 ELSE 0 END))
"""

CHECKS: dict[str, str] = {
    "I1 a balance is not the sum of its movements": f"""
        SELECT m.item_id, m.lot_id, m.place_id, m.total, b.quantity FROM
        (SELECT item_id, lot_id, place_id, sum(quantity) AS total FROM {BOTH_WAYS} AS both_ways
         WHERE place_id IN {REAL} GROUP BY item_id, lot_id, place_id) AS m
        LEFT JOIN balance AS b ON b.item_id = m.item_id AND b.lot_id = m.lot_id AND b.place_id = m.place_id
        WHERE coalesce(b.quantity, 0) <> m.total""",
    "I1 a balance that no movement explains": """
        SELECT b.item_id, b.lot_id, b.place_id, b.quantity FROM balance AS b WHERE b.quantity <> 0 AND NOT EXISTS
        (SELECT 1 FROM movement AS m WHERE m.item_id = b.item_id AND m.lot_id = b.lot_id
         AND b.place_id IN (m.from_place_id, m.to_place_id))""",
    "I2 the quantities of a lot do not add up to zero": f"""
        SELECT item_id, lot_id, sum(quantity) FROM {BOTH_WAYS} AS both_ways
        GROUP BY item_id, lot_id HAVING sum(quantity) <> 0""",
    "I3 an item's quantity is not the sum of its balances": """
        SELECT v.item_id, v.quantity FROM item_value AS v
        WHERE v.quantity <> (SELECT coalesce(sum(b.quantity), 0) FROM balance AS b WHERE b.item_id = v.item_id)""",
    "I3 balances without an item's value": """
        SELECT item_id FROM balance WHERE item_id NOT IN (SELECT item_id FROM item_value)""",
    "I3 an item's value is not the sum of its movements": f"""
        SELECT v.item_id, v.value FROM item_value AS v WHERE v.value <>
        (SELECT coalesce(sum(m.value * {SIGN}), 0) FROM movement AS m WHERE m.item_id = v.item_id)""",
    "I4 nothing is worth something": "SELECT item_id FROM item_value WHERE quantity = 0 AND value <> 0",
    "I5 a value below zero": "SELECT item_id FROM item_value WHERE value < 0",
    "I6 a balance below zero": "SELECT item_id FROM balance WHERE quantity < 0",
    "I6 a balance at a virtual place": f"SELECT item_id FROM balance WHERE place_id NOT IN {REAL}",
    "I8 a serial number on hand twice": """
        SELECT b.lot_id FROM balance AS b JOIN item AS i ON i.id = b.item_id WHERE i.lot_policy = 'serial'
        GROUP BY b.lot_id HAVING sum(b.quantity) > 1000""",
    "I9 a reversal is not the opposite of what it reverses": """
        SELECT r.id FROM movement AS r JOIN movement AS m ON m.id = r.reverses_id
        WHERE r.item_id <> m.item_id OR r.lot_id <> m.lot_id OR r.quantity <> m.quantity OR r.value <> m.value
        OR r.from_place_id <> m.to_place_id OR r.to_place_id <> m.from_place_id""",
    "I9 something was reversed twice": """
        SELECT reverses_id FROM movement WHERE reverses_id IS NOT NULL GROUP BY reverses_id HAVING count(*) > 1""",
    "I9 an entry that was undone has movements without a reversal": """
        SELECT m.id FROM movement AS m JOIN entry AS u ON u.undoes = m.entry
        WHERE (m.quantity > 0 OR m.reverses_id IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM movement AS r WHERE r.reverses_id = m.id AND r.entry = u.uid)""",
    "I10 more came on a line of an order than was ordered, and nobody gave a reason": """
        SELECT o.id FROM order_line AS o WHERE o.item_id IS NOT NULL AND o.quantity <
        (SELECT coalesce(sum(CASE WHEN m.from_place_id IN (SELECT id FROM place WHERE kind = 'supplier')
         THEN m.quantity ELSE -m.quantity END), 0) FROM movement AS m WHERE m.order_line_id = o.id)
        AND NOT EXISTS (SELECT 1 FROM movement AS m WHERE m.order_line_id = o.id AND m.reason IS NOT NULL)""",
    "a movement of a line of an order of another item": """
        SELECT m.id FROM movement AS m JOIN order_line AS o ON o.id = m.order_line_id WHERE o.item_id <> m.item_id""",
    "something came on an order that is no order": """
        SELECT p.id FROM purchase_order AS p JOIN order_line AS o ON o.order_id = p.id
        JOIN movement AS m ON m.order_line_id = o.id WHERE p.state IN ('draft', 'cancelled') GROUP BY p.id, o.id
        HAVING sum(CASE WHEN m.from_place_id IN (SELECT id FROM place WHERE kind = 'supplier')
        THEN m.quantity ELSE -m.quantity END) <> 0""",
    "an order's number is not that of a document": """
        SELECT p.id FROM purchase_order AS p LEFT JOIN document AS d ON d.number = p.number
        WHERE p.number IS NOT NULL AND coalesce(d.kind, '') <> 'PO'""",
    "a movement of a lot of another item": """
        SELECT m.id FROM movement AS m JOIN lot AS l ON l.id = m.lot_id WHERE l.item_id <> m.item_id""",
    "an item without its row for no lot": """
        SELECT id FROM item WHERE active = 1 AND id NOT IN (SELECT item_id FROM lot WHERE number_key = '')""",
    "two open custodies of an asset": """
        SELECT asset_id FROM custody WHERE ended_at IS NULL GROUP BY asset_id HAVING count(*) > 1""",
    "an asset's holder is not that of its open custody": """
        SELECT a.id FROM asset AS a LEFT JOIN custody AS c ON c.asset_id = a.id AND c.ended_at IS NULL
        WHERE coalesce(a.holder_id, 0) <> coalesce(c.holder_id, 0) OR coalesce(a.due, c.due) <> coalesce(c.due, a.due)
        OR (a.due IS NULL) <> (c.due IS NULL)""",
    "an id was used twice": """
        SELECT table_name, row_id FROM change WHERE op = 'I'
        AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.uid = change.entry AND entry.kind IN ('undo', 'redo'))
        GROUP BY table_name, row_id HAVING count(*) > 1""",
    "a document number was given twice": "SELECT number FROM document GROUP BY number HAVING count(*) > 1",
    "a document number is missing": """
        SELECT kind, year FROM document GROUP BY kind, year
        HAVING count(*) <> max(serial_number) OR min(serial_number) <> 1""",
    "an entry number is missing": "SELECT count(*) FROM entry HAVING count(*) <> coalesce(max(seq), 0)",
}
UNITS = """
    SELECT m.item_id, m.quantity_entered, m.quantity, u.name, u.numerator, u.denominator, i.decimals FROM movement AS m
    JOIN item_unit AS u ON u.item_id = m.item_id JOIN item AS i ON i.id = m.item_id
    WHERE m.quantity_entered IS NOT NULL
"""


def problems(store: Store) -> list[str]:
    """What does not hold, in words; empty where the books agree."""
    with store.readers.connect() as connection:
        return [*_by_sums(connection), *_by_units(connection)]


def check_books(store: Store) -> None:
    """Fails with everything that does not hold."""
    found = problems(store)
    assert not found, "\n".join(found)


def _by_sums(connection: Connection) -> Iterator[str]:
    for what, query in CHECKS.items():
        rows = connection.execute(text(query)).all()
        if rows:
            yield f"{what}: {[tuple(row) for row in rows[:5]]}"


def _by_units(connection: Connection) -> Iterator[str]:
    for item_id, entered, quantity, name, numerator, denominator, decimals in connection.execute(text(UNITS)):
        count, _, unit = entered.partition(" ")
        if unit.casefold() != name.casefold() or not count.isdigit():
            continue
        exact = int(count) * numerator * 1000 / denominator
        if abs(exact - quantity) > 500 / 10**decimals:
            yield f"I15 {entered} of item {item_id} is not {quantity}"
