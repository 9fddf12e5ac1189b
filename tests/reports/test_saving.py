"""Reports as files, read back: whole or not at all, every text as it is, nothing that a program runs."""

from __future__ import annotations

import csv
import datetime as dt
import gc
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.dom import minidom

import pytest
from python_calamine import CalamineWorkbook

from tests.largest_file import largest_file, posix
from tests.paper.render import pages, text_of
from tests.reports.audited_office import audited, counted
from tests.reports.small_office import Known, run
from tests.store_fixtures import Office
from tests.transactions.count_makers import count_stock, open_count
from tests.transactions.import_files import take
from tests.transactions.makers import add_asset, add_category, add_place, add_supplier
from tests.transactions.order_makers import line, order
from tests.transactions.return_makers import scrap, send_back
from tests.transactions.stock_makers import add_item, lot, place, receive
from tracker_desktop.errors import Refused
from tracker_desktop.reports import to_xlsx
from tracker_desktop.reports.cells import plain
from tracker_desktop.reports.registry import REPORTS
from tracker_desktop.reports.result import Group, Result
from tracker_desktop.reports.running import run_report
from tracker_desktop.reports.saving import WRITERS, save
from tracker_desktop.reports.spool import Spool
from tracker_desktop.store.watch import Stopped, Watch
from tracker_desktop.transactions.change_setting import ChangeSetting

OF_AUDITS = ("audits-due", "worksheet-of-audit", "discrepancies", "audit-history", "ghost-assets")
OF_COUNTS = ("count-sheet", "count-differences")
TEXTS = ("<b>bold</b>", "A & B <br/>", "=1+1", "+1", "-1", "@x", "../x", "{title}", "%s", "_x000D_", "😀 box", "1,5")


@pytest.fixture
def many(sqlite_office: Office, tmp_path: Path) -> Iterator[Result]:
    """A register of 300 assets."""
    lines = [f"T-{number},Thing {number},{number}.25\n" for number in range(300)]
    (tmp_path / "many.csv").write_text("Asset Tag,Name,Purchase Cost\n" + "".join(lines), "utf-8")
    take(sqlite_office, tmp_path / "many.csv")
    with run(sqlite_office, "asset-register") as result:
        yield result


def differing(known: Known) -> int:
    """A count of all stock, of which one line was counted and differs."""
    count = open_count(known.office)
    count_stock(known.office, count, known.gloves, 1)
    return count


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def cells_of(path: Path, sheet: str = "Report") -> list[list[object]]:
    return [list(row) for row in CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()]


def test_plain_text(known: Known, tmp_path: Path) -> None:
    save(known.run("asset-register"), tmp_path / "a.csv")
    head, *rows = rows_of(tmp_path / "a.csv")
    assert head[:3] == ["Tag", "Description", "Serial number"]
    assert rows[0] == [
        "LT-1",
        "Dell Latitude 5540",
        "7QK2M33",
        "Laptops",
        "Overdue",
        "Maria Lopez",
        "B 204",
        "Biology",
        "",
        "1000",
    ]
    assert len(rows) == 5


def test_a_workbook_has_numbers_dates_and_sums(known: Known, tmp_path: Path) -> None:
    save(known.run("issued"), tmp_path / "issued.xlsx")
    head, *rows, last = cells_of(tmp_path / "issued.xlsx")
    assert head[0] == "Department"
    assert [row[-1] for row in rows] == [12.0, 24.0, 4.0]
    assert (last[0], last[-1]) == ("3 lines", 40.0)
    about = [row[0] for row in cells_of(tmp_path / "issued.xlsx", "About")]
    assert about[:3] == ["Issued by department", "Main stockroom", "25 Oct 2026 to 24 Nov 2026"]
    save(known.run("overdue"), tmp_path / "overdue.xlsx")
    _, row, _ = cells_of(tmp_path / "overdue.xlsx")
    assert row[7:10] == [dt.datetime(2026, 10, 25, 9, 40, 17), dt.date(2026, 11, 10), 14.0]


def test_headings_of_a_workbook_are_read_beside_the_arrow_of_the_filter(known: Known, tmp_path: Path) -> None:
    save(known.run("stock-value"), tmp_path / "stock.xlsx")
    head, *_ = cells_of(tmp_path / "stock.xlsx")
    with zipfile.ZipFile(tmp_path / "stock.xlsx") as book:
        columns = minidom.parseString(book.read("xl/worksheets/sheet1.xml")).getElementsByTagName("col")
    widths = [
        float(col.getAttribute("width"))
        for col in columns
        for _ in range(int(col.getAttribute("min")), int(col.getAttribute("max")) + 1)
    ]
    assert [title for title, wide in zip(head, widths, strict=True) if wide < len(str(title)) + 3] == []
    assert head[-2:] == ["Average cost (USD)", "Value (USD)"]


