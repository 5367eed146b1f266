"""The papers of a conference: what is in them, that one bad one stops nothing, how they open."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from tests.reporting.conftest import AS_OF, Province, asked
from tiendo.cli.main import main
from tiendo.facts.known import Known
from tiendo.reading.formats import open_bytes
from tiendo.register.services import Registered
from tiendo.reporting.facts import Facts, Source
from tiendo.reporting.pack.comparing import compared
from tiendo.reporting.pack.folder import as_files, as_zip
from tiendo.reporting.pack.follow import Concluded, Order
from tiendo.reporting.pack.given import Given, PackGivenWrong, Paper, parse_given
from tiendo.reporting.pack.making import Pack, Sources, pack
from tiendo.reporting.plain import as_text
from tiendo.reporting.refreshing import State, traced

OLD = "Phấn đấu thu ngân sách đạt từ 2.350 tỷ đồng trở lên.\nGiữ nguyên đoạn này.\nĐoạn bị bỏ."
NEW = "Phấn đấu thu ngân sách đạt từ 2.400 tỷ đồng trở lên.\nGiữ nguyên đoạn này.\nHoàn toàn mới."
GIVEN = """\
ten: Hội nghị Ban Chấp hành lần thứ 15
ngay: 2023-10-25
gio: 8:00
chu-tri: Đồng chí Phó Bí thư
giai-trinh:
  27-nq-tu-2022-12: Đơn hàng đồ gỗ giảm từ quý II.
tien-do:
  n1: đã trình ngày 18/10/2023
