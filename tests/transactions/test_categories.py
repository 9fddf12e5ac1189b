"""Categories of assets."""

from __future__ import annotations

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.models.categories import Category, Step
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.add_category import AddCategory
from tracker_desktop.transactions.edit_category import EditCategory
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.category_fields import CategoryFields


def test_a_category_is_added(office: Office) -> None:
    steps: tuple[Step, ...] = ({"text": " Clean:  objectives ", "required": True}, {"text": "Fold", "required": False})
    fields = CategoryFields("Microscopes", "ms", 14, steps, ("case", "power supply"), "refuse")
    done = makers.there_and_back(office, AddCategory(fields))
    assert done.title == "Category Microscopes added"
    kept = makers.row(office, Category, makers.made(done))
    assert (kept["tag_prefix"], kept["loan_days"], kept["holder_policy"]) == ("MS", 14, "refuse")
    assert kept["checklist"] == [
        {"text": "Clean: objectives", "required": True},
        {"text": "Fold", "required": False},
    ]
    assert kept["goes_with"] == ["case", "power supply"]


def test_a_category_is_edited(office: Office) -> None:
    laptops = makers.add_category(office, "Laptops", "LT", goes_with=("charger",))
    changes = {"goes_with": ("charger", "sleeve"), "loan_days": None, "tag_prefix": "NB"}
    done = makers.there_and_back(office, EditCategory(laptops, changes))
    assert (done.title, done.detail) == ("Category Laptops edited", "Goes with it, Tag prefix")
    assert makers.row(office, Category, laptops)["goes_with"] == ["charger", "sleeve"]
    assert makers.refused(office, EditCategory(laptops, {"goes_with": ("charger", "sleeve")}))[0] == "nothing_changed"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"tag_prefix": "L-T"}, "Tag prefix: “L-T” can't begin a tag. Use up to 8 letters A-Z and digits, as in LT."),
        ({"tag_prefix": "LAPTOPSXX"}, "Tag prefix: “LAPTOPSXX” can't begin"),
        ({"loan_days": 0}, "Days of a loan: 0 is not between 1 and 3650. Correct it."),
        ({"loan_days": 10**9}, "Days of a loan: 1000000000 is not between"),
        ({"holder_policy": "ask"}, "Holder with overdue things: “ask” is not among the choices."),
        ({"goes_with": ("case", "CASE")}, "Goes with it: “CASE” stands there twice. Remove one."),
        ({"checklist": ({"text": "x" * 5000, "required": True},)}, "Checklist: The text has 5000 characters"),
        (
            {"checklist": tuple({"text": f"{n}", "required": True} for n in range(51))},
            "Checklist: There are more than 50",
        ),
        ({"name": " "}, "Name: This must be filled in."),
    ],
)
def test_what_a_category_cannot_be(office: Office, fields: dict[str, object], sentence: str) -> None:
    asked = CategoryFields(**{"name": "Microscopes"} | fields)  # type: ignore[arg-type]
    assert makers.refused(office, AddCategory(asked))[1].startswith(sentence)


def test_names_are_unique(office: Office) -> None:
    makers.add_category(office, "Laptops", "LT")
    assert makers.refused(office, AddCategory(CategoryFields("LAPTOPS"))) == (
        "category_taken",
        "There is a category “Laptops” already. Choose another name, or edit that one.",
    )


def test_a_retired_category_gets_no_new_assets(office: Office) -> None:
    laptops = makers.add_category(office, "Laptops", "LT")
    office.perform(EditCategory(laptops, {"active": False}))
    assert makers.refused(office, AddAsset(AssetFields("Dell Latitude 5540", category_id=laptops))) == (
        "field_wrong",
        "Category: Laptops is no longer in use. Choose another.",
    )