def test_an_empty_report_says_so_once(sqlite_office: Office, tmp_path: Path) -> None:
    with run(sqlite_office, "stock-value") as result:
        save(result, tmp_path / "empty.pdf")
    told = text_of(tmp_path / "empty.pdf")
    assert "No items." in told
    assert "Nothing is in stock." not in told


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("key", REPORTS)
def test_every_report_in_every_form(known: Known, tmp_path: Path, key: str, ending: str) -> None:
    asked = {"place": known.room, "person": known.maria, "asset": known.lent, "item": known.gloves}
    asked["lot"] = lot(known.office, known.gloves, "A1")
    if key == "return-reasons":
        scrap(known.office, known.gloves, asked["lot"], 1, place(known.office))
    if key in ("open-orders", "late-orders"):
        order(known.office, add_supplier(known.office, "Late Ltd"), line(known.gloves, 1))
        known.office.now += dt.timedelta(days=30)
    if key == "dead-stock":
        known.office.now += dt.timedelta(days=200)
    if key == "variances":
        supplier = add_supplier(known.office, "Gives more than it cost")
        shelf, credit = place(known.office), Decimal(99)
        send_back(known.office, known.gloves, asked["lot"], 1, shelf, unit_credit=credit, supplier_id=supplier)
    if key in OF_AUDITS:
        asked["audit"] = audited(known)
    if key in OF_COUNTS:
        asked["count"] = differing(known)
    if key == "count-accuracy":
        counted(known)
    required = [one.key for one in REPORTS[key].parameters if one.required and one.default is None]
    result = known.run(key, **{name: asked[name] for name in required})
    path = tmp_path / f"report{ending}"
    save(result, path)
    assert os.listdir(tmp_path).count(path.name) == 1
    assert not [name for name in os.listdir(tmp_path) if "partial" in name]
    if ending == ".csv":
        assert len(rows_of(path)) == len(result) + 1
    elif ending == ".xlsx":
        assert len(cells_of(path)) == len(result) + 2
    else:
        told = text_of(path)
        assert REPORTS[key].title in told
        assert "Page 1 of 1" in told
        assert (f"Total: {result.counted(len(result))}" if len(result) else REPORTS[key].empty) in told


def test_the_pages_say_how_many_they_are(many: Result, tmp_path: Path) -> None:
    save(many, tmp_path / "many.pdf")
    told = text_of(tmp_path / "many.pdf")
    numbers = re.findall(r"Page (\d+) of (\d+)", told)
    assert len(numbers) > 5
    assert numbers == [(str(number), str(len(numbers))) for number in range(1, len(numbers) + 1)]
    assert len(re.findall(r"^Tag\s+Description", told, re.MULTILINE)) == len(numbers)
    assert re.findall(r"\bT-\d+\b", told) == [f"T-{number}" for number in range(300)]
    assert "Total: 300 assets" in told
    assert f"{sum(number + 0.25 for number in range(300)):,.2f}" in told
    assert "(USD)" in told


def test_a_group_goes_on_on_the_next_page(sqlite_office: Office, tmp_path: Path) -> None:
    place = add_place(sqlite_office, "HALL", "Hall")
    lines = [f"T-{number},Thing {number},1.00,HALL\n" for number in range(60)]
    (tmp_path / "many.csv").write_text("Asset Tag,Name,Purchase Cost,Place\n" + "".join(lines), "utf-8")
    take(sqlite_office, tmp_path / "many.csv")
    with run(sqlite_office, "by-location", place=place) as result:
        save(result, tmp_path / "hall.pdf")
    told = text_of(tmp_path / "hall.pdf")
    assert len(re.findall(r"^Hall · HALL \(continued\)", told, re.MULTILINE)) == told.count("\f") - 1
    assert re.search(r"Total of Hall · HALL\s+60\.00", told)


def test_totals_are_never_alone_on_a_page(known: Known, tmp_path: Path) -> None:
    asked = known.run("by-location", place=known.room)
    for rows in range(20, 31):
        long = Spool()
        for number in range(rows):
            long.add(("Hall", "H", f"T-{number}", "Thing", *(None,) * 5, Decimal(1), 1))
        long.finish()
        with replace(asked, spool=long, groups=[Group(0, rows, {9: Decimal(rows)})]) as result:
            save(result, tmp_path / "hall.pdf")
        *_, last, end = text_of(tmp_path / "hall.pdf").split("\f")
        assert end == ""
        assert "T-" in last
        assert "Total of Hall" in last


