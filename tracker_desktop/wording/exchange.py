"""Sentences about exchange: spreadsheets in and out, and what the command line says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

REFUSALS: dict[str, str] = {
    # the file
    "file_unreadable": "{path} cannot be read: {why}. Check the name, and that no other program has it open.",
    "file_too_large": "{name} is larger than {most} MB. Cut it into several files.",
    "file_workbook": "{name} is a workbook. Open it and save it as CSV UTF-8 (File > Save as), then import that file.",
    "file_nul": "Line {line} has a character that no text has (NUL): this is no CSV file, or it is damaged. "
    "Save it again as CSV.",
    "file_empty": "{name} is empty. Choose another file.",
    "cell_too_long": "A cell on line {line} has more than {most:,} characters. Shorten it: nothing here is so long.",
    "cell_endless": "The cell that begins on line {line} has no end. A quotation mark there is not closed: correct it.",
    "file_unwritable": "{path} cannot be written: {why}. Choose another name or folder, or free some space.",
    "file_is_database": "{path} is a database, and writing there would destroy it. Choose another name.",
    # what it lists
    "import_unknown_list": "No column says what the file lists. It needs an asset tag, a product code (SKU), "
    "or names with logins or e-mail addresses. Found: {headers}.",
    "import_history": "This is a list of what happened; it can be looked at, not imported.",
    "export_unknown_list": "There is no list “{name}”. Choose one of: {lists}.",
    "export_unknown_view": "The list {list} has no view “{name}”. Choose one of: {views}.",
    # cells
    "date_unreadable": "“{text}” is no date. Write it like 2026-11-24.",
    "date_order": "“{text}” is no date when it is read as {order}/year like the others of this file. "
    "Write it like 2026-11-24.",
    "date_outside": "“{text}” lies before 1900 or after 2199. Correct it, or leave the cell empty.",
    "number_unreadable": "“{text}” is no number. Write it like 1249.50.",
    "flag_unreadable": "“{text}” is neither yes nor no. Write yes or no.",
    "status_unknown": "“{text}” is no status known here. Write one of: {known}.",
    "held_by_asset": "It is checked out to another asset ({name}). Write a person or a place, or leave it empty.",
    # rows
    "import_cell": "{column}: {why}",
    "import_tag_twice": "The tag {tag} stands on line {line} already. Remove one of the two rows.",
    "import_serial_twice": "The serial number {serial} stands on line {line} already. Correct one of the two.",
    "import_code_of_other": "{tag} is the code of {name} already. Choose another.",
    "import_no_description": "It has no description, model or name. Write at least one of them.",
    "import_disposed_held": "{tag} is still held here. Check it in first, or change its status in the file.",
    "import_two_people": "Several people are called {name}. Write a login or an e-mail address beside the name.",
    "import_two_places": "Several places are called {name}. Write the code of one of them: {codes}.",
    "import_nobody": "It has no name, login or e-mail address. Write at least one of them.",
    "import_person_twice": "{name} stands on line {line} already. Remove one of the two rows.",
    "import_row_twice": "{name} stands on line {line} already. Remove one of the two rows.",
    "import_other_name": "{sku} is “{name}” on line {line}. Give one of the two another code, or both the same name.",
    "import_stock_here": "{item}: {here} on hand at {place}, and the file says {given}. "
    "Receive or issue the difference instead, and leave the quantity empty.",
    "import_stock_twice": "{item}: the same lot and place stand on line {line} already. Add the two up in one row.",
    "import_no_place": "{item}: there is no store to put it in. Write a place, or choose one for all such rows.",
    "import_place_unknown": "There is no place {name}. Write the code, the path or the name of one.",
    "import_item_unknown": "There is no item {sku}. Import the items first.",
    "import_part_unknown": "{name} ({barcode}) is not here. Import the list of parts first.",
    # the whole
    "import_wrong_row": "{file}, line {line}: {why} Nothing was imported.",
    "import_wrong_rows": "Wrong rows in {file}: {count}. Nothing was imported. Correct them, or use --leave-out-wrong.",
    "import_no_rows": "{file} has no rows below its header. Choose another file.",
    "import_nothing": "Everything in {file} is here already. Nothing was changed.",
    "import_all_wrong": "Nothing in {file} can be imported. Wrong rows: {count}. Correct them.",
    "import_all_left_out": "Every row of {file} is left out, so nothing was changed. The preview says why.",
    "import_moved_on": "The office has changed since the file was checked. Check it once more, then import it.",
    "import_stopped": "The import was stopped. Nothing was imported.",
    # the command line
    "cli_who": "Several people may sign in here. Say who does this: --as BADGE.",
    "cli_pin": "{name} has a PIN. Set TRACKER_PIN to it, or work in the window.",
    "cli_pin_wrong": "The PIN in TRACKER_PIN is wrong. Set the right one and try again.",
    "cli_nobody": "Nobody who may sign in has the badge or name {badge}. Check it, or ask an administrator.",
    "verify_problems": "Problems found: {count}. Make a copy of the database as it is, then restore the last good one.",
    "cli_bug": "Something went wrong that should not have. Nothing more was saved. The details are in {log}.",
    "cli_ending": "“{path}”: this is written as {ending}. Choose a name that ends so.",
    "cli_line_endless": "What is read has a line without end, so it is no list of codes. Write one code on each line.",
    "cli_output": "The answers cannot be written: {why}. What was done is saved; look it up under History.",
    "cli_no_window": "The window cannot be opened here: {why}. The commands work without it: tracker-desktop --help.",
    "cli_interrupted": "Stopped. What was said to be done is saved.",
}

TITLES: dict[str, tuple[str, str]] = {
    "import": ("{headline} from {file}", "{detail}"),
}

NOT_UTF8 = (
    "The file is not in UTF-8. Its letters were read as Windows Western (cp1252): look whether names with accents are "
    "right; if not, save it as CSV UTF-8."
)
NAMES = {
    "assets": ("asset", "assets"),
    "people": ("person", "people"),
    "items": ("row of stock", "rows of stock"),
    "places": ("place", "places"),
    "departments": ("department", "departments"),
    "charge_codes": ("charge code", "charge codes"),
    "contracts": ("contract", "contracts"),
    "categories": ("category", "categories"),
    "offers": ("supplier's offer", "suppliers' offers"),
    "stock_levels": ("stock level of a store", "stock levels of stores"),
    "person": ("person", "people"),
    "place": ("place", "places"),
    "department": ("department", "departments"),
    "category": ("category", "categories"),
    "supplier": ("supplier", "suppliers"),
}


def count(number: int, kind: str) -> str:
    """22 assets, 1 person."""
    one, several = NAMES[kind]
    return f"{number:,} {one if number == 1 else several}"


def ragged(cells: int, headers: int) -> str:
    """A row that has not as many cells as the header."""
    return (
        f"It has {cells} cells where the header has {headers}. A comma or a quotation mark is missing or too many: "
        "correct the row."
    )


def import_headline(what: str, adds: int, changes: int) -> str:
    """What an import did: 22 assets added, 3 changed."""
    parts = [f"{count(adds, what)} added"] if adds else []
    if changes:
        parts.append(f"{changes:,} changed" if adds else f"{count(changes, what)} changed")
    return ", ".join(parts)


def import_detail(same: int, wrong: int, made: Iterable[str], left_out: int = 0) -> str:
    """What else it did: new: 9 people, 14 places · 2 unchanged · 1 wrong row left out · 14 left out."""
    kinds = Counter(made)
    parts = ["new: " + ", ".join(count(number, kind) for kind, number in kinds.items())] if kinds else []
    if same:
        parts.append(f"{same:,} unchanged")
    if wrong:
        parts.append(f"{wrong:,} wrong {'row' if wrong == 1 else 'rows'} left out")
    if left_out:
        parts.append(f"{left_out:,} left out")
    return " · ".join(parts)


DATES_GUESSED = (
    "No date of the file tells whether the month or the day stands first; they were read as month/day/year. "
    "If that is wrong, write them like 2026-11-24."
)


def plan_words(what: str, adds: int, changes: int, unchanged: int, wrong: int, left_out: int = 0) -> str:
    """What an import would do: 22 assets to add, 3 to change, 1 unchanged, 0 wrong."""
    told = f"{count(adds, what)} to add, {changes:,} to change, {unchanged:,} unchanged, {wrong:,} wrong"
    return f"{told}, {left_out:,} left out" if left_out else told


def cut_codes(column: str, rows: int, example: str, line: int) -> str:
    """Excel has cut long numbers."""
    where = "one row" if rows == 1 else f"{rows:,} rows"
    return (
        f"{column} of {where} was shortened by Excel ({example} on line {line}): its last digits are lost. It is kept "
        "as it stands; export the file anew with the column as text to get them back."
    )


def column_twice(title: str) -> str:
    """Two columns of one meaning."""
    return f"Another column says the same as “{title}”; of the two the first that is filled is taken."


def inactive_people(number: int) -> str:
    """People whom the file calls inactive."""
    who = "One person is" if number == 1 else f"{number:,} people are"
    return f"{who} not active in the file. The counter warns before it lends to them."
