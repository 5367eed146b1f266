"""What was read from a picture carries its doubts: in confidence, warnings and unread."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.facts.items import Remark
from tiendo.facts.reading import RECOGNISED, Reading
from tiendo.reading.document import Document, Recognised
from tiendo.reading.read import read
from tiendo.reading.rules.doubting import CONTRADICTED, SIGNED, SURE

SENTENCE = "Năm 2023, thu ngân sách đạt 412,5 tỷ đồng; kết nạp 154/150 đảng viên (đạt 102,7%)."
TABLE = (
    "| Chỉ tiêu | ĐVT | Kế hoạch 2023 | Thực hiện 2023 | % kế hoạch |\n|---|---|---|---|---|\n"
    "| Thu ngân sách | tỷ đồng | ≥400 | 412,5 | 103,1 |\n"
    "| Trồng rừng | ha | 1.250 | 1.265 | 101,2 |"
)
ITEMS = ("figures", "documents", "meetings", "tasks", "shortcomings", "commendations", "people")


def recognised(text: str, sure: dict[str, float], doubts: dict[str, str] | None = None) -> Reading:
    """The reading of a text whose words came from a picture, each as sure as told, else 0.96."""
    document = Document.of_text(text)
    words, at = [], 0
    for word in document.text.split():
        at = document.text.index(word, at)
        plain = word.strip(".,;()")
        words.append(
            Recognised(
                start=at, end=at + len(word),
                confidence=sure.get(plain, 0.96), doubt=(doubts or {}).get(plain, ""),
            )
        )  # fmt: skip
        at += len(word)
    remark = Remark(rule=RECOGNISED, message="Trang 1 là ảnh")
    return read(replace(document, recognised=tuple(words), warnings=(remark,)))


def figure(reading: Reading, quote: str):
    return next(f for f in reading.figures if quote in f.evidence.quote)


def rules(reading: Reading) -> list[str]:
    return [w.rule for w in reading.warnings]


def test_a_figure_is_no_surer_than_the_least_sure_word_of_its_quote() -> None:
    reading = recognised(SENTENCE, {"412,5": 0.71, "đảng": 0.4})
    assert figure(reading, "412,5").confidence == 0.71
    assert figure(reading, "154/150").confidence == 0.4


def test_a_text_that_was_not_recognised_is_as_sure_as_ever() -> None:
    plain = read(Document.of_text(SENTENCE))
    assert figure(plain, "412,5").confidence > 0.9
    assert not plain.recognised


def test_an_unsure_number_of_a_figure_is_remarked_on_at_its_place() -> None:
    reading = recognised(SENTENCE, {"412,5": 0.41})
    (remark,) = [w for w in reading.warnings if w.rule == "ocr-unsure"]
    assert reading.text[remark.start : remark.end] == "412,5"
    assert "máy chỉ chắc 0,41" in remark.message


def test_what_two_readings_saw_differently_says_both() -> None:
    reading = recognised(SENTENCE, {"412,5": 0.3}, {"412,5": "lượt kia đọc là “4125”"})
    (remark,) = [w for w in reading.warnings if w.rule == "ocr-unsure"]
    assert "“412,5” nhận dạng không chắc: lượt kia đọc là “4125”" in remark.message


def test_a_sure_number_that_is_doubted_is_named_all_the_same() -> None:
    assert "ocr-unsure" in rules(recognised(SENTENCE, {}, {"412,5": "nằm trong ô gộp"}))


def test_an_unsure_number_that_no_item_holds_is_unread() -> None:
    reading = recognised(f"{SENTENCE}\nz420 hộ", {"z420": 0.5})
    (unread,) = [u for u in reading.unread if u.rule == "ocr-unsure"]
    assert unread.evidence.quote == "z420"


def test_sure_numbers_and_unsure_words_are_not_named() -> None:
    assert rules(recognised(SENTENCE, {"ngân": 0.2, "412,5": SURE})) == [RECOGNISED]


def test_a_sign_that_engines_confuse_is_never_sure() -> None:
    reading = recognised(TABLE, {})
    assert figure(reading, "≥400").confidence == SIGNED
    (remark,) = [w for w in reading.warnings if w.rule == "ocr-sign"]
    assert reading.text[remark.start : remark.end] == "≥400"


def test_a_cell_is_no_surer_than_the_name_and_unit_of_its_row() -> None:
    reading = recognised(TABLE, {"rừng": 0.55})
    assert figure(reading, "1.265").confidence == 0.55
    assert figure(reading, "412,5").confidence > 0.9


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (SENTENCE.replace("102,7", "107,2"), ["154/150"]),
        (TABLE.replace("101,2", "107,2"), ["1.250", "1.265", "107,2"]),
        (TABLE.replace("412,5", "472,5"), ["≥400", "472,5", "103,1"]),
    ],
)
def test_where_the_arithmetic_does_not_hold_all_of_it_is_doubted(text: str, quotes: list[str]):
    reading = recognised(text, {})
    (remark,) = [w for w in reading.warnings if w.rule == "ocr-arithmetic"]
    assert all(quote in reading.text[remark.start : remark.end] for quote in quotes)
    assert all(figure(reading, quote).confidence <= CONTRADICTED for quote in quotes)
    doubted = {f.evidence.quote for f in reading.figures if f.confidence <= CONTRADICTED}
    assert len(doubted) == len(quotes)


def test_arithmetic_is_not_held_against_a_text_that_was_typed() -> None:
    plain = read(Document.of_text(SENTENCE.replace("102,7", "107,2")))
    assert plain.warnings == ()


NUMBERS = ["412,5", "154/150", "102,7%", "2023", "ngân", "đồng", "đảng"]


@given(st.dictionaries(st.sampled_from(NUMBERS), st.floats(0, 1).map(lambda c: round(c, 2))))
def test_no_item_is_surer_than_its_words(sure: dict[str, float]) -> None:
    reading = recognised(SENTENCE, sure)
    for item in (item for kind in ITEMS for item in getattr(reading, kind)):
        words = item.evidence.quote.replace("(", " ").split()
        least = min(sure.get(word.strip(".,;()"), 0.96) for word in words)
        assert item.confidence <= least
    for one in reading.unread:
        assert reading.text[one.evidence.start : one.evidence.end] == one.evidence.quote
