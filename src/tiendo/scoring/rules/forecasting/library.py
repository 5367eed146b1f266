"""The forecasting library, imported when something is forecast and not before.

Theta (Assimakopoulos & Nikolopoulos 2000, the winner of the M3 competition) of statsmodels.
Chosen by measurement (docs/measurements.md). Floats live in here only.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from tiendo.errors import TiendoError

# What goes out is cut to so many digits: processors differ in the last ones of a float.
DIGITS = 10


class LibraryMissing(TiendoError):
    code = "forecast-library-missing"


def theta(values: Sequence[Fraction], *, season: int, steps: int, logs: bool) -> list[Fraction]:
    """The next ``steps`` values of a series; ``season`` steps make a year, 1 for none.

    ``logs``: growth is by factors, all values are positive. A series needs two seasons and a
    step, and four values. Raises LibraryMissing.

    >>> [int(x) for x in theta([Fraction(7)] * 5, season=1, steps=2, logs=True)]
    [7, 7]
    """
    if len(set(values)) == 1:
        return [values[0]] * steps
    return list(_theta(tuple(values), season, steps, logs))


@lru_cache(maxsize=4096)
def _theta(
    values: tuple[Fraction, ...], season: int, steps: int, logs: bool
) -> tuple[Fraction, ...]:
    try:
        from statsmodels.tsa.forecasting.theta import ThetaModel
    except ImportError as error:
        raise LibraryMissing(
            "Chưa cài thư viện dự báo", where="statsmodels", do="Chạy make forecast"
        ) from error
    numbers = [math.log(value) if logs else float(value) for value in values]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = ThetaModel(
            _array(numbers),
            period=max(season, 2),
            deseasonalize=season > 1,
            use_test=season > 1,
            method="additive",
        )
        told = [float(value) for value in model.fit(disp=0).forecast(steps)]
    return tuple(exactly(math.exp(value) if logs else value) for value in told)


def _array(numbers: Sequence[float]) -> object:
    import numpy

    return numpy.array(numbers)


def exactly(value: float) -> Fraction:
    """A float as the fraction of its first digits.

    >>> exactly(0.1 + 0.2)
    Fraction(3, 10)
    """
    return Fraction(f"{value:.{DIGITS}g}")
