"""The one door to printed papers: a document by its number becomes a PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.paper.fonts import one_line
from tracker_desktop.paper.pages import Frame, Pages
from tracker_desktop.paper.pdf_file import PdfFile
from tracker_desktop.paper.symbols import code128
from tracker_desktop.paper.units import PAPERS
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.papers.paper import PICK_LIST, PUT_AWAY, Paper
from tracker_desktop.queries.papers.paper_of import PaperOf
from tracker_desktop.reports.papers.audit_certificate import audit_certificate
from tracker_desktop.reports.papers.cells import party_name
from tracker_desktop.reports.papers.clearance import clearance
from tracker_desktop.reports.papers.count_report import count_report
from tracker_desktop.reports.papers.damage_report import damage_report
from tracker_desktop.reports.papers.delivery_note import delivery_note
from tracker_desktop.reports.papers.deposit_receipt import deposit_receipt
from tracker_desktop.reports.papers.disposal_certificate import disposal_certificate
from tracker_desktop.reports.papers.drawn_sheet import DrawnSheet
from tracker_desktop.reports.papers.goods_receipt import goods_receipt
from tracker_desktop.reports.papers.hand_receipt import hand_receipt
from tracker_desktop.reports.papers.issue_slip import issue_slip
from tracker_desktop.reports.papers.loss_report import loss_report
from tracker_desktop.reports.papers.loss_write_off import loss_write_off
from tracker_desktop.reports.papers.overdue_notice import overdue_notice
from tracker_desktop.reports.papers.pick_list import pick_list
from tracker_desktop.reports.papers.purchase_order import purchase_order
from tracker_desktop.reports.papers.put_away_list import put_away_list
from tracker_desktop.reports.papers.return_note import return_note
from tracker_desktop.reports.papers.return_receipt import return_receipt
from tracker_desktop.reports.papers.sheet import Sheet
from tracker_desktop.reports.papers.statement import statement
from tracker_desktop.reports.papers.supplier_return import supplier_return
from tracker_desktop.reports.papers.transfer_form import transfer_form
from tracker_desktop.reports.papers.transfer_note import transfer_note
from tracker_desktop.reports.papers.work_order import work_order
from tracker_desktop.reports.papers.write_off_note import write_off_note
from tracker_desktop.store.store import Store
from tracker_desktop.store.watch import Watch

SHEETS: Mapping[str, Callable[[Paper], Sheet]] = {
    DocumentKind.HAND_RECEIPT.value: hand_receipt,
    DocumentKind.RETURN_RECEIPT.value: return_receipt,
    DocumentKind.TRANSFER_FORM.value: transfer_form,
    DocumentKind.GOODS_RECEIPT.value: goods_receipt,
    DocumentKind.PURCHASE_ORDER.value: purchase_order,
    DocumentKind.ISSUE_SLIP.value: issue_slip,
    DocumentKind.WORK_ORDER.value: work_order,
    DocumentKind.DAMAGE_REPORT.value: damage_report,
    DocumentKind.LOSS_REPORT.value: loss_report,
    DocumentKind.LOSS_WRITE_OFF.value: loss_write_off,
    DocumentKind.DISPOSAL_CERTIFICATE.value: disposal_certificate,
    DocumentKind.STATEMENT.value: statement,
    DocumentKind.CLEARANCE.value: clearance,
    DocumentKind.AUDIT_CERTIFICATE.value: audit_certificate,
    DocumentKind.COUNT_REPORT.value: count_report,
    DocumentKind.TRANSFER_NOTE.value: transfer_note,
    DocumentKind.RETURN_NOTE.value: return_note,
    DocumentKind.SUPPLIER_RETURN.value: supplier_return,
    DocumentKind.STOCK_WRITE_OFF.value: write_off_note,
    DocumentKind.DELIVERY_NOTE.value: delivery_note,
    DocumentKind.OVERDUE_NOTICE.value: overdue_notice,
    DocumentKind.DEPOSIT_RECEIPT.value: deposit_receipt,
    PICK_LIST: pick_list,
    PUT_AWAY: put_away_list,
}
"""What stands on each kind of paper."""
DOES_NOTHING: Mapping[str, str] = {
    PICK_LIST: "Nothing is issued by this list: issue it under Issue",
    PUT_AWAY: "Nothing is moved by this list: what goes elsewhere is moved under Move",
}
"""What is to be done beside a list without a number."""
DRAFTS: Mapping[str, str] = {
    DocumentKind.DISPOSAL_CERTIFICATE.value: "Draft: its number is given when the lot is disposed of",
}
BOTH = ("Office copy", "Holder's copy")
"""The two copies of a receipt, each marked."""
RETURN = DocumentKind.RETURN_RECEIPT.value


def draw_paper(store: Store, number: str, path: str | Path, copies: Sequence[str] = (), by: str = "") -> Paper:
    """Write the document of this number as a PDF, as it was at its entry; each of the `copies` is marked with its
    words and begins on a page of its own, none is one copy without a mark. `by` is who prints it, said at the foot.

    Returns the facts. Raises Refused: paper_unknown, or where the file cannot be written.
    """
    (paper,) = draw_papers(store, (number,), path, copies, by)
    return paper


def draw_papers(
    store: Store,
    numbers: Sequence[str],
    path: str | Path,
    copies: Sequence[str] = (),
    by: str = "",
    watch: Watch | None = None,
) -> list[Paper]:
    """Several documents in one file, each counted by itself; the rest as draw_paper. `watch` is told of each."""
    papers = [_paper(store, number) for number in numbers]
    _draw(store, papers, path, copies, by, watch)
    return papers


def draw_drafts(
    store: Store,
    drafts: Sequence[Query[Paper]],
    path: str | Path,
    copies: Sequence[str] = (),
    by: str = "",
    watch: Watch | None = None,
) -> list[Paper]:
    """Papers as they would be issued now, each page marked as a draft. A receipt of nothing is left out; Refused,
    returns_none, where that leaves none."""
    asked = [store.read(draft) for draft in drafts]
    papers = [paper for paper in asked if paper.kind != RETURN or paper.content.assets]
    if not papers:
        raise Refused("returns_none", holder=party_name(asked[0]))
    _draw(store, papers, path, copies, by, watch)
    return papers


def draw_pick_list(store: Store, wanted: Query[Paper], path: str | Path, by: str = "") -> Paper:
    """A list to pick by. Raises Refused("pick_list_empty") where nothing is to be taken."""
    paper = store.read(wanted)
    if not paper.content.stock:
        raise Refused("pick_list_empty")
    _draw(store, [paper], path, (), by)
    return paper


def draw_put_away(store: Store, wanted: Query[Paper], path: str | Path, by: str = "") -> Paper:
    """A list to put away by. Raises Refused("put_away_empty") where no stock came in."""
    paper = store.read(wanted)
    if not paper.content.stock:
        raise Refused("put_away_empty")
    _draw(store, [paper], path, (), by)
    return paper


def _draw(
    store: Store,
    papers: Sequence[Paper],
    path: str | Path,
    copies: Sequence[str],
    by: str,
    watch: Watch | None = None,
) -> None:
    first, watched = papers[0], watch or Watch()
    watched.begin(len(papers))
    size = PAPERS[str(first.office.settings["paper.size"])]
    title = ", ".join((f"{first.title} {first.number}".strip(), *(paper.number for paper in papers[1:])))
    with PdfFile(path, size, title, office=store.url) as file:
        for paper in papers:
            sheet = SHEETS[paper.kind](paper)
            for copy in copies or ("",):
                file.begin_part()
                DrawnSheet(Pages(file, _frame(paper, copy, by)), sheet).draw()
            watched.add(1)


def _paper(store: Store, number: str) -> Paper:
    paper = store.read(PaperOf(one_line(number)))
    if paper is None:
        raise Refused("paper_unknown", number=number)
    return paper


def _frame(paper: Paper, copy: str, by: str) -> Frame:
    office = paper.office
    when = shown.moment(office, paper.at)
    effective = shown.moment(office, paper.effective_at)
    holder = paper.holder.name if paper.holder else ""
    below = [shown.joined([when, f"effective {effective}" if effective != when else "", holder])]
    if paper.void is not None:
        undone = f"Void: undone {shown.moment(office, paper.void.at)} by {paper.void.by} (entry {paper.void.seq:,})"
        below.append(": ".join(part for part in (undone, paper.void.reason) if part))
    foot = [f"Entry {paper.seq:,}", f"journal {paper.short_head}", f"printed by {by}" if by else ""]
    if paper.is_draft:
        foot = [DRAFTS.get(paper.kind, "Draft: its number is given when it is printed or saved")]
    if paper.is_list:
        foot = [DOES_NOTHING[paper.kind], f"printed by {by}" if by else ""]
    return Frame(
        office.name,
        paper.title,
        tuple(below),
        shown.joined(foot),
        code=code128(paper.number) if paper.number else None,
        copy=copy,
        void=paper.void is not None,
        draft=paper.is_draft,
    )
