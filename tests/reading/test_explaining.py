"""Every number of a text is accounted for, and each field of a figure is traced to its rows."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiendo.facts.figure import Figure
from tiendo.reading.document import Document
from tiendo.reading.explaining import explain, places_of_line, places_of_text
from tiendo.reading.explaining.doubts import told as doubts_told
from tiendo.reading.explaining.explanation import Became
from tiendo.reading.explaining.fields import labels
from tiendo.reading.explaining.finding import PlaceNotFound
from tiendo.reading.explaining.numbers import reasons
from tiendo.reading.formats import open_bytes
from tiendo.reading.rules.figures import Passed, walk

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "examples" / "song-mai" / "documents").iterdir())
OWN = [json.loads(line) for line in (ROOT / "evaluation/own.jsonl").read_text("utf-8").splitlines()]


def asked(text, quoted):
    """What stands at the first number of the words ``quoted``."""
    document = Document.of_text(text)
    return explain(document, places_of_text(document, quoted)[:1])[0]


def number_at(text, quoted):
    return asked(text, quoted).here[0]


@pytest.mark.parametrize(
    "row", [r for r in reasons().values() if "example" in r], ids=lambda row: row["id"]
)
def test_each_reason_passes_over_the_number_of_its_example(row):
    number = number_at(row["example"], row["number"])
    assert (number.reason, number.quote) == (row["id"], row["number"])
    assert number.source == row["source"]


@pytest.mark.parametrize(
    ("text", "quoted", "rows"),
    [
        (
            "Năm 2025, phấn đấu thu ngân sách đạt trên 4.200 tỷ đồng.",
            "4.200",
            {
                "role": ["role.target"],
                "indicator_id": ["budget-revenue"],
                "measure": ["verb.level"],
                "value": ["scale-billion"],
                "unit": ["dong"],
                "op": ["op.gt"],
                "period": ["year"],
            },
        ),
        (
            "Chín tháng năm 2023, kim ngạch xuất khẩu ước đạt 498 triệu USD, bằng 95,1% cùng kỳ.",
            "498",
            {"estimated": ["role.estimate"], "unit": ["dollar"], "value": ["scale-million"]},
        ),
        (
            "Chín tháng năm 2023, kim ngạch xuất khẩu ước đạt 498 triệu USD, bằng 95,1% cùng kỳ.",
            "95,1",
            {"measure": ["verb.attain"], "basis": ["basis.same-period"]},
        ),
        (
            "Tỷ lệ hộ nghèo giảm còn 4,1% so với năm trước.",
            "4,1",
            {"direction": ["verb.down-to"], "measure": ["verb.down-to"]},
        ),
        (
            "Toàn tỉnh có từ 40 xã trở lên đạt chuẩn nông thôn mới.",
            "40",
            {"op": ["op.ge.after"], "unit": ["places"]},
        ),
        (
            "Chỉ số cải cách hành chính của tỉnh xếp thứ 28/63 cả nước.",
            "28/63",
            {"measure": ["verb.rank"], "scope": ["stop.scope"]},
        ),
        ("Có 3/16 chỉ tiêu chưa đạt.", "3/16", {"met": ["stop.not-met"], "unit": ["goals"]}),
        ("I. MỤC TIÊU\n\n- Trồng rừng 4.200 ha.", "4.200", {"role": ["stop.target-heading"]}),
    ],
)
def test_a_field_names_the_rows_whose_words_gave_it(text, quoted, rows):
    number = number_at(text, quoted)
    assert number.became is Became.FIGURE
    told = {field.name: [said.row for said in field.rows] for field in number.fields}
    assert {name: told.get(name) for name in rows} == rows


def test_a_period_said_above_is_told_with_its_line():
    text = "Kết quả 9 tháng năm 2023\n\nToàn tỉnh kết nạp 842 đảng viên."
    period = next(f for f in number_at(text, "842").fields if f.name == "period")
    assert period.value == "2023-9M"
    assert period.note == "“9 tháng năm 2023” ở phía trên, dòng 1"


def test_what_no_word_gives_is_told_as_the_default():
    fields = {f.name: f for f in number_at("Toàn tỉnh có thêm 6 xã.", "6").fields}
    assert fields["role"].note.startswith("không có từ nào")
    assert fields["period"].says == "không rõ"


def test_what_lowered_a_confidence_is_told_with_its_signs():
    text = "Kết quả 9 tháng năm 2023\n\nTỷ lệ bao phủ bảo hiểm y tế trên 97%."
    sure = next(f for f in number_at(text, "97").fields if f.name == "confidence")
    assert [said.row for said in sure.rows] == ["role-bound", "period-far"]
    assert sure.note.startswith("bị hạ vì đọc là kết quả nhưng có giới hạn")
    assert sure.value < 0.6


def test_a_figure_without_doubts_says_so():
    text = (
        "Năm 2023, phấn đấu thu ngân sách đạt 4.200 tỷ đồng, kim ngạch xuất khẩu tăng 8,5%, "
        "kết nạp 900 đảng viên."
    )
    sure = next(f for f in number_at(text, "4.200").fields if f.name == "confidence")
    assert (sure.rows, sure.note) == ((), "không thấy dấu hiệu nghi ngờ nào")


def test_an_item_says_what_lowered_its_confidence():
    found = asked("Yêu cầu Sở Y tế rà soát các trạm y tế.", "rà soát")
    sure = next(f for f in found.items[0].fields if f.name == "confidence")
    assert [said.row for said in sure.rows] == ["task-undated"]
    assert sure.note == "bị hạ vì không có thời hạn (task-undated)"


def test_what_a_picture_took_from_a_confidence_is_told():
    note = doubts_told(0.4, ("period-far",), 0.9).note
    assert note.endswith("; hạ thêm vì nhận dạng từ ảnh")


@pytest.mark.parametrize(
    ("text", "said", "counted"),
    [
        ("Năm 2024, tỷ lệ thất nghiệp là 2,3%.", "mã T0204, Quyết định 05/2023/QĐ-TTg", True),
        ("Năm 2024, tỷ lệ hộ nghèo là 2,3%.", "Tỷ lệ hộ nghèo (poverty-rate)", False),
        ("Năm 2024, tỷ trọng dịch vụ chiếm 42,3%.", "(grdp-share-services)", True),
    ],
)
def test_an_indicator_is_told_with_its_code_and_how_it_is_counted(text, said, counted):
    told = next(f for f in number_at(text, ",3%").fields if f.name == "indicator_id")
    assert said in told.says
    assert told.note.startswith("cách tính: ") is counted


def test_a_percent_beside_a_ratio_is_part_of_it():
    number = number_at("Kết nạp 154/150 đảng viên (đạt 102,7%).", "102,7")
    assert number.became is Became.PART
    assert "phần trăm ghi kèm" in number.says


def test_neighbours_are_told_too():
    text = "Hỗ trợ 300 hộ dọc Quốc lộ 37 theo Nghị quyết số 28-NQ/TW, 1.23.456 người."
    found = asked(text, "300")
    told = [(n.quote, n.became.value, n.reason) for n in found.beside]
    assert told == [
        ("37", "passed", "numbered"),
        ("28-NQ/TW", "passed", "document-number"),
        ("1.23.456", "unread", "figures.number"),
    ]
    assert [said.words for said in found.beside[0].rows] == ["Quốc lộ"]


def test_a_word_inside_a_figure_asks_for_the_figure():
    found = asked("Thu ngân sách đạt 4.200 tỷ đồng.", "ngân sách")
    assert found.here[0].figure.indicator == "Thu ngân sách"


def test_a_place_where_nothing_stands_is_said_to_be_so():
    found = asked("Thời tiết hôm nay đẹp.", "đẹp")
    assert (found.here, found.items) == ((), ())
    assert found.says == reasons()["nothing"]["says"]


@pytest.mark.parametrize(
    ("text", "quoted", "kind", "rule", "row"),
    [
        (
            "Hội nghị yêu cầu Sở Y tế rà soát hồ sơ trước ngày 30/6/2024.",
            "rà soát",
            "tasks",
            "tasks",
            "act.watch",
        ),
        (
            "Thực hiện Nghị quyết số 27-NQ/TU ngày 06/12/2022 của Tỉnh ủy.",
            "27-NQ",
            "documents",
            "documents",
            "resolution",
        ),
        (
            "Sáng 12/3/2024, Tỉnh ủy tổ chức Hội nghị lần thứ 15 Ban Chấp hành Đảng bộ tỉnh.",
            "Hội nghị",
            "meetings",
            "meetings",
            "kind",
        ),
        (
            "Tuy nhiên, tiến độ giải phóng mặt bằng còn chậm.",
            "còn chậm",
            "shortcomings",
            "shortcomings",
            "sign",
        ),
        (
            "Đồng chí Nguyễn Văn Bình, Bí thư Tỉnh ủy, chủ trì.",
            "Bí thư",
            "people",
            "people",
            "party-secretary",
        ),
        (
            "Tỉnh tặng Bằng khen cho 15 tập thể.",
            "Bằng khen",
            "commendations",
            "commendations",
            "emulation",
        ),
        (
            "| Nội dung | Chủ trì |\n|---|---|\n| Rà soát hồ sơ | Sở Y tế |",
            "Rà soát",
            "tasks",
            "task_tables",
            None,
        ),
    ],
)
def test_items_other_than_figures_name_their_rule_and_rows(text, quoted, kind, rule, row):
    item = next(i for i in asked(text, quoted).items if i.kind == kind)
    assert item.rule == rule
    assert row is None or row in [said.row for said in item.rows]
    assert item.fields


TABLE = """\
Biểu chỉ tiêu năm 2023

