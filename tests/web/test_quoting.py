"""A quote is shown in its sentence, and nothing of it is changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.web.quoting import in_sentence

TEXT = (
    "Thu ngân sách tăng. Chi 9 tháng đạt 1.650 tỷ đồng, bằng 70%. Xuất khẩu giảm.\nTT | Thu | 2.412"
)


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("1.650 tỷ đồng", "Chi 9 tháng đạt ", ", bằng 70%."),
        ("2.412", "TT | Thu | ", ""),
        ("Thu ngân sách tăng.", "", ""),
    ],
)
def test_the_rest_of_the_sentence_stands_around_the_quote(
    words: str, before: str, after: str
) -> None:
    start = TEXT.index(words)
    quoted = in_sentence(TEXT, start, start + len(words))
    assert (quoted.before, quoted.quote, quoted.after) == (before, words, after)


@given(st.text(alphabet="aĐ1.,; \n|", min_size=1, max_size=80), st.data())
def test_the_quote_is_the_slice_itself(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quoted = in_sentence(text, start, end)
    assert quoted.quote == text[start:end]
    assert quoted.before.strip("… ") in text


def test_a_long_sentence_is_cut_between_words() -> None:
    text = "từ " * 200 + "SỐ" + " chữ" * 200
    start = text.index("SỐ")
    quoted = in_sentence(text, start, start + 2)
    assert quoted.before.startswith("… từ")
    assert quoted.after.endswith("chữ …")
    assert len(quoted.before) < 200
