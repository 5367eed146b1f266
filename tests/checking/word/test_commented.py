"""A Word draft comes back with comments at its slips, and nothing else in it is changed."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from packages import URI, W, commented_words, p, package, parts, plain, r, table

from tiendo.checking import Report, check_bytes
from tiendo.checking.word import NotReturnable, Returned, commented
from tiendo.checking.word.parcel import repacked
from tiendo.errors import DocumentUnreadable

SLIP = "Toàn Đảng bộ kết nạp 154/150 đảng viên (đạt 107,2%)."
WORDS = "154/150 đảng viên (đạt 107,2%"
BOLD = "<w:rPr><w:b/></w:rPr>"
ADDED = {"word/comments.xml"}
CHANGED = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def back(data: bytes, **how: Any) -> tuple[Report, Returned]:
    report = check_bytes(data, "du-thao.docx")
    return report, commented(data, report, **how)


def numbers(returned: Returned) -> set[str]:
    """The ids of our comments."""
    root = etree.fromstring(parts(returned.data)["word/comments.xml"])
    return {one.get(f"{W}id") for one in root if one.get(f"{W}author") == "Tiến Độ"}


PLACES = {
    "one run": (p(SLIP), WORDS),
    "cut runs": (p("Kết nạp 154/", r("150 đảng", BOLD), r(" viên (đạt 10"), "7,2%)."), WORDS),
    "entities": (p("A &amp; B &lt; C: kết nạp 154/150 đảng viên (đạt 107,2%) &#8211; hết"), WORDS),
    "a tab": (p("<w:r><w:t>Kết nạp</w:t><w:tab/><w:t>154/150 đảng viên (đạt 107,2%)</w:t></w:r>"),
              WORDS),
    "loose marks": (p(unicodedata.normalize("NFD", SLIP)), unicodedata.normalize("NFD", WORDS)),
    "a link": (p("Xem ", f'<w:hyperlink w:anchor="a">{r(SLIP)}</w:hyperlink>', " nữa."), WORDS),
    "a bookmark": (p("Kết nạp 154/150 ", '<w:bookmarkStart w:id="0" w:name="b"/>',
                     "đảng viên (đạt 107,2%)", '<w:bookmarkEnd w:id="0"/>'), WORDS),
    "an insertion": (p("Kết nạp 154/150 ", '<w:ins w:id="9" w:author="An">'
                       f"{r('đảng viên (đạt 107,2%).')}</w:ins>"), WORDS),
    "a deletion before": (p('<w:del w:id="9" w:author="An"><w:r><w:delText>xưa </w:delText></w:r>'
                            "</w:del>", SLIP), WORDS),
    "a control": (p(f"<w:sdt><w:sdtPr/><w:sdtContent>{r(SLIP)}</w:sdtContent></w:sdt>"), WORDS),
    "a field stays whole": (p("Kết nạp 154/150 đảng viên (đạt ", field("begin"),
                              "<w:r><w:instrText> REF x </w:instrText></w:r>", field("separate"),
                              "107,2%", field("end"), ")."), WORDS),
    "a simple field": (p("Kết nạp 154/150 đảng viên (đạt ",
                         f'<w:fldSimple w:instr="REF x">{r("107,2%")}</w:fldSimple>', ")."), WORDS),
    "a second line": (p("<w:r><w:t>Một dòng.</w:t><w:br/>"
                        "<w:t>Kết nạp 154/150 đảng viên (đạt 107,2%)</w:t></w:r>"), WORDS),
    "a cell": (table(("Chỉ tiêu", "Kế hoạch (tỷ đồng)", "Thực hiện (tỷ đồng)", "% so kế hoạch"),
                     ("Thu ngân sách nhà nước", "4.000", "4.200", "115")), "115"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_a_comment_stands_around_the_exact_words(name: str) -> None:
    inside, words = PLACES[name]
    _, returned = back(package(inside))
    assert list(commented_words(returned.data).values()) == [words]
    assert returned.placed == 1
    assert not returned.unplaced


@pytest.mark.parametrize("name", PLACES)
def test_nothing_else_in_the_file_is_changed(name: str) -> None:
    data = package(PLACES[name][0], {"word/media/a.bin": b"\x00\x01", "docProps/x.xml": b"<x/>"})
    _, returned = back(data)
    before, after = parts(data), parts(returned.data)
    assert set(after) - set(before) == ADDED
    assert {n for n in before if before[n] != after[n]} == CHANGED
    assert plain(returned.data, without=numbers(returned)) == plain(data)


def test_a_note_is_commented_where_the_text_refers_to_it() -> None:
    refers = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{p(SLIP)}</w:footnote>'
    _, returned = back(package(p("Kết quả đạt khá.", refers), footnotes=note))
    assert parts(returned.data)["word/footnotes.xml"].count(b"comment") == 0
    assert "Ở chú thích 1: “154/150" in parts(returned.data)["word/comments.xml"].decode()
    assert returned.placed == 1


def test_a_box_is_commented_at_what_holds_it() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p(SLIP)}</w:txbxContent></w:pict></w:r>"
    data = package(p("Kết quả đạt khá.", box))
    _, returned = back(data)
    assert returned.placed == 1
    root = etree.fromstring(parts(returned.data)["word/document.xml"])
    assert not root.findall(f".//{W}txbxContent//{W}commentRangeStart")
    assert plain(returned.data, without=numbers(returned)) == plain(data)


def test_a_page_header_has_no_place_and_is_named() -> None:
    header = p("Số 12-KH/UBND")
    _, returned = back(package(p("Kết quả đạt khá."), header1=header))
    assert [one.finding.check for one in returned.unplaced] == ["document-number"]
    assert "đầu trang" in returned.unplaced[0].why
    assert returned.placed == 0


def test_comments_of_others_stay_and_keep_their_ids() -> None:
    old = f'<w:comment w:id="4" w:author="An">{p("Xem lại.")}</w:comment>'
    around = (
        '<w:commentRangeStart w:id="4"/>', SLIP, '<w:commentRangeEnd w:id="4"/>',
        '<w:r><w:commentReference w:id="4"/></w:r>',
    )  # fmt: skip
    data = package(p(*around), comments=old)
    _, returned = back(data)
    after = parts(returned.data)
    assert {n for n in after if parts(data)[n] != after[n]} == {
        "word/document.xml", "word/comments.xml",
    }  # fmt: skip
    assert old.encode() in after["word/comments.xml"]
    assert numbers(returned) == {"5"}
    assert commented_words(returned.data) == {"4": SLIP, "5": WORDS}
    assert plain(returned.data, without={"5"}) == plain(data)


def test_the_comment_says_what_is_wrong_what_to_write_and_who_says_so() -> None:
    _, returned = back(package(p("Sông Mai, ngày 05 tháng 10 năm 2023") + p(SLIP)))
    root = etree.fromstring(parts(returned.data)["word/comments.xml"])
    lines = ["".join(one.itertext()) for one in root[0]]
    assert lines == [
        "LỖI: 154/150 là 102,7%, không phải 107,2% [ratio-percent]",
        "Sửa thành: 102,7%",
    ]
    assert root[0].get(f"{W}author") == "Tiến Độ"
    assert root[0].get(f"{W}date") == "2023-10-05T00:00:00Z"


def test_the_same_draft_gives_the_same_bytes() -> None:
    data = package(p(SLIP))
    assert back(data)[1].data == back(data)[1].data


def test_without_findings_the_file_comes_back_as_it_is() -> None:
    data = package(p(SLIP.replace("107,2", "102,7")))
    assert back(data)[1].data == data


def test_macros_stay() -> None:
    data = package(p(SLIP), {"word/vbaProject.bin": b"\xd0\xcf macros"})
    report = check_bytes(data, "du-thao.docm")
    assert parts(commented(data, report).data)["word/vbaProject.bin"] == b"\xd0\xcf macros"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"w:", b"ns0:"),
        (URI.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
    ],
)
def test_a_file_is_answered_in_its_own_spelling(old: bytes, new: bytes) -> None:
    data = package(p(SLIP))
    text = parts(data)["word/document.xml"].replace(old, new)
    text = text.replace(b"xmlns:w=", b"xmlns:ns0=") if old == b"w:" else text
    _, returned = back(repacked(data, {"word/document.xml": text}))
    root = etree.fromstring(parts(returned.data)["word/document.xml"])
    uri = root.tag.rpartition("}")[0] + "}"
    assert len(root.findall(f".//{uri}commentRangeStart")) == 1
    assert len(root.findall(f".//{uri}commentReference")) == 1


def test_what_is_no_word_file_gets_a_line() -> None:
    report = check_bytes(SLIP.encode(), "du-thao.txt")
    with pytest.raises(NotReturnable, match=r"du-thao\.txt.*--format html"):
        commented(SLIP.encode(), report)


def test_a_broken_picture_is_a_line_and_no_half_file() -> None:
    data = package(p(SLIP), {"word/media/a.bin": b"picture" * 9})
    at = data.index(b"word/media/a.bin") + len("word/media/a.bin") + 2
    broken = data[:at] + bytes(byte ^ 0xFF for byte in data[at : at + 4]) + data[at + 4 :]
    report = check_bytes(broken, "du-thao.docx")
    with pytest.raises(DocumentUnreadable, match=r"hỏng|cụt"):
        commented(broken, report)


def test_a_report_on_another_version_is_refused() -> None:
    report = check_bytes(package(p(SLIP)), "du-thao.docx")
    with pytest.raises(NotReturnable, match="bản khác"):
        commented(package(p(SLIP, " Thêm.")), report)


@st.composite
def cut_anywhere(draw: st.DrawFn) -> str:
    """A paragraph with a slip, its letters composed or not, cut into runs anywhere."""
    words = draw(st.sampled_from(["", "Báo cáo: ", "Ghi chú\u00a0– "])) + SLIP
    text = unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), words)
    cuts = sorted(draw(st.sets(st.integers(1, len(text) - 1), max_size=12)))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    return p(*(r(piece, draw(st.sampled_from(["", BOLD]))) for piece in pieces))


@given(cut_anywhere())
def test_however_runs_are_cut_the_words_are_found_and_the_rest_stays(inside: str) -> None:
    data = package(inside)
    report, returned = back(data)
    words = [unicodedata.normalize("NFC", said) for said in commented_words(returned.data).values()]
    assert words == [report.text[one.start : one.end] for one in report.findings] == [WORDS]
    assert plain(returned.data, without=numbers(returned)) == plain(data)


def test_a_given_day_is_the_day_of_the_comments() -> None:
    data = package(p(SLIP))
    report = check_bytes(data, "du-thao.docx")
    said = parts(commented(data, replace(report, day=date(2024, 1, 2))).data)["word/comments.xml"]
    assert b'w:date="2024-01-02T00:00:00Z"' in said
