"""Values that nobody should enter and somebody will: by themselves, and strewn over otherwise sound transactions."""

from __future__ import annotations

import collections.abc
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from hypothesis import strategies as st

from tracker_desktop.models.sightings import SeenBy
from tracker_desktop.settings import BY_KEY
from tracker_desktop.transactions.rules.choices import (
    CODE_KINDS,
    CONDITIONS,
    IN_MAINTENANCE,
    LOT_POLICIES,
    PENDING_DISPOSAL,
    PLACE_KINDS,
    POLICIES,
    READY,
    ROLES,
    TO_INSPECT,
)
from tracker_desktop.transactions.rules.return_reasons import REASONS, To

TEXTS = (
    *("", " ", "x", "\n\n", "a\nb", "A\x00B", "a\x07b", "\x1d01", "\x7f", "x" * 10_000, "9" * 5000),
    *("\u202eabc", "\u200f\u200e", "\u200b", "LT\u200b-00001", "lt-00001", "LT-00001", "\ufeffLT-00001"),
    *("<b>x</b>", "A & B", "\"'`", "'; DROP TABLE asset; --", "%_\\", "{0}", "{tag}", "%s", "../../etc/passwd"),
    *("😀👨\u200d👩\u200d👧", "Zażółć gęślą", "محمد علي", "Ωμέγα", "İ", "ß", "１２３", "٣٤٥", "\ufdfa" * 128),
    *("\ud800", "\ud83d", "20001", "20417", "A-04", "STOCKROOM", "~SUPPLIER", "UNDO", "CMD:UNDO", "=x", "NaN box"),
    *("good", "broken", "ready", "clerk", "serial", "alias", "bin", "scan", "1e999 box", "2 box", "4012345678901"),
)
IDS = (0, -1, 99_999, -99_999, 2**31, 2**53, 2**63 - 1, 2**63, -(2**63) - 1, 10**30)
NUMBERS = tuple(
    Decimal(text)
    for text in (
        *("0", "-1", "0.0001", "0.5", "1E9", "999999999", "1E12", "1E30", "1E-30", "1E999999", "-1E999999"),
        *("1E+400", "-1E+400", "999999999.999", "4611686018427387904"),
        *("NaN", "sNaN", "Infinity", "-Infinity", "-0", "3.14159265358979", "100000000000000000000000000.5"),
    )
)
DAYS = tuple(
    dt.date.fromisoformat(day)
    for day in (
        *("0001-01-01", "1899-12-31", "1970-01-01", "2016-11-24"),
        *("2028-02-29", "2199-12-31", "2300-01-01", "9999-12-31"),
    )
)
WRONG_TYPES: tuple[object, ...] = (
    *(None, True, 1.5, float("nan"), 7, 2**70, "text", "\x00", b"x", object(), int, Decimal("1.5"), Decimal("NaN")),
    *((), [], {}, set(), (None,), ((),), ["a"], {"a": 1}, {"text": "x"}, ({"text": 1},)),
    *(dt.date(2026, 1, 1), dt.datetime(2026, 1, 1), dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.time(9)),
)
SOUND_TEXTS = ("Dell Latitude", "Zeiss", "LT-00002", "OWN-7", "OWN-8", "B 204", "Clean", "20431", "Room 12", "x1")
SOUND_BY_NAME: Mapping[str, Sequence[str]] = {
    "condition": CONDITIONS,
    "outcome": (READY, TO_INSPECT, IN_MAINTENANCE, PENDING_DISPOSAL),
    "kind": (*PLACE_KINDS, *CODE_KINDS),
    "lot_policy": LOT_POLICIES,
    "holder_policy": POLICIES,
    "roles": ROLES,
    "key": tuple(BY_KEY),
    "how": tuple(SeenBy),
    "codes": ("bars", "square", "both"),
    "square": ("qr", "data_matrix"),
    "entered": ("2 box", "3"),
    "item": ("GLV", "WIRE", "PRB"),
    "lot": ("A1", "S1", "a1", "NEW-1"),
    "charge_code": ("CC-100", "CC-200"),
    "reason": (*(reason.key for reason in REASONS), *SOUND_TEXTS),
    "destination": tuple(To),
}
PAST = (dt.date(2026, 11, 20), dt.date(2026, 11, 23), dt.date(2026, 11, 24))
DAYS_BY_NAME = {"effective_on": PAST, "ordered_on": PAST}
SOUND_NUMBERS = tuple(map(Decimal, ("1", "2", "3", "10", "0.5")))
SOUND_DAYS = (dt.date(2026, 11, 20), dt.date(2026, 11, 24), dt.date(2026, 12, 8), dt.date(2027, 6, 30))


