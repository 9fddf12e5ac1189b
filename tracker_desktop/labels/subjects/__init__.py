"""What can be labelled: one file each, and the table of them."""

from __future__ import annotations

from tracker_desktop.labels.subject import Subject
from tracker_desktop.labels.subjects.asset_kits import ASSET_KITS
from tracker_desktop.labels.subjects.assets import ASSETS
from tracker_desktop.labels.subjects.badges import BADGES
from tracker_desktop.labels.subjects.commands import COMMAND_CODES
from tracker_desktop.labels.subjects.documents import DOCUMENTS
from tracker_desktop.labels.subjects.items import ITEMS
from tracker_desktop.labels.subjects.kits import KITS
from tracker_desktop.labels.subjects.lots import LOTS
from tracker_desktop.labels.subjects.places import PLACES

SUBJECTS: tuple[Subject, ...] = (ASSETS, ITEMS, LOTS, PLACES, KITS, ASSET_KITS, BADGES, DOCUMENTS, COMMAND_CODES)
BY_KEY = {subject.key: subject for subject in SUBJECTS}
