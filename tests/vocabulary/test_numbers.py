"""Vietnamese notation: read exactly, refused when it could be two numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.errors import NumberUnreadable
from tiendo.vocabulary.numbers import (
    format_number,
    parse_number,
    read_number,
    scale_words,
    words_as_number,
)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", "7"),
        ("04", "4"),
        ("1.234", "1234"),
        ("1.234,5", "1234.5"),
        ("3.798,254", "3798.254"),
        ("108,987", "108.987"),
        ("1 246", "1246"),
        ("1\u00a0246,5", "1246.5"),
        ("0,7955", "0.7955"),
        ("5.299.956", "5299956"),
        ("-3,5", "-3.5"),
    ],
)
def test_vietnamese_notation_is_read_exactly(written, value):
    number = read_number(written)
    assert number.value == Decimal(value)
    assert not number.foreign


@pytest.mark.parametrize(
    ("written", "value"),
    [("18.6", "18.6"), ("3.08", "3.08"), ("1,284,500", "1284500"), ("1,250.5", "1250.5")],
)
def test_english_notation_with_one_meaning_is_read_and_marked(written, value):
    number = read_number(written)
    assert number.value == Decimal(value)
    assert number.foreign


@pytest.mark.parametrize("written", ["1.23.456", "1,2,3", "8,", "", "1.2345.678", "12.34,5", "٣"])
def test_broken_notation_is_refused_not_guessed(written):
    with pytest.raises(NumberUnreadable):
        parse_number(written)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12
    )
)
def test_a_number_written_and_read_again_is_unchanged(amount):
    assert parse_number(format_number(amount)) == amount


@given(st.text(alphabet="0123456789., -", max_size=30))
def test_every_notation_is_a_finite_number_or_refused(written):
    try:
        value = parse_number(written)
    except NumberUnreadable:
        value = None
    assert value is None or value.is_finite()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ba xã", (1, 3)),
        ("mười lăm đảng viên", (2, 15)),
        ("mười hai đảng viên", (2, 12)),
        ("hai mươi xã", (2, 20)),
        ("ba mươi tư xã", (3, 34)),
        ("bốn mươi mốt xã", (3, 41)),
        ("năm xã", None),
        ("mười năm", (1, 10)),
        ("xã", None),
    ],
)
def test_small_numbers_in_words(words, expected):
    assert words_as_number(words.split(), 0) == expected


def test_scale_words_have_both_spellings():
    assert scale_words()["tỷ"] == scale_words()["tỉ"] == 10**9
    assert scale_words()["nghìn"] == scale_words()["ngàn"] == 1000
