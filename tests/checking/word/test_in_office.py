"""What comes back opens in LibreOffice, has the same pages, and keeps its comments there.

It needs LibreOffice Writer; ``make test`` brings it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree
from packages import W, p, package, parts, r, table

from tiendo.checking import check_bytes
from tiendo.checking.word import commented

SLIP = "Toàn Đảng bộ kết nạp 154/150 đảng viên (đạt 107,2%)."
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("152,3%")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)  # fmt: skip
NOTES = "".join(
    f'<w:footnote w:id="{number}"{kind}>{inside}</w:footnote>'
    for number, kind, inside in (
        (0, ' w:type="separator"', p("<w:r><w:separator/></w:r>")),
        (1, ' w:type="continuationSeparator"', p("<w:r><w:continuationSeparator/></w:r>")),
        (2, "", p("Riêng huyện Nam Pha có 78/204 xã đạt chuẩn, chiếm 83,2%.")),
    )
)
BODY = (
    "".join(p(f"Đoạn {number} nói về công tác trong kỳ." * 12) for number in range(1, 13))
    + p(SLIP)
    + p(r("Hội nghị ", "<w:rPr><w:b/></w:rPr>"),
        f'<w:hyperlink w:anchor="a">{r("tổ chức ngày 31/02/2023")}</w:hyperlink>', " tại tỉnh.")
    + p("Tỷ lệ che phủ rừng đạt ", FIELD, ".")
    + p("Bế mạc ngày 25/6/2023 (thứ Bảy).", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    + table(("Chỉ tiêu", "Kế hoạch (tỷ đồng)", "Thực hiện (tỷ đồng)", "% so kế hoạch"),
            ("Thu ngân sách nhà nước", "4.000", "4.200", "115"))
    + p("Hết.")
)  # fmt: skip


def converted(folder: Path, form: str, *files: Path) -> Path:
    """The folder with files as LibreOffice writes them; a profile of its own, no window."""
    out = folder / form
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder / 'profile'}", "--headless",
         "--convert-to", form, "--outdir", str(out), *map(str, files)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return out


def pages(file: Path) -> int:
    document = pypdfium2.PdfDocument(file)
    try:
        return len(document)
    finally:
        document.close()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes], int]:
    """A folder with the draft, commented and tracked, and how many findings they hold."""
    folder = tmp_path_factory.mktemp("office")
    data = package(BODY, footnotes=NOTES)
    report = check_bytes(data, "du-thao.docx")
    files = {
        "draft": data,
        "commented": commented(data, report).data,
        "tracked": commented(data, report, tracked=True).data,
    }
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    return folder, files, len(report.findings)


def test_the_file_has_the_same_pages_in_libreoffice(office) -> None:
    folder, _, _ = office
    out = converted(folder, "pdf", folder / "draft.docx", folder / "commented.docx")
    assert pages(out / "commented.pdf") == pages(out / "draft.pdf") > 1


@pytest.mark.parametrize("name", ["commented", "tracked"])
def test_comments_and_changes_survive_saving_in_libreoffice(office, name: str) -> None:
    folder, files, found = office
    out = converted(folder, "docx", folder / f"{name}.docx")
    again = parts((out / f"{name}.docx").read_bytes())
    assert found == 6
    comments = etree.fromstring(again["word/comments.xml"])
    assert [one.get(f"{W}author") for one in comments] == ["Tiến Độ"] * found
    own = etree.fromstring(parts(files[name])["word/comments.xml"])
    assert {said(one) for one in comments} == {said(one) for one in own}
    root = etree.fromstring(again["word/document.xml"])
    assert len(root.findall(f".//{W}commentReference")) == found
    assert len(root.findall(f".//{W}del")) == (3 if name == "tracked" else 0)


def said(comment) -> str:
    return " ".join("".join(comment.itertext()).split())
