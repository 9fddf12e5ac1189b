"""Which importer takes which list."""

from __future__ import annotations

from collections.abc import Mapping

from tracker_desktop.transactions.importing.assets import AssetImporter
from tracker_desktop.transactions.importing.categories import CategoryImporter
from tracker_desktop.transactions.importing.charge_codes import ChargeCodeImporter
from tracker_desktop.transactions.importing.contracts import ContractImporter
from tracker_desktop.transactions.importing.departments import DepartmentImporter
from tracker_desktop.transactions.importing.given import What
from tracker_desktop.transactions.importing.importer import Importer
from tracker_desktop.transactions.importing.items import ItemImporter
from tracker_desktop.transactions.importing.offers import OfferImporter
from tracker_desktop.transactions.importing.people import PersonImporter
from tracker_desktop.transactions.importing.places import PlaceImporter
from tracker_desktop.transactions.importing.stock_levels import StockLevelImporter

IMPORTERS: Mapping[str, type[Importer]] = {
    What.ASSETS: AssetImporter,
    What.PEOPLE: PersonImporter,
    What.ITEMS: ItemImporter,
    What.PLACES: PlaceImporter,
    What.DEPARTMENTS: DepartmentImporter,
    What.CHARGE_CODES: ChargeCodeImporter,
    What.OFFERS: OfferImporter,
    What.STOCK_LEVELS: StockLevelImporter,
    What.CONTRACTS: ContractImporter,
    What.CATEGORIES: CategoryImporter,
}
