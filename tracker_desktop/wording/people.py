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
    # categories
    "category_taken": "There is a category “{name}” already. Choose another name, or edit that one.",
    "prefix_wrong": "“{prefix}” can't begin a tag. Use up to 8 letters A-Z and digits, as in LT.",
    # operators
    "last_administrator": "Nobody could say any more who may sign in. Make another person administrator first.",
}

TITLES: dict[str, tuple[str, str]] = {
    "add_person": ("{person} added", ""),
    "edit_person": ("{person} edited", "{fields}{holds}"),
    "add_place": ("{place} added", "code {code}"),
    "add_category": ("Category {name} added", ""),
}


def still_holds(count: int) -> str:
    """Behind what was changed of somebody who leaves: “ · still holds 3 assets”."""
    return "" if count == 0 else f" · still holds {count} asset{'s' if count > 1 else ''}"
