"""The books: every balance from its movements, every value, and that all quantities add up to zero."""

from __future__ import annotations

from sqlalchemy import Connection, text

from tracker_desktop.wording.render import counted

VIRTUAL = "'supplier', 'consumed', 'lost', 'scrapped', 'sold', 'in transit', 'opening balance', 'variance'"
BALANCES = """
SELECT item_id, lot_id, place_id, sum(booked) AS booked, sum(held) AS held FROM (
    SELECT item_id, lot_id, to_place_id AS place_id, quantity AS booked, 0 AS held FROM movement
    UNION ALL SELECT item_id, lot_id, from_place_id, -quantity, 0 FROM movement
    UNION ALL SELECT item_id, lot_id, place_id, 0, quantity FROM balance
) AS both_sides
JOIN place ON place.id = both_sides.place_id WHERE place.kind NOT IN ({virtual})
GROUP BY item_id, lot_id, place_id HAVING sum(booked) <> sum(held)
"""
VALUES = """
SELECT item_id, sum(quantity) AS quantity, sum(value) AS value FROM (
    SELECT item_id, quantity, value FROM movement JOIN place ON place.id = to_place_id
        WHERE place.kind NOT IN ({virtual})
    UNION ALL SELECT item_id, -quantity, -value FROM movement JOIN place ON place.id = from_place_id
        WHERE place.kind NOT IN ({virtual})
    UNION ALL SELECT item_id, -quantity, -value FROM item_value
) AS both_sides GROUP BY item_id HAVING sum(quantity) <> 0 OR sum(value) <> 0
"""
SERIALS = """
SELECT lot.number, sum(balance.quantity) FROM balance JOIN item ON item.id = balance.item_id
JOIN lot ON lot.id = balance.lot_id WHERE item.lot_policy = 'serial'
GROUP BY lot.id, lot.number HAVING sum(balance.quantity) > 1000
"""
VALUE_ONLY = """
SELECT movement.id FROM movement JOIN place AS start ON start.id = from_place_id JOIN place ON place.id = to_place_id
WHERE movement.kind IN ('cost', 'variance') AND start.kind NOT IN ({virtual}) AND place.kind NOT IN ({virtual})
"""
OPPOSITES = """
SELECT movement.id FROM movement JOIN movement AS before ON before.id = movement.reverses_id
WHERE movement.reverses_id IS NOT NULL AND (movement.item_id <> before.item_id OR movement.lot_id <> before.lot_id
    OR movement.quantity <> before.quantity OR movement.value <> before.value
    OR movement.from_place_id <> before.to_place_id OR movement.to_place_id <> before.from_place_id)
"""
ON_THE_WAY = """
SELECT transfer_line_id, sum(CASE WHEN place.kind = 'in transit' THEN quantity ELSE -quantity END) FROM movement
JOIN place ON place.id = to_place_id JOIN place AS start ON start.id = from_place_id
WHERE transfer_line_id IS NOT NULL AND 'in transit' IN (place.kind, start.kind)
GROUP BY transfer_line_id HAVING sum(CASE WHEN place.kind = 'in transit' THEN quantity ELSE -quantity END) < 0
"""
RETURNED = """
SELECT issue.id, sum(CASE WHEN back.from_place_id = issue.to_place_id THEN back.quantity
    WHEN back.to_place_id = issue.to_place_id THEN -back.quantity ELSE 0 END) - issue.quantity AS more
FROM movement AS back JOIN movement AS issue ON issue.id = back.returns_id
JOIN place ON place.id = issue.to_place_id AND place.kind IN ({virtual})
WHERE back.returns_id IS NOT NULL
GROUP BY issue.id, issue.quantity HAVING sum(CASE WHEN back.from_place_id = issue.to_place_id THEN back.quantity
    WHEN back.to_place_id = issue.to_place_id THEN -back.quantity ELSE 0 END) > issue.quantity
"""
ORDERED = """
SELECT order_line.id, sum(CASE WHEN start.kind = 'supplier' THEN movement.quantity
    WHEN place.kind = 'supplier' THEN -movement.quantity ELSE 0 END) - order_line.quantity AS more
FROM movement JOIN order_line ON order_line.id = movement.order_line_id
JOIN place ON place.id = movement.to_place_id JOIN place AS start ON start.id = movement.from_place_id
WHERE movement.order_line_id IS NOT NULL GROUP BY order_line.id, order_line.quantity
HAVING max(movement.reason) IS NULL AND sum(CASE WHEN start.kind = 'supplier' THEN movement.quantity
    WHEN place.kind = 'supplier' THEN -movement.quantity ELSE 0 END) > order_line.quantity
"""
RULES: tuple[tuple[str, str], ...] = (
    (SERIALS, "Serial number {0} is on hand {1:g} times."),
    (VALUE_ONLY, "Movement {0} carries value without goods from one place of the office to another."),
    (OPPOSITES, "Movement {0} is not the opposite of the one that it undoes."),
    (ON_THE_WAY, "Line {0} of the transfers: {1:g} are on the way."),
    (ORDERED, "{1:g} more came on line {0} of the orders than was ordered, and nobody said why."),
    (RETURNED, "{1:g} more came back of movement {0} than went out."),
)
"""What must never be found, and what is said of each row: its key, and a quantity in thousandths."""
CUSTODIES = """
SELECT asset.tag FROM asset LEFT JOIN custody ON custody.asset_id = asset.id AND custody.ended_at IS NULL
WHERE coalesce(asset.holder_id, 0) <> coalesce(custody.holder_id, 0)
    OR (asset.due IS NULL) <> (custody.due IS NULL) OR asset.due <> custody.due
"""
BACK_ORDERS = """
SELECT id, asked, issued FROM (
    SELECT back_order.id, back_order.quantity AS asked,
        sum(CASE WHEN place.kind IN ({virtual}) THEN movement.quantity ELSE -movement.quantity END) AS issued
    FROM movement
    JOIN place ON place.id = movement.to_place_id
    JOIN back_order ON back_order.id = movement.back_order_id
    GROUP BY back_order.id, back_order.quantity
) AS filled WHERE issued NOT BETWEEN 0 AND asked
"""


def check(connection: Connection, lines: list[str], problems: list[str]) -> None:
    """Append a line on what was checked, and a problem for each sum that does not agree."""
    fill = {"virtual": VIRTUAL}
    for item, lot, place, booked, held in connection.execute(text(BALANCES.format(**fill))):
        problems.append(
            f"Balance of item {item}, lot {lot}, place {place}: {held / 1000:g} stands there, "
            f"its movements add up to {booked / 1000:g}."
        )
    for item, quantity, value in connection.execute(text(VALUES.format(**fill))):
        problems.append(f"Value of item {item} is off by {value / 10000:g} for {quantity / 1000:g} units.")
    for back_order, asked, issued in connection.execute(text(BACK_ORDERS.format(**fill))):
        problems.append(
            f"Back order {back_order}: {asked / 1000:g} were asked for, but its movements add up to {issued / 1000:g}."
        )
    for query, words in RULES:
        for key, *quantity in connection.execute(text(query.format(**fill))):
            problems.append(words.format(key, *(float(one) / 1000 for one in quantity)))
    for (tag,) in connection.execute(text(CUSTODIES)):
        problems.append(f"{tag}: its holder or due date is not that of its open custody.")
    movements = connection.execute(text("SELECT count(*) FROM movement")).scalar_one()
    balances = connection.execute(text("SELECT count(*) FROM balance")).scalar_one()
    lines.append(f"Books: {counted(movements, 'movement')}, {counted(balances, 'balance')}")
