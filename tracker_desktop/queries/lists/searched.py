"""How the tables that others name are searched."""

from __future__ import annotations

from sqlalchemy import func

from tracker_desktop.models.asset_kits import AssetKit
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.charge_codes import ChargeCode
from tracker_desktop.models.contracts import Contract
from tracker_desktop.models.former_tags import FormerTag
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.items import Item
from tracker_desktop.models.maintenance import MaintenancePlan
from tracker_desktop.models.orders import StockKit
from tracker_desktop.models.own_fields import OwnValue
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.models.values import DepreciationScheme
from tracker_desktop.queries.columns import Search

BY_ASSET = Search(Asset.id, Asset.search, trigrams="asset_fts")
BY_CONTRACT = Search(Contract.id, Contract.search)
BY_HOLDER = Search(Holder.id, Holder.search, trigrams="holder_fts")
BY_FORMER_TAG = Search(FormerTag.asset_id, func.lower(FormerTag.tag_key))
BY_OWN_VALUE = Search(OwnValue.asset_id, OwnValue.search, trigrams="own_value_fts", row=OwnValue.id)
BY_PLACE = Search(Place.id, Place.search)
BY_DEPARTMENT = Search(Department.id, Department.search)
BY_PERSON = Search(Person.id, Person.search)
BY_ITEM = Search(Item.id, Item.search, trigrams="item_fts")
BY_SUPPLIER = Search(Supplier.id, Supplier.search)
BY_CHARGE_CODE = Search(ChargeCode.id, ChargeCode.search)
BY_ASSET_KIT = Search(AssetKit.id, AssetKit.search)
BY_CATEGORY = Search(Category.id, Category.search)
BY_SCHEME = Search(DepreciationScheme.id, DepreciationScheme.search)
BY_KIT = Search(StockKit.id, StockKit.search)
BY_PLAN = Search(MaintenancePlan.id, MaintenancePlan.search)
