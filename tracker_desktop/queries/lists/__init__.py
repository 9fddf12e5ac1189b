"""Every list of the program, one file each. A new column is one row in the list's file; a new list is one row here."""

from __future__ import annotations

from tracker_desktop.queries.columns import Listing
from tracker_desktop.queries.lists.approvals import APPROVALS
from tracker_desktop.queries.lists.asset_kits import ASSET_KITS
from tracker_desktop.queries.lists.assets import ASSETS
from tracker_desktop.queries.lists.audit_lines import AUDIT_LINES
from tracker_desktop.queries.lists.audit_rooms import AUDIT_ROOMS, BLIND_ROOMS
from tracker_desktop.queries.lists.audits import AUDITS
from tracker_desktop.queries.lists.back_orders import BACK_ORDERS
from tracker_desktop.queries.lists.categories import CATEGORIES
from tracker_desktop.queries.lists.charge_codes import CHARGE_CODES
from tracker_desktop.queries.lists.contract_seats import CONTRACT_SEATS
from tracker_desktop.queries.lists.contracts import CONTRACTS
from tracker_desktop.queries.lists.count_lines import COUNT_LINES, COUNT_SHEET
from tracker_desktop.queries.lists.counts import COUNTS
from tracker_desktop.queries.lists.departments import DEPARTMENTS
from tracker_desktop.queries.lists.disposal_lines import DISPOSAL_LINES
from tracker_desktop.queries.lists.disposals import DISPOSALS
from tracker_desktop.queries.lists.documents import DOCUMENTS
from tracker_desktop.queries.lists.inspections import INSPECTIONS, TO_INSPECT
from tracker_desktop.queries.lists.items import ITEMS
from tracker_desktop.queries.lists.journal import JOURNAL
from tracker_desktop.queries.lists.kits import KITS
from tracker_desktop.queries.lists.loans import LOANS
from tracker_desktop.queries.lists.losses import LOSSES
from tracker_desktop.queries.lists.lots import LOTS
from tracker_desktop.queries.lists.meter_readings import METER_READINGS
from tracker_desktop.queries.lists.movements import MOVEMENTS
from tracker_desktop.queries.lists.offers import OFFERS
from tracker_desktop.queries.lists.operators import OPERATORS
from tracker_desktop.queries.lists.order_lines import ORDER_LINES
from tracker_desktop.queries.lists.orders import ORDERS
from tracker_desktop.queries.lists.own_fields import OWN_FIELDS
from tracker_desktop.queries.lists.people import PEOPLE
from tracker_desktop.queries.lists.places import PLACES
from tracker_desktop.queries.lists.plan_due import PLAN_DUE
from tracker_desktop.queries.lists.plans import PLANS
from tracker_desktop.queries.lists.reservations import RESERVATIONS
from tracker_desktop.queries.lists.schemes import SCHEMES
from tracker_desktop.queries.lists.statements import STATEMENTS
from tracker_desktop.queries.lists.stock import STOCK
from tracker_desktop.queries.lists.stock_levels import STOCK_LEVELS
from tracker_desktop.queries.lists.suppliers import SUPPLIERS
from tracker_desktop.queries.lists.trainings import TRAININGS
from tracker_desktop.queries.lists.transfer_offers import TRANSFER_OFFERS
from tracker_desktop.queries.lists.transfers import IN_TRANSIT, TRANSFERS
from tracker_desktop.queries.lists.value_changes import VALUE_CHANGES
from tracker_desktop.queries.lists.work_costs import WORK_COSTS
from tracker_desktop.queries.lists.work_orders import WORK_ORDERS

LISTINGS: dict[str, Listing] = {
    listing.name: listing
    for listing in (
        ASSETS,
        TO_INSPECT,
        INSPECTIONS,
        ITEMS,
        PEOPLE,
        PLACES,
        DEPARTMENTS,
        CATEGORIES,
        OWN_FIELDS,
        SUPPLIERS,
        OPERATORS,
        CHARGE_CODES,
        KITS,
        RESERVATIONS,
        ASSET_KITS,
        BACK_ORDERS,
        LOANS,
        TRANSFER_OFFERS,
        TRAININGS,
        STATEMENTS,
        STOCK,
        LOTS,
        OFFERS,
        STOCK_LEVELS,
        MOVEMENTS,
        JOURNAL,
        DOCUMENTS,
        APPROVALS,
        AUDITS,
        AUDIT_LINES,
        AUDIT_ROOMS,
        BLIND_ROOMS,
        COUNTS,
        COUNT_LINES,
        COUNT_SHEET,
        TRANSFERS,
        IN_TRANSIT,
        CONTRACTS,
        CONTRACT_SEATS,
        ORDERS,
        ORDER_LINES,
        SCHEMES,
        VALUE_CHANGES,
        PLAN_DUE,
        WORK_ORDERS,
        PLANS,
        METER_READINGS,
        WORK_COSTS,
        LOSSES,
        DISPOSALS,
        DISPOSAL_LINES,
    )
}