def test_texts_are_data(sqlite_office: Office, tmp_path: Path) -> None:
    long = "word " * 39
    category = add_category(sqlite_office, "<i>Kind</i> & more", "K")
    for number, text in enumerate((*TEXTS, "first\nsecond", long)):
        add_asset(sqlite_office, text, tag=f"T-{number:02}", category_id=category)
    with run(sqlite_office, "asset-register") as result:
        said = [str(row[1]) for row in result.rows()]
        for ending in WRITERS:
            save(result, tmp_path / f"texts{ending}")
    assert said[: len(TEXTS)] == list(TEXTS)
    assert [row[1] for row in rows_of(tmp_path / "texts.csv")[1:]] == [plain(text) for text in said]
    assert [row[1] for row in cells_of(tmp_path / "texts.xlsx")[1:-1]] == said
    told = text_of(tmp_path / "texts.pdf")
    for text in TEXTS:
        if not text.startswith("😀"):
            assert text in told
    assert "…" in told
    assert "<i>Kind</i> &" in told


def test_a_workbook_takes_the_longest_cell_there_is(known: Known, tmp_path: Path) -> None:
    wide = Spool()
    wide.add(("A", "x" * (to_xlsx.LONGEST + 5), *(None,) * 8))
    wide.finish()
    with replace(known.run("asset-register"), spool=wide) as result:
        save(result, tmp_path / "wide.xlsx")
    kept = str(cells_of(tmp_path / "wide.xlsx")[1][1])
    assert (len(kept), kept[-1]) == (to_xlsx.LONGEST, "…")


def test_names_of_every_script_are_drawn(sqlite_office: Office, tmp_path: Path) -> None:
    for number, text in enumerate(("Zażółć gęślą", "Ωμέγα", "顕微鏡 一", "محمد علي", "Łódź №1")):
        add_asset(sqlite_office, text, tag=f"T-{number}")
    with run(sqlite_office, "asset-register") as result:
        save(result, tmp_path / "scripts.pdf")
    told = text_of(tmp_path / "scripts.pdf")
    for text in ("Zażółć gęślą", "Ωμέγα", "顕微鏡 一", "Łódź №1"):
        assert text in told
    assert "\ufffd" not in told


def test_the_paper_of_the_office(known: Known, tmp_path: Path) -> None:
    sizes = []
    for paper in ("A4", "Letter"):
        if paper != "A4":
            known.office.perform(ChangeSetting("paper.size", paper))
        for key in ("below-reorder-point", "asset-register"):
            save(known.run(key), tmp_path / f"{paper}-{key}.pdf")
            sizes.append(pages(tmp_path / f"{paper}-{key}.pdf", 25)[0].size)
    assert sizes == [(207, 293), (293, 207), (213, 275), (275, 213)]


def test_a_worksheet_has_a_box_for_each_asset_and_room_to_sign(known: Known, tmp_path: Path) -> None:
    save(known.run("audit-worksheet", place=known.room), tmp_path / "sheet.pdf")
    told = text_of(tmp_path / "sheet.pdf")
    assert "Checked by" in told
    assert "Signature" in told
    (page,) = pages(tmp_path / "sheet.pdf", 150)
    boxes = page.crop((round(15.5 / 25.4 * 150), 0, round(21 / 25.4 * 150), page.height))
    dark = [y for y in range(boxes.height) if sum(boxes.getpixel((x, y)) < 128 for x in range(boxes.width)) > 15]  # type: ignore[operator]
    edges = [y for y, before in zip(dark[1:], dark, strict=False) if y - before > 3]
    assert len(edges) >= 2 * 3 - 1


def test_an_empty_report_says_so(sqlite_office: Office, tmp_path: Path) -> None:
    for key in ("overdue", "stock-value", "issued"):
        with run(sqlite_office, key) as result:
            for ending in WRITERS:
                save(result, tmp_path / f"{key}{ending}")
        assert REPORTS[key].empty in text_of(tmp_path / f"{key}.pdf")
        assert len(rows_of(tmp_path / f"{key}.csv")) == 1


