"""What is wrong with a scanned code, and what to mind about it: sentences for the clerk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from tracker_desktop.wording.counter import dotted, lot_words
from tracker_desktop.wording.gaps import all_shown

PROBLEMS: Mapping[str, str] = {
    "empty": "The code is empty.",
    "endless": "The code has {length} characters. No barcode holds that many: scan one label at a time.",
    "bad_escape": "Character {place}: “{escape}” is no escape. Write \\x1d, \\035, \\u001d, \\n, \\t, \\e or \\\\.",
    "unknown_field": "No field begins with “{text}”. A separator was lost, or the label is wrong.",
    "unknown_data": "No data identifier begins with “{text}”. A separator was lost, or the label is wrong.",
    "no_value": "{field}: there is nothing in it.",
    "length": "{field}: “{value}” has {length} characters, not {wanted}.",
    "digits": "{field}: “{value}” is not all digits.",
    "character": "{field}: “{value}” has a character that cannot stand there (“{odd}”).",
    "wrong_check": "{field}: the check digit of “{piece}” is wrong.",
    "wrong_pair": "{field}: the check characters of “{piece}” are wrong.",
    "wrong_date0": "{field}: “{piece}” is no date (year, month, day).",
    "wrong_date": "{field}: “{piece}” is no date (year, month, day).",
    "wrong_day": "{field}: “{piece}” is no date (year, month, day).",
    "wrong_time": "{field}: “{piece}” is no time (hour, minute).",
    "wrong_open_time": "{field}: “{piece}” is no time (hour, minute).",
    "wrong_hour": "{field}: “{piece}” is no hour.",
    "wrong_sixty": "{field}: “{piece}” is neither minutes nor seconds.",
    "wrong_yesno": "{field}: “{piece}” is neither 0 (no) nor 1 (yes).",
    "wrong_zero": "{field}: “{value}” does not begin with 0.",
    "wrong_nonzero": "{field}: “{piece}” may not be zero.",
    "wrong_nozero": "{field}: “{piece}” may not begin with 0.",
    "wrong_winding": "{field}: “{piece}” is no winding direction (0, 1 or 9).",
    "wrong_hyphen": "{field}: “{piece}” should be a minus.",
    "wrong_sex": "{field}: “{piece}” is none of 0, 1, 2 and 9.",
    "wrong_medium": "{field}: “{piece}” is no kind of medium.",
    "wrong_percent": "{field}: “{piece}” has a % that no two digits follow.",
    "wrong_letter": "{field}: “{piece}” needs a letter.",
    "wrong_sequence": "{field}: “{piece}” is no sequence like 1/2.",
    "wrong_latitude": "{field}: “{piece}” is no latitude.",
    "wrong_longitude": "{field}: “{piece}” is no longitude.",
    "wrong_piece": "{field}: “{piece}” is no piece of a total (0102 is the first of two).",
    "twice_differs": "{field} stands twice, as “{first}” and as “{second}”.",
    "twice": "{field} stands twice, both times as “{first}”.",
    "needs": "{field} should stand with {wanted}.",
    "excludes": "{field} should not stand with {other}.",
    "lost_separator": "{field} “{value}” ends like a further field. Where a separator was lost, it is: {reading}.",
    "split": "No separator was sent after {field}. It was read as: {reading}.",
    "substitute_in_value": "“{substitute}” was taken for a part of the value, not for a separator.",
    "not_marked": "The barcode does not say that it is GS1 ({symbology}), but reads like it: {reading}.",
    "no_product_number": "“{digits}” is no product number: the last digit would have to be {right}.",
    "maybe_product_number": "If “{digits}” is a product number, its last digit would have to be {right}.",
    "no_ean": "“{text}” is no product number of 8, 12 or 13 digits.",
    "add_on_alone": "Only the add-on beside the barcode was read. Scan the barcode itself.",
    "add_on": "The add-on {add_on} beside the barcode was left out.",
    "restricted": "{gtin} means something in one shop or company only: a price, a weight or an own label.",
    "two_numbers": "The 8 digits can also be the short form of {gtin}.",
    "no_check_digit": "The scanner sent the short product number without its check digit; {gtin} is what it means.",
    "link_compressed": "This is a compressed GS1 Digital Link. It cannot be read here: type the number on the label.",
    "link_scheme": "The web address begins with “{scheme}”: a GS1 Digital Link has small or capital letters there.",
    "link_order": "({ai}) stands in the wrong place of the web address.",
    "link_question": "({ai}) stands behind the question mark of the web address; it belongs before it.",
    "envelope_format": "The label is of format {format}, which cannot be read here.",
    "envelope_empty": "There is nothing in the label but its beginning.",
    "envelope_lost": "The separators between the fields were lost. Set the scanner to send them, or type the number.",
    "data_quantity": "({data}) quantity: “{value}” is no number.",
    "data_date": "({data}) date: “{value}” is no date.",
    "data_gtin": "({data}) product number: the check digit of “{value}” is wrong.",
    "data_twice": "({data}) stands more than once, with different values: none was taken.",
    "data_character": "({data}) “{value}” has a character that cannot be printed.",
    "data_length": "({data}): {length} characters are more than a field can have.",
}


def problem(key: str, **gaps: object) -> str:
    """The sentence of what is wrong or to be minded, with its gaps filled."""
    return PROBLEMS[key].format_map(all_shown(gaps))


def lot_found_words(lot: str, expiry: dt.date | None, state: str | None, shelves: Sequence[tuple[str, str]]) -> str:
    """lot 24G118, expires 31 Jan 2027 · recalled · 30 in Store 1 / A-04. `state` None: nothing is known of it; shelves
    are place and quantity."""
    if state is None:
        return dotted([lot_words(lot, expiry, ""), "this lot is not in the books"])
    places = ", ".join(f"{quantity} in {place}" for place, quantity in shelves)
    return dotted([lot_words(lot, expiry, ""), state, places or "none on hand"])
