"""Values are exact from the text to the database and back, or they are refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.register.amounts import LARGEST, from_scaled, to_scaled
from tiendo.register.errors import ValueNotExact
from tiendo.vocabulary.units import families, places


@given(st.integers(-LARGEST, LARGEST), st.sampled_from([2, 6]))
def test_what_is_stored_comes_back_the_same(amount, scale):
    assert to_scaled(from_scaled(amount, scale), scale) == amount


@given(st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=6))
def test_a_value_of_six_places_is_kept_to_the_digit(value):
    assert from_scaled(to_scaled(value, 6), 6) == value


@pytest.mark.parametrize(
    ("value", "scale"),
    [("0.0000001", 6), ("1.005", 2), ("92233720368547758.08", 2), ("-92233720368547758.09", 2)],
)
def test_a_value_that_does_not_fit_is_refused_not_rounded(value, scale):
    with pytest.raises(ValueNotExact):
        to_scaled(Decimal(value), scale)


@pytest.mark.parametrize("unit", sorted(families()))
def test_every_unit_has_a_scale(unit):
    assert places(unit) == (2 if unit in ("VND", "USD") else 6)
