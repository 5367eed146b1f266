"""What an engine says: its table of words, and two of them side by side."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scanned import RECORDED

from tiendo.reading.formats.ocr.lines import cleaned, lines_of
from tiendo.reading.formats.ocr.twice import DOUBTED, confused, confusions, settle
from tiendo.reading.formats.ocr.words import FIELDS, OutputUnreadable, Word, parse_tsv

HEAD = (RECORDED / "page.vie.tsv").read_text("utf-8").split("\n")[0]


def word(text: str, confidence: float = 0.95, *, left: int = 100, top: int = 100, line: int = 0):
    """A word 12 pixels a letter wide."""
    return Word(
        text=text, left=left, top=top, right=left + 12 * len(text), bottom=top + 24,
        confidence=confidence, line=line,
    )  # fmt: skip


def said(first: list[Word], second: list[Word]) -> list[tuple[str, float, bool]]:
    return [(w.text, w.confidence, bool(w.doubt)) for w in settle(first, second)]


def test_a_table_of_words_is_read_in_order() -> None:
    words = parse_tsv((RECORDED / "page.vie.tsv").read_text("utf-8"))
    assert " ".join(w.text for w in words).startswith("BÁO CÁO Kết quả thực hiện nhiệm vụ năm 2024")
    assert all(0 <= w.confidence <= 1 and w.left < w.right for w in words)
    assert [w.line for w in words] == sorted(w.line for w in words)


@pytest.mark.parametrize(
    "line",
    ["5\t1", "5\t1\t1\t1\t1\t1\tx\t1\t1\t1\t90\ta", "5\t1\t1\t1\t1\t1\t1\t1\t-4\t1\t90\ta",
     "5\t1\t1\t1\t1\t1\t1\t1\t4\t1\tnan\ta", "5\t1\t1\t1\t1\t1\t1\t1\t4\t1\t900\ta"],
)  # fmt: skip
def test_what_is_no_table_of_words_is_refused(line: str) -> None:
    with pytest.raises(OutputUnreadable):
        parse_tsv(f"{HEAD}\n{line}\n")
    with pytest.raises(OutputUnreadable):
        parse_tsv(line)


@given(st.lists(st.lists(st.text(), min_size=FIELDS - 1, max_size=FIELDS + 1).map("\t".join)))
def test_any_output_gives_words_or_is_refused(lines: list[str]) -> None:
    try:
        words = parse_tsv("\n".join([HEAD, *lines]))
    except OutputUnreadable:
        return
    assert all(w.text == "".join(w.text.split()) for w in words)


CASES: dict[str, tuple[list[Word], list[Word], list[tuple[str, float, bool]]]] = {
    "words are the first reading's": (
        [word("đồng", 0.6)], [word("dong", 0.9)], [("đồng", 0.6, False)]),
    "a number that both see is as sure as the less sure": (
        [word("412,5", 0.96)], [word("412,5", 0.9)], [("412,5", 0.9, False)]),
    "stops and brackets at the ends are no difference": (
        [word("(412,5);", 0.9)], [word("412,5", 0.9)], [("(412,5);", 0.9, False)]),
    "letters with marks are no difference": (
        [word("22-QĐ/TW", 0.8)], [word("22-QD/TW", 0.9)], [("22-QĐ/TW", 0.8, False)]),
    "two ways to write one number are no difference": (
        [word("6.41", 0.8)], [word("6,41", 0.9)], [("6,41", 0.8, False)]),
    "but a thousand and one with decimals are": (
        [word("1.245", 0.8)], [word("1,245", 0.7)], [("1.245", DOUBTED, True)]),
    "a lost comma is doubted, and the surer reading taken": (
        [word("1214", 0.87)], [word("121,4", 0.93)], [("121,4", DOUBTED, True)]),
    "the first is kept where it is the surer": (
        [word("121,4", 0.93)], [word("1214", 0.87)], [("121,4", DOUBTED, True)]),
    "a percent sign taken for a digit is known": (
        [word("2,385", 0.95)], [word("2,38%", 0.93)], [("2,38%", 0.8, False)]),
    "with the stop behind it": (
        [word("82.", 0.9)], [word("8%.", 0.6)], [("8%.", 0.6, False)]),
    "≥, which neither knows, is known by the pair": (
        [word(">420", 0.91)], [word("2420", 0.97)], [("≥420", 0.5, False)]),
    "a number that only the first sees is doubted": (
        [word("7", 0.97)], [], [("7", DOUBTED, True)]),
    "a number that only the second sees is written down": (
        [], [word("8.120", 0.9)], [("8.120", DOUBTED, True)]),
    "unless it is unsure, or no number": (
        [], [word("8.120", 0.3), word("ma", 0.9, left=400)], []),
    "a letter for a digit": ([word("§", 0.5)], [word("8", 0.96)], [("8", DOUBTED, True)]),
    "a syllable that looks like a digit stays": (
        [word("ó", 0.9)], [word("6", 0.5)], [("ó", 0.9, False)]),
    "a number that one reading cut in two": (
        [word("18/", 0.9), word("10/2023", 0.9, left=140)], [word("18/10/2023", 0.8)],
        [("18/", 0.8, False), ("10/2023", 0.8, False)]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_two_readings_settle(case: str) -> None:
    first, second, settled = CASES[case]
    assert said(first, second) == settled


def test_a_doubt_says_what_the_other_reading_saw() -> None:
    (number,) = settle([word("121,4", 0.93)], [word("1214", 0.87)])
    assert number.doubt == "lượt kia đọc là “1214”"
    (number,) = settle([word("7")], [])
    assert number.doubt == "lượt kia không thấy"


def test_one_reading_alone_stays_as_it_is() -> None:
    words = [word("2,385", 0.95), word("đồng", 0.6, left=300)]
    assert settle(words, None) == words


WORDS = st.lists(
    st.builds(
        word,
        st.sampled_from(["412,5", "4125", "2,38%", "2,385", "đồng", ">7", "27", "%", "|", "8"]),
        st.floats(0, 1).map(lambda c: round(c, 2)),
        left=st.integers(0, 300),
        top=st.integers(0, 100),
        line=st.integers(0, 3),
    ),
    max_size=8,
)


@given(WORDS, WORDS)
def test_no_reading_makes_a_number_surer_or_loses_a_word(first: list[Word], second: list[Word]):
    settled = settle(first, second)
    surest = max([w.confidence for w in (*first, *second)], default=0)
    assert all(w.confidence <= surest for w in settled)
    assert all(w.confidence <= DOUBTED for w in settled if w.doubt)
    words = [w for w in first if not any(map(str.isdigit, w.text)) and w.text != "%"]
    overlapped = [w for w in words if all(not near(w, o) for o in second)]
    assert all(w in settled for w in overlapped)


def near(one: Word, other: Word) -> bool:
    return one.left < other.right and other.left < one.right


@pytest.mark.parametrize("row", confusions(), ids=lambda row: row["id"])
def test_each_known_confusion_keeps_the_promises_of_its_row(row) -> None:
    assert [confused(row, a, b) for a, b, _ in row["reads"]] == [c for _, _, c in row["reads"]]
    assert not any(confused(row, a, b) for a, b in row["ignores"])
    assert re.compile(row["second"]).groupindex == {"number": 1}


def test_specks_and_what_is_left_of_rulings_are_no_words() -> None:
    words = [word("|412,5_"), word("~"), word("-"), word("|"), word("12|3"), word("%")]
    assert [w.text for w in cleaned(words)] == ["412,5", "-", "12/3", "%"]


def test_a_line_is_cut_where_columns_part() -> None:
    row = [word("TỈNH", left=100), word("ỦY", left=160), word("ĐẢNG", left=700)]
    lines = lines_of(row, 200, 800.0)
    assert [line.text for line in lines] == ["TỈNH ỦY", "ĐẢNG"]
    assert lines[0].top == lines[1].top == 800 - 100 * 72 / 200


def test_a_number_of_the_second_reading_joins_the_line_at_its_height() -> None:
    row = [word("Thu", left=100), word("đồng", left=260)]
    stray = word("412", left=180, top=104, line=-1)
    assert [line.text for line in lines_of([*row, stray], 200, 800.0)] == ["Thu 412 đồng"]
    below = word("412", left=180, top=300, line=-1)
    assert [line.text for line in lines_of([*row, below], 200, 800.0)] == ["Thu đồng", "412"]
