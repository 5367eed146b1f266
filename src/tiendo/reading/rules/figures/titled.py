"""The lines of a document's title, which say when it tells of: ``BÁO CÁO / Công tác quý I``."""

from __future__ import annotations

from functools import cache

from tiendo.reading.context import Context
from tiendo.reading.document import PARAGRAPH, Block
from tiendo.reading.rules.figures.sentence import TIME, Sentence
from tiendo.reading.rules.figures.words import stop_words
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.periods import Period
from tiendo.vocabulary.times import Time

TABLES = "tiendo.vocabulary.tables"
# "BÁO CÁO NHANH", and the lines of a title below it, are no longer than this.
LONGEST_KIND, LONGEST_LINE = 40, 240
ANNEXES = ("PHỤ LỤC", "BIỂU SỐ", "BIỂU TỔNG HỢP", "BẢNG TỔNG HỢP")
ENDS = (".", ";", ":", "!", "?", ",")
REVIEWS = stop_words("reviews")
REVIEWING = frozenset(words.split()[0] for words in REVIEWS)
LOOK = 6


@cache
def _kinds() -> tuple[str, ...]:
    kinds = (name.upper() for row in rows(TABLES, "document_kinds") for name in row["names"])
    return (*kinds, *ANNEXES)


class Title:
    """Whether the block at hand goes on with the title that the kind of document opened."""

    __slots__ = ("open",)

    def __init__(self) -> None:
        self.open = False

    def holds(self, block: Block) -> bool:
        """Told block by block, in their order."""
        text = block.text
        if len(text) <= LONGEST_KIND and text.isupper() and text.startswith(_kinds()):
            self.open = True
            return False
        if self.open:
            self.open = _goes_on(block, text.rstrip())
        return self.open


def _goes_on(block: Block, text: str) -> bool:
    if len(text) > LONGEST_LINE or block.kind is not PARAGRAPH:
        return False
    return text[:1] == "(" or not text.endswith(ENDS)


def told_days(sentence: Sentence, context: Context) -> Period | None:
    """``(số liệu từ ngày 15/12/2024 đến ngày 14/6/2025)``: the days that all figures are of."""
    for span in sentence.spans:
        time, before = span.value, sentence.words[max(0, span.i - LOOK) : span.i]
        if isinstance(time, Time) and time.form == "days" and "liệu" in before:
            return context.resolve(time)
    return None


def review(sentence: Sentence, context: Context) -> None:
    """``hội nghị sơ kết công tác 6 tháng``: what a meeting looks back on, if nothing else said."""
    for span in sentence.spans:
        if span.kind == TIME and isinstance(span.value, Time):
            said = " ".join(sentence.words[max(0, span.i - LOOK) : span.i])
            if any(word in said for word in REVIEWS):
                context.reviewed = context.resolve(span.value)
                return
