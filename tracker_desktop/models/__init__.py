"""Nouns: what the records are. One file a family; no Qt, no queries. Importing this package maps every table."""

from tracker_desktop.models import (
    assets,
    categories,
    documents,
    former_tags,
    holders,
    items,
    journal,
    label_formats,
    office,
    people,
    places,
    sightings,
    stock,
    suppliers,
    tag_prints,
)
from tracker_desktop.models.base import Base, Kind

__all__ = [
    "Base",
    "Kind",
    "assets",
    "categories",
    "documents",
    "former_tags",
    "holders",
    "items",
    "journal",
    "label_formats",
    "office",
    "people",
    "places",
    "sightings",
    "stock",
    "suppliers",
    "tag_prints",
]
