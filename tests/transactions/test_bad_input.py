"""What comes in wrong is refused or made clean, each with a sentence that names the field."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.models.people import Person
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.add_person import AddPerson
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.person_fields import PersonFields


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"tag": "LT-\x001"}, "Tag: The code has a control character"),
        ({"tag": "LT\u202e-1"}, "Tag: The code has an invisible mark that turns the writing"),
        ({"tag": "X" * 5000}, "Tag: The code has 5000 characters; 128 is the most."),
        ({"serial": "A\x07B"}, "Serial number: The code has a control character"),
        ({"description": "x" * 5000}, "Description: The text has 5000 characters; 200 is the most."),
        ({"description": "\u200b\u202e"}, "Description: This must be filled in."),
        ({"notes": "x" * 5000}, "Notes: The text has 5000 characters; 4000 is the most."),
        ({"cost": Decimal("0.00001")}, "Cost: 0.00001 has more than 4 decimals. Round it."),
        ({"cost": Decimal("1e30")}, "Cost: The amount is larger than a million millions."),
        ({"cost": Decimal("NaN")}, "Cost: NaN is not an amount"),
        ({"cost": Decimal("Infinity")}, "Cost: Infinity is not an amount"),
        ({"condition": "Good"}, "Condition: “Good” is not among the choices."),
    ],
)
def test_an_asset_that_cannot_be_kept(office: Office, fields: dict[str, object], sentence: str) -> None:
    asked = AssetFields(**{"description": "Dell Latitude 5540", "tag": "LT-1"} | fields)  # type: ignore[arg-type]
    code, said = makers.refused(office, AddAsset(asked))
    assert (code, said[: len(sentence)]) == ("field_wrong", sentence)


def test_texts_are_made_clean_and_markup_is_only_text(office: Office) -> None:
    one = makers.add_asset(
        office,
        "  <b>Dell</b>\t& \u202eco\x00 ",
        tag=" lt-1 ",
        manufacturer="Zażółć",
        cost=Decimal("0.0001"),
        notes="a\r\nb\x0b\u200e",
    )
    kept = makers.asset(office, one)
    assert (kept["description"], kept["tag"], kept["tag_key"]) == ("<b>Dell</b> & co", "lt-1", "LT-1")
    assert (kept["manufacturer"], kept["notes"], kept["cost"]) == ("Zażółć", "a\nb", Decimal("0.0001"))


def test_a_name_keeps_its_script(office: Office) -> None:
    names = ["محمد علي", "山田太郎", "O’Brien & <i>Söhne</i>"]
    for name in names:
        person = makers.made(office.perform(AddPerson(PersonFields(name))))
        assert makers.row(office, Person, person)["name"] == name
