"""Sentences about labels."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "code_not_printable": "“{text}” has characters that its kind of code cannot hold. Choose another kind of code.",
    "label_code_too_wide": "The code {text} is too long for {format}: its bars would be too thin to be read. "
    "These would do: {formats}.",
    "label_code_letters": "The code {text} has letters that bars cannot hold, and {format} has bars. "
    "These would do: {formats}.",
    "label_code_too_long": "The code {text} is too long for {format} and for every other format. Use a shorter code.",
    "label_unknown": "There is no {what} with the code {text}. Check it, or look it up in the list.",
    "label_several": "{text} is the code of more than one {what}. Say which: print it from the list.",
    "label_no_badge": "{name} has no badge number yet. Enter one under People first.",
    "label_format_unknown": "There is no label format {name}. Choose one of: {formats}.",
    "label_nothing": "There is nothing to print yet. Choose what the labels are for.",
    "label_gone": "Some of what was to be labelled is no longer there. Choose again.",
    "label_copies": "Print 1 to {most} copies of each label.",
    "label_too_many": "{count} labels are more than {most} at a time. Print them in parts.",
    "label_not_received": "{number} is no goods receipt. Labels a piece or a pack are made from what was received.",
    "label_no_zpl": "{format} is a sheet; thermal printers print one label after another. Choose a roll format.",
    "cli_labels": "Say which format and the file to write: tracker-desktop labels FORMAT OUT.pdf --tags TAG. "
    "The formats are: tracker-desktop labels --list.",
    "labels_ending": "“{path}”: labels are written as .pdf or .zpl. Choose a name that ends so.",
    "labels_offset": "The offset {text} is not two lengths of at most 50 mm, such as 1.5,-0.5. Correct it.",
    "labels_count": "{text} is not a number of tags. Enter how many to reserve, such as --reserve LT 100.",
    "labels_dpi": "{dpi} dots per inch is no printer. Enter 150 to 1200, such as 203, 300 or 600.",
    "labels_not_journalled": "These prints are not in the journal, for nobody was named. "
    "Say who prints with --as BADGE.",
    "label_start": "{format} has labels 1 to {most}; there is no label {start}. Choose where the sheet begins.",
}
TITLES: dict[str, tuple[str, str]] = {}
