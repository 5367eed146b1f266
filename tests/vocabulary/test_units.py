"""Units and counted nouns."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tiendo.vocabulary.lexicon import split_words
from tiendo.vocabulary.units import families, noun_book, places, same_family, unit_book


@pytest.mark.parametrize(
    ("written", "code", "factor"),
    [
        ("%", "percent", "1"),
        ("điểm phần trăm", "percentage_point", "1"),
        ("điểm %", "percentage_point", "1"),
        ("‰", "per_mille", "1"),
        ("đồng", "VND", "1"),
        ("USD", "USD", "1"),
        ("ha", "ha", "1"),
        ("m²", "m2", "1"),
        ("km2", "m2", "1000000"),
        ("tạ", "tonne", "0.1"),
        ("kWh", "kWh", "1"),
        ("ngày làm việc", "day", "1"),
        ("bậc", "place", "1"),
        ("điểm", "point", "1"),
    ],
)
def test_unit_words_find_the_unit_of_the_contract(written, code, factor):
    words = split_words(written)
    found = unit_book().at(words, 0)
    assert found is not None
    length, unit = found
    assert (length, unit.code, unit.factor) == (len(words), code, Decimal(factor))


@pytest.mark.parametrize(
    "noun", ["sản phẩm OCOP", "lượt khách du lịch", "hộ nghèo", "đồng chí", "tổ chức cơ sở đảng"]
)
def test_the_longest_counted_noun_is_taken(noun):
    words = split_words(noun)
    found = noun_book().at(words, 0)
    assert found is not None
    assert found[0] == len(words)


def test_only_one_family_compares():
    assert same_family("percent", "percentage_point")
    assert same_family("tonne", "kg")
    assert not same_family("VND", "ha")
    assert not same_family("count", "percent")


def test_money_is_stored_to_the_xu_and_the_rest_to_the_millionth():
    assert (places("VND"), places("ha")) == (2, 6)
    assert families()["count"] == "count"
