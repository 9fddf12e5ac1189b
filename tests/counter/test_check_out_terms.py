"""What speaks against a loan is said while its things are scanned: a reason is asked once and kept."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tests.counter.world import World
from tests.transactions import makers
from tests.transactions.makers import asset, check_out, custodies
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.people import Department, Person
from tracker_desktop.transactions.add_training import AddTraining
from tracker_desktop.transactions.edit_category import EditCategory
from tracker_desktop.transactions.edit_person import EditPerson
from tracker_desktop.transactions.rules.training_fields import TrainingFields


def add(world: World, prefix: str, *numbers: int, **terms: object) -> int:
    category = makers.add_category(world.office, f"Kind {prefix}", prefix, **terms)
    for number in numbers:
        makers.add_asset(world.office, "Thing", tag=f"{prefix}-{number}", category_id=category)
    return category


def test_a_line_is_warned_of_at_once_and_the_reason_is_kept(world: World) -> None:
    add(world, "LS", 1, 2, training="Laser safety")
    add(world, "RD", 1, 2, most_out=1)
    world.counter.set_mode("check_out")
    world.scan("20417")
    warned = world.scan("LS-1")
    assert (warned.outcome, world.keys()) == ("choose", ["with_reason", "leave"])
    assert warned.title == "LS-1 needs the training “Laser safety”, which Maria Lopez does not have."
    assert world.basket.assets[0].problem_code == "training_missing"
    assert world.counter.choose("with_reason").wants == "reason"
    assert world.type("the trainer is with her").title == "Reason noted"
    again = world.scan("LS-2")
    assert (again.outcome, again.title) == ("warning", "LS-2 added")
    assert "needs the training" in again.detail
    assert world.scan("RD-1").outcome == "done"
    assert world.scan("RD-2").outcome == "warning"
    posted = world.counter.finish()
    assert posted.title.startswith("4 assets checked out to Maria Lopez")
    assert "all the same: the trainer is with her" in posted.detail


def test_no_reason_helps_where_the_category_refuses(sqlite_world: World) -> None:
    world = sqlite_world
    drones = add(world, "DR", 1, 2, most_out=1, holder_policy="refuse")
    world.counter.set_mode("check_out")
    world.scan_all("20417", "DR-1")
    no = world.scan("DR-2")
    assert (no.outcome, no.refusal, world.keys()) == ("refused", "most_out_category_policy", ["open", "leave"])
    world.scan("LT-1")
    assert [bool(line.problem) for line in world.basket.assets] == [False, True, False]
    world.office.perform(EditCategory(drones, {"most_out": 2}))
    assert world.counter.count_again()
    assert world.counter.finish().title.startswith("3 assets checked out")


def test_the_badge_after_the_things_reads_every_line_anew(sqlite_world: World) -> None:
    world = sqlite_world
    add(world, "LS", 1, training="Laser safety")
    world.counter.set_mode("check_out")
    assert world.scan("LS-1").outcome == "done"
    world.scan("20417")
    assert world.basket.assets[0].problem_code == "training_missing"
    world.scan("ch-220")
    world.counter.choose("change_holder")
    assert world.basket.assets[0].problem == ""  # a department needs no training


def test_the_day_and_the_deposit_follow_the_terms(world: World) -> None:
    maria = world.office.read(makers.Rows(Person, Person.badge == "20417"))[0]["id"]
    world.office.perform(EditPerson(maria, {"loan_days": 3}))
    add(world, "CM", 1, 2, deposit=Decimal(50))
    world.counter.set_mode("check_out")
    world.scan("20417")
    assert world.scan("CM-1").detail == "Thing · deposit 50.00"
    basket = world.basket
    assert (basket.due_shown, basket.due_words) == (dt.date(2026, 11, 27), "3 days, the most for Maria Lopez")
    world.scan("CM-2")
    assert world.counter.set_line(1, deposit=Decimal(20)).outcome == "warning"
    assert world.basket.assets[1].problem == (
        "CM-2: the deposit is 50.00, and 20.00 was taken. Take the rest, or give a reason."
    )
    assert world.counter.ask_line(1).outcome == "choose"
    world.counter.choose("with_reason", "paid by invoice")
    asked = world.counter.change(due=dt.date(2026, 12, 24))
    assert (asked.outcome, asked.refusal) == ("warning", "loan_too_long")
    posted = world.counter.finish()
    assert posted.detail.startswith("CM-1, CM-2 · all the same: paid by invoice · deposit 70.00 taken")
    world.counter.set_mode("check_in")
    assert world.scan("CM-2").detail.endswith("give back the deposit of 20.00")
    assert custodies(world.office, asset(world.office, _id(world, "CM-2"))["id"])[0]["deposit_back"] == Decimal(20)


def test_what_another_department_has_to_accept_is_offered(sqlite_world: World) -> None:
    world = sqlite_world
    add(world, "SC", 1, needs_acceptance=True)
    physics = makers.add_department(world.office, "Physics")
    ann = makers.person(world.office, "Ann Grey", "20500", department_id=physics)
    check_out(world.office, _id(world, "SC-1"), holder=ann)
    world.counter.set_mode("check_out")
    world.scan_all("20417", "SC-1")
    asked = world.counter.choose("transfer")
    assert (asked.refusal, world.keys()) == ("transfer_to_accept", ["offer", "leave"])
    offered = world.counter.choose("offer")
    assert offered.title == "SC-1 offered to Maria Lopez"
    assert (world.basket.assets, asset(world.office, _id(world, "SC-1"))["holder_id"]) == ((), ann)
    assert makers.holder_of(world.office, physics, Department)


def test_a_transfer_at_the_counter_asks_for_its_reason(sqlite_world: World) -> None:
    world = sqlite_world
    category = add(world, "LS", 1, training="Laser safety")
    leo = world.office.read(makers.Rows(Person, Person.badge == "20418"))[0]["id"]
    world.office.perform(AddTraining((leo,), TrainingFields("laser safety")))
    check_out(world.office, _id(world, "LS-1"), holder=world.ids["leo"])
    world.counter.set_mode("check_out")
    world.scan_all("20417", "LS-1")
    asked = world.counter.choose("transfer")
    assert (asked.refusal, world.keys()) == ("training_missing", ["with_reason", "leave"])
    moved = world.counter.choose("with_reason", "only to carry it")
    assert moved.title.startswith("LS-1 transferred to Maria Lopez")
    assert category


def test_what_needs_approval_waits(sqlite_world: World) -> None:
    world = sqlite_world
    add(world, "DR", 1, needs_approval=True)
    world.counter.set_mode("check_out")
    world.scan_all("20417", "DR-1")
    waiting = world.counter.finish()
    assert (waiting.outcome, waiting.title) == ("warning", "Waits for approval: Lend DR-1 Thing to Maria Lopez")
    assert world.basket.is_empty


def _id(world: World, tag: str) -> int:
    return int(world.office.read(makers.Rows(Asset, Asset.tag == tag))[0]["id"])


def test_without_a_day_it_is_an_assignment(world: World) -> None:
    """Until a day is entered again; what speaks against a loan of that length alone is not said."""
    world.counter.set_mode("check_out")
    world.scan_all("20417", "LT-1")
    world.counter.change(due=None)
    assert (world.basket.due_shown, world.basket.due_words) == (None, "none: it is assigned")
    world.scan("LT-2")
    assert world.basket.due_shown is None
    posted = world.counter.finish()
    assert posted.title == "2 assets assigned to Maria Lopez"
    world.scan_all("20417", "LT-3")
    assert world.basket.due_shown is not None
    world.counter.change(due=None)
    world.counter.change(due=dt.date(2026, 12, 1))
    assert world.counter.finish().title == "LT-3 checked out to Maria Lopez, due 1 Dec 2026"
