"""How sure an item is: its signs of doubt, and what they take from its confidence."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal, localcontext
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.reading import read_text
from tiendo.reading.document import Document
from tiendo.reading.explaining.doubts import Heard
from tiendo.reading.read import read
from tiendo.reading.rules.figures import walk
from tiendo.reading.weighing import MOST, confidence, doubts, lowered
from tiendo.reading.weighing.items import signs_of

ROWS = doubts()
BASES = [row["id"] for row in ROWS.values() if row["id"] == row["kind"]]
OTHERS = ("documents", "meetings", "tasks", "shortcomings", "commendations", "people")
CLEAR = (
    "Năm 2023, phấn đấu thu ngân sách đạt trên 4.200 tỷ đồng, kim ngạch xuất khẩu tăng 8,5%, "
    "kết nạp 900 đảng viên."
)
# A text, the words of its figure, and the sign that this figure shows, which those of CLEAR do not.
SHOWN = [
    ("Toàn tỉnh có thêm 6 xã.", "6 xã", "period-open"),
    ("Kết quả năm 2023\n\nToàn tỉnh kết nạp 842 đảng viên.", "842", "period-far"),
    (
        "Thu ngân sách năm 2023 đạt 4.200 tỷ đồng, tăng 8,5%.",
        "8,5",
        "period-carried",
    ),
    ("Năm 2023, kết nạp 842 đảng viên.", "842", "role-unsaid"),
    ("Năm 2023, trao 31 chiếc đèn ông sao.", "31", "unlisted"),
    ("Năm 2023, tỷ lệ hộ nghèo vẫn không quá 3%.", "3%", "role-bound"),
    ("Sở Nội vụ có trách nhiệm điều động 180 công chức.", "180", "role-ordered"),
    ("Năm 2023, thẩm định 17 phương án.", "17", "noun-unknown"),
    (
        "Năm 2023, thu được 30 tỷ đồng từ các hộ nuôi cá lồng trên sông Lô của toàn tỉnh.",
        "30",
        "long-tail",
    ),
    ("Năm 2023, xử lý đạt 95%.", "95%", "rate-unnamed"),
    ("Năm 2023, thu 95 tỷ đồng.", "95", "name-short"),
    ("Năm 2023, sản lượng chè búp tươi tăng (riêng chè hữu cơ 4.100 tấn).", "4.100", "in-bracket"),
    ("Năm 2023: thu ngân sách 95 tỷ đồng.", "95", "behind-colon"),
    (
        "Năm 2023, giai đoạn 2021 - 2025 và đến năm 2030, kết nạp 842 đảng viên.",
        "842",
        "many-times",
    ),
]


def signs_at(text, quoted):
    """The signs of the figure whose quote holds the words."""
    document = Document.of_text(text)
    heard = Heard()
    walk(document, heard)
    reading = read(document)
    figure = next(f for f in reading.figures if quoted in f.evidence.quote)
    return heard.signs(figure), figure.confidence


@pytest.mark.parametrize(("text", "quoted", "sign"), SHOWN, ids=[shown[2] for shown in SHOWN])
def test_a_figure_shows_the_sign_of_what_is_open_in_it(text, quoted, sign):
    signs, sure = signs_at(text, quoted)
    assert sign in signs
    assert sure == pytest.approx(confidence("figures", signs), abs=0.011)


def test_what_is_said_in_full_shows_no_sign():
    assert signs_at(CLEAR, "900") == ((), confidence("figures"))


def test_every_sign_of_a_figure_is_shown_by_some_text():
    signs = {row["id"] for row in ROWS.values() if row["kind"] == "figures"} - {"figures"}
    assert signs == {sign for _, _, sign in SHOWN}


ITEMS = [
    ("tasks", "Yêu cầu Sở Y tế rà soát các trạm y tế.", "task-undated"),
    ("meetings", "HĐND tỉnh khai mạc Kỳ họp thứ 12.", "meeting-undated"),
    (
        "documents",
        "Các dự án được bố trí vốn theo Luật Đầu tư công năm 2019.",
        "document-unnumbered",
    ),
    (
        "people",
        "Đồng chí Lê Văn An, Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch UBND tỉnh, "
        "Trưởng Ban Chỉ đạo phát biểu.",
        "person-offices",
    ),
]


@pytest.mark.parametrize(("kind", "text", "sign"), ITEMS, ids=[item[2] for item in ITEMS])
def test_an_item_is_as_sure_as_its_signs_leave_it(kind, text, sign):
    item = getattr(read_text(text), kind)[0]
    assert sign in signs_of(kind, item)
    assert item.confidence == confidence(kind, signs_of(kind, item)) <= confidence(kind)


@pytest.mark.parametrize(
    ("owners", "sign"),
    [((), "task-nobody"), (("Kinh phí",), "task-owner-unknown"), (("Sở Y tế",), None)],
)
def test_an_order_is_doubted_by_who_has_it(owners, sign):
    task = replace(
        read_text("Yêu cầu Sở Y tế kiểm tra trước ngày 5/6/2024.").tasks[0], owners=owners
    )
    assert signs_of("tasks", task) == ((sign,) if sign else ())


def test_every_item_says_how_sure_it_is():
    passages = (Path(__file__).resolve().parents[2] / "evaluation/third.jsonl").read_text("utf-8")
    for line in passages.splitlines():
        reading = read_text(json.loads(line)["text"])
        items = [item for kind in ("figures", *OTHERS) for item in getattr(reading, kind)]
        assert all(0 < item.confidence < 1 for item in items)


@pytest.mark.parametrize("kind", BASES)
def test_nothing_is_surer_without_its_doubts_than_the_most(kind):
    assert 0.5 < confidence(kind) <= float(MOST)
    assert all(Decimal(row["worth"]) <= 0 for row in ROWS.values() if row["id"] not in BASES)


@given(st.sampled_from(BASES), st.data())
def test_each_sign_more_leaves_an_item_no_surer(kind, data):
    of_kind = [r["id"] for r in ROWS.values() if r["kind"] == kind and r["id"] != kind]
    signs = tuple(data.draw(st.lists(st.sampled_from(of_kind), unique=True))) if of_kind else ()
    said = [confidence(kind, signs[:count]) for count in range(len(signs) + 1)]
    assert said == sorted(said, reverse=True)
    assert all(0.01 <= one <= 0.99 and one == round(one, 2) for one in said)
    assert all(
        lowered(one, sign) == pytest.approx(after, abs=0.03)  # ``one`` is rounded
        for one, sign, after in zip(said, signs, said[1:], strict=False)
    )


def test_a_confidence_does_not_hang_on_the_callers_decimals():
    confidence.cache_clear()
    with localcontext(prec=3):
        rough = confidence("figures", ("period-far", "role-unsaid"))
    confidence.cache_clear()
    assert rough == confidence("figures", ("period-far", "role-unsaid"))


@pytest.mark.parametrize("known", [0.0, 1.0])
def test_the_ends_of_the_scale_can_be_doubted_too(known):
    assert 0.01 <= lowered(known, "period-far") <= 0.99
