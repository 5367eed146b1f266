"""When a document speaks, and whether it is itself one that sets targets."""

from __future__ import annotations

from tiendo.reading.document import Document
from tiendo.reading.rules.finding import places
from tiendo.reading.rules.identity import identity
from tiendo.vocabulary.regexes import regex

SETTING_KINDS = ("resolution", "plan", "decision")
CENTURIES = ("19", "20")
YEAR = regex(r"(?:19|20)\d\d(?!\d)")
DATED_BEFORE = regex(r"(?:[/.-]|năm\s)$")
MONTH_BEFORE = regex(r"[/.-](\d{1,2})[/.-]$")
# A year that a comparison, a horizon or a law's name holds is not the document's own …
COMPARED_BEFORE = regex(r"(?:[Ss]o với|cùng kỳ|Luật\s)[^,;.]*$|(?:[Đđ]ến|nhìn)\s(?:hết\s)?năm\s$")
# "tăng 5% so với cùng kỳ năm 2019": said in the year behind it.
SAME_PERIOD_OF = regex(r"cùng (?:thời )?kỳ (?:của )?năm\s$")
# … nor is that of a document cited: "Nghị quyết số 28-NQ/TU ngày 6/12/2022", "12/2023/QĐ-UBND".
CITED_BEFORE = regex(r"số \d+\s?[/-]\S+ [^,;.]*$|\d/$(?<!\d/\d/)(?<!\d/\d\d/)")
# Years are looked for in the head of the text, and what says whose they are just before them.
HEAD, NEAR = 4000, 48


def first_year(document: Document) -> tuple[int | None, int | None]:
    """The year that the head of the document speaks in, and its month.

    The first date or "năm 2024" that is its own; else the latest of the documents that
    it cites, since nothing is cited before its day; else the year behind the one whose
    same period it compares with.
    """
    text = document.text
    cited: tuple[int | None, int | None] = None, None
    before: int | None = None
    for at in places(text, CENTURIES, 0, HEAD):
        found = YEAR.match(text, at, HEAD)
        if found is None:
            continue
        year = int(found.group())
        if DATED_BEFORE.search(text, max(0, at - 8), at) is None:
            continue
        if COMPARED_BEFORE.search(text, max(0, at - NEAR), at):
            if SAME_PERIOD_OF.search(text, max(0, at - NEAR), at):
                before = max(before or year, year)
            continue
        month = MONTH_BEFORE.search(text, max(0, at - 6), at)
        number = int(month[1]) if month and 1 <= int(month[1]) <= 12 else None
        if not CITED_BEFORE.search(text, max(0, at - NEAR), at):
            return year, number
        if cited[0] is None or year > cited[0]:
            cited = year, number
    if cited[0] is None and before is not None:
        return before + 1, None
    return cited


def sets_targets(document: Document) -> bool:
    """Whether the document is itself one that sets targets, article by article."""
    if not any(block.place.startswith("Điều ") for block in document.blocks):
        return False
    return identity(document).kind in SETTING_KINDS
