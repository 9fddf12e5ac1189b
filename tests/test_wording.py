"""Every sentence that the code speaks of is written, and its gaps are filled; no sentence lies unused."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from string import Formatter

import pytest

from tests.source_files import Source, patterns_of, sources
from tracker_desktop.transactions.registry import by_kind
from tracker_desktop.wording import FAMILIES, REFUSALS, TITLES

ALWAYS = {"number"}
KINDS = sorted(kind for kind, made in by_kind().items() if made.__module__.startswith("tracker_desktop."))


def _gaps(*texts: str) -> set[str]:
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def _spoken(*names: str) -> Iterator[tuple[Source, ast.Call]]:
    for source in sources():
        if source.room not in ("wording", "errors"):
            yield from ((source, call) for call in source.calls(*names) if call.args)


def _unknown(code: str | re.Pattern[str], table: dict[str, object]) -> bool:
    return code not in table if isinstance(code, str) else not any(code.fullmatch(known) for known in table)


def test_every_refusal_has_its_sentence() -> None:
    wrong = [
        f"{source.where(call)} {code}"
        for source, call in _spoken("Refused", "refusal")
        for code in patterns_of(call.args[0])
        if _unknown(code, dict(REFUSALS))
    ]
    assert not wrong


def test_every_gap_of_a_refusal_is_filled() -> None:
    wrong = []
    for source, call in _spoken("Refused"):
        given = {keyword.arg for keyword in call.keywords}
        if None in given:
            continue
        for code in patterns_of(call.args[0]):
            if isinstance(code, str) and (missing := _gaps(REFUSALS.get(code, "")) - given):
                wrong.append(f"{source.where(call)} {code}: {missing}")
    assert not wrong


def test_every_title_that_is_said_is_written_and_filled() -> None:
    wrong = []
    for source, call in _spoken("Said"):
        gaps = call.args[1] if len(call.args) > 1 else ast.Dict([], [])
        keys = gaps.keys if isinstance(gaps, ast.Dict) else [None]
        whole = all(isinstance(key, ast.Constant) for key in keys)
        given = {key.value for key in keys if isinstance(key, ast.Constant)}
        for code in patterns_of(call.args[0]):
            if _unknown(code, dict(TITLES)):
                wrong.append(f"{source.where(call)} {code}")
            elif isinstance(code, str) and whole and (missing := _gaps(*TITLES[code]) - given - ALWAYS):
                wrong.append(f"{source.where(call)} {code}: {missing}")
    assert not wrong


@pytest.mark.parametrize("kind", KINDS)
def test_every_transaction_has_a_title(kind: str) -> None:
    assert [code for code in TITLES if code == kind or code.startswith(f"{kind}_")]


def test_a_code_stands_in_one_family_alone() -> None:
    for table, whole in (("REFUSALS", REFUSALS), ("TITLES", TITLES)):
        assert sum(len(getattr(family, table)) for family in FAMILIES) == len(whole)


def test_no_sentence_lies_unused() -> None:
    constants: set[str] = set()
    shapes: set[re.Pattern[str]] = set()
    for source in sources():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.JoinedStr):
                shapes |= {found for found in patterns_of(node) if isinstance(found, re.Pattern)}
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and source.room != "wording":
                constants.add(node.value)
    shapes = {shape for shape in shapes if len(shape.pattern.replace(".+", "")) > 2}
    unused = {code for code in REFUSALS if code not in constants and not any(shape.fullmatch(code) for shape in shapes)}
    assert not unused


@pytest.mark.parametrize("code", sorted(REFUSALS))
def test_a_sentence_is_one(code: str) -> None:
    text = REFUSALS[code]
    assert not re.search(r"entity|record #|successfully|\bfailed\b", text)
    assert text == text.strip() or text.startswith(" ")
