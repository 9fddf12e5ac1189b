"""Set condition, and Report damage."""

from __future__ import annotations

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.transactions.set_condition import SetCondition


def test_a_condition_is_noted(office: Office) -> None:
    one = makers.add_asset(office)
    done = makers.there_and_back(office, SetCondition(one, "poor", "keys worn"))
    assert (done.title, done.detail) == ("A-1: condition poor", "Dell Latitude 5540 · keys worn")
    noted = makers.asset(office, one)
    assert (noted["condition"], noted["readiness"]) == ("poor", "ready")


def test_what_becomes_damaged_has_to_be_inspected(office: Office) -> None:
    one = makers.add_asset(office)
    assert office.perform(SetCondition(one, "damaged")).detail == "Dell Latitude 5540 · to inspect"
    assert makers.asset(office, one)["readiness"] == "to inspect"


def test_damage_is_reported_with_a_number(office: Office) -> None:
    one = makers.add_asset(office)
    done = makers.there_and_back(office, ReportDamage(one, "broken", "hinge"))
    assert (done.title, done.number) == ("A-1 reported broken", "DR-2026-00001")
    assert done.detail == "Dell Latitude 5540 · to inspect · hinge · DR-2026-00001"
    reported = makers.asset(office, one)
    assert (reported["condition"], reported["readiness"]) == ("broken", "to inspect")


def test_the_holder_keeps_it(office: Office) -> None:
    maria, one = makers.person(office), makers.add_asset(office)
    makers.check_out(office, one, holder=maria)
    makers.there_and_back(office, ReportDamage(one))
    reported = makers.asset(office, one)
    assert (reported["holder_id"], reported["condition"], reported["readiness"]) == (maria, "damaged", "ready")
    (custody,) = makers.custodies(office, one)
    assert custody["ended_at"] is None


def test_what_is_damaged_already_is_inspected_again(office: Office) -> None:
    one = makers.add_asset(office)
    office.perform(ReportDamage(one))
    office.perform(Inspect(one, (), "ready"))
    office.perform(ReportDamage(one))
    assert makers.asset(office, one)["readiness"] == "to inspect"


def test_known_damage_does_not_hold_up_a_return(office: Office) -> None:
    one = makers.add_asset(office)
    office.perform(ReportDamage(one))
    office.perform(Inspect(one, (), "ready"))
    makers.check_out(office, one, holder=makers.person(office))
    office.perform(CheckIn((InLine(one),)))
    assert makers.asset(office, one)["readiness"] == "ready"


def test_refusals(office: Office) -> None:
    one = makers.add_asset(office)
    assert makers.refused(office, ReportDamage(one, "fair")) == (
        "not_damage",
        "“fair” is not a damage. Choose damaged or broken.",
    )
    assert makers.refused(office, SetCondition(one, "wet"))[0] == "condition_unknown"
    assert makers.refused(office, SetCondition(999, "good"))[0] == "gone"
