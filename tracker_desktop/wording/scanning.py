"""Sentences about scanning: codes that cannot be read, texts that cannot be kept, the scanner of this desk."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "code_empty": "The code is empty. Scan the label again, or type the code.",
    "code_too_long": "The code has {length} characters; {limit} is the most. Scan one label at a time.",
    "code_control": "The code has a control character ({name}) after “{before}”. Scan it again, or type the code.",
    "code_direction": "The code has an invisible mark that turns the writing round ({name}). Type the code by hand.",
    "code_wrong": "This code cannot be used. {why}",
    "quantity_unreadable": "“{text}” is not a quantity. Write a number before the *, as in 40*CODE.",
    "text_too_long": "The text has {length} characters; {limit} is the most. Shorten it.",
    "gtin_wrong": "“{text}” is not a product number: it needs 8, 12, 13 or 14 digits with a right check digit.",
    "profile_unreadable": "The settings of this desk's scanner cannot be read. Set up the scanner again.",
    "calibration_count": "{count} of {needed} test codes have been scanned. Scan the others.",
    "calibration_empty": "Test code {number} sent nothing that can be read. Scan it again.",
    "calibration_order": "Another test code was scanned where code {number} is due. Scan the code that is shown.",
    "calibration_lost": "What was scanned is shorter than test code {number}. Scan the code that is shown. If it was "
    "that one, set the scanner to the keyboard of this computer (its booklet says how), and start over.",
    "calibration_differs": "Test code {number} was sent another way than the first. Scan all codes again.",
    "calibration_ambiguous": "This keyboard layout turns “{first}” and “{second}” into the same character. Set the "
    "scanner to the keyboard of this computer (its booklet says how), then scan all codes again.",
    "calibration_cut": "What was scanned is shorter than test code {number}. Scan the code that is shown. If it was "
    "that one, the scanner presses a key for the separator (GS) that cannot be used: set it to send GS as Ctrl+] (its "
    "booklet says how), then scan the code again.",
    "calibration_spoilt": "Test code {number} was changed on its way: the separator (GS) spoils what stands beside it. "
    "Set the scanner to send GS as Ctrl+] (its booklet says how), then scan all codes again.",
    "calibration_separator": "The scanner sends “{sent}” for the separator (GS), which cannot be told from the rest of "
    "a code. Set it to send GS as Ctrl+] (its booklet says how), then scan all codes again.",
    "desk_file_unwritable": "The file of this desk cannot be written ({path}): {reason}. Free some space or ask for "
    "the right to write there, then scan again.",
}

TITLES: dict[str, tuple[str, str]] = {}
