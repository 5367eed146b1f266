"""Values of a sheet as the sheet shows them, in Vietnamese notation.

A number is held as a binary float; what people typed is its 15 significant digits. Its
number format says the rest: 0,985 under ``0.0%`` is "98,5%". Decimals that somebody
typed stay, even where the format hides them; the tail of a quotient is rounded as shown.
Source: ECMA-376, part 1, 18.8.30 and 18.8.31 (number formats).
"""

from __future__ import annotations

import math
import re
import struct
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

Value = int | float | str | bool | date | datetime | time | timedelta

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0",
    39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
    17: "mm/yy",
}  # fmt: skip
# A piece of a format: words that are printed, the currency of a place, blanks, digits.
PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<one>.)|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]|(?P<dropped>\[[^\]]*\]'
    r"|_.|\*.)|(?P<digits>[0#?][0#?,]*(?:\.[0#?]*)?)(?P<thousandths>,*)|(?P<percent>%)|(?P<other>.)",
    re.DOTALL,
)
PRINTED = set(" /()-+:~<>=≥≤±")
CONDITION = re.compile(r"\[[<>=]")
SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])*')
LETTERS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
SIGNS = {ord(","): ".", ord("."): ","}
SIGNIFICANT = 15  # digits that a double keeps of what was typed
TYPED = 4  # decimals that a person types; longer tails are quotients
SINGLE = 9  # digits from which a float of single precision shows its noise


@dataclass(frozen=True, slots=True)
class Form:
    """How a number format writes: least and most decimals, grouping, powers of ten, words."""

    least: int
    most: int
    grouped: bool
    shift: int
    before: str
    after: str


@lru_cache(maxsize=1024)
def form_of(code: str) -> Form | None:
    """The form of a number format; None for the general one and what is no number's."""
    if CONDITION.search(code):
        return None
    digits = percent = ""
    thousandths = 0
    printed: list[list[str]] = [[], []]
    for piece in PIECE.finditer(SECTION.match(code)[0]):  # type: ignore[index]
        words = piece["quoted"] or piece["one"] or piece["currency"] or ""
        if piece["digits"]:
            if digits:  # a fraction, an exponent
                return None
            digits, thousandths = piece["digits"], len(piece["thousandths"])
        elif piece["percent"]:
            percent = words = "%"
        elif piece["other"] and piece["other"] not in PRINTED:
            return None
        printed[bool(digits)].append(words or piece["other"] or "")
    if not digits:
        return None
    whole, _, decimals = digits.partition(".")
    thousandths += len(whole) - len(whole.rstrip(","))
    return Form(
        least=decimals.count("0"), most=len(decimals), grouped="," in whole.rstrip(","),
        shift=2 * bool(percent) - 3 * thousandths,
        before="".join(printed[0]), after="".join(printed[1]).rstrip(),
    )  # fmt: skip


def shown(value: Value, code: str = "") -> str:
    """A value as its cell shows it.

    >>> shown(13.299999999999999), shown(0.985, "0.0%"), shown(4200.0, "#,##0"), shown(2024.0)
    ('13,3', '98,5%', '4.200', '2024')
    >>> shown(date(2024, 5, 3)), shown(date(2024, 6, 1), "mm/yyyy")
    ('03/05/2024', '06/2024')
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return number(value, form_of(code)) if math.isfinite(value) else ""
    if isinstance(value, str):
        return value
    return moment(value, LETTERS.sub("", code).lower())


def number(value: float, form: Form | None) -> str:
    amount = exact(value)
    if form is None:
        return written(amount, grouped=False)
    amount = amount.scaleb(form.shift)
    decimals = places(amount)
    if decimals > max(form.most, TYPED):
        amount = amount.quantize(Decimal(1).scaleb(-form.most), ROUND_HALF_UP)
        decimals = places(amount)
    padded = f"{amount:.{max(decimals, form.least)}f}"
    return form.before + written(Decimal(padded), grouped=form.grouped) + form.after


def typed(value: float, code: str = "") -> tuple[Decimal, Decimal, Decimal]:
    """The number that was meant, the one that its cell shows, and the one that it holds.

    All in the cell's own scale. What was typed is meant; of a quotient, with its long tail,
    what is shown.

    >>> typed(2412.35, "#,##0")
    (Decimal('2412.35'), Decimal('2412'), Decimal('2412.35'))
    >>> typed(0.3333333, "0.0%")
    (Decimal('33.3'), Decimal('33.3'), Decimal('33.33333'))
    """
    amount, form = exact(value), form_of(code)
    if form is None:
        return amount, amount, amount
    amount = amount.scaleb(form.shift)
    seen = amount.quantize(Decimal(1).scaleb(-form.most), ROUND_HALF_UP)
    return (seen if places(amount) > max(form.most, TYPED) else amount), seen, amount


def exact(value: float) -> Decimal:
    """The decimal that was meant by a float, of single precision too: 13.3, not 13.299999."""
    amount = Decimal(format(value, f".{SIGNIFICANT}g"))
    if len(amount.normalize().as_tuple().digits) > SINGLE and abs(value) < 1e38:
        (single,) = struct.unpack("f", struct.pack("f", value))
        short = format(value, ".7g")
        if single == value and struct.pack("f", float(short)) == struct.pack("f", value):
            return Decimal(short)
    return amount


def places(amount: Decimal) -> int:
    exponent = amount.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def written(amount: Decimal, *, grouped: bool) -> str:
    return f"{amount:,f}".translate(SIGNS) if grouped else f"{amount:f}".replace(".", ",")


def moment(value: date | datetime | time | timedelta, letters: str) -> str:
    """A day, month, year or hour, as far as the cell's format goes."""
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if "y" in letters and "d" not in letters:
        return f"{value.month:02d}/{value.year}" if "m" in letters else str(value.year)
    day = f"{value.day:02d}/{value.month:02d}/{value.year}"
    if isinstance(value, datetime) and "h" in letters and value.time() != time():
        return f"{day} {value:%H:%M}"
    return day
