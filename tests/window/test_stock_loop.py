"""The loop of a stockroom in a real window: a delivery of thirty codes is received against its order, put away and
issued, first expired first; the separator of GS1 comes in every form that scanners send."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from tests.store_fixtures import Office
from tests.store_fixtures import open_office as office_at
from tests.transactions import makers
from tests.transactions.order_makers import line, order
from tests.transactions.stock_makers import add_item, stock
from tests.window.desk_program import DeskProgram, desk_program
from tests.window.test_burst import SEPARATORS
from tests.window.xvfb import Screen
from tracker_desktop.scanning.gtin import check_digit
from tracker_desktop.scanning.profile import DEFAULT
from tracker_desktop.store import verify
from tracker_desktop.store.desk_file import DeskFile
from tracker_desktop.store.opening import open_office
from tracker_desktop.transactions.rules.item_parts import CodeFields

GS = "\x1d"
TODAY = dt.date.today()
SOON, LATER = TODAY + dt.timedelta(days=90), TODAY + dt.timedelta(days=400)


def gtin(number: int) -> str:
    body = f"0950110{number:06d}"
    return body + check_digit(body)


GLOVES, BUFFER, SALT, TIPS = (gtin(number) for number in range(1, 5))
PACK = "1" + GLOVES[1:-1] + check_digit("1" + GLOVES[1:-1])
"""The carton of gloves: the same product with another indicator digit."""


FIRST_OF_A_LOT = (0, 5, 11, 15)
"""Codes of a lot that was never seen: where separators are lost, the clerk is asked once which reading is right."""


@dataclass(frozen=True)
class Stockroom:
    """What the office has before the delivery comes."""

    items: Mapping[str, int]
    order_number: str


def prepare(place: str) -> Stockroom:
    office = office_at(place)
    office.now = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    makers.add_department(office, "Chemistry", charge_code="CH-220")
    makers.add_person(office, "Maria Lopez", "20417")
    makers.add_place(office, "DOCK", "Dock", "store")
    makers.add_place(office, "A-04", "A-04", "bin")
    supplier = makers.add_supplier(office, "Fisher Scientific")
    items = {
        "gloves": add_item(
            office,
            codes=(CodeFields("gtin", GLOVES), CodeFields("gtin", PACK, Decimal(100), Decimal(1), Decimal(100))),
            lot_policy="required",
            expiry_required=True,
        ),
        "buffer": add_item(office, "BUF-7", "Buffer pH 7", codes=(CodeFields("gtin", BUFFER),), lot_policy="required"),
        "salt": add_item(office, "SALT", "Salt", unit="kg", decimals=3, codes=(CodeFields("gtin", SALT),)),
        "tips": add_item(office, "TIPS", "Pipette tips", codes=(CodeFields("gtin", TIPS),), lot_policy="none"),
    }
    lines = (
        line(items["gloves"], 500, price="0.07"),
        line(items["buffer"], 40, price="4"),
        line(items["salt"], 12, price="2"),
        line(items["tips"], 12, price="9"),
    )
    order(office, supplier, *lines)
    office.store.close()
    return Stockroom(items, "PO-2026-00001".replace("2026", str(TODAY.year)))


def labels() -> Iterator[str]:
    """Thirty codes of a delivery, separators as GS: two lots of gloves, two of buffer, weighed salt, EAN and SKU."""
    for lot, expiry in (("G-LATE", LATER), ("G-SOON", SOON)):
        for _ in range(5):
            yield f"01{GLOVES}10{lot}{GS}17{expiry:%y%m%d}30{10}"
    yield f"01{PACK}10G-LATE{GS}17{LATER:%y%m%d}"
    for lot in ("B1", "B2"):
        for _ in range(4):
            yield f"01{BUFFER}10{lot}{GS}30{5}"
    for grams in (1250, 750, 10000):
        yield f"01{SALT}3103{grams:06d}"
    for _ in range(4):
        yield TIPS[1:]
    for _ in range(4):
        yield "TIPS"


def scan(program: DeskProgram, code: str, form: str) -> None:
    """A burst whose separators are keys of that form."""
    keys, _ = SEPARATORS[form]
    type_it = ("type", "--delay", "2", "--args", "1")
    words: list[str] = []
    for number, part in enumerate(code.split(GS)):
        words += [*(keys if number else ()), *type_it, part]
    program.screen.xdotool(*words, "key", "--delay", "2", "Return")
    time.sleep(0.25)


def on_hand(place: str, items: Mapping[str, int]) -> dict[str, dict[tuple[str, str], Decimal]]:
    store = open_office(place, write=False)
    office = Office(store, 1, dt.datetime.now(dt.UTC))
    found = {name: stock(office, item) for name, item in items.items()}
    store.close()
    return found


@pytest.mark.window
@pytest.mark.parametrize(
    "forms",
    [("Ctrl+]", "Alt+0 2 9", "F8", "F12"), ("|",), ("{GS}",), ("nothing",)],
    ids=["keys", "bar", "words", "none"],
)
def test_a_delivery_is_received_put_away_and_issued(
    forms: Sequence[str], screen: Screen, sqlite_place: str, tmp_path: Path
) -> None:
    room = prepare(sqlite_place)
    with desk_program(screen, Path(sqlite_place), tmp_path) as program:
        teach(program, forms)
        program.start()
        receive(program, room, forms)
        put_away(program, room, forms)
        issue(program, forms)
    held = on_hand(sqlite_place, room.items)
    assert held["gloves"] == {("G-LATE", "A-04"): 150, ("G-SOON", "DOCK"): 20}
    assert held["buffer"] == {("B1", "DOCK"): 20, ("B2", "DOCK"): 20}
    assert held["salt"] == {("", "DOCK"): 12}
    assert held["tips"] == {("", "DOCK"): 8}
    store = open_office(sqlite_place)
    assert verify.verify(store).problems == []
    store.close()


def teach(program: DeskProgram, forms: Sequence[str]) -> None:
    """The desk knows its scanner where only one form comes; keys are understood without."""
    folder = program.data / "tracker-desktop"
    folder.mkdir(parents=True)
    file = DeskFile(folder / "desk.db")
    file.set_scanner_profile(SEPARATORS[forms[0]][1] if len(forms) == 1 else DEFAULT)
    file.close()


def receive(program: DeskProgram, room: Stockroom, forms: Sequence[str]) -> None:
    screen = program.screen
    screen.key("F6")
    screen.wait_for_window("Receive")
    time.sleep(0.4)
    program.scan(room.order_number)
    time.sleep(0.6)
    program.scan("DOCK")
    codes = list(labels())
    assert len(codes) == 30
    for number, code in enumerate(codes):
        scan(program, code, forms[number % len(forms)])
        if number in FIRST_OF_A_LOT and forms == ("nothing",):
            time.sleep(0.5)
            program.picture("which-reading")
            screen.key("1")
            time.sleep(0.8)
    time.sleep(1.0)
    program.picture("received")
    program.press_until_saved("ctrl+Return", "receive", "Received")
    time.sleep(0.8)
    program.picture("posted")


def put_away(program: DeskProgram, room: Stockroom, forms: Sequence[str]) -> None:
    program.screen.key("F5")
    time.sleep(0.6)
    scan(program, f"01{GLOVES}10G-LATE{GS}17{LATER:%y%m%d}", forms[0])
    time.sleep(0.4)
    program.type("150")
    program.picture("carried")
    program.scan("A-04")
    program.wait_for("move_stock", "Nitrile gloves")
    program.picture("put-away")


def issue(program: DeskProgram, forms: Sequence[str]) -> None:
    screen = program.screen
    time.sleep(0.4)
    screen.key("F7")
    screen.wait_for_window("Issue")
    time.sleep(0.4)
    program.scan("20417")
    program.type("30")
    program.scan(GLOVES[1:])
    time.sleep(0.6)
    program.picture("issued")
    program.press_until_saved("ctrl+Return", "issue", "Nitrile gloves")
