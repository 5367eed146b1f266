"""The blocks of a document one after another: which sentences hold figures, what headings say."""

from __future__ import annotations

from collections.abc import Callable

from tiendo.errors import InvalidFact
from tiendo.facts.figure import RESULT, TARGET, Figure, Role
from tiendo.facts.items import Remark, Unread
from tiendo.reading.context import Context
from tiendo.reading.document import HEADING, ITEM, PARAGRAPH, Block
from tiendo.reading.rules.figures.building import build
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.drafting import Drafter
from tiendo.reading.rules.figures.finishing import finish
from tiendo.reading.rules.figures.legends import PLANNED, take_legend
from tiendo.reading.rules.figures.lexing import lex
from tiendo.reading.rules.figures.observing import observe
from tiendo.reading.rules.figures.passing import Item, passed
from tiendo.reading.rules.figures.planning import Plan
from tiendo.reading.rules.figures.running_heads import HEADING_NUMBER, running_head
from tiendo.reading.rules.figures.screening import (
    WINDOW,
    Worded,
    may_hold_figure,
    may_tell_time,
    windows,
)
from tiendo.reading.rules.figures.sentence import JUNK, QUANTITY, Sentence
from tiendo.reading.rules.figures.telling import TARGET_HEADINGS, is_set, lead_in
from tiendo.reading.rules.figures.titled import (
    LONGEST_KIND,
    REVIEWING,
    Title,
    review,
    told_days,
)
from tiendo.vocabulary.periods import Period, whole_year
from tiendo.vocabulary.regexes import regex

DIGIT = regex(r"\d")
# "Công thương quý I: sản xuất khởi sắc": a heading that tells its time without a digit.
QUARTER = regex(r"\b[Qq](?:uý|UÝ) [IV]")
ARTICLE, NOTE = "Điều ", 160
YEAR = regex(r"\bnăm (?P<year>20\d\d)\b(?!\s?[-–])")
# What an article of a resolution only takes note of.
TELLS = ("báo cáo", "đánh giá", "kết quả", "tình hình", "ghi nhận")
Built = Figure | Unread | Remark
# Who asks how a figure was read is shown it with its draft.
Witness = Callable[[Built, Draft], None]
# A paragraph of a list that no number or bullet marks is no longer.
LISTED_LINE = 300
# Lead-ins that lead on in the list that stands.
GOES_ON = ("trong đó", "trong số đó", "gồm", "bao gồm", "cụ thể", "chia ra")


