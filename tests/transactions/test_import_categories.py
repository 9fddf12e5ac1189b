"""Categories of a spreadsheet: their checklists come in, go out and come in again as they are."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.import_files import by, csv, take, wrong
from tracker_desktop.exchange.plan import plan_import
from tracker_desktop.exchange.shape_categories import read_step, show_steps
from tracker_desktop.exchange.write_csv import export
from tracker_desktop.models.categories import Category, Step

LIST = (
    "Category,Tag prefix,Loan days,Before another use,Goes with it,Hold data,Active\n"
    'Microscopes,ms,14,"Clean: lens [clean, photo]\nRefill: oil [refill, optional]\nCheck [A]",case,no,yes\n'
    "laptops,,,,,yes,\n"
)
STEPS = [
    {"text": "Clean: lens", "required": True, "kind": "clean", "photo": True},
    {"text": "Refill: oil", "required": False, "kind": "refill"},
    {"text": "Check [A]", "required": True},
]


def test_they_come_in_and_out_with_their_checklists(office: Office, tmp_path: Path) -> None:
    makers.add_category(office, "Laptops", "LT", loan_days=7, checklist=(Step(text="Wipe", required=True),))
    before = makers.everything(office)
    done = take(office, csv(tmp_path, LIST))
    found = by(office, Category, "name")
    scopes, laptops = found["Microscopes"], found["Laptops"]
    assert (scopes["tag_prefix"], scopes["loan_days"], scopes["checklist"]) == ("MS", 14, STEPS)
    assert (scopes["goes_with"], scopes["holder_policy"], scopes["active"]) == (["case"], "warn", True)
    assert (laptops["checklist"], laptops["loan_days"], laptops["holds_data"]) == (
        [{"text": "Wipe", "required": True}],
        7,
        True,
    )
    export(office.store, "categories", tmp_path / "again.csv")
    plan = plan_import(office.store, tmp_path / "again.csv")
    assert (plan.counts.same, plan.counts.changes, wrong(plan)) == (2, 0, {})
    office.undo(done)
    assert makers.everything(office) == before


def test_what_cannot_be(office: Office, tmp_path: Path) -> None:
    text = 'Category,Checklist,Tag prefix,When overdue\nA,"Wipe\nWIPE",,\n,x,,\nB,,L-T,\nC,,,ask\nD,,D,\nd,,DD,\n'
    assert wrong(plan_import(office.store, csv(tmp_path, text))) == {
        2: "Checklist: “WIPE” stands there twice. Remove one.",
        4: "Name: This must be filled in.",
        5: "Tag prefix: “L-T” can't begin a tag. Use up to 8 letters A-Z and digits, as in LT.",
        6: "Holder with overdue things: “ask” is not among the choices. Choose one of: warn, refuse.",
        8: "d stands on line 7 already. Remove one of the two rows.",
    }


@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1), st.booleans(), st.booleans())
def test_any_step_is_read_as_it_was_written(text: str, required: bool, photo: bool) -> None:
    step = Step(text=text, required=required, kind="clean", photo=photo)
    assert read_step(show_steps([step])) == step
