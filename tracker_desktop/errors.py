"""What a user is told. Anything else that is raised is a bug."""

from __future__ import annotations

from tracker_desktop.wording import refusal
from tracker_desktop.wording.gaps import all_shown


class Refused(Exception):
    """A rule of the office said no. The text is a sentence for the clerk.

    `code` names a row of the REFUSALS tables in `tracker_desktop.wording`; `params` fill its gaps, texts as they can be
    shown: whatever was typed or scanned may stand in them.
    """

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = all_shown(params)
        super().__init__(code, self.params)

    def __str__(self) -> str:
        return refusal(self.code, self.params)


def reason(error: OSError) -> str:
    """Why the system says no, as the end of a sentence: permission denied."""
    return (error.strerror or str(error)).lower()
