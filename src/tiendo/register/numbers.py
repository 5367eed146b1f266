"""Document numbers in one spelling, so that citations find their document."""

from __future__ import annotations

from tiendo.vocabulary.symbols import find_symbols
from tiendo.vocabulary.text import slug


def number_key(number: str | None) -> str:
    """A number as it is compared: without accents, marks and spaces.

    >>> number_key("09 -KH/ĐU"), number_key("Số 9-KH/ĐU"), number_key("32 NQ TU")
    ('09-kh-du', '09-kh-du', '32-nq-tu')
    """
    if not number:
        return ""
    symbol = next(find_symbols(number), None)
    return slug(symbol.canonical if symbol else number)[:60]


def numbers_in(text: str) -> frozenset[str]:
    """The keys of all numbers of documents that stand in a text.

    >>> sorted(numbers_in("thực hiện Nghị quyết số 27-NQ/TU và Kế hoạch số 9-KH/TU"))
    ['09-kh-tu', '27-nq-tu']
    """
    return frozenset(number_key(symbol.written) for symbol in find_symbols(text))
