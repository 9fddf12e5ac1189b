"""Issue at whose cost: charge codes, jobs, customers, and the day on which it takes effect."""

from __future__ import annotations

import datetime as dt

from tests.counter.world import World
from tests.transactions.makers import made
from tests.transactions.stock_makers import lot, movements, receive
from tracker_desktop.transactions.add_charge_code import AddChargeCode
from tracker_desktop.transactions.rules.charge_code_fields import ChargeCodeFields

TODAY = dt.date(2026, 11, 24)
DAY = dt.timedelta(days=1)


def add(world: World, code: str, **fields: object) -> int:
    return made(world.office.perform(AddChargeCode(ChargeCodeFields(code, **fields))))  # type: ignore[arg-type]


def last(world: World) -> tuple[str, int | None, str | None, str | None]:
    row = movements(world.office, world.ids["gloves"])[-1]
    return row.kind, row.holder_id, row.charge_code, row.party


def start(world: World, *codes: str) -> None:
    world.counter.set_mode("issue")
    world.scan_all(*codes)


def test_a_charge_code_that_is_scanned_pays(world: World) -> None:
    add(world, "PRJ-9", name="New wing", valid_until=TODAY + DAY)
    start(world, "20417", "GLV-NIT-M")
    answer = world.scan("prj-9")
    assert (answer.outcome, answer.title) == ("info", "PRJ-9 pays")
    assert answer.detail == "New wing · valid until 25 Nov 2026"
    assert world.scan("PRJ-9").outcome == "again"
    assert world.counter.finish().outcome == "done"
    assert last(world) == ("issue", world.ids["maria"], "PRJ-9", None)


def test_one_that_is_not_valid_is_refused_at_once(sqlite_world: World) -> None:
    add(sqlite_world, "OLD-1", valid_until=TODAY - DAY)
    add(sqlite_world, "GONE", active=False)
    start(sqlite_world, "20417")
    assert sqlite_world.scan("OLD-1").refusal == "charge_code_late"
    assert sqlite_world.scan("GONE").refusal == "not_active"
    sqlite_world.counter.change(effective_on=TODAY - DAY)
    assert sqlite_world.scan("OLD-1").title == "OLD-1 pays"
    sqlite_world.scan("GLV-NIT-M")
    assert sqlite_world.counter.finish().outcome == "done"
    assert movements(sqlite_world.office, sqlite_world.ids["gloves"])[-1].effective_at.date() == TODAY - DAY


def test_the_code_of_a_department_gets_it_first_and_pays_after(sqlite_world: World) -> None:
    add(sqlite_world, "CH-220", name="Chemistry")
    start(sqlite_world, "CH-220", "GLV-NIT-M")
    assert sqlite_world.basket.receiver == "Chemistry"
    assert sqlite_world.basket.charge is not None
    sqlite_world.counter.throw_away()
    start(sqlite_world, "20418", "GLV-NIT-M")
    assert "No charge code of the list pays for Leo Brandt" in sqlite_world.basket.charge_wrong
    assert sqlite_world.counter.finish().refusal == "charge_code_needed"
    assert sqlite_world.scan("CH-220").title == "CH-220 pays"
    assert sqlite_world.basket.charge_wrong == ""
    sqlite_world.counter.finish()
    assert last(sqlite_world) == ("issue", sqlite_world.ids["leo"], "CH-220", None)


def test_a_job_gets_it_alone(world: World) -> None:
    add(world, "J-7", name="Roof", is_job=True)
    start(world)
    assert world.scan("J-7").title == "Job J-7"
    world.scan("GLV-NIT-M")
    assert world.counter.finish().title == "1 × Nitrile gloves, medium issued to job J-7"
    assert last(world) == ("issue", None, "J-7", None)


def test_a_charge_code_that_is_no_job_gets_nothing_alone(sqlite_world: World) -> None:
    row = add(sqlite_world, "PRJ-9")
    start(sqlite_world, "GLV-NIT-M")
    sqlite_world.counter.change(charge_code_id=row)
    assert sqlite_world.basket.charge_code == "PRJ-9"
    assert sqlite_world.counter.finish().refusal == "no_holder_issue"
    sqlite_world.counter.change(charge_code_id=None)
    assert sqlite_world.basket.charge is None


def test_a_customer_is_sold_to_until_somebody_of_the_office_gets_it(world: World) -> None:
    add(world, "PRJ-9")
    start(world, "GLV-NIT-M")
    world.counter.change(customer="Acme Labs")
    assert world.basket.receiver == "Acme Labs"
    posted = world.counter.finish()
    assert (posted.title, posted.number) == ("1 × Nitrile gloves, medium sold to Acme Labs", "DN-2026-00001")
    assert last(world) == ("sale", None, None, "Acme Labs")
    start(world, "GLV-NIT-M")
    world.counter.change(customer="Acme Labs")
    world.scan("20417")
    assert (world.basket.customer, world.basket.receiver) == (None, "Maria Lopez")
    world.counter.change(customer="Acme Labs")
    assert world.basket.receiver == "Acme Labs"


def test_a_draft_keeps_what_pays(world: World) -> None:
    add(world, "J-7", is_job=True, valid_from=TODAY)
    start(world, "J-7", "GLV-NIT-M")
    world.counter.change(effective_on=TODAY)
    world.start_again()
    assert world.basket.receiver == "job J-7"
    assert world.counter.finish().outcome == "done"


def test_other_modes_and_look_up_know_a_charge_code(sqlite_world: World) -> None:
    add(sqlite_world, "PRJ-9", name="New wing")
    sqlite_world.counter.set_mode("look_up")
    found = sqlite_world.scan("PRJ-9")
    assert (found.title, found.detail, found.kind) == ("PRJ-9", "New wing", "charge_code")
    sqlite_world.counter.set_mode("receive")
    assert sqlite_world.scan("PRJ-9").title == "PRJ-9 is a charge code."


def test_a_lot_that_had_not_expired_on_the_day_of_the_issue_is_the_first_of_that_day(sqlite_world: World) -> None:
    office, gloves = sqlite_world.office, sqlite_world.ids["gloves"]
    receive(office, gloves, 5, "0.07", lot="24A001", expiry=TODAY)
    office.now += dt.timedelta(days=1)
    start(sqlite_world, "20417", "GLV-NIT-M")
    assert sqlite_world.basket.stock[0].taken[0].lot_number == "24G118"
    sqlite_world.counter.change(effective_on=TODAY)
    assert sqlite_world.basket.stock[0].taken[0].lot_number == "24A001"
    sqlite_world.counter.set_line(0, lot_id=lot(office, gloves, "24G118"))
    assert sqlite_world.counter.finish().refusal == "issue_not_first"
    sqlite_world.counter.choose("back")
    sqlite_world.counter.set_line(0, lot_id=lot(office, gloves, "24A001"))
    assert sqlite_world.counter.finish().outcome == "done"
