"""Sentences about labels."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "code_not_printable": "“{text}” has characters that its kind of code cannot hold. Choose another kind of code.",
    "label_code_too_wide": "The code {text} is too long for {format}: its bars would be too thin to be read. "
    "These would do: {formats}.",
    "label_code_too_long": "The code {text} is too long for {format} and for every other format. Use a shorter code.",
    "label_start": "{format} has labels 1 to {most}; there is no label {start}. Choose where the sheet begins.",
}
TITLES: dict[str, tuple[str, str]] = {}
