"""Times as texts write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.vocabulary.lexicon import split_words
from tiendo.vocabulary.times import as_year
from tiendo.vocabulary.timewords import read_time


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("năm 2023", "2023"),
        ("quý III/2024", "2024-Q3"),
        ("quý I năm 2025", "2025-Q1"),
        ("quý 2", "2030-Q2"),
        ("6 tháng đầu năm 2025", "2025-H1"),
        ("6 tháng cuối năm 2024", "2024-H2"),
        ("9 tháng", "2030-9M"),
        ("Chín tháng qua", "2030-9M"),
        ("8 tháng năm 2024", "2024-8M"),
        ("3 tháng cuối năm", "2030-Q4"),
        ("nửa đầu năm", "2030-H1"),
        ("tháng 8/2024", "2024-08"),
        ("trong tháng 9", "2030-09"),
        ("trong tháng", "2030-05"),
        ("cả năm", "2030"),
        ("cuối năm 2024", "2024"),
        ("giai đoạn 2021-2025", "2021/2025"),
        ("nhiệm kỳ 2020 – 2025", "2020/2025"),
        ("năm học 2023 - 2024", "2023/2024"),
        ("vụ đông xuân 2022 - 2023", "2022/2023"),
        ("năm 2021 đến năm 2025", "2021/2025"),
        ("ngày 30/11/2022", "2022-11-30"),
        ("ngày 5 tháng 12 năm 2022", "2022-12-05"),
        ("20.7.2020", "2020-07-20"),
        ("ngày 15/12/2023 đến 14/6/2024", "2023-12-15/2024-06-14"),
        ("từ đầu năm 2024 đến ngày 20/9/2024", "2024-01-01/2024-09-20"),
        ("từ đầu năm đến hết quý III", "2030-9M"),
    ],
)
def test_a_time_is_read_whole(written, period):
    words = split_words(written)
    read = read_time(words, 0)
    assert read is not None
    assert read[0] == len(words)
    assert str(read[1].resolve(2030, 5)) == period


@pytest.mark.parametrize(
    "written",
    [
        "12 xã",
        "tháng",
        "năm",
        "quý 5",
        "13/13/2023",
        "vụ việc",
        "3 năm",
        "từ đầu năm",
        "trong kỳ họp",
        "từ ngày 1/7/2025",
        "từ",
        "kể từ",
        "từ đầu",
        "từ đầu mùa",
    ],
)
def test_other_words_are_no_time(written):
    assert read_time(split_words(written), 0) is None


def test_without_a_year_a_time_stays_open():
    read = read_time(["9", "tháng"], 0)
    assert read is not None
    assert read[1].resolve(None) is None


def test_an_impossible_day_is_no_period():
    read = read_time(split_words("ngày 31/2/2023"), 0)
    assert read is not None
    assert read[1].resolve(2023) is None


WORDS = st.sampled_from(
    split_words(
        "năm tháng quý ngày 2023 2025 - / đến 6 31 12 đầu cuối III giai đoạn vụ mùa 5.5.2020"
    )
)


@given(st.lists(WORDS, min_size=1, max_size=9))
def test_no_words_make_the_reader_crash(words):
    read = read_time(words, 0)
    assert read is None or 1 <= read[0] <= len(words) + 1


@pytest.mark.parametrize("words", [["³"], ["²²²²"], ["quý", "³"], ["³", "/", "²"], ["³", "tháng"]])
def test_raised_digits_tell_no_time(words):
    assert read_time(words, 0) is None
    assert as_year(words[0]) is None
