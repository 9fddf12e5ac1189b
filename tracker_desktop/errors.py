"""What a user is told. Anything else that is raised is a bug."""

from __future__ import annotations

from tracker_desktop.wording import refusal


class Refused(Exception):
    """A rule of the office said no. The text is a sentence for the clerk.

    `code` names a row of the REFUSALS tables in `tracker_desktop.wording`; `params` fill its gaps.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return refusal(self.code, self.params)
