"""The commands of the menu Orders."""

from __future__ import annotations

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import DRAFT_ORDER, LIVE_ORDER, OPEN_ORDER, ORDER, ORDERS, SENT_ORDER, Command

ROWS: tuple[Command, ...] = (
    Command("new_order", ORDERS, "&New order…", lambda w: w.orders.new(), "Ctrl+Shift+D", right=Right.ORDER),
    Command(
        "order_proposals",
        ORDERS,
        "Order &proposals…",
        lambda w: w.orders.proposals(),
        "Ctrl+Shift+Y",
        right=Right.ORDER,
    ),
    Command("edit_order", ORDERS, "&Edit…", lambda w: w.orders.edit(), needs=DRAFT_ORDER, right=Right.ORDER, group=1),
    Command(
        "place_order", ORDERS, "&Order it…", lambda w: w.orders.place(), needs=DRAFT_ORDER, right=Right.ORDER, group=1
    ),
    Command(
        "receive_order", ORDERS, "&Receive", lambda w: w.orders.receive(), needs=OPEN_ORDER, right=Right.STOCK, group=1
    ),
    Command("order_lines", ORDERS, "&Lines: change, close…", lambda w: w.orders.lines(), needs=ORDER, group=1),
    Command(
        "close_order",
        ORDERS,
        "&Close the order…",
        lambda w: w.orders.close(),
        needs=OPEN_ORDER,
        right=Right.ORDER,
        group=2,
    ),
    Command(
        "cancel_order", ORDERS, "C&ancel…", lambda w: w.orders.cancel(), needs=LIVE_ORDER, right=Right.ORDER, group=2
    ),
    Command("print_order", ORDERS, "Prin&t order…", lambda w: w.orders.print_it(), needs=SENT_ORDER, group=3),
    Command("mail_order", ORDERS, "&Mail draft…", lambda w: w.orders.mail(), needs=SENT_ORDER, group=3),
    Command(
        "item_offers",
        ORDERS,
        "Prices of &suppliers…",
        lambda w: w.orders.offers(),
        needs="item",
        right=Right.ITEMS,
        group=4,
    ),
    Command(
        "item_levels",
        ORDERS,
        "Reorder points of stores…",
        lambda w: w.orders.levels(),
        needs="item",
        right=Right.ITEMS,
        group=4,
    ),
)
