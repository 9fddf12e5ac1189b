"""Sentences about people, departments, places, categories, suppliers, operators, and the fields of every record."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    # fields
    "field_wrong": "{field}: {why}",
    "field_fixed": "The {field} can't be changed by editing. Use the action for it.",
    "nothing_changed": "There is nothing to save: nothing was changed.",
    "value_missing": "This must be filled in.",
    "value_unreadable": "There is no letter or digit in it by which it could be found. Write a name.",
    "day_out_of_range": "{day} is not between 1900 and 2199. Correct the year.",
    "money_negative": "{amount} is not an amount of 0 or more. Correct it.",
    "money_too_large": "The amount is larger than a million millions. Correct it.",
    "money_too_fine": "{amount} has more than 4 decimals. Round it.",
    "number_out_of_range": "{number} is not between {low} and {high}. Correct it.",
    "choice_unknown": "“{value}” is not among the choices. Choose one of: {choices}.",
    "too_many_words": "There are more than {most} lines. Leave some out.",
    "word_twice": "“{text}” stands there twice. Remove one.",
    "wrong_text": "“{given}” is not a text. Write one.",
    "wrong_whole": "“{given}” is not a whole number. Write it in digits.",
    "wrong_number": "“{given}” is not a number. Write it in digits, with a point before the decimals.",
    "wrong_flag": "“{given}” is neither yes nor no. Choose one of the two.",
    "wrong_day": "“{given}” is not a date. Write day, month and year.",
    "wrong_list": "“{given}” is not a list of what belongs here. Fill it in again.",
    "wrong_record": "“{given}” has other fields than belong here. Fill it in again.",
    "number_too_large": "The number is larger than any that can be kept. Correct it.",
    "number_too_fine": "The number has more decimals than can be kept. Round it.",
    "retired": "{name} is no longer in use. Choose another.",
    # codes
    "code_is_command": "{text} is a command of the counter and can't name anything. Choose another code.",
    "badge_taken": "{text} is the badge of {name} already. Choose another.",
    "login_taken": "{login} is the login of {name} already. Choose another.",
    "place_code_taken": "{text} is the code of {name} already. Choose another.",
    # places
    "place_virtual": "“{place}” stands for stock that comes or goes, not for a room. Choose a real place.",
    "place_retired": "{place} is no longer in use. Choose another place.",
    "place_loop": "{place} can't be part of itself or of a place inside it. Choose another.",
    "place_virtual_edit": "“{place}” belongs to the stock ledger and can't be changed. Add a place of your own.",
    "place_is_returns": "{place} is the returns shelf of the office. Name another under Settings first.",
    "place_in_use": "{place} can't be retired: {what} there. Move everything out first.",
    "place_unknown": "No place has the code “{text}”. Scan the label of the place.",
    # departments and suppliers
    "department_taken": "There is a department “{name}” already. Choose another name, or edit that one.",
    "supplier_taken": "There is a supplier “{name}” already. Choose another name, or edit that one.",
    # categories
    "category_taken": "There is a category “{name}” already. Choose another name, or edit that one.",
    "prefix_wrong": "“{prefix}” can't begin a tag. Use up to 8 letters A-Z and digits, as in LT.",
    # operators
    "operator_inactive": "{name} is no longer active and can't sign in. Make the person active first.",
    "operator_no_role": "{name} needs at least one role to sign in. Choose one, or switch the sign-in off.",
    "pin_length": "A PIN has {low} to {high} characters. Choose another.",
    "pin_unreadable": "The PIN has a space at an end or a character that can't be seen. Choose another.",
    "last_administrator": "Nobody could say any more who may sign in. Make another person administrator first.",
    # settings
    "setting_unknown": "There is no setting “{key}”. Choose one from the list.",
    "percent_wrong": "“{text}” is not so much per cent. Write a number from 0 to 100, such as 1.5.",
    "setting_type": "This is not the kind of value that belongs here. Write a number where one is asked for.",
    "zone_unknown": "“{zone}” is not a time zone. Choose one from the list, as in Europe/Berlin.",
    "currency_unknown": "“{currency}” is not a currency. Write its three letters, as in USD.",
}

TITLES: dict[str, tuple[str, str]] = {
    "add_person": ("{person} added", ""),
    "edit_person": ("{person} edited", "{fields}{holds}"),
    "add_place": ("{place} added", "code {code}"),
    "edit_place": ("{place} edited", "{fields}"),
    "add_department": ("Department {name} added", ""),
    "edit_department": ("Department {name} edited", "{fields}"),
    "add_category": ("Category {name} added", ""),
    "edit_category": ("Category {name} edited", "{fields}"),
    "add_supplier": ("Supplier {name} added", ""),
    "edit_supplier": ("Supplier {name} edited", "{fields}"),
    "set_operator": ("{person} may sign in", "{roles}"),
    "set_operator_off": ("{person} may no longer sign in", ""),
    "change_setting": ("{label}: {value}", "setting of the office"),
}


def _counted(count: int, one: str, many: str) -> str:
    return f"1 {one}" if count == 1 else f"{count} {many}"


def lies_there(assets: int, items: int, places: int) -> str:
    """What keeps a place in use: “12 assets and 1 item are”."""
    parts = ((assets, "asset", "assets"), (items, "item", "items"), (places, "place in use", "places in use"))
    said = [_counted(*part) for part in parts if part[0]]
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return f"{listed} {'is' if assets + items + places == 1 else 'are'}"
