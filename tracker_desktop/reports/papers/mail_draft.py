"""A paper as a mail that waits to be sent: a file that mail programs open as a draft, the PDF attached."""

from __future__ import annotations

import tempfile
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.queries import shown
from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers.draw_paper import draw_paper
from tracker_desktop.reports.papers.overdue_notice import letter
from tracker_desktop.store.store import Store
from tracker_desktop.store.whole_file import whole_file
from tracker_desktop.wording.lending import notice_name

UNSENT = "X-Unsent"
"""Mail programs open a file with this as a draft instead of as a mail that came."""


def write_mail(store: Store, number: str, path: str | Path, by: str = "", to: str = "") -> Paper:
    """Write the draft of a mail with the paper of this number: a purchase order to its supplier, or a reminder to the
    address `to`. Returns the paper's facts.

    Raises Refused: paper_unknown, mail_no_order, or where the file cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix="tracker-mail-") as folder:
        drawn = Path(folder) / "paper.pdf"
        paper = draw_paper(store, number, drawn, by=by)
        pdf = drawn.read_bytes()
        if paper.kind == DocumentKind.OVERDUE_NOTICE:
            message = reminder_of(paper, pdf, to)
        elif paper.content.order is not None:
            message = mail_of(paper, pdf)
        else:
            raise Refused("mail_no_order", number=number)
    with whole_file(path, store.url) as partial:
        partial.write_bytes(message.as_bytes(policy=SMTP))
    return paper


def mail_of(paper: Paper, pdf: bytes) -> EmailMessage:
    """The mail with the order as a PDF."""
    order = paper.content.order
    assert order is not None
    subject = f"Purchase order {paper.number} of {_one_line(paper.office.name)}"
    return _draft(paper, order.email, subject, _text(paper), pdf)


def reminder_of(paper: Paper, pdf: bytes, to: str) -> EmailMessage:
    """The mail with a reminder as a PDF; its text says the same."""
    before, after = letter(paper)
    listed = [
        f"- {line.tag} {line.description}, due {shown.day(paper.office, line.due)}" for line in paper.content.assets
    ]
    parts = [
        f"Dear {paper.holder.name}," if paper.holder else "Dear Sir or Madam,",
        *("", before, "", *listed, "", after, ""),
        *(paper.operator, paper.office.name),
    ]
    subject = f"{notice_name(paper.content.step)} {paper.number} of {_one_line(paper.office.name)}"
    return _draft(paper, to, subject, "\n".join(parts) + "\n", pdf)


def _draft(paper: Paper, to: str | None, subject: str, text: str, pdf: bytes) -> EmailMessage:
    message = EmailMessage()
    message[UNSENT] = "1"
    if to:
        message["To"] = _one_line(to)
    message["Subject"] = subject
    message.set_content(text)
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=f"{paper.number}.pdf")
    return message


def _text(paper: Paper) -> str:
    order, office = paper.content.order, paper.office
    assert order is not None
    parts = (
        f"Dear {order.contact}," if order.contact else "Dear Sir or Madam,",
        "",
        f"please find our purchase order {paper.number} attached.",
        f"Our customer number is {order.customer_number}." if order.customer_number else "",
        f"We expect it on {shown.day(office, order.expected)}." if order.expected else "",
        "Please confirm it, and put its number on your delivery note and your invoice.",
        "",
        paper.operator,
        office.name,
    )
    kept = [part for number, part in enumerate(parts) if part or number in (1, 6)]
    return "\n".join(kept) + "\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())