| TT | Chỉ tiêu | ĐVT | Kế hoạch | Ghi chú |
|---|---|---|---|---|
| 1 | Trồng rừng mới | ha | 4.200 | xem mục 2 |
| 2 |  | ha | 300 | |
"""
NO_COLUMNS = "| Loại án | Thụ lý | Còn lại |\n|---|---|---|\n| Hình sự | 2.300 | 12 |\n"


@pytest.mark.parametrize(
    ("text", "quoted", "became", "reason"),
    [
        (TABLE, "4.200", "figure", None),
        (TABLE, "xem mục 2", "passed", "table.column"),
        (TABLE, "300", "unread", "tables.row"),
        (TABLE.replace("| 2 |", "| 1 | 2 | 3 | 4 | 5 |\n| 2 |"), "5", "passed", "table.numbering"),
        (NO_COLUMNS, "2.300", "passed", "table.no-columns"),
        ("| xã | 12 | 15 |\n| xã | 16 | 18 |", "15", "passed", "table.no-header"),
        (TABLE.replace("Kế hoạch", "Kế hoạch 2023"), "Kế hoạch 2023", "passed", "table.header"),
    ],
)
def test_a_cell_is_told_by_its_column(text, quoted, became, reason):
    document = Document.of_text(text)
    number = explain(document, places_of_text(document, quoted)[-1:])[0].here[0]
    assert (number.became.value, number.reason) == (became, reason)


def test_the_column_of_a_cell_is_named():
    fields = {f.name: f for f in number_at(TABLE, "4.200").fields}
    assert fields["role"].rows[0].row == "column.plan"
    assert fields["role"].rows[0].words == "Kế hoạch"
    assert [said.row for said in fields["unit"].rows] == ["hectare"]


@pytest.mark.parametrize(
    ("line", "found"), [(1, ["Năm"]), (2, ["5 xã", "3 hộ"]), (4, ["12 xã"]), (5, ["hết"])]
)
def test_a_line_is_asked_about_sentence_by_sentence(line, found):
    document = Document.of_text("Năm tốt.\nCó 5 xã. Có 3 hộ.\n\n1. Có 12 xã.\nhết")
    places = places_of_line(document, line)
    assert [document.text[at : at + len(f)] for at, f in zip(places, found, strict=True)] == found


@pytest.mark.parametrize("quoted", ["4.200 tỷ", "THU NGÂN  sách", "4.200"])
def test_words_are_found_whatever_their_spaces_and_capitals(quoted):
    document = Document.of_text("Chi 14.200 tỷ; thu ngân sách 4.200 tỷ.")
    assert places_of_text(document, quoted)


def test_a_number_is_found_whole():
    document = Document.of_text("Chi 14.200 và 4.200,5; thu 4.200 tỷ.")
    assert [document.text[at - 4 : at] for at in places_of_text(document, "4.200")] == ["thu "]


@pytest.mark.parametrize(
    "ask",
    [
        lambda d: explain(d, [len(d.text)]),
        lambda d: explain(d, [-1]),
        lambda d: places_of_line(d, 0),
        lambda d: places_of_line(d, 3),
        lambda d: places_of_line(d, 2),
        lambda d: places_of_text(d, "không có"),
        lambda d: places_of_text(d, " "),
    ],
)
def test_a_place_that_is_not_there_is_refused(ask):
    with pytest.raises(PlaceNotFound) as refused:
        ask(Document.of_text("Có 5 xã.\n"))
    assert refused.value.do


def whole(document):
    """One explanation for each sentence or row of the document."""
    starts = {
        block.start + start
        for block in document.blocks
        for start, _ in ([(0, 0)] if block.kind == "row" else block.sentences())
    }
    return explain(document, sorted(starts))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_figure_of_a_document_is_told_at_its_number(path):
    document = open_bytes(path.read_bytes(), path.name)
    numbers = [n for found in whole(document) for n in (*found.here, *found.beside)]
    told = [n.figure for n in numbers if n.became is Became.FIGURE]
    read = [f for f in walk(document) if isinstance(f, Figure)]
    assert sorted(f.evidence.start for f in told) == sorted(f.evidence.start for f in read)
    assert all(document.text[n.start : n.end] == n.quote for n in numbers)


def test_every_reason_that_the_walk_gives_has_its_sentence():
    documents = [Document.of_text(case["text"]) for case in OWN]
    documents += [open_bytes(path.read_bytes(), path.name) for path in SAMPLES]
    given = {p.reason for d in documents for p in walk(d) if isinstance(p, Passed)}
    assert given <= reasons().keys()


def test_the_fields_told_are_those_of_a_figure():
    assert set(labels()) <= {field.name for field in fields(Figure)}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "Năm 2023 đạt tăng 5% 8,5 - 9% 3/16 chỉ tiêu | , . ; ( ) \n 28-NQ/TW tỷ đồng xã thứ 7 "
            "quý III phấn đấu mục tiêu 1.23.456 giảm Sở Y tế yêu cầu trước ngày 30/6".split(" ")
        )
    ).map(" ".join)
)
def test_no_text_is_beyond_explaining_and_all_words_stand_where_they_say(text):
    document = Document.of_text(text)
    for found in whole(document) if document.blocks else ():
        json.dumps(found.as_json())
        numbers = (*found.here, *found.beside)
        assert all(
            one.end <= two.start
            for one, two in zip(
                sorted(numbers, key=lambda n: n.start),
                sorted(numbers, key=lambda n: n.start)[1:],
                strict=False,
            )
        )
        for said in [s for n in numbers for f in n.fields for s in f.rows if s.start is not None]:
            assert said.table == "columns" or document.text[said.start : said.end] == said.words


def test_of_two_equal_numbers_the_one_that_was_read_is_told_as_the_figure():
    first, second = (told.here[0] for told in explain(Document.of_text("KH 12 12 KH"), [3, 6]))
    assert (first.reason, second.figure is not None) == ("no-unit", True)