@pytest.mark.parametrize("ending", WRITERS)
def test_stopped_it_leaves_the_old_file(many: Result, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"many{ending}"
    target.write_text("old", "utf-8")
    watch = Watch()
    watch.report = lambda done, _: watch.cancelled.set() if done else None
    with pytest.raises(Stopped):
        save(many, target, watch=watch)
    assert target.read_text("utf-8") == "old"
    assert sorted(os.listdir(tmp_path)) == sorted({"many.csv", "office.db", target.name, *_beside(tmp_path)})
    save(many, target)
    assert target.stat().st_size > 3000


def _beside(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("office.db*")}


@pytest.mark.parametrize("ending", WRITERS)
def test_progress_is_told_to_the_end(many: Result, tmp_path: Path, ending: str) -> None:
    told: list[tuple[int, int]] = []
    save(many, tmp_path / f"out{ending}", watch=Watch(report=lambda done, of: told.append((done, of))))
    assert told[0] == (0, 300)
    assert told[-1] == (300, 300)
    assert told == sorted(told)


def test_where_it_cannot_be_written(known: Known, tmp_path: Path) -> None:
    result = known.run("asset-register")
    masked = tmp_path / "masked.csv"
    os.link(str(known.office.store.url.database), masked)
    for ending in WRITERS:
        with pytest.raises(Refused, match="cannot be written: no such file or directory"):
            save(result, tmp_path / "nowhere" / f"a{ending}")
    for name in ("report", "report.doc", "report.pdf.txt"):
        with pytest.raises(Refused, match=r"Let its name end with one of: \.pdf, \.xlsx, \.csv"):
            save(result, tmp_path / name)
    with pytest.raises(Refused, match="is a database"):
        save(result, masked, known.office.store.url)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize("ending", WRITERS)
def test_on_a_full_disk_it_is_said_once(known: Known, tmp_path: Path, ending: str) -> None:
    full = tmp_path / f"full{ending}"
    full.symlink_to("/dev/full")
    with pytest.raises(Refused, match=f"full{ending} cannot be written: no space left on device"):
        save(known.run("asset-register"), full)
    gc.collect()  # what goes complains of nothing


@posix
@pytest.mark.parametrize("ending", WRITERS)
def test_where_the_disk_is_full_half_way_the_old_file_stays(many: Result, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"many{ending}"
    target.write_text("old", "utf-8")
    before = set(os.listdir(tmp_path))
    with largest_file(8192), pytest.raises(Refused) as caught:
        save(many, target)
    assert caught.value.code in ("file_unwritable", "report_no_room")
    gc.collect()
    assert target.read_text("utf-8") == "old"
    assert set(os.listdir(tmp_path)) == before


@posix
def test_where_temporary_files_have_no_room_it_is_said(many: Result, tmp_path: Path) -> None:
    with largest_file(512), pytest.raises(Refused, match="Free some space for temporary files"):
        save(many, tmp_path / "many.xlsx")
    gc.collect()
    assert not list(tmp_path.glob("*many.xlsx*"))


def test_a_sheet_that_is_too_long_is_said(known: Known, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_xlsx, "MOST_ROWS", 2)
    with pytest.raises(Refused, match="Asset register has 5 rows, and a workbook holds 2"):
        save(known.run("asset-register"), tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()


def test_an_average_below_a_cent_keeps_its_places(known: Known, tmp_path: Path) -> None:
    receive(known.office, add_item(known.office, "CUP", "Paper cup"), 300, "0.0492")
    save(known.run("stock-value"), tmp_path / "stock.xlsx")
    cup, gloves = (row for row in cells_of(tmp_path / "stock.xlsx") if row[1] in ("CUP", "GLV-NIT-M"))
    assert (cup[6:], gloves[6:]) == ([0.1, 16.0], [0.0492, 14.76])


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("by", ["\ud800", "a\x01b", "=1+1", "<b>&", "\u0645\u062d\u0645\u062f"])
def test_whatever_who_asks_is_called_the_file_is_sound(by: str, ending: str, known: Known, tmp_path: Path) -> None:
    path = tmp_path / f"by{ending}"
    with run_report(known.office.store, "asset-register", by=by) as result:
        save(result, path)
    if ending == ".xlsx":
        assert len(cells_of(path)) > 1
        with zipfile.ZipFile(path) as book:
            for name in book.namelist():
                minidom.parseString(book.read(name))


def test_an_amount_is_never_cut(sqlite_office: Office, tmp_path: Path) -> None:
    add_asset(sqlite_office, "Dear", tag="D-1", cost=Decimal("999999999999.99"))
    with run(sqlite_office, "asset-register") as result:
        save(result, tmp_path / "dear.pdf")
    assert text_of(tmp_path / "dear.pdf").count("999,999,999,999.99") == 2
