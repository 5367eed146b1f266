"""Suggestions as changes to accept or refuse, and written into the file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from packages import W, body, p, package, parts, plain, r, table

from tiendo.checking import check_bytes
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.word import commented, mended

NAME = "du-thao.docx"
BOLD = "<w:rPr><w:b/></w:rPr>"
DRAFTS = {
    "a percent": (p("Kết nạp 154/150 đảng viên (đạt 107,2%)."), "đạt 102,7%)"),
    "over runs": (p("Kết nạp 154/150 đảng viên (đạt 1", r("07", BOLD), ",2%)."), "đạt 102,7%)"),
    "words": (p("Bế mạc ngày 25/6/2023 (thứ Bảy)."), "(Chủ nhật)"),
    "a symbol": (p("Theo Nghị quyết 01/NQ-TU của Tỉnh ủy."), "01-NQ/TU"),
    "a link": (p("Xem ", f'<w:hyperlink w:anchor="a">{r("78/204 xã, đạt 83,2%")}</w:hyperlink>'),
               "38,2%"),
    "a cell": (table(("Chỉ tiêu", "Kế hoạch (tỷ đồng)", "Thực hiện (tỷ đồng)", "% so kế hoạch"),
                     ("Thu ngân sách nhà nước", "4.000", "4.200", "115")), "| 105"),
}  # fmt: skip


@pytest.mark.parametrize("name", DRAFTS)
def test_accepted_changes_mend_the_draft_and_refused_ones_leave_it(name: str) -> None:
    inside, right = DRAFTS[name]
    data = package(inside)
    report = check_bytes(data, NAME)
    returned = commented(data, report, tracked=True)
    assert not returned.unchanged
    again = check_bytes(returned.data, NAME)  # read as if accepted
    assert right in again.text
    assert not again.findings
    ours = {one.get(f"{W}id") for one in body(returned.data).iter(f"{W}commentRangeStart")}
    assert plain(returned.data, without=ours, refused=True) == plain(data)


@pytest.mark.parametrize("name", DRAFTS)
def test_a_mended_file_reads_as_the_suggestion_says(name: str) -> None:
    inside, right = DRAFTS[name]
    data = package(inside, {"word/vbaProject.bin": b"macros"})
    report = check_bytes(data, NAME)
    done = mended(data, report, report.findings)
    again = check_bytes(done.data, NAME)
    assert right in again.text
    assert not again.findings
    before, after = parts(data), parts(done.data)
    assert {n for n in before if before[n] != after[n]} == {"word/document.xml"}


def test_changes_bear_the_author_and_keep_the_look_of_the_words() -> None:
    data = package(p(r("Kết nạp 154/150 đảng viên (đạt 107,2%).", BOLD)))
    root = body(commented(data, check_bytes(data, NAME), tracked=True).data)
    into, out = root.find(f".//{W}ins"), root.find(f".//{W}del")
    assert into.get(f"{W}author") == out.get(f"{W}author") == "Tiến Độ"
    assert into.find(f"{W}r/{W}rPr/{W}b") is not None
    assert "".join(into.itertext()) == "102,7"
    assert "".join(out.itertext()) == "107,2"
    ids = [one.get(f"{W}id") for one in root.iter(f"{W}ins", f"{W}del", f"{W}commentRangeStart")]
    assert len(set(ids)) == len(ids)


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("107,2%")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)  # fmt: skip
CHANGE = f'<w:ins w:id="1" w:author="An">{r("107,2%")}</w:ins>'


@pytest.mark.parametrize("inside", [FIELD, CHANGE])
def test_what_must_stay_whole_is_commented_only_and_named(inside: str) -> None:
    data = package(p("Kết nạp 154/150 đảng viên (đạt ", inside, ")."))
    report = check_bytes(data, NAME)
    returned = commented(data, report, tracked=True)
    assert returned.placed == 1
    assert len(returned.unchanged) == 1
    assert "để" not in returned.unchanged[0].why
    assert mended(data, report, report.findings).data == data


def test_a_finding_without_a_suggestion_changes_nothing() -> None:
    data = package(p("Hội nghị tổ chức ngày 31/02/2023."))
    report = check_bytes(data, NAME)
    returned = commented(data, report, tracked=True)
    assert not list(body(returned.data).iter(f"{W}ins", f"{W}del"))
    assert [one.why for one in mended(data, report, report.findings).unplaced] == [
        "không chắc chữ nào cần thay"
    ]


def test_words_are_changed_once_however_many_findings_want_it() -> None:
    data = package(p("Kết nạp 154/150 đảng viên (đạt 107,2%)."))
    report = check_bytes(data, NAME)
    twice = replace(report, findings=(report.findings[0], replace(report.findings[0], check="b")))
    returned = commented(data, twice, tracked=True)
    assert returned.placed == 2
    assert [one.finding.check for one in returned.unchanged] == ["b"]
    assert len(list(body(returned.data).iter(f"{W}del"))) == 1
    assert len(mended(data, twice, twice.findings).unplaced) == 1


def test_a_finding_of_layout_exchanges_words_only_where_they_are_all_wrong() -> None:
    data = package(p("Phông chữ Arial được dùng trong văn bản."))
    report = check_bytes(data, NAME)
    said = {"message": "x", "message_en": "x", "check": "layout-font", "severity": Severity.ERROR}
    look = Finding(start=0, end=15, stated="Arial", suggestion="Times New Roman", **said)
    whole = Finding(start=10, end=15, stated="Arial", suggestion="Times", **said)
    assert mended(data, replace(report, findings=(look,)), (look,)).placed == 0
    assert mended(data, replace(report, findings=(whole,)), (whole,)).placed == 1
