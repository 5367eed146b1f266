"""A target in the words of its document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.register.services.phrases import in_row, phrases


@pytest.mark.parametrize(
    ("text", "quotes", "expected"),
    [
        (
            "- Kéo giảm ít nhất 5% số vụ tai nạn so với năm 2022.\n",
            ["giảm ít nhất 5%"],
            ["Kéo giảm ít nhất 5% số vụ tai nạn so với năm 2022"],
        ),
        (
            "+ Hộ nghèo giảm 2 - 2,5%, riêng các huyện nghèo giảm 4 - 5%.",
            ["giảm 2 - 2,5%", "các huyện nghèo giảm 4 - 5%"],
            ["Hộ nghèo giảm 2 - 2,5%", "riêng các huyện nghèo giảm 4 - 5%"],
        ),
        (
            "Câu trước. Trồng 10 ha rừng và gieo 5 ha lúa. Câu sau.",
            ["Trồng 10 ha rừng", "gieo 5 ha lúa"],
            ["Trồng 10 ha rừng và", "gieo 5 ha lúa"],
        ),
        (
            "Công nghiệp đạt 42%, riêng chế biến, chế tạo chiếm 25%.",
            ["42%", "chiếm 25%"],
            ["Công nghiệp đạt 42%", "riêng chế biến, chế tạo chiếm 25%"],
        ),
        ("3) Trồng 10 ha rừng;\n", ["10 ha"], ["Trồng 10 ha rừng"]),
        ("Rừng trồng | ha | >4.200 |", [">4.200"], [">4.200"]),
        (
            "Có thêm 15 trường mầm non, phổ thông",
            ["15 trường"],
            ["Có thêm 15 trường mầm non, phổ thông"],
        ),
    ],
)
def test_each_target_has_the_words_that_say_it(text, quotes, expected):
    spans = [(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]
    assert phrases(text, spans) == expected


@given(st.lists(st.sampled_from(["10 ha", ", ", ". ", "; ", "\n", "- ", "rừng ", "A "])))
def test_the_words_hold_the_quote(parts):
    text, spans, at = "", [], 0
    for part in parts:
        if part == "10 ha":
            spans.append((at, at + len(part)))
        text, at = text + part, at + len(part)
    found = phrases(text, spans)
    assert len(found) == len(spans)
    assert all("10 ha" in words for words in found)


def test_a_row_of_a_table_is_known():
    assert in_row("a | b\nc", 0, 1)
    assert not in_row("a | b\nc", 6, 7)
