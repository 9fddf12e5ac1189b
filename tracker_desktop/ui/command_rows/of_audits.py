"""The commands of the menu Audits."""

from __future__ import annotations

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import (
    AUDIT,
    AUDITS,
    CLOSED_AUDIT,
    GOING_AUDIT,
    OPEN_AUDIT,
    RESTING_AUDIT,
    TOLD_AUDIT,
    Command,
)

ROWS: tuple[Command, ...] = (
    Command("new_audit", AUDITS, "&New audit…", lambda w: w.audits.new(), "Ctrl+Shift+A", right=Right.AUDIT),
    Command("choose_audit", AUDITS, "&Choose an audit…", lambda w: w.audits.choose()),
    Command("load_audit", AUDITS, "&Load a file…", lambda w: w.audits.load(), needs=OPEN_AUDIT, right=Right.AUDIT),
    Command(
        "finish_room",
        AUDITS,
        "&Finish the room",
        lambda w: w.audits.rooms.finish(),
        "Ctrl+Shift+F",
        needs=OPEN_AUDIT,
        right=Right.AUDIT,
        group=1,
    ),
    Command(
        "finish_rooms",
        AUDITS,
        "Finish &all rooms…",
        lambda w: w.audits.rooms.finish_all(),
        needs=OPEN_AUDIT,
        right=Right.AUDIT,
        group=1,
    ),
    Command(
        "reconcile",
        AUDITS,
        "&Reconcile…",
        lambda w: w.audits.reconcile(),
        "Ctrl+Shift+R",
        needs=OPEN_AUDIT,
        right=Right.RECONCILE,
        group=1,
    ),
    Command(
        "pause_audit",
        AUDITS,
        "&Pause",
        lambda w: w.audits.steer("paused"),
        needs=OPEN_AUDIT,
        right=Right.AUDIT,
        group=2,
    ),
    Command(
        "resume_audit",
        AUDITS,
        "&Go on",
        lambda w: w.audits.steer("open"),
        needs=RESTING_AUDIT,
        right=Right.AUDIT,
        group=2,
    ),
    Command(
        "cancel_audit",
        AUDITS,
        "Canc&el the audit…",
        lambda w: w.audits.cancel(),
        needs=GOING_AUDIT,
        right=Right.RECONCILE,
        group=2,
    ),
    Command("audit_sheet", AUDITS, "Print &worksheet…", lambda w: w.audits.worksheet(), needs=AUDIT, group=3),
    Command(
        "audit_findings",
        AUDITS,
        "Print &discrepancy report…",
        lambda w: w.audits.discrepancies(),
        needs=TOLD_AUDIT,
        group=3,
    ),
    Command(
        "audit_paper", AUDITS, "Print cer&tificate…", lambda w: w.audits.certificate(), needs=CLOSED_AUDIT, group=3
    ),
)
