"""Every sentence the program says, as rows: a refusal by its code, a title by its code.

One file a family. A template's gaps are named: `{tag} is held by {holder}.` A title row is (title, detail);
the detail stands beside the title in the banner and may be empty.
"""

from __future__ import annotations

from collections.abc import Mapping

from tracker_desktop.wording import (
    approvals,
    asset_kits,
    assets,
    audit_scans,
    audit_sheets,
    audits,
    contracts,
    costs,
    counter,
    counts,
    disposals,
    exchange,
    files,
    formats,
    inspections,
    issuing,
    labels,
    lending,
    losses,
    maintenance,
    orders,
    own_fields,
    papers,
    people,
    printing,
    reports,
    reservations,
    returns,
    scanning,
    stock,
    store,
    transfers,
    values,
)

FAMILIES = (
    assets,
    lending,
    inspections,
    stock,
    costs,
    issuing,
    people,
    scanning,
    counter,
    exchange,
    store,
    papers,
    labels,
    formats,
    reports,
    returns,
    printing,
    approvals,
    audits,
    audit_scans,
    audit_sheets,
    counts,
    orders,
    transfers,
    reservations,
    asset_kits,
    contracts,
    files,
    own_fields,
    maintenance,
    losses,
    disposals,
    values,
)
REFUSALS: dict[str, str] = {code: text for family in FAMILIES for code, text in family.REFUSALS.items()}
TITLES: dict[str, tuple[str, str]] = {code: row for family in FAMILIES for code, row in family.TITLES.items()}


def refusal(code: str, params: Mapping[str, object]) -> str:
    """The sentence of a refusal, with its gaps filled."""
    return REFUSALS[code].format_map(params)


def title(code: str, params: Mapping[str, object]) -> str:
    """What happened, in a few words: the headline of the banner and the line in History."""
    return TITLES[code][0].format_map(params)


def detail(code: str, params: Mapping[str, object]) -> str:
    """What else the clerk wants to know about it; may be empty."""
    return TITLES[code][1].format_map(params)
