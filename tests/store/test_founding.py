"""A new office: its first person has every role, and nobody can open it a second time."""

from __future__ import annotations

import pytest

from tests.store_fixtures import Office
from tracker_desktop.errors import Refused
from tracker_desktop.transactions.found_office import FoundOffice


def test_an_office_is_founded_once(office: Office) -> None:
    with pytest.raises(Refused, match="somebody signed in already"):
        office.perform(FoundOffice("Another", "Leo Brandt"))