class Reader:
    """Reads blocks into ``items``, with what the document has stated so far."""

    __slots__ = (
        "before_article", "context", "counted", "drafter", "items", "lead", "listed", "plan",
        "setting", "title", "titled", "witness", "worded",
    )  # fmt: skip

    def __init__(
        self,
        context: Context,
        worded: Worded,
        *,
        setting: bool = False,
        witness: Witness | None = None,
    ) -> None:
        self.worded = worded
        self.items: list[Item] = []
        self.context = context
        self.drafter = Drafter(context)
        self.setting = setting  # the document's articles set what is to be reached
        self.plan = Plan()
        self.lead: Context | None = None
        self.counted: Draft | None = None  # the targets that the last sentence says are set
        self.listed = 0  # of the paragraphs that follow, how many they may be
        self.title, self.titled = Title(), False  # whether the block at hand is of the title
        self.witness = witness
        # What held before an article that takes note of a time past.
        self.before_article: tuple[Period | None, Role | None] | None = None

    def block(self, block: Block) -> None:
        text = block.text
        if text.startswith(ARTICLE):
            self._take_note(block)
        self.plan.note(block)
        words = self.worded.holds(text, 0, len(text))
        self.titled = (len(text) <= LONGEST_KIND or self.title.open) and self.title.holds(block)
        heads = self.titled or block.kind is HEADING
        quarter = heads and QUARTER.search(text) is not None
        if not words and not quarter and not DIGIT.search(text):
            self._plain(block)
            return
        context = self.context
        if self.setting and block.place.startswith(ARTICLE) and not _tells(text):
            context.heading_role = TARGET  # what a resolution resolves is to be
        if self.lead is not None and (block.kind is ITEM or self._is_listed(block)):
            period, role, estimated = self.lead.period, self.lead.role, self.lead.estimated
            context.new_paragraph()
            context.period, context.role, context.estimated = period, role, estimated
        else:
            context.new_paragraph()
        context.role = running_head(block) or context.role
        self.drafter.open_paragraph()
        self.counted = None
        for start, end in block.sentences():
            digit = DIGIT.search(text, start, end)
            if digit is not None or words:
                self.sentence(block, start, end, digit.start() if digit else end, words=words)
            elif quarter:
                self._pass_by(block, start, end)
        self._after(block)

    def _is_listed(self, block: Block) -> bool:
        """``Nghị quyết nêu 15 chỉ tiêu gồm:``, and one in each paragraph that follows."""
        if not self.listed or block.kind is not PARAGRAPH or len(block.text) > LISTED_LINE:
            return False
        self.listed -= 1
        return True

    def _plain(self, block: Block) -> None:
        context = self.context
        if block.kind is HEADING:
            self._heading(block)
            if self.plan.period is not None and context.heading_role is TARGET:
                context.headline, context.year = self.plan.period, self.plan.period.year
        elif block.text.rstrip().endswith(":"):
            context.new_paragraph()
            lead_in(lex(block.text, 0, len(block.text)), context)
            self._after(block)

    def _after(self, block: Block) -> None:
        """Remember what a lead-in or a heading leaves for the blocks under it."""
        context = self.context
        if self.titled:
            context.headline = context.period or context.headline
        elif block.kind is HEADING:
            told = self._told_in_title()
            if told is TARGET:
                context.coming = self.drafter.recent or context.coming
            told_of = self.drafter.recent if told is RESULT else None
            context.headline = context.period or told_of or context.headline
            self._heading(block)
        elif block.text.rstrip().endswith((":", "như sau")):
            if self.lead is not None and block.text.lower().startswith(GOES_ON):
                return  # "Trong đó:" leads on in the list that stands
            if "ước" in block.text.lower().split():
                context.estimated = True
            self.lead = context.copy()
            self.listed = int(self.counted.quantity.value) if self.counted else 0
        elif block.kind is not ITEM and not self.listed:
            self.lead = self._set() if block.kind is PARAGRAPH else None

    def _take_note(self, block: Block) -> None:
        """``Điều 1. Tán thành đánh giá về tình hình năm 2016``: what an article of a plan for 2017
        tells, up to the next.
        """
        context, text = self.context, block.text
        if self.before_article is not None:
            context.headline, context.heading_role = self.before_article
            self.before_article = None
        year, planned = YEAR.search(text, 0, NOTE), context.headline
        if year is None or planned is None or int(year["year"]) >= planned.start.year:
            return
        if block.kind is not HEADING and _tells(text[:NOTE]):
            self.before_article = planned, context.heading_role
            context.headline, context.heading_role = whole_year(int(year["year"])), RESULT

    def _set(self) -> Context | None:
        """``Nghị quyết đề ra 24 chỉ tiêu năm 2024.``: what a list behind it holds."""
        if self.counted is None:
            return None
        lead = self.context.copy()
        lead.role, lead.period = TARGET, self.counted.when or lead.period
        return lead

    def _told_in_title(self) -> Role | None:
        """``Thu ngân sách 9 tháng đạt 80% dự toán``: in which role a heading tells of its time."""
        roles = {draft.role for draft in self.drafter.drafts}
        return roles.pop() if len(roles) == 1 else None

    def _heading(self, block: Block) -> None:
        """What stands under a heading is told by its words, until the next of its level."""
        context, words = self.context, HEADING_NUMBER.sub("", block.text.lower())
        if any(
            w in words for w in ("kết quả", "đánh giá", "tình hình", "hạn chế", "ước thực hiện")
        ):
            role: Role | None = RESULT
        elif words.startswith(TARGET_HEADINGS) or self.plan.sets(block, words, context):
            role = TARGET
        elif block.level > context.heading_level:
            return
        else:
            role = None
        context.heading_role, context.heading_level = role, block.level
        if self.lead is not None and role not in (None, self.lead.role):
            self.lead = None  # "… ban hành kế hoạch như sau:", then "I. MỤC TIÊU"

    def sentence(self, block: Block, start: int, end: int, digit: int, *, words: bool) -> None:
        """Read a sentence whose first digit stands at ``digit``, at its end where it has none.

        ``words``: its block holds numbers in words.
        """
        text = block.text
        if not may_hold_figure(text, start, end, digit) and not (
            words and self.worded.holds(text, start, end)
        ):
            if digit < end and may_tell_time(text, start, end):
                self._pass_by(block, start, end)
            return
        sentence = lex(text, start, end)
        indices: list[int] = []
        for index, span in enumerate(sentence.spans):
            if span.kind == QUANTITY:
                indices.append(index)
            elif span.kind == JUNK:
                self.items.append(passed(block, sentence, span.i, span.j, span.value))
        if not indices:
            self._observe(block, sentence)
            return
        if self.context.reviewed is None and not REVIEWING.isdisjoint(sentence.words):
            review(sentence, self.context)
        drafts, reasons = self.drafter.sentence(sentence, indices)
        told = any(draft.judged for draft in drafts)  # "được giao 12 chỉ tiêu; 10 chỉ tiêu vượt"
        self.counted = None if told else next((draft for draft in drafts if is_set(draft)), None)
        finish(sentence, drafts, self.context)
        for i, j, reason in reasons:
            self.items.append(passed(block, sentence, i, j, reason))
        for draft in drafts:
            built = _built(block, draft)
            self.items += built
            if self.witness is not None:
                self.witness(built[0], draft)

    def _observe(self, block: Block, sentence: Sentence) -> None:
        if not PLANNED.isdisjoint(sentence.words) and take_legend(sentence, self.context):
            return
        lead_in(sentence, self.context)
        observe(sentence, self.context, heading=self.titled or block.kind is HEADING)
        self.context.headline = told_days(sentence, self.context) or self.context.headline

    def _pass_by(self, block: Block, start: int, end: int) -> None:
        """A sentence whose numbers are dates and names: only its times are taken up."""
        text = block.text
        if (
            self.titled
            or text[end - 1] == ":"
            or block.kind is HEADING
            or end - start <= WINDOW * 3
        ):
            self._observe(block, lex(text, start, end))
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
