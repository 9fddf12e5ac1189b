"""GS1 Digital Link: a web address whose path names a product, `https://host/01/GTIN/10/LOT?17=YYMMDD`."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import re
from urllib.parse import unquote

from tracker_desktop.scanning.gs1_elements import Fields, check_fields
from tracker_desktop.scanning.gs1_facts import parsed_of
from tracker_desktop.scanning.gs1_fields import field_of
from tracker_desktop.scanning.gtin import has_check_digit, is_gtin
from tracker_desktop.scanning.parsed import Parsed
from tracker_desktop.wording.codes import problem

KEYS: dict[str, tuple[str, ...]] = {
    "00": (),
    "01": ("22", "10", "21", "235"),
    "253": (),
    "255": (),
    "401": (),
    "402": (),
    "414": ("254", "7040"),
    "415": ("8020",),
    "417": ("7040",),
    "8003": (),
    "8004": ("7040",),
    "8006": ("22", "10", "21"),
    "8010": ("8011",),
    "8013": (),
    "8017": ("8019",),
    "8018": ("8019",),
}
"""What an address can name, and what may follow it in the path, in this order."""
ALPHAS = {
    "sscc": "00",
    "gtin": "01",
    "cpv": "22",
    "lot": "10",
    "ser": "21",
    "exp": "17",
    "gdti": "253",
    "gcn": "255",
    "ginc": "401",
    "gsin": "402",
    "gln": "414",
    "glnx": "254",
    "payto": "415",
    "party": "417",
    "refno": "8020",
    "grai": "8003",
    "giai": "8004",
    "itip": "8006",
    "cpid": "8010",
    "cpsn": "8011",
    "gmn": "8013",
    "gsrnp": "8017",
    "gsrn": "8018",
    "srin": "8019",
}
"""The words that older addresses have in place of the numbers."""
_ADDRESS = re.compile(r"(https?)://([^/?#\s]+)(/[^?#]*)?(?:\?([^#]*))?(?:#.*)?", re.IGNORECASE | re.DOTALL)
_NUMERIC = re.compile(r"\d{2,4}", re.ASCII)
_GTINS = ("01", "02")
_COMPRESSED_HOST = "id.gs1.org"
_COMPRESSED = re.compile(r"[A-Za-z0-9_-]{10,}")
_COMPRESSED_KEYS = {0: (60, 18), 1: (47, 14)}
"""By the first byte: how many bits follow, and how many digits they are."""


def read_link(text: str, raw: str, symbology: str | None, today: dt.date) -> Parsed | None:
    """What a web address says; of kind unknown where it is no Digital Link. None where it is no web address."""
    address = _ADDRESS.fullmatch(text)
    if address is None:
        return None
    scheme, host, path, question = address.groups("")
    segments = path.split("/")[1:]
    if segments and not segments[-1]:
        segments.pop()
    pairs = _key_and_more(segments)
    if not pairs:
        compressed = [problem("link_compressed")] if _is_compressed(host, segments) else []
        return Parsed(raw, symbology, errors=tuple(compressed))
    if scheme not in (scheme.lower(), scheme.upper()):
        return Parsed(raw, symbology, errors=(problem("link_scheme", scheme=scheme),))
    (key, _), *more = pairs
    errors = _misplaced(key, [ai for ai, _ in more])
    asked = _asked(question)
    warnings = [problem("link_question", ai=ai) for ai, _ in asked if ai in KEYS[key]]
    found: Fields = check_fields(tuple((ai, _padded(ai, value)) for ai, value in (*pairs, *asked)), today)
    return parsed_of(raw, symbology, "digital-link", found, today, errors=errors, warnings=warnings)


def _key_and_more(segments: list[str]) -> list[tuple[str, str]]:
    """The last key of the path and what follows it, pair by pair; [] where there is none."""
    pairs: list[tuple[str, str]] = []
    for place in range(len(segments) - 2, -1, -2):
        ai = ALPHAS.get(segments[place].lower(), segments[place])
        if not _NUMERIC.fullmatch(ai):
            return []
        pairs.insert(0, (ai, unquote(segments[place + 1], errors="replace")))
        if ai in KEYS:
            return pairs
    return []


def _misplaced(key: str, following: list[str]) -> list[str]:
    """Sentences of what may not follow the key in the path, or not there."""
    order = KEYS[key]
    wrong, last = [], -1
    for ai in following:
        place = order.index(ai) if ai in order else -1
        if place <= last and field_of(ai) is not None:
            wrong.append(problem("link_order", ai=ai))
        last = max(last, place)
    return wrong


def _asked(question: str) -> list[tuple[str, str]]:
    """The fields behind the question mark. What is not for GS1 is left out."""
    found = []
    for part in re.split("[&;]", question):
        name, equals, value = part.partition("=")
        ai = ALPHAS.get(name.lower(), name)
        if equals and _NUMERIC.fullmatch(ai):
            found.append((ai, unquote(value, errors="replace")))
    return found


def _padded(ai: str, value: str) -> str:
    return value.zfill(14) if ai in _GTINS and len(value) in (8, 12, 13) and is_gtin(value) else value


def _is_compressed(host: str, segments: list[str]) -> bool:
    """Whether the last part of the path holds a product number or SSCC with its check digit, in as few bits as go."""
    if not segments or not _COMPRESSED.fullmatch(segments[-1]):
        return False
    last = segments[-1]
    try:
        data = base64.urlsafe_b64decode(last + "=" * (-len(last) % 4))
    except (binascii.Error, ValueError):
        return False
    bits = "".join(f"{byte:08b}" for byte in data)
    length, digits = _COMPRESSED_KEYS.get(data[0], (0, 0))
    if not length or len(bits) < 8 + length:
        return host.lower() == _COMPRESSED_HOST
    number = str(int(bits[8 : 8 + length], 2)).zfill(digits)
    return host.lower() == _COMPRESSED_HOST or (len(number) == digits and has_check_digit(number))