"""


def order(ref: str, due: date | None, recurs: str = "", reported: tuple[str, ...] = ()) -> Order:
    source = Source(ref=ref, document="Thông báo số 1", slug="tb-1", quote="…")
    return Order(
        ref=ref, text=f"làm việc {ref}", owners=("Sở Y tế",), due=due, recurs=recurs,
        source=source, reported=reported,
    )  # fmt: skip


LAST = Concluded(
    source="Thông báo số 1126-TB/TU ngày 19/09/2023",
    orders=(
        order("n1", date(2023, 10, 1)),
        order("n2", date(2023, 10, 5)),
        order("n3", date(2023, 10, 25)),
        order("n4", date(2023, 12, 31)),
        order("n5", None, "hằng tháng"),
        order("n6", None),
        order("n7", date(2023, 10, 5), reported=("Báo cáo số 7",)),
    ),
)


def made(facts: Facts, given: Given | None = None, last: Concluded | None = LAST) -> Pack:
    return pack(
        Sources(
            facts=facts, asked=asked(), given=given or Given(), last=lambda: last,
            knows=lambda reading: Known(),
        )
    )  # fmt: skip


def text_of(found: Pack, id: str) -> str:
    drafts = [one.pages for one in found.items if one.id == id]
    assert drafts[0] is not None
    return as_text(drafts[0])


def test_the_papers_stand_in_their_order_and_are_clean(nine_months: Facts) -> None:
    found = made(nine_months)
    assert [one.id for one in found.items] == [
        "agenda", "report", "annex", "course", "follow", "chair", "checked",
    ]  # fmt: skip
    assert found.faults == ()
    reports = [one.report for one in found.seen]
    assert [one.findings for one in reports if one is not None] == [()] * 5


def test_the_usual_agenda_names_papers_by_their_numbers(nine_months: Facts) -> None:
    text = text_of(made(nine_months), "agenda")
    assert "20 phút | Trình bày báo cáo kết quả thực hiện các chỉ tiêu 9 tháng" in text
    assert "| Văn phòng | 2" in text
    assert re.search(r"Giải trình 11 chỉ tiêu .* \| 4\n", text)
    assert "Cho ý kiến vào dự thảo" not in text
    timed = text_of(made(nine_months, parse_given(GIVEN, where="x")), "agenda")
    assert "Thời gian: 8:00, ngày 25/10/2023" in timed
    assert "08:00 | Ổn định tổ chức" in timed
    assert "08:20 | Trình bày" in timed
    assert "Phát biểu kết luận | Đồng chí Phó Bí thư" in timed


def test_an_agenda_that_a_person_gave_is_taken_as_it_is(nine_months: Facts) -> None:
    written = "chuong-trinh:\n - {gio: '14:00', noi-dung: Khai mạc, nguoi: Chủ tịch}\n"
    text = text_of(made(nine_months, parse_given(written, where="x")), "agenda")
    assert "14:00 | Khai mạc | Chủ tịch | " in text
    assert "phút" not in text


def test_each_target_off_course_has_its_explanation_or_asks_for_it(nine_months: Facts) -> None:
    text = text_of(made(nine_months, parse_given(GIVEN, where="x")), "course")
    rows = {line.split(" | ")[1]: line for line in text.splitlines() if line.count(" | ") == 6}
    assert rows["Kim ngạch xuất khẩu"].endswith("Đơn hàng đồ gỗ giảm từ quý II.")
    assert "401-BC/TU" in rows["Số vụ tai nạn giao thông"]  # what the report itself admits
    asked_for = rows["Tỷ lệ bao phủ bảo hiểm y tế"]
    assert asked_for.endswith("Đề nghị Sở Y tế giải trình: nguyên nhân, giải pháp, thời điểm "
                              "hoàn thành.")  # fmt: skip
    assert "11 trong 33 chỉ tiêu" in text


def test_tasks_of_the_last_conclusion_stand_with_what_became_of_them(nine_months: Facts) -> None:
    text = text_of(made(nine_months, parse_given(GIVEN, where="x")), "follow")
    ends = [line.rsplit(" | ", 1)[1] for line in text.splitlines() if line[:1].isdigit()]
    assert ends == [
        "đã trình ngày 18/10/2023", "quá hạn 15 ngày", "còn 5 ngày", "trong hạn",
        "thường xuyên, hằng tháng", "không ghi hạn", "đã báo cáo: Báo cáo số 7",
    ]  # fmt: skip
    assert "1 quá hạn, 1 đến hạn trong 15 ngày, 1 trong hạn" in text
    assert [one.id for one in made(nine_months, last=None).items].count("follow") == 0


def test_two_versions_are_compared_word_by_word(nine_months: Facts) -> None:
    kinds = [one.kind for one in compared(OLD, NEW)]
    assert kinds == ["changed", "same", "added", "removed"]
    given = Given(
        compared=(("a.txt", "b.txt"),),
        papers={n: Paper(name=n, data=t.encode()) for n, t in (("a.txt", OLD), ("b.txt", NEW))},
    )
    found = next(one for one in made(nine_months, given).items if one.id == "compared")
    assert found.draft is not None
    spans = [span for block in found.draft.body for span in getattr(block, "spans", ())]
    assert {(one.look, one.text.strip()) for one in spans} >= {
        ("del", "2.350"), ("ins", "2.400"), ("ins", "Hoàn toàn mới."), ("del", "Đoạn bị bỏ."),
    }  # fmt: skip
    assert "1 đoạn sửa, 1 đoạn thêm, 1 đoạn bỏ, 1 đoạn giữ nguyên" in spans[0].text


def test_one_bad_paper_is_named_and_the_others_stand(nine_months: Facts) -> None:
    def broken() -> Concluded:
        raise RuntimeError("hỏng")

    given = Given(
        drafts=("mat.docx", "hong.docx", "tot.txt"),
        papers={
            "hong.docx": Paper(name="hong.docx", data=b"PK\x03\x04 rubbish"),
            "tot.txt": Paper(name="tot.txt", data=NEW.encode()),
        },
    )
    sources = Sources(
        facts=nine_months, asked=asked(), given=given, last=broken, knows=lambda r: Known()
    )
    found = pack(sources)
    faults = {one.title: one.fault for one in found.faults}
    assert len(faults) == 3
    assert "không mở được" in faults["Dự thảo xin ý kiến: mat.docx"]
    assert "RuntimeError: hỏng" in faults["Việc thực hiện kết luận lần trước"]
    assert {"report", "annex", "course", "chair", "checked"} <= {
        one.id for one in found.items if not one.fault
    }
    page = as_files(found, pdf=False).files["tai-lieu-hop.html"].decode()
    contents = page.split("<nav", 1)[1].split("</nav>")[0]
    assert contents.count("CHƯA LÀM ĐƯỢC") == 3
    book = open_bytes(as_files(found, pdf=False).files["tai-lieu-hop.docx"], "x.docx").text
    assert book.count("CHƯA LÀM ĐƯỢC: Việc") == 0
    assert book.count("CHƯA LÀM ĐƯỢC") == 6  # in the contents, and in their places


def test_what_is_found_in_a_draft_stands_in_the_pack(nine_months: Facts) -> None:
    wrong = "Năm 2023 kết nạp 154/150 đảng viên (đạt 107,2%)."
    given = Given(drafts=("x.txt",), papers={"x.txt": Paper(name="x.txt", data=wrong.encode())})
    found = made(nine_months, given)
    assert found.errors == 1
    text = text_of(found, "checked")
    assert "x.txt | Lỗi | dòng 1" in text
    assert "154/150 là 102,7%" in text


def test_figures_of_the_working_papers_live_too(nine_months: Facts, province: Province) -> None:
    files = as_files(made(nine_months), pdf=False).files
    for name in ("04-giai-trinh.docx", "06-so-lieu-chu-tri.docx"):
        figures = traced(files[name], nine_months)
        assert len(figures) > 30
        assert {one.state for one in figures} == {State.SAME}
        assert State.UPDATED in {one.state for one in traced(files[name], province.later)}


def test_the_page_stands_alone_and_leads_everywhere(nine_months: Facts) -> None:
    page = as_files(made(nine_months), pdf=False).files["tai-lieu-hop.html"].decode()
    assert not re.search(r"<script|<link|<img|@import|url\(|src=|https?://(?!www\.w3\.org)", page)
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links <= set(re.findall(r' id="([^"]+)"', page))
    assert page.count("<section ") == 7
    assert '<html lang="vi">' in page
    assert page.index('class="skip"') < page.index("<nav")


def test_the_same_facts_give_the_same_bytes(nine_months: Facts) -> None:
    given = parse_given(GIVEN, where="x")
    once, twice = (as_files(made(nine_months, given), pdf=False) for _ in range(2))
    assert once == twice
    packed = as_zip(once, "hop")
    assert packed == as_zip(twice, "hop")
    assert {name.split("/")[0] for name in zipfile.ZipFile(io.BytesIO(packed)).namelist()} == {
        "hop"
    }


def test_one_pdf_has_bookmarks_and_the_pages_of_its_contents(nine_months: Facts) -> None:
    """Where there is no LibreOffice the pages come as a Word file, and that is said."""
    found = as_files(made(nine_months))
    if not shutil.which("soffice"):
        assert found.fault
        assert "tai-lieu-hop.docx" in found.files
        return
    pdf = found.files["tai-lieu-hop.pdf"]
    assert as_files(made(nine_months)).files["tai-lieu-hop.pdf"] == pdf
    with pypdfium2.PdfDocument(pdf) as opened:
        marks = [one for one in opened.get_toc() if one.level == 0]
        begins = [one.get_dest().get_index() + 1 for one in marks]
        front = opened[0].get_textpage().get_text_range()
        pages = len(opened)
    assert [int(one) for one in re.findall(r"\.{3}(\d+)\s", front + "\n")] == begins
    assert len(begins) == 7
    chair, after = begins[5], begins[6]
    assert after - chair == 1  # the chair's figures are one page
    assert pages >= begins[-1]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("tieu-de: x", "Không hiểu mục “tieu-de”"),
        ("ngay: 25/10/2023", "“25/10/2023” không phải là ngày"),
        ("chuong-trinh: [{gio: '8:00'}]", "mục “chuong-trinh”, dòng 1"),
        ("so-sanh: [a.docx]", "mỗi cặp là"),
        ("[", "không phải YAML"),
        ("- a", "cả tệp"),
    ],
)
def test_what_a_person_gives_wrongly_is_named(written: str, why: str) -> None:
    with pytest.raises(PackGivenWrong, match=re.escape(why)):
        parse_given(written, where="hop.yaml")


def test_the_command_makes_a_folder_and_names_what_failed(
    sample_register: list[Registered], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "hop.yaml").write_text(GIVEN + "du-thao: [moi.txt, mat.txt]\n", encoding="utf-8")
    (tmp_path / "moi.txt").write_text(NEW, encoding="utf-8")
    out = tmp_path / "hop"
    command = ["pack", "--period", "2023-9M", "--as-of", str(AS_OF), "--no-pdf", "-o", str(out)]
    assert main([*command, "--given", str(tmp_path / "hop.yaml")]) == 1
    said = capsys.readouterr()
    assert "chưa làm được “Dự thảo xin ý kiến: mat.txt”: mat.txt: không có tệp này" in said.err
    assert "0 lỗi" in said.out
    names = {one.name for one in out.iterdir()}
    assert {"02-bao-cao.docx", "03-bieu.xlsx", "06-du-thao-moi.txt", "tai-lieu-hop.html"} <= names
    follow = open_bytes((out / "05-thuc-hien-ket-luan.docx").read_bytes(), "x.docx").text
    assert "Thông báo số 1126-TB/TU ngày 19/10/2023 giao 11 nhiệm vụ" in follow
    assert main([*command[:-1], str(tmp_path / "hop.zip")]) == 0
    assert zipfile.is_zipfile(tmp_path / "hop.zip")
    assert main([*command, "--given", str(tmp_path / "khong.yaml")]) == 2
