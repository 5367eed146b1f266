"""Names of bodies and offices."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.vocabulary.bodies import body_at, existed, kind_at
from tiendo.vocabulary.lexicon import rows, split_words
from tiendo.vocabulary.tries import pattern_of

TABLES = "tiendo.vocabulary.tables"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ban Chấp hành Trung ương Đảng về tiếp tục", "Ban Chấp hành Trung ương Đảng"),
        ("HĐND huyện Tân Lập khóa XII", "HĐND huyện Tân Lập"),
        ("Sở Lao động - Thương binh và Xã hội hoàn thành", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở Văn hóa, Thể thao và Du lịch rà soát", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Tài chính, Sở Y tế rà soát", "Sở Tài chính"),
        ("Sở Tài chính và Sở Y tế rà soát", "Sở Tài chính"),
        ("Ban Thường vụ Tỉnh uỷ ban hành", "Ban Thường vụ Tỉnh uỷ"),
        ("Chính phủ và Kế hoạch số 210-KH/TU", "Chính phủ"),
    ],
)
def test_a_body_ends_where_its_name_ends(text, name):
    assert text[: body_at(text, 0)] == name


@pytest.mark.parametrize("text", ["Nguyễn Văn A", "kinh tế tăng trưởng", "", "7 xã"])
def test_what_names_no_body_is_none(text):
    assert body_at(text, 0) is None


def test_a_kind_of_body_ends_on_its_last_day():
    district = kind_at(split_words("Huyện ủy"), 0)
    assert existed(district, date(2025, 6, 30))
    assert not existed(district, date(2025, 7, 1))


@pytest.mark.parametrize("row", rows(TABLES, "task_verbs"), ids=lambda row: row["id"])
def test_each_row_of_acts_says_what_its_words_are(row):
    assert row["gives"] in {"verb", "manner", "modal", "giving", "noun"}


@given(st.lists(st.text(alphabet="ab c", min_size=1, max_size=5), min_size=1, max_size=8))
def test_a_shared_pattern_finds_each_of_its_phrases(phrases):
    import re

    pattern = re.compile(pattern_of(phrases))
    assert all(pattern.fullmatch(phrase) for phrase in phrases)
    assert not pattern.fullmatch("zz")
