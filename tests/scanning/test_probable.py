"""Which assets an unknown code probably means."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.scanning.test_spelling import TAGS, spelled
from tests.store.verbs import Do
from tests.store_fixtures import Office, open_office
from tests.transactions.makers import add_asset, add_place
from tracker_desktop.models.assets import Asset
from tracker_desktop.queries.base import Query
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.scanning.probable import Candidate, ProbableMatches, candidates_of, probably
from tracker_desktop.transactions.match_codes import CodeMatch, MatchCodes
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.rules.audit_scope import AuditScope
from tracker_desktop.transactions.see_in_audit import SeeInAudit


class Of(Query[dict[str, tuple[Candidate, ...]]]):
    def __init__(self, audit: int, *codes: str) -> None:
        self.audit, self.codes = audit, codes

    def run(self, connection: object) -> dict[str, tuple[Candidate, ...]]:
        return dict(candidates_of(connection, self.codes, self.audit))  # type: ignore[arg-type]


def opened(office: Office, *tags: str) -> tuple[int, int, dict[str, int]]:
    room = add_place(office, "B-204", "Lab")
    assets = {tag: add_asset(office, tag=tag, place_id=room) for tag in tags}
    about = office.perform(OpenAudit(AuditScope("places", (room,)))).about
    assert about is not None
    return about[1], room, assets


def test_unknown_codes_of_an_audit_with_what_they_may_be(office: Office) -> None:
    audit, room, assets = opened(office, "LT-00142", "LT-00777", "PR-1-23", "PR-12-3")
    for code in ("lt 142", "PR123", "LT-00778", "WHATEVER-1"):
        office.perform(SeeInAudit(audit, None, code, room, note="on the shelf"))
    found = {match.code: match for match in office.read(ProbableMatches(audit))}
    assert found.keys() == {"lt 142", "PR123", "LT-00778"}
    one = found["lt 142"]
    assert (one.seen_place, one.note) == ("Lab", "on the shelf")
    assert [(c.tag, c.why, c.place) for c in one.candidates] == [
        ("LT-00142", "without spaces and dashes, with the missing zeros", "Lab")
    ]
    assert one.probably == one.candidates[0]
    assert [c.tag for c in found["PR123"].candidates] == ["PR-1-23", "PR-12-3"]
    assert found["PR123"].probably is None
    assert [(c.tag, c.why) for c in found["LT-00778"].candidates] == [("LT-00777", "one digit differs")]
    match = CodeMatch(one.line_id, assets["LT-00142"])
    office.perform(MatchCodes(audit, (match,)))
    assert "lt 142" not in {match.code for match in office.read(ProbableMatches(audit))}


def test_one_digit_is_proposed_only_for_what_the_audit_waits_for(office: Office) -> None:
    audit, room, assets = opened(office, "LT-00777")
    add_asset(office, tag="LT-00779")
    assert [c.tag for c in office.read(Of(audit, "LT-00778"))["LT-00778"]] == ["LT-00777"]
    office.perform(SeeInAudit(audit, assets["LT-00777"], "LT-00777", room))
    assert office.read(Of(audit, "LT-00778")) == {}


def test_a_code_that_has_become_a_tag_is_that_asset_and_no_other(office: Office) -> None:
    audit, _, _ = opened(office, "LT-00142")
    add_asset(office, tag="LT142")
    add_asset(office, tag="LTI42")
    (only,) = office.read(Of(audit, "lt142"))["LT142"]
    assert (only.tag, only.why) == ("LT142", "it is its tag by now")


def test_codes_too_short_or_without_letters_are_like_nothing(sqlite_office: Office) -> None:
    audit, _, _ = opened(sqlite_office, "A-1", "---1")
    assert sqlite_office.read(Of(audit, "A1", "--", "", "\x00")) == {}


def test_a_spelling_comes_before_another_digit(sqlite_office: Office) -> None:
    audit, _, assets = opened(sqlite_office, "LT-00142", "LT-00143")
    found = sqlite_office.read(Of(audit, "LT 00142"))["LT 00142"]
    assert [c.tag for c in found] == ["LT-00142", "LT-00143"]
    meant = probably(found)
    assert meant is not None
    assert meant.asset_id == assets["LT-00142"]


@pytest.fixture(scope="module")
def office_of_tags(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = open_office(str(shutil.copy(sqlite_template, tmp_path_factory.mktemp("tags") / "office.db")))
    yield office
    office.store.close()


@settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(TAGS, min_size=1, max_size=12, unique_by=code_key).flatmap(
        lambda tags: st.tuples(st.just(tags), spelled(st.sampled_from(tags)))
    )
)
def test_the_right_one_is_proposed_and_never_for_the_tag_of_another(
    office_of_tags: Office, drawn: tuple[list[str], tuple[str, str]]
) -> None:
    tags, (tag, code) = drawn
    rows = [{"tag": one, "tag_key": code_key(one), "description": "Thing"} for one in tags]
    made = office_of_tags.perform(Do(lambda books: books.add_many(Asset, rows)))
    try:
        found = office_of_tags.read(Of(0, code)).get(code_key(code), ())
        if code_key(code) in {code_key(one) for one in tags}:
            assert [code_key(c.tag) for c in found] == [code_key(code)]
        else:
            assert tag in {c.tag for c in found}
            assert len(found) > 1 or probably(found) == found[0]
    finally:
        office_of_tags.undo(made)
