"""Whether a document is a plan, for when, and under which of its headings it sets what is to be."""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.reading.context import Context
from tiendo.reading.document import Block
from tiendo.reading.rules.figures.words import stop_words
from tiendo.vocabulary.periods import Period, whole_year
from tiendo.vocabulary.regexes import regex

# Lines in capitals that say a document is a plan, near its front; at the head of a line that
# goes on with what is planned; and headings over what a plan only starts from.
KINDS = ("kế hoạch", "chương trình", "chương trình công tác", "chương trình hành động")
LINES = ("KẾ HOẠCH ", "CHƯƠNG TRÌNH ")
FRONT = 1500
BESIDE = tuple(stop_words("beside-plan"))
# "kiểm tra, giám sát năm 2026": the year that a plan is for; a day's or a span's is another.
YEAR = regex(r"(?<!tháng \d )(?<!tháng \d\d )năm\s(20\d\d)(?!\s?[-–/]\s?\d)")


@dataclass(slots=True)
class Plan:
    """What the lines so far say of a plan: that it is one, and for which year."""

    open: bool = False
    period: Period | None = None
    titling: bool = False  # the line above says that it is one, so that this says for when

    def note(self, block: Block) -> None:
        """Take up a line that says that the document is a plan, or for when."""
        text = block.text
        if block.start < FRONT and text.startswith(LINES):
            self.open = self.titling = True
        if self.titling:
            self.titling = False
            year = YEAR.search(text)
            self.period = whole_year(int(year[1])) if year else None

    def sets(self, block: Block, words: str, context: Context) -> bool:
        """``KẾ HOẠCH … II- Nội dung: Kiểm tra 6 chi bộ``: what a plan holds is to be done."""
        if words in KINDS and block.text.isupper():
            self.open = self.titling = block.start < FRONT
            return False
        if not self.open or words.startswith(BESIDE):
            return False
        return block.level <= context.heading_level or context.heading_role is None
