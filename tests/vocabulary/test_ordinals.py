"""Ordinals of meetings."""

from __future__ import annotations

import pytest

from tiendo.vocabulary.ordinals import ORDINAL, parse_ordinal


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Hội nghị lần thứ 13", 13),
        ("Hội nghị lần thứ VII", 7),
        ("Đại hội lần thứ XXIV, nhiệm kỳ", 24),
        ("Kỳ họp thứ mười lăm", 15),
        ("Hội nghị lần thứ hai mươi mốt", 21),
        ("Hội nghị lần thứ nhất", 1),
        ("Hội nghị lần thứ mười", 10),
        ("Hội nghị lần thứ hai mươi", 20),
    ],
)
def test_an_ordinal_is_read_in_figures_and_words(text, number):
    assert parse_ordinal(ORDINAL.search(text)["number"]) == number


@pytest.mark.parametrize("text", ["thứ tựu", "lần đầu", "thứ Ivan"])
def test_what_is_no_ordinal_is_left_alone(text):
    assert ORDINAL.search(text) is None
