"""Sentences about reports."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "report_unknown": "There is no report “{name}”. Choose one of: {lines}.",
    "cli_report": "Say which report and the file to write: tracker-desktop report NAME OUT.pdf. "
    "tracker-desktop report --list has the names.",
    "report_ending": "“{path}” does not say what to write. Let its name end with one of: {endings}.",
    "report_no_parameter": "{title} is not asked for --{key}. It takes: {known}.",
    "report_blind": "{name} is a blind {what} that goes on, so this report is only for who may {right}. It is for all "
    "once it is over. On the command line, say who asks with --as BADGE.",
    "report_needs": "{title} needs to know the {label}. Choose one (--{key} on the command line).",
    "report_blank": "Nothing is written behind --{key}. Write what it is to be, or leave --{key} out.",
    "report_date": "{label}: “{text}” lies before 1900 or after 2199. Write a day like 2026-11-24.",
    "report_period": "{first} is after {last}. Choose a first day that is not after the last.",
    "report_days": "{label}: “{text}” is no number from 0 to {most}. Write one like 30.",
    "report_choice": "{label}: there is no “{text}”. Choose one of: {choices}.",
    "report_not_found": "No {label} has the code or name “{text}”. Check it, or look it up in its list.",
    "report_several": "“{text}” fits more than one {label}: {names}. Write its code, or its whole name.",
    "report_no_room": "The report could not be kept: {why}. Free some space for temporary files, then run it again.",
    "report_rows": "{title} has {rows} rows, and a workbook holds {most}. Save it as CSV, or ask for less.",
}
TITLES: dict[str, tuple[str, str]] = {}
