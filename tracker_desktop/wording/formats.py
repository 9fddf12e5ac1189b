"""Sentences about label formats of the office's own."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "format_taken": "There is a label format “{name}” already. Choose another name, or edit that one.",
    "format_of_program": "“{name}” is a format of the program, which stays as it is. Choose another name.",
    "format_label_small": "That label is too small for a code that is read. Make it at least {width} × {height} mm.",
    "format_too_many": "{count} labels a page are more than {most}. Use fewer columns or rows.",
    "format_over_right": "The labels run over the page by {over} mm at the right. "
    "Use fewer columns, or a smaller margin, pitch or label.",
    "format_over_bottom": "The labels run over the page by {over} mm at the bottom. "
    "Use fewer rows, or a smaller margin, pitch or label.",
    "format_overlap_across": "The labels overlap by {over} mm side by side. Make the pitch at least the label's width.",
    "format_overlap_down": "The labels overlap by {over} mm one below the other. "
    "Make the pitch at least the label's height.",
    "format_no_room": "So much white leaves less than {width} × {height} mm for words and codes. Leave less white.",
    "length_out_of_range": "{length} mm is not between {low} and {high} mm. Enter another length.",
    "length_too_fine": "{length} mm is finer than a thousandth of a millimetre. Round it.",
    "cli_label_format": "Say which file: tracker-desktop label-format import FILE.json, "
    "or label-format export FORMAT FILE.json. The formats are: tracker-desktop labels --list.",
    "format_file_foreign": "{file} is no label format. Choose a file that was saved under Label formats.",
    "format_file_newer": "{file} was saved by a newer program (version {version}). Install that one to read it.",
    "format_file_large": "{file} is too large for a label format. Choose a file that was saved under Label formats.",
    "format_file_wrong": "{file} can't be used. {why}",
}

TITLES: dict[str, tuple[str, str]] = {
    "add_label_format": ("Label format {name} added", "{width} × {height} mm, {count} a page"),
    "edit_label_format": ("Label format {name} edited", "{fields}"),
    "retire_label_format": ("Label format {name} retired", "it is no longer offered"),
    "reuse_label_format": ("Label format {name} in use again", ""),
}
