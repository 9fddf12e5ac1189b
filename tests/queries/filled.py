"""A small office in which every status occurs, made by the real transactions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from tests.store.verbs import Do
from tests.store_fixtures import Office
from tests.transactions.contract_makers import add_contract, give
from tests.transactions.makers import (
    add_asset,
    add_category,
    add_department,
    add_person,
    add_place,
    add_supplier,
    check_out,
    holder_of,
    made,
    place_id,
)
from tests.transactions.record_makers import add_field
from tests.transactions.stock_makers import add_item, issue, lot, receive
from tests.transactions.value_makers import add_scheme
from tracker_desktop.models.people import Department
from tracker_desktop.queries.count_scope import CountScope, ScopeKind
from tracker_desktop.transactions.add_asset_kit import AddAssetKit
from tracker_desktop.transactions.add_charge_code import AddChargeCode
from tracker_desktop.transactions.add_kit import AddKit
from tracker_desktop.transactions.add_plan import AddPlan, PlanFields
from tracker_desktop.transactions.add_training import AddTraining
from tracker_desktop.transactions.add_work_cost import AddWorkCost, WorkCostFields
from tracker_desktop.transactions.approval_need import Need
from tracker_desktop.transactions.assign import Assign
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.change_value import ChangeValue
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import OutLine
from tracker_desktop.transactions.count_stock import CountStock
from tracker_desktop.transactions.create_disposal import CreateDisposal
from tracker_desktop.transactions.create_order import CreateOrder, OrderFields, OrderLineFields
from tracker_desktop.transactions.dispatch_transfer import DispatchLine, DispatchTransfer
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.issue import Issue
from tracker_desktop.transactions.move_stock import MoveLine, MoveStock
from tracker_desktop.transactions.offer_transfer import OfferTransfer
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.open_count import OpenCount
from tracker_desktop.transactions.open_work_order import OpenWorkOrder, WorkFields
from tracker_desktop.transactions.read_meter import ReadMeter
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.reserve import Reserve
from tracker_desktop.transactions.rules import approvals
from tracker_desktop.transactions.rules.asset_kit_fields import AssetKitFields
from tracker_desktop.transactions.rules.audit_scope import AuditScope
from tracker_desktop.transactions.rules.back_orders import BackOrderLine
from tracker_desktop.transactions.rules.charge_code_fields import ChargeCodeFields
from tracker_desktop.transactions.rules.disposals import DisposalFields
from tracker_desktop.transactions.rules.kit_fields import KitFields, KitPart
from tracker_desktop.transactions.rules.reservation_fields import ReservationFields
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.training_fields import TrainingFields
from tracker_desktop.transactions.see_asset import SeeAsset
from tracker_desktop.transactions.see_in_audit import SeeInAudit
from tracker_desktop.transactions.send_to_maintenance import SendToMaintenance
from tracker_desktop.transactions.set_stock_levels import LevelFields, SetStockLevels
from tracker_desktop.transactions.set_supplier_items import OfferFields, SetSupplierItems
from tracker_desktop.transactions.withdraw_disposal import WithdrawDisposal

TODAY = dt.date(2026, 11, 24)
TEN = Decimal(10)


@dataclass(frozen=True)
class Filled:
    """Ids by tag, SKU and name."""

    assets: dict[str, int]
    items: dict[str, int]
    maria: int
    maria_holder: int
    leo: int
    biology: int
    bench: int


def fill(office: Office) -> Filled:
    """Eight assets, five items, three people; today is 24 Nov 2026."""
    supplier = add_supplier(office, "Müller Werkzeuge")
    for name, kind in (("Colour", "text"), ("Mileage", "number")):
        add_field(office, name, kind, unit="km" if kind == "number" else None)
    biology = add_department(office, "Biology", charge_code="CC-4100")
    maria = add_person(office, "Maria Lopez", "20417", department_id=biology)
    leo = add_person(office, "Leo Brandt", "20418", email="leo@office.example")
    add_person(office, "Zoë Ångström", "20419")
    shelf = add_place(office, "A-04", "A-04", "bin", parent_id=place_id(office, "STOCKROOM"))
    room = add_place(office, "B-204", "Biology B-204", "room", responsible_id=maria)
    quarantine = add_place(office, "Q-1", "Quarantine", "quarantine")
    laptops = add_category(office, "Laptops", "LT", loan_days=14)
    scopes = add_category(office, "Microscopes", "MS", checklist=({"text": "Clean", "required": True},))
    stock_room = place_id(office, "STOCKROOM")
    dell = {"category_id": laptops, "manufacturer": "Dell", "home_place_id": stock_room, "supplier_id": supplier}
    assets = {
        "LT-00009": add_asset(office, "Dell Latitude 5540", tag="LT-9", serial="7QK2M44", **dell),
        "LT-00010": add_asset(office, "Dell Latitude 5540", tag="LT-10", serial="7QK2M45", cost=Decimal(1249), **dell),
        "LT-00011": add_asset(office, "dell latitude 7450", tag="LT-11", purchased=dt.date(2024, 3, 14), **dell),
        "MS-27": add_asset(office, "Zeiss Primostar 3", tag="MS-27", category_id=scopes, department_id=biology),
        "MS-28": add_asset(office, "Zeiss Primostar 3 100%_", tag="MS-28", category_id=scopes, place_id=room),
        "GN-4": add_asset(office, "Honda EU22i", tag="GN-4", warranty_end=dt.date(2026, 12, 24)),
        "OS-7": add_asset(office, "Tektronix MDO34 Ωmega", tag="OS-7", warranty_end=dt.date(2027, 6, 1)),
        "CH-1": add_asset(office, "Äron chair", tag="CH-1", notes="blue"),
    }
    maria_holder = holder_of(office, maria)
    start = office.now
    office.now = start - dt.timedelta(days=30)
    check_out(office, assets["LT-00009"], holder=maria_holder, due=dt.date(2026, 11, 12), place_id=room)
    office.now = start
    check_out(office, assets["LT-00010"], holder=maria_holder, due=TODAY, place_id=room, override="wanted")
    office.perform(Assign((OutLine(assets["CH-1"]),), holder_of(office, biology, Department)))
    check_out(office, assets["MS-27"], holder=holder_of(office, leo), due=dt.date(2026, 12, 1))
    office.perform(CheckIn((InLine(assets["MS-27"]),)))
    office.perform(SendToMaintenance((assets["GN-4"],)))
    office.perform(ReportMissing((assets["OS-7"],)))
    office.perform(SeeAsset(assets["LT-00011"], stock_room))
    items = {
        "GLV-M": add_item(office, "GLV-M", "Nitrile gloves, medium", reorder_point=Decimal(200), supplier_id=supplier),
        "GLV-L": add_item(office, "GLV-L", "Nitrile gloves, large", reorder_point=Decimal(200)),
        "ETH": add_item(office, "ETH", "Ethanol 96 %", unit="can", reorder_point=Decimal(10)),
        "TNR": add_item(office, "TNR", "Toner", reorder_point=Decimal(4), group="Office"),
        "OLD": add_item(office, "OLD", "Old glue"),
    }
    receive(office, items["GLV-M"], 300, "0.07", lot="24G118", expiry=dt.date(2027, 1, 31), place_id=shelf)
    receive(office, items["GLV-M"], 100, "0.07", lot="25A020", expiry=dt.date(2027, 6, 30), place_id=stock_room)
    receive(office, items["GLV-L"], 140, "0.10", place_id=shelf)
    receive(office, items["ETH"], 22, "9.50", lot="E1", expiry=dt.date(2026, 12, 9), place_id=shelf)
    start = office.now
    office.now = start - dt.timedelta(days=60)
    receive(office, items["OLD"], 5, "2", lot="X", expiry=dt.date(2026, 11, 23), place_id=shelf)
    office.now = start
    glove_lot = lot(office, items["GLV-L"])
    count = made(office.perform(OpenCount(CountScope(ScopeKind.ALL), "Year's end")))
    office.perform(CountStock(count, items["GLV-L"], glove_lot, shelf, Decimal(139)))
    audit = made(office.perform(OpenAudit(AuditScope("places", (room, stock_room)))))
    office.perform(SeeInAudit(audit, assets["MS-28"], "MS-28", room))
    office.perform(SeeInAudit(audit, None, "9781234", room))
    office.perform(Do(lambda books: _ask(books, assets["LT-00011"])))
    issue(office, items["GLV-M"], 40, maria_holder)
    office.perform(MoveStock((MoveLine(items["GLV-L"], glove_lot, Decimal(10), shelf, quarantine),)))
    return Filled(assets, items, maria, maria_holder, leo, biology, room)


def fill_more(office: Office, filled: Filled) -> Filled:
    """What the lists besides need that no test of the journal counts: charge codes, a kit, what is owed, what is on its
    way."""
    gloves, stockroom = filled.items["GLV-L"], place_id(office, "STOCKROOM")
    receive(office, gloves, 1, "0.10", place_id=stockroom)
    line = DispatchLine(gloves, lot(office, gloves), stockroom, Decimal(1))
    office.perform(DispatchTransfer(stockroom, add_place(office, "S-2", "Store 2", "store"), (line,)))
    for fields in (ChargeCodeFields("CC-4100", "Biology"), ChargeCodeFields("J-7", is_job=True, valid_until=TODAY)):
        office.perform(AddChargeCode(fields))
    office.perform(AddKit(KitFields("KIT-1", "Starter set"), (KitPart("GLV-M", Decimal(10)),)))
    old_scopes = made(office.perform(CreateDisposal(DisposalFields("Old scopes", "scrap"), (filled.assets["MS-28"],))))
    office.perform(WithdrawDisposal(old_scopes))
    fisher = add_supplier(office, "Fisher")
    until = dt.date(2026, 12, 1)
    for trained, name, ends in ((filled.maria, "Laser safety", until), (filled.leo, "Late shift", None)):
        office.perform(AddTraining((trained,), TrainingFields(name, ends)))
    offered = OfferTransfer((OutLine(filled.assets["LT-00010"]),), holder_of(office, filled.leo), override="late")
    office.perform(offered)
    give(office, add_contract(office, seats=3, cost="90", days=30), filled.assets["MS-27"], filled.assets["LT-00011"])
    for sku, number, price in (("GLV-M", "AN-1187", "7.40"), ("TNR", "T-9", "61")):
        office.perform(SetSupplierItems(filled.items[sku], (OfferFields(fisher, number, price=Decimal(price)),)))
    lines = (OrderLineFields(Decimal(30), filled.items["TNR"]), OrderLineFields(Decimal(2), description="Microscope"))
    office.perform(CreateOrder(OrderFields(fisher), lines, ordered=True))
    office.perform(CreateOrder(OrderFields(fisher), lines[:1]))
    level = LevelFields(place_id(office, "STOCKROOM"), Decimal(40), maximum=Decimal(200))
    office.perform(SetStockLevels(filled.items["GLV-M"], (level,)))
    _write_down(office, filled)
    for holder, code, count in ((holder_of(office, filled.leo), "CC-4100", 3), (None, "J-7", 1)):
        office.perform(Issue((), holder, code, back_orders=(BackOrderLine(filled.items["TNR"], Decimal(count)),)))
    _maintain(office, filled)
    _reserve(office, filled)
    return filled


def _reserve(office: Office, filled: Filled) -> None:
    """Kits of assets, one of them out, and reservations of an asset, of a kit and of a category."""
    for code, tag in (("MS-KIT", "MS-27"), ("OLD-KIT", "LT-11")):
        office.perform(AddAssetKit(AssetKitFields(code, f"Kit of {tag}"), (tag,)))
    day, later = dt.date(2026, 12, 1), dt.date(2026, 12, 3)
    leo = holder_of(office, filled.leo)
    for fields in (
        ReservationFields(filled.maria_holder, day, later, asset_id=filled.assets["MS-28"], purpose="Exam"),
        ReservationFields(leo, TODAY, day, kit_id=1),
        ReservationFields(leo, day, day, "9:00", "10:30", asset_id=filled.assets["LT-00011"], note="for two"),
    ):
        office.perform(Reserve(fields, "needed"))


def _maintain(office: Office, filled: Filled) -> None:
    """A plan for an asset and one for a category, a meter, and a work order that cost something."""
    scope = filled.assets["MS-27"]
    plans = (
        PlanFields("Yearly service", asset_id=scope, months=12),
        PlanFields("Oil", asset_id=scope, meter="h", every=TEN),
    )
    for fields in plans:
        office.perform(AddPlan(fields))
    for reading in (TEN, TEN * 2):
        office.perform(ReadMeter(scope, "hours", reading))
    for title in ("Replace the lamp", "Clean the stage"):
        order = made(office.perform(OpenWorkOrder(scope, WorkFields(title))))
        office.perform(AddWorkCost(order, WorkCostFields("other", amount=TEN)))


def _write_down(office: Office, filled: Filled) -> None:
    """Two schemes, and three changes of the value of a laptop."""
    scheme = add_scheme(office, "Élan computers", salvage_percent=Decimal(5), note="lately")
    add_scheme(office, "Generators", "units-of-use", meter="hours", units=Decimal(6_000))
    laptop = (filled.assets["LT-00010"],)
    office.perform(EditAssets(laptop, {"scheme_id": scheme, "in_service": dt.date(2025, 1, 1)}))
    office.perform(ChangeValue(laptop, "addition", TODAY, Decimal(120), reason="memory"))
    office.perform(ChangeValue(laptop, "impairment", TODAY, Decimal(10)))
    office.perform(ChangeValue(laptop, "new life", TODAY, life_months=60))


def _ask(books: Books, asset: int) -> None:
    """Something waits for another person."""
    gaps = {"tag": "LT-11", "description": "dell latitude 7450", "place": "Stockroom", "note": ""}
    need = Need(Decimal(1249), Said("report_missing", gaps))
    approvals.request(books, ReportMissing((asset,)), need)
