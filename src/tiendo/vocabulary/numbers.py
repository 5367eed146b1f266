"""Vietnamese notation to Decimal and back (DOMAIN.md, B9).

A dot groups thousands, a comma opens the decimals. English notation with one
possible meaning (3.08; 1,284,500) is read and marked ``foreign``; what is
neither is refused, never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tiendo.errors import NumberUnreadable
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.regexes import regex

TABLES = "tiendo.vocabulary.tables"
ADVICE = "Viết như 1.234,5: dấu chấm ngăn hàng nghìn, dấu phẩy mở phần lẻ"
# Longer runs of digits are accounts, phones and hashes, not amounts.
MOST_DIGITS = 18

GROUPED = regex(r"\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d+)?")
ENGLISH_GROUPED = regex(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3},\d{3}\.\d+")
# Nobody writes three noughts behind a decimal comma.
ENGLISH_THOUSANDS = regex(r"[1-9]\d{0,2},000")
ENGLISH_DECIMAL = regex(r"\d+\.(?:\d{1,2}|\d{4,})|0\.\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as written. ``foreign``: in English notation with one meaning."""

    value: Decimal
    foreign: bool = False


def parse_number(written: str) -> Decimal:
    """The value of a number in Vietnamese or unmistakable English notation.

    >>> parse_number("3.798,254"), parse_number("1.234"), parse_number("18.6")
    (Decimal('3798.254'), Decimal('1234'), Decimal('18.6'))
    >>> parse_number("1.23.456")
    Traceback (most recent call last):
    tiendo.errors.NumberUnreadable: “1.23.456” không phải là một số. Viết như 1.234,5: ...
    """
    return read_number(written).value


def read_number(written: str) -> Number:
    """The number with its notation. Raises NumberUnreadable."""
    if not written.isascii() and "\u00a0" not in written:
        raise unreadable(written)
    if len(written) > MOST_DIGITS and sum(map(str.isdigit, written)) > MOST_DIGITS:
        raise unreadable(written)
    if written.isdigit():
        return Number(value=Decimal(written))
    if written[:1] in ("-", "−") and written[1:2].isdigit():
        inner = read_number(written[1:])
        return Number(value=-inner.value, foreign=inner.foreign)
    return _separated(written)


def _separated(written: str) -> Number:
    head, comma, tail = written.partition(",")
    if comma and head.isdecimal() and tail.isdecimal():  # most numbers that are not whole
        thousands = tail == "000" and len(head) <= 3 and head[0] != "0"
        return Number(
            value=Decimal(head + tail if thousands else f"{head}.{tail}"), foreign=thousands
        )
    if written.startswith("0.") and ENGLISH_DECIMAL.fullmatch(written):
        return Number(value=Decimal(written), foreign=True)
    if GROUPED.fullmatch(written):
        plain = written.replace(".", "").replace(" ", "").replace("\u00a0", "")
        return Number(value=Decimal(plain.replace(",", ".")))
    if ENGLISH_GROUPED.fullmatch(written):
        return Number(value=Decimal(written.replace(",", "")), foreign=True)
    if ENGLISH_DECIMAL.fullmatch(written):
        return Number(value=Decimal(written), foreign=True)
    raise unreadable(written)


def unreadable(written: str) -> NumberUnreadable:
    return NumberUnreadable(f"“{written}” không phải là một số", do=ADVICE)


def format_number(value: Decimal) -> str:
    """A number in Vietnamese notation, with the decimals that it has.

    >>> format_number(Decimal("1234.50")), format_number(Decimal("-0.5"))
    ('1.234,50', '-0,5')
    >>> format_number(Decimal("25.000"))  # "25,000" would be read as thousands
    '25'
    """
    written = f"{value:,f}".translate({ord(","): ".", ord("."): ","})
    if ENGLISH_THOUSANDS.fullmatch(written.removeprefix("-")):
        return written.partition(",")[0]
    return written


@cache
def scale_words() -> dict[str, int]:
    """Scale words with their factor: nghìn, triệu, tỷ …"""
    return {
        w: row["scale"] for row in rows(TABLES, "numbers") if "scale" in row for w in row["words"]
    }


@cache
def _digits() -> tuple[dict[str, int], dict[str, int]]:
    alone: dict[str, int] = {}
    after_ten: dict[str, int] = {}
    for row in rows(TABLES, "numbers"):
        if "value" in row:
            alone |= dict.fromkeys(row["words"], row["value"])
            after_ten |= dict.fromkeys(row.get("after_ten", row["words"]), row["value"])
    return alone, after_ten


def words_as_number(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """How many words from ``at`` name a number from 1 to 99, and which.

    ``năm`` alone means a year far more often than five, and is not read.

    >>> words_as_number(["mười", "lăm", "xã"], 0), words_as_number(["ba", "mươi", "tư"], 0)
    ((2, 15), (3, 34))
    """
    alone, after_ten = _digits()
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if word == "mười":
        unit = after_ten.get(following)
        return (2, 10 + unit) if unit and following != "năm" else (1, 10)
    if word not in alone:
        return None
    if following == "mươi":
        last = after_ten.get(words[at + 2]) if at + 2 < len(words) else None
        ten = alone[word] * 10
        return (3, ten + last) if last else (2, ten)
    return None if word == "năm" else (1, alone[word])