@dataclass(frozen=True)
class Strewn:
    """Makes transactions of which each value is sound or, rarely, not. `ids` are those of each kind by field name
    (`asset_id`: the assets); `changed` names the fields that `changes` of a kind may have."""

    ids: Mapping[str, Sequence[int]]
    types_too: bool = True

    def transaction(self, kind: type[Any]) -> st.SearchStrategy[Any]:
        """Transactions of a kind, with all their parts."""
        return self._record(kind)

    def _record(self, kind: type[Any]) -> st.SearchStrategy[Any]:
        hints = get_type_hints(kind)
        given: dict[str, st.SearchStrategy[Any]] = {}
        optional: dict[str, st.SearchStrategy[Any]] = {}
        for field in fields(kind):
            changed = field.metadata.get("fields_of")
            value = self._changes(changed) if changed else self._value(field.name, hints[field.name])
            needed = field.default is MISSING and field.default_factory is MISSING
            (given if needed else optional)[field.name] = value
        return st.fixed_dictionaries(given, optional=optional).map(lambda values: kind(**values))

    def _changes(self, kind: type[Any]) -> st.SearchStrategy[Any]:
        hints = get_type_hints(kind)
        some = {name: self._value(name, hint) for name, hint in hints.items()}
        unknown = st.dictionaries(st.sampled_from(["id", "entry", "holder_id", "", "\x00"]), st.just(1), max_size=1)
        sound = st.lists(st.sampled_from(sorted(some)), max_size=3, unique=True).flatmap(
            lambda names: st.fixed_dictionaries({name: some[name] for name in names})
        )
        return self._or_wrong(st.one_of(sound, sound, sound, unknown))

    def _value(self, name: str, hint: Any) -> st.SearchStrategy[Any]:
        return self._or_wrong(self._of(name, hint))

    def _or_wrong(self, value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        if not self.types_too:
            return value
        return st.integers(0, 29).flatmap(lambda at: st.sampled_from(WRONG_TYPES) if at == 29 else value)

    def _of(self, name: str, hint: Any) -> st.SearchStrategy[Any]:
        origin, parts = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            kinds = [part for part in parts if part is not NoneType]
            one = st.one_of([self._of(name, part) for part in kinds])
            return st.one_of(st.none(), one) if NoneType in parts else one
        if origin is tuple and parts[-1] is Ellipsis:
            some = st.lists(self._of(name, parts[0]), min_size=1, max_size=3)
            return st.one_of(some, some, some, st.just([])).map(tuple)
        if origin is tuple:
            return st.tuples(*(self._of(name, part) for part in parts))
        if is_typeddict(hint):
            return st.fixed_dictionaries({key: self._of(key, part) for key, part in get_type_hints(hint).items()})
        if is_dataclass(hint):
            return self._record(hint)  # type: ignore[arg-type]
        if hint is int:
            known = self.ids.get(name.removesuffix("s"), ())
            return _mostly(known or range(1, 13), IDS)
        simple: dict[Any, st.SearchStrategy[Any]] = {
            str: _mostly(SOUND_BY_NAME.get(name, SOUND_TEXTS), TEXTS, rarely=2),
            bool: st.booleans(),
            Decimal: _mostly(SOUND_NUMBERS, NUMBERS),
            dt.date: _mostly(DAYS_BY_NAME.get(name, SOUND_DAYS), DAYS),
        }
        if hint in simple:
            return simple[hint]
        if isinstance(hint, type) and issubclass(hint, Enum):
            return st.sampled_from(list(hint))
        if origin is collections.abc.Iterable:
            return st.just(())
        raise TypeError(f"{name}: {hint}")


def _mostly(sound: Sequence[Any], bad: Sequence[Any], rarely: int = 4) -> st.SearchStrategy[Any]:
    """One of the sound values, and one time in `rarely` + 1 one of the bad."""
    return st.integers(0, rarely).flatmap(lambda at: st.sampled_from(list(bad if at == rarely else sound)))


CODES = (
    *("20417", "20418", "LT-1", "LT-2", "lt-3", "MS-1", "GLV-NIT-M", "TNR-26X", "4006381333931", "S1", "A-04", "B-204"),
    *("40", "40*GLV-NIT-M", "0142", "=20417", "7QK2M41", "HR-2026-00001", "1", "2", "3"),
    *("DONE", "UNDO", "CANCEL", "SWITCH", "DAMAGED", "GOOD", "CHECK IN", "CHECK OUT"),
    *("0", "-1", "1e9", "999999", "0.0001", "1,5", "1.000.000", "²", "½"),
    *(
        "NaN*GLV-NIT-M",
        "-3*GLV-NIT-M",
        "0*GLV-NIT-M",
        "1e5*GLV-NIT-M",
        "999999999999*GLV-NIT-M",
        "*GLV-NIT-M",
        "٣*LT-1",
    ),
    *("=", "==", "]C1", "]C101", "]d2\x1d", "01" + "9" * 14, "]Q3https://id.gs1.org/01/09506000134352", "9" * 129),
    *("%", "_", '"""', 'a"b', "'' OR 1=1", "😀" * 128, "ﬁ" * 100, "0000", "LT-", "-1" + "0" * 50),
)
"""What somebody may scan or type at the counter of `tests.counter.world`."""
