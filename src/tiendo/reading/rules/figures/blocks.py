"""The blocks of a document one after another: which sentences hold figures, what headings say."""

from __future__ import annotations

from collections.abc import Callable

from tiendo.errors import InvalidFact
from tiendo.facts.figure import Figure, Role
from tiendo.facts.items import Remark, Unread
from tiendo.reading.context import Context
from tiendo.reading.document import Block, Kind
from tiendo.reading.rules.figures.building import build
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.drafting import Drafter
from tiendo.reading.rules.figures.finishing import finish
from tiendo.reading.rules.figures.lexing import JUNK, QUANTITY, lex
from tiendo.reading.rules.figures.passing import Item, passed
from tiendo.reading.rules.figures.screening import (
    WINDOW,
    may_hold_figure,
    may_tell_time,
    windows,
    worded,
)
from tiendo.reading.rules.figures.telling import TARGET_HEADINGS, lead_in
from tiendo.reading.rules.figures.timing import observe
from tiendo.reading.rules.figures.words import stop_words
from tiendo.vocabulary.periods import Period, whole_year
from tiendo.vocabulary.regexes import regex

DIGIT = regex(r"\d")
HEADING_NUMBER = regex(
    r"^\s*(?:(?:điều|phần|mục|chương)\s+(?:\d+|[ivxlc]+)[.:]?\s*|(?:[ivxlc]+|\d+|[a-zđ])[.)/\-]+\s*)+"
)
# What an article of a resolution only takes note of.
TELLS = ("báo cáo", "đánh giá", "kết quả", "tình hình", "ghi nhận")
# Lines in capitals that say a document is a plan, and headings over what it only starts from.
PLANS = ("kế hoạch", "chương trình", "chương trình công tác", "chương trình hành động")
# … at the head of a line that goes on with what is planned, near the document's front.
PLAN_LINES = ("KẾ HOẠCH ", "CHƯƠNG TRÌNH ")
FRONT = 1500
# "kiểm tra, giám sát năm 2026": the year that a plan is for; a day's or a span's is another.
PLAN_YEAR = regex(r"(?<!tháng \d )(?<!tháng \d\d )năm\s(20\d\d)(?!\s?[-–/]\s?\d)")
BESIDE = tuple(stop_words("beside-plan"))
Built = Figure | Unread | Remark
# Who asks how a figure was read is shown it with its draft.
Witness = Callable[[Built, Draft], None]
# Lead-ins that lead on in the list that stands.
GOES_ON = ("trong đó", "trong số đó", "gồm", "bao gồm", "cụ thể", "chia ra")


