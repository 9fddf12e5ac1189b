"""Label formats in files, for another office: JSON with a version and lengths in millimetres."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import URL

from tracker_desktop.errors import Refused, reason
from tracker_desktop.store.whole_file import whole_file
from tracker_desktop.transactions.add_label_format import AddLabelFormat
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.label_format_fields import LabelFormatFields, problems
from tracker_desktop.transactions.rules.shape import check_shape

KIND = "tracker-desktop label format"
VERSION = 1
LARGEST_FILE = 64 * 1024
SUFFIX = "json"
LEFT_OUT = frozenset({"active"})
"""Whether it is in use is the business of each office."""
NAMES = {
    field.name: f"{field.name}_mm" if field.type in (Decimal, "Decimal") else field.name
    for field in fields(LabelFormatFields)
    if field.name not in LEFT_OUT
}
"""The fields by the names they have in the file."""
NEEDED = {field.name for field in fields(LabelFormatFields) if field.default is MISSING}


def write_format_file(path: str | Path, format_fields: LabelFormatFields, *, office: URL | None = None) -> None:
    """Write a format. Raises Refused: file_unwritable, file_is_database."""
    values = {NAMES[key]: value for key, value in values_of(format_fields).items() if key in NAMES}
    # repr of a float that holds three decimals is those decimals again
    plain = {key: float(value) if isinstance(value, Decimal) else value for key, value in values.items()}
    text = json.dumps({"kind": KIND, "version": VERSION, **plain}, indent=2, ensure_ascii=False)
    with whole_file(path, office) as place:
        place.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def read_format_file(path: str | Path) -> LabelFormatFields:
    """The format that a file holds, sound but for its name, which may be taken.

    Raises Refused: file_unreadable, format_file_large, format_file_foreign, format_file_newer, format_file_wrong.
    """
    name = Path(path).name
    found = _read(Path(path))
    version = found.get("version")
    if found.get("kind") != KIND or type(version) is not int or version < 1:
        raise Refused("format_file_foreign", file=name)
    if version > VERSION:
        raise Refused("format_file_newer", file=name, version=version)
    values = {key: _value(key, found[told]) for key, told in NAMES.items() if told in found}
    if not values.keys() >= NEEDED or found.keys() - {"kind", "version", *NAMES.values()}:
        raise Refused("format_file_foreign", file=name)
    made = LabelFormatFields(**values)
    try:
        check_shape(AddLabelFormat(made))
        for _, wrong in problems(made):
            raise wrong
    except Refused as why:
        raise Refused("format_file_wrong", file=name, why=str(why)) from why
    return made


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.exists() and not path.is_file():
            raise Refused("format_file_foreign", file=path.name)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Refused("file_unreadable", path=str(path), why=reason(error)) from error
    except ValueError as error:
        raise Refused("file_unreadable", path=str(path), why="there can be no such name") from error
    if len(data) > LARGEST_FILE:
        raise Refused("format_file_large", file=path.name)
    try:
        found = json.loads(
            data.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_once
        )
    except (ValueError, RecursionError, ArithmeticError) as error:
        raise Refused("format_file_foreign", file=path.name) from error
    if not isinstance(found, dict):
        raise Refused("format_file_foreign", file=path.name)
    return found


def _value(key: str, value: Any) -> Any:
    """A length may be written without decimals."""
    is_length = NAMES[key] != key
    return Decimal(value) if is_length and type(value) is int else value


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found
