"""The parameters of a report: checked, filled in, put into words, and read from what was typed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.errors import Refused
from tracker_desktop.queries.office import Office
from tracker_desktop.reports.naming import Meant, name_of
from tracker_desktop.reports.parameters import MOST, Parameter
from tracker_desktop.reports.report import Asked, Report
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.rules.fields import FIRST_DAY, LAST_DAY
from tracker_desktop.wording.render import show_day

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def asked_of(report: Report, values: Mapping[str, Any], office: Office) -> Asked:
    """What was asked for, with the defaults of the report.

    Raises Refused: report_needs, report_period, report_days, report_choice, report_date.
    """
    asked = {
        parameter.key: _checked(report, parameter, values.get(parameter.key), office) for parameter in report.parameters
    }
    if unknown := values.keys() - asked.keys():
        raise KeyError(f"{report.key} is not asked for {', '.join(sorted(unknown))}")
    first, last = asked.get("from"), asked.get("to")
    if first is not None and last is not None and first > last:
        raise Refused("report_period", first=show_day(first), last=show_day(last))
    return Asked(asked, office)


def _checked(report: Report, parameter: Parameter, value: Any, office: Office) -> Any:
    if value is None and parameter.default is not None:
        value = parameter.default(office)
    if value is None:
        if parameter.required:
            raise Refused("report_needs", title=report.title, label=parameter.label.lower(), key=parameter.key)
        return None
    if parameter.kind == "date" and not FIRST_DAY <= value <= LAST_DAY:
        raise Refused("report_date", label=parameter.label, text=value.isoformat())
    most = MOST.get(parameter.kind)
    if most is not None and not 0 <= value <= most:
        raise Refused("report_days", label=parameter.label, text=str(value), most=f"{most:,}")
    if parameter.kind == "choice" and value not in dict(parameter.choices):
        raise _no_choice(parameter, value)
    return value


def words_of(connection: Connection, report: Report, asked: Asked) -> tuple[str, ...]:
    """The parameters that were asked for in words: Holder: Maria Lopez. Raises Refused("gone")."""
    words = [asked.period_words] if asked.period_words else []
    for parameter in report.parameters:
        value = asked[parameter.key]
        if value is not None and not (asked.period_words and parameter.key in ("from", "to")):
            said = parameter.said
            words.append(
                said(asked.office, value) if said else f"{parameter.label}: {_word(connection, parameter, value)}"
            )
    return tuple(words)


def _word(connection: Connection, parameter: Parameter, value: Any) -> str:
    if parameter.is_record:
        return name_of(connection, parameter.kind, value)
    if parameter.kind == "date":
        return show_day(value)
    return dict(parameter.choices)[value] if parameter.kind == "choice" else f"{value:,}"


def typed_values(store: Store, report: Report, texts: Mapping[str, str]) -> dict[str, Any]:
    """The values of parameters as they were typed: dates as 2026-11-24, records by code, tag or name.

    Raises Refused: report_no_parameter, report_blank, date_unreadable, report_days, report_choice, report_not_found,
    report_several.
    """
    values = {}
    for key, text in texts.items():
        parameter = report.parameter(key)
        if parameter is None:
            known = ", ".join(f"--{known.key}" for known in report.parameters) or "none"
            raise Refused("report_no_parameter", title=report.title, key=key, known=known)
        if not text.strip():
            raise Refused("report_blank", key=key)
        values[key] = _typed(store, parameter, text.strip())
    return values


def _typed(store: Store, parameter: Parameter, text: str) -> Any:
    if parameter.is_record:
        return store.read(Meant(parameter.kind, parameter.label, text))
    if parameter.kind == "date":
        return _date(text)
    most = MOST.get(parameter.kind)
    if most is not None:
        if not (text.isascii() and text.isdigit() and len(text) <= len(str(most))):
            raise Refused("report_days", label=parameter.label, text=text, most=f"{most:,}")
        return int(text)
    return _choice(parameter, text)


def _date(text: str) -> dt.date:
    try:
        if _DATE.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise Refused("date_unreadable", text=text)


def _choice(parameter: Parameter, text: str) -> str:
    asked = text.casefold().replace("_", " ").replace("-", " ")
    for key, words in parameter.choices:
        if asked in (key.replace("_", " "), words.casefold()):
            return key
    raise _no_choice(parameter, text)


def _no_choice(parameter: Parameter, text: str) -> Refused:
    return Refused(
        "report_choice", label=parameter.label, text=text, choices=", ".join(key for key, _ in parameter.choices)
    )