class Reader:
    """Reads blocks into ``items``, with what the document has stated so far."""

    __slots__ = (
        "context", "drafter", "items", "lead", "planned", "planning", "setting", "titling",
        "witness",
    )  # fmt: skip

    def __init__(
        self, context: Context, *, setting: bool = False, witness: Witness | None = None
    ) -> None:
        self.items: list[Item] = []
        self.context = context
        self.drafter = Drafter(context)
        self.setting = setting  # the document's articles set what is to be reached
        self.planning = False  # a line in capitals has said that the document is a plan
        self.titling = False  # … in the line above, so that this one says what it is for
        self.planned: Period | None = None  # the time that the plan is for
        self.lead: Context | None = None
        self.witness = witness

    def block(self, block: Block) -> None:
        text = block.text
        self._title(block)
        words = worded(text, 0, len(text))
        if not words and not DIGIT.search(text):
            self._plain(block)
            return
        context = self.context
        if self.setting and block.place.startswith("Điều ") and not _tells(text):
            context.heading_role = Role.TARGET  # what a resolution resolves is to be
        if block.kind is Kind.ITEM and self.lead is not None:
            period, role, estimated = self.lead.period, self.lead.role, self.lead.estimated
            context.new_paragraph()
            context.period, context.role, context.estimated = period, role, estimated
        else:
            context.new_paragraph()
        self.drafter.open_paragraph()
        for start, end in block.sentences():
            self.sentence(block, start, end, words=words)
        self._after(block)

    def _plain(self, block: Block) -> None:
        context = self.context
        if block.kind is Kind.HEADING:
            self._heading(block)
            if self.planning and context.heading_role is Role.TARGET:
                context.headline = self.planned or context.headline
        elif block.text.rstrip().endswith(":"):
            context.new_paragraph()
            lead_in(lex(block.text, 0, len(block.text)), context)
            self._after(block)

    def _after(self, block: Block) -> None:
        """Remember what a lead-in or a heading leaves for the blocks under it."""
        context = self.context
        if block.kind is Kind.HEADING:
            context.headline = context.period or self._told_in_title() or context.headline
            self._heading(block)
        elif block.text.rstrip().endswith((":", "như sau")):
            if self.lead is not None and block.text.lower().startswith(GOES_ON):
                return  # "Trong đó:" leads on in the list that stands
            if "ước" in block.text.lower().split():
                context.estimated = True
            self.lead = context.copy()
        elif block.kind is not Kind.ITEM:
            self.lead = None

    def _told_in_title(self) -> Period | None:
        """``Thu ngân sách 9 tháng đạt 80% dự toán``: the time of a heading's own result."""
        drafts = self.drafter.drafts
        told = bool(drafts) and all(draft.role is Role.RESULT for draft in drafts)
        return self.drafter.recent if told else None

    def _heading(self, block: Block) -> None:
        """What stands under a heading is told by its words, until the next of its level."""
        context, words = self.context, HEADING_NUMBER.sub("", block.text.lower())
        if any(w in words for w in ("kết quả", "đánh giá", "tình hình", "hạn chế")):
            role: Role | None = Role.RESULT
        elif words.startswith(TARGET_HEADINGS) or self._plans(block, words):
            role = Role.TARGET
        elif block.level > context.heading_level:
            return
        else:
            role = None
        context.heading_role, context.heading_level = role, block.level
        if self.lead is not None and role is Role.RESULT:
            self.lead = None

    def _title(self, block: Block) -> None:
        """Note that the document is a plan, and for when: in that line or the one below it."""
        text = block.text
        if text.startswith(PLAN_LINES) and block.start < FRONT:
            self.planning = self.titling = True
        if self.titling:
            self.titling = False
            year = PLAN_YEAR.search(text)
            self.planned = whole_year(int(year[1])) if year else None

    def _plans(self, block: Block, words: str) -> bool:
        """``KẾ HOẠCH … II- Nội dung: Kiểm tra 6 chi bộ``: what a plan holds is to be done."""
        if words in PLANS and block.text.isupper():
            self.planning = self.titling = block.start < FRONT
            return False
        if not self.planning or words.startswith(BESIDE):
            return False
        context = self.context
        return block.level <= context.heading_level or context.heading_role is None

    def sentence(self, block: Block, start: int, end: int, *, words: bool) -> None:
        text = block.text
        if not may_hold_figure(text, start, end) and not (words and worded(text, start, end)):
            if DIGIT.search(text, start, end) and may_tell_time(text, start, end):
                self._pass_by(block, start, end)
            return
        sentence = lex(text, start, end)
        for span in sentence.spans:
            if span.kind == JUNK:
                self.items.append(passed(block, sentence, span.i, span.j, span.value))
        indices = [k for k, s in enumerate(sentence.spans) if s.kind == QUANTITY]
        if not indices:
            lead_in(sentence, self.context)
            observe(sentence, self.context, heading=block.kind is Kind.HEADING)
            return
        drafts, reasons = self.drafter.sentence(sentence, indices)
        finish(sentence, drafts, self.context)
        for i, j, reason in reasons:
            self.items.append(passed(block, sentence, i, j, reason))
        for draft in drafts:
            built = _built(block, draft)
            self.items += built
            if self.witness is not None:
                self.witness(built[0], draft)

    def _pass_by(self, block: Block, start: int, end: int) -> None:
        """A sentence whose numbers are dates and names: only its times are taken up."""
        text = block.text
        if text[end - 1] == ":" or block.kind is Kind.HEADING or end - start <= WINDOW * 3:
            sentence = lex(text, start, end)
            lead_in(sentence, self.context)
            observe(sentence, self.context, heading=block.kind is Kind.HEADING)
            return
        for begin, stop in windows(text, start, end):
            observe(lex(text, begin, stop), self.context, cut=begin > start)


def _tells(text: str) -> bool:
    low = text.lower()
    return any(word in low for word in TELLS)


def _built(block: Block, draft: Draft) -> tuple[Built, ...]:
    try:
        return build(block, draft)
    except InvalidFact as error:
        sentence, quantity = draft.clause.sentence, draft.quantity
        span = sentence.starts[quantity.i], sentence.ends[quantity.j - 1]
        return (Unread(evidence=block.evidence(span), rule="figures.fact", reason=str(error)),)
