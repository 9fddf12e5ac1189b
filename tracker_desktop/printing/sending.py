"""Sends a job on the way that its printer takes, and keeps it where it could not be sent."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping

from tracker_desktop.errors import Refused
from tracker_desktop.printing import network, to_folder
from tracker_desktop.printing.job import PrintJob, PrintSystem, Sent, Target
from tracker_desktop.printing.jobs import JobFolder
from tracker_desktop.store.watch import Stopped, Watch
from tracker_desktop.wording import refusal


def targets(system: PrintSystem) -> Mapping[str, Target]:
    """The way to each kind of printer."""
    return {"queue": system.send, "raw": system.send, "network": network.send, "folder": to_folder.send}


def send_job(
    folder: JobFolder,
    job: PrintJob,
    ways: Mapping[str, Target],
    watch: Watch,
    is_ending: Callable[[], bool] = lambda: False,
) -> Sent:
    """Send a job and forget it. One that could not be sent is kept with the reason, also where it was stopped because
    the program `is_ending`; one that the clerk stopped is thrown away.

    Raises Refused as the target does, job_damaged, job_elsewhere, job_gone; Stopped.
    """
    with folder.taken(job):
        return _send(folder, job, ways, watch, is_ending)


def _send(
    folder: JobFolder, job: PrintJob, ways: Mapping[str, Target], watch: Watch, is_ending: Callable[[], bool]
) -> Sent:
    try:
        sent = ways[job.printer.kind](job, folder.document(job), watch)
    except Refused as no:
        with contextlib.suppress(Refused):  # the first reason is the one to be told
            folder.not_sent(job, str(no))
        raise
    except Stopped:
        if is_ending():
            with contextlib.suppress(Refused):
                folder.not_sent(job, refusal("job_ended", {}))
        else:
            folder.delete(job.uid)
        raise
    folder.delete(job.uid)
    return sent
