"""What each kind of transaction is about: the one table behind the views of History."""

from __future__ import annotations

AUDIT_KINDS = (
    *("open_audit", "steer_audit", "see_in_audit", "see_many_in_audit", "note_in_audit", "finish_rooms"),
    *("search_in_audit", "match_codes", "choose_resolution", "post_audit", "write_off_missing", "set_audit_cycle"),
)
CONTRACT_KINDS = (
    *("add_contract", "edit_contract", "renew_contract", "end_contract", "give_seats", "take_seats", "edit_seats"),
)
LOSS_KINDS = ("edit_loss", "charge_loss", "recover_loss", "write_off_loss")
DISPOSAL_KINDS = (
    *("create_disposal", "edit_disposal", "add_to_disposal", "take_from_disposal", "edit_disposal_lines"),
    *("request_disposal", "withdraw_disposal", "dispose", "close_disposal"),
)
MAINTENANCE_KINDS = (
    *("add_plan", "edit_plan", "note_plan_done", "read_meter", "open_work_order", "open_work_orders"),
    *("edit_work_order", "tick_tasks", "add_work_cost", "remove_work_cost", "issue_to_work_order"),
    *("finish_work_order", "cancel_work_order"),
)
VALUE_KINDS = ("add_scheme", "edit_scheme", "change_value")
DATA_KINDS = ("add_assets", "put_inside", "take_out", "attach_files", "edit_attachment", "remove_attachment")
ASSET_KINDS = (
    *DATA_KINDS,
    "add_asset",
    "edit_assets",
    "check_out",
    "check_in",
    "assign",
    "transfer",
    "move_assets",
    "see_asset",
    "inspect",
    "set_condition",
    "report_damage",
    "send_to_maintenance",
    "back_from_maintenance",
    "report_missing",
    "found",
    "print_tags",
    "tags_not_printed",
    "reserve_tags",
    "claim_tag",
    "issue_statement",
    "issue_clearance",
    "issue_return_receipt",
    *("extend_loan", "offer_transfer", "accept_transfer", "decline_transfer", "withdraw_offer"),
    *("send_notice", "sign_paper", "settle_deposit"),
    *("reserve", "edit_reservation", "cancel_reservation"),
    *("add_asset_kit", "edit_asset_kit", "give_up_accessories"),
    *AUDIT_KINDS,
    *MAINTENANCE_KINDS,
    *LOSS_KINDS,
    *DISPOSAL_KINDS,
    *CONTRACT_KINDS,
    *VALUE_KINDS,
)
COUNT_KINDS = (
    *("open_count", "count_stock", "uncount_lines", "ask_recount", "set_count_reason", "cancel_count", "post_count"),
)
STOCK_KINDS = (
    *("add_item", "edit_item", "receive", "issue", "move_stock", "opening_stock", "change_cost"),
    *(
        "set_supplier_items",
        "set_stock_levels",
        "create_order",
        "create_orders",
        "edit_order",
        "place_order",
        "cancel_order",
    ),
    *("close_order", "close_order_line", "change_order_line"),
    *("close_back_orders", "add_kit", "edit_kit"),
    *("dispatch_transfer", "receive_transfer", "lose_transfer"),
    *("return_stock", "return_to_supplier", "scrap_stock", "recall_lot", "release_lot", "edit_lot"),
    *COUNT_KINDS,
)
RECORD_KINDS = (
    *("add_training", "edit_training", "remove_training"),
    *("add_person", "edit_person", "add_department", "edit_department", "add_place", "edit_place"),
    *("add_charge_code", "edit_charge_code"),
    *("add_own_field", "edit_own_field"),
    *("add_category", "edit_category", "add_supplier", "edit_supplier", "set_operator"),
    *("add_label_format", "edit_label_format"),
    *("ask_approval", "approve", "decline", "withdraw_request"),
    *("change_setting", "found_office", "restored", "import"),
)
"""Neither of assets nor of stock alone: people, places, the office itself, and files of anything."""
LASTING_KINDS = (
    "found_office",
    "see_asset",
    "restored",
    "print_tags",
    "tags_not_printed",
    "reserve_tags",
    "close_disposal",
)
"""They say what happened: undo passes over them."""
