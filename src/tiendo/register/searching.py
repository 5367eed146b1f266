"""The folded form that is searched: written in Python, so the same on every database.

SQLite's own folding leaves đ and doubly marked letters (STACK.md, finding 7).
"""

from __future__ import annotations

import re

from tiendo.vocabulary.text import fold

# Letters and digits stay; a dot or comma stays only inside a number.
BREAK = re.compile(r"(?<!\d)[.,]|[.,](?!\d)|[^\w.,]|_")


def searchable(*texts: str | None) -> str:
    """Folded words with a space before each, so that `` word`` finds where words begin.

    >>> searchable("Nghị quyết số 27-NQ/TU", "đạt 2.412 tỷ.")
    ' nghi quyet so 27 nq tu dat 2.412 ty'
    """
    return "".join(f" {word}" for text in texts if text for word in words(text))


def words(text: str) -> list[str]:
    return BREAK.sub(" ", fold(text)).split()
