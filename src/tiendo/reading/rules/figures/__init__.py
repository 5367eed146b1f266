"""Figures: every number of a text is met once and read, or passed over for a reason.

The walk: a digit (or a number word) makes a sentence worth looking at; ``lexing``
turns its words into quantities, times and cue words; ``clause`` looks around each
quantity; ``deciding``, ``naming``, ``telling`` and ``timing`` fill the figure. What
they know stands in ``patterns/*.yaml`` and ``vocabulary/tables/*.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tiendo.errors import InvalidFact, NumberUnreadable
from tiendo.facts.figure import Basis, Figure, Measure, Role
from tiendo.facts.items import Remark, Unread
from tiendo.reading.context import Context, starting
from tiendo.reading.document import Block, Document, Kind
from tiendo.reading.rules.figures.building import build
from tiendo.reading.rules.figures.clause import Clause, clause_of
from tiendo.reading.rules.figures.deciding import attach_field, attach_percent, decide
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.lexing import JUNK, QUANTITY, Sentence, lex
from tiendo.reading.rules.figures.naming import name
from tiendo.reading.rules.figures.screening import (
    WINDOW,
    may_hold_figure,
    may_tell_time,
    windows,
    worded,
)
from tiendo.reading.rules.figures.sharing import share_out
from tiendo.reading.rules.figures.telling import (
    TARGET_HEADINGS,
    is_estimated,
    lead_in,
    note_roles,
    role_of,
)
from tiendo.reading.rules.figures.timing import observe, period_of
from tiendo.reading.rules.figures.words import Cue, stop_words
from tiendo.reading.rules.identity import identity
from tiendo.reading.tables import table_figures
from tiendo.vocabulary.periods import Period, Precision, whole_year

DIGIT = re.compile(r"\d")
# Dân số, chiều dài: what opens the name of a property that needs no time.
FIXED = tuple(f"{word} " for word in stop_words("fixed"))
SETTING_KINDS = ("resolution", "plan", "decision")
# Figures of the paragraph that a bare noun ("tăng 2 cuộc") may go back to.
REACH = 40
HEADING_NUMBER = re.compile(r"^\s*(?:(?:[ivxlc]+|\d+|[a-zđ])[.)/\-]+\s*)+")
YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
DATED_BEFORE = re.compile(r"(?:[/.-]|năm\s)$")
# A year that a comparison, a horizon or a law's name holds is not the document's own …
COMPARED_BEFORE = re.compile(
    r"(?:[Ss]o với|cùng kỳ|Luật\s)[^,;.]*$|(?:[Đđ]ến|nhìn)\s(?:hết\s)?năm\s$"
)
# … nor is that of a document cited: "Nghị quyết số 28-NQ/TU ngày 6/12/2022", "12/2023/QĐ-UBND".
CITED_BEFORE = re.compile(r"số \d+\s?[/-]\S+ [^,;.]*$|\d/$(?<!\d/\d/)(?<!\d/\d\d/)")
HEAD, NEAR = 4000, 48
MONTH_BEFORE = re.compile(r"[/.-](\d{1,2})[/.-]$")


GOES_ON = ("trong đó", "trong số đó", "gồm", "bao gồm", "cụ thể", "chia ra")
NOW = ("đến nay", "hiện nay", "hiện có", "hiện tại", "tới nay", "tính đến nay")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A number that is no figure, and why: for ``tiendo explain``."""

    start: int
    end: int
    reason: str


Item = Figure | Unread | Remark | Passed


def figures(document: Document) -> list[Figure | Unread | Remark]:
    """Every figure of the document in reading order, with what could not be read."""
    return [item for item in walk(document) if not isinstance(item, Passed)]


def walk(document: Document) -> list[Item]:
    """As ``figures``, and with the numbers passed over."""
    context = starting(document.published_on, *_first_year(document))
    reader = _Reader(context, setting=_sets(document))
    tables = [table for table in document.tables if table.cells][::-1]
    for block in document.blocks:
        if block.kind is Kind.ROW:
            while tables and tables[-1].cells[0].start < block.end:
                reader.items += table_figures(tables.pop(), reader.context)
            continue
        reader.block(block)
    return reader.items


def _sets(document: Document) -> bool:
    """Whether the document is itself one that sets targets, article by article."""
    if not any(block.place.startswith("Điều ") for block in document.blocks):
        return False
    return identity(document).kind in SETTING_KINDS


def _first_year(document: Document) -> tuple[int | None, int | None]:
    """The year that the head of the document speaks in, and its month.

    The first date or "năm 2024" that is its own; else the latest of the documents that
    it cites, since nothing is cited before its day.
    """
    text = document.text
    cited: tuple[int | None, int | None] = None, None
    for found in YEAR.finditer(text, 0, HEAD):
        at, year = found.start(), int(found.group())
        if DATED_BEFORE.search(text, max(0, at - 8), at) is None:
            continue
        if COMPARED_BEFORE.search(text, max(0, at - NEAR), at):
            continue
        month = MONTH_BEFORE.search(text, max(0, at - 6), at)
        number = int(month[1]) if month and 1 <= int(month[1]) <= 12 else None
        if not CITED_BEFORE.search(text, max(0, at - NEAR), at):
            return year, number
        if cited[0] is None or year > cited[0]:
            cited = year, number
    return cited


class _Reader:
    """Reads blocks one after another, with what the document has stated so far."""

    __slots__ = (
        "before", "carried", "context", "drafts", "event", "items", "lead", "recent", "setting",
        "spending", "told", "whole",
    )  # fmt: skip

    def __init__(self, context: Context, *, setting: bool = False) -> None:
        self.items: list[Item] = []
        self.setting = setting  # the document's articles set what is to be reached
        self.told: Period | None = None  # of the figure before
        self.whole: Period | None = None  # of the sum whose parts the sentence tells
        self.context = context
        self.before: Draft | None = None
        self.carried: Period | None = None
        self.event = False
        self.drafts: list[Draft] = []  # of the paragraph
        self.recent: Period | None = None  # the last that a noun phrase of the paragraph states
        self.spending = ""  # the disbursement that the paragraph speaks of
        self.lead: Context | None = None

    def block(self, block: Block) -> None:
        text = block.text
        words = worded(text, 0, len(text))
        if not words and not DIGIT.search(text):
            self._plain(block)
            return
        context = self.context
        if self.setting and block.place.startswith("Điều "):
            context.heading_role = Role.TARGET  # what a resolution resolves is to be
        if block.kind is Kind.ITEM and self.lead is not None:
            period, role, estimated = self.lead.period, self.lead.role, self.lead.estimated
            context.new_paragraph()
            context.period, context.role, context.estimated = period, role, estimated
        else:
            context.new_paragraph()
        self.before, self.carried, self.spending, self.drafts = None, None, "", []
        self.recent = None
        for start, end in block.sentences():
            self.sentence(block, start, end, words=words)
        self._after(block)

    def _plain(self, block: Block) -> None:
        context = self.context
        if block.kind is Kind.HEADING:
            self._heading(block)
        elif block.text.rstrip().endswith(":"):
            context.new_paragraph()
            lead_in(lex(block.text, 0, len(block.text)), context)
            self._after(block)

    def _after(self, block: Block) -> None:
        """Remember what a lead-in or a heading leaves for the blocks under it."""
        context = self.context
        if block.kind is Kind.HEADING:
            context.headline = context.period or context.headline
            self._heading(block)
        elif block.text.rstrip().endswith((":", "như sau")):
            if self.lead is not None and block.text.lower().startswith(GOES_ON):
                return  # "Trong đó:" leads on in the list that stands
            if "ước" in block.text.lower().split():
                context.estimated = True
            self.lead = context.copy()
        elif block.kind is not Kind.ITEM:
            self.lead = None

    def _heading(self, block: Block) -> None:
        """What stands under a heading is told by its words, until the next of its level."""
        context, words = self.context, HEADING_NUMBER.sub("", block.text.lower())
        if any(w in words for w in ("kết quả", "đánh giá", "tình hình", "hạn chế")):
            role: Role | None = Role.RESULT
        elif words.startswith(TARGET_HEADINGS):
            role = Role.TARGET
        elif block.level > context.heading_level:
            return
        else:
            role = None
        context.heading_role, context.heading_level = role, block.level
        if self.lead is not None and role is Role.RESULT:
            self.lead = None

    def sentence(self, block: Block, start: int, end: int, *, words: bool) -> None:
        text = block.text
        if not may_hold_figure(text, start, end) and not (words and worded(text, start, end)):
            if DIGIT.search(text, start, end) and may_tell_time(text, start, end):
                self._pass_by(block, start, end)
            return
        sentence = lex(text, start, end)
        for span in sentence.spans:
            if span.kind == JUNK:
                self.items.append(_passed(block, sentence, span.i, span.j, span.value))
        indices = [k for k, s in enumerate(sentence.spans) if s.kind == QUANTITY]
        if not indices:
            lead_in(sentence, self.context)
            observe(sentence, self.context, heading=block.kind is Kind.HEADING)
            return
        drafts, reasons = self._drafts(sentence, indices)
        for i, j, reason in reasons:
            self.items.append(_passed(block, sentence, i, j, reason))
        for draft in drafts:
            self.items += _built(block, draft)

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

    def _drafts(
        self, sentence: Sentence, indices: list[int]
    ) -> tuple[list[Draft], list[tuple[int, int, str]]]:
        drafts: list[Draft] = []
        reasons: list[tuple[int, int, str]] = []
        self._open_sentence()
        zone = 0
        outside: Draft | None = None
        for n, index in enumerate(indices):
            limit = (
                sentence.spans[indices[n + 1]].i if n + 1 < len(indices) else len(sentence.words)
            )
            clause = clause_of(sentence, index, zone, limit)
            closed = ")" in sentence.words[zone : clause.quantity.i]
            if (
                self.before is not None
                and self.before.clause.bracket
                and self.before.clause.sentence is sentence
            ):
                if closed:
                    self.before = outside or self.before
                else:
                    clause.bracket = True
            if clause.bracket and self.before is not None and not self.before.clause.bracket:
                outside = self.before
            note_roles(clause, self.context)
            draft = self._draft(clause)
            quantity = clause.quantity
            if isinstance(draft, str):
                reasons.append((quantity.i, quantity.j, draft))
                continue
            zone = quantity.j
            if draft is not self.before:
                drafts.append(draft)
                self.drafts.append(draft)
                self.before = draft
        share_out(drafts)
        return drafts, reasons

    def _open_sentence(self) -> None:
        """Forget what holds to the sentence's end only."""
        self.event, self.carried, self.whole = False, None, None
        context = self.context
        context.role_said = False
        if context.crop:
            context.period, context.crop = None, False

    def _draft(self, clause: Clause) -> Draft | str:
        context, before = self.context, self.before
        same = before if before is not None and before.clause.sentence is clause.sentence else None
        opened = context.period
        period, stated = period_of(clause, context, self.carried)
        if context.period is not opened:
            self.carried = None
        if clause.link == "part" and same is not None and not same.fixed:
            self.whole = self.whole or self.told
        if self.whole is not None and not stated:
            period, stated = self.whole, True
        clause.year = period.year if period else context.year
        draft = decide(clause, same, self.spending)
        if isinstance(draft, str):
            return draft
        if attach_percent(draft, same) or attach_field(draft, same):
            assert same is not None
            return same
        draft.event = self._is_event(clause)
        name(draft, same, self._topic(draft, same))
        draft.role = role_of(draft, context, same)
        if draft.clause.name is not None and "vốn" not in draft.indicator.lower():
            self.spending = ""
        if "giải ngân" in draft.indicator.lower():
            self.spending = draft.indicator
        draft.estimated = is_estimated(draft, context, same)
        self._carry_basis(draft, same)
        self._date(draft, period, stated)
        return draft

    def _topic(self, draft: Draft, same: Draft | None) -> str:
        """What a clause without a noun speaks of: the last thing counted in its unit."""
        quantity = draft.quantity
        if quantity.count and quantity.unit_text and draft.measure is Measure.CHANGE:
            head = quantity.unit_text.split()[0].lower()
            for earlier in reversed(self.drafts[-REACH:]):
                if (earlier.quantity.unit_text or "").lower().split()[:1] == [head]:
                    return earlier.indicator
        if same is not None:
            return same.topic
        return self.before.topic if self.before is not None else self.context.topic

    def _is_event(self, clause: Clause) -> bool:
        """An event (thông qua, tặng) has only the time that its own words state."""
        for span in clause.before:
            if isinstance(span.value, Cue) and span.value.verb == "event":
                self.event = True
                return True
        self.event = self.event and clause.name is None
        return self.event

    def _carry_basis(self, draft: Draft, same: Draft | None) -> None:
        if draft.measure is not Measure.CHANGE or draft.basis is not None or same is None:
            return
        for earlier in reversed(self.drafts):
            if earlier.clause.sentence is not same.clause.sentence:
                return
            if earlier.measure is Measure.CHANGE and earlier.basis not in (
                None,
                Basis.PLAN,
                Basis.AVERAGE,
            ):
                draft.basis = earlier.basis
                return

    def _fixed(self, draft: Draft) -> bool:
        """Dân số, chiều dài: properties that need no time, and the shares of them."""
        words = f"{(draft.own or draft.indicator).lower()} "
        sized = draft.unit is not None and draft.unit.family == "length"
        draft.fixed = (not draft.percent and words.startswith(FIXED)) or (
            sized and words.endswith(("dài ", "rộng "))
        )
        before = self.before
        if draft.clause.link == "part" and before is not None and before.fixed:
            draft.fixed = True
        return draft.fixed

    def _fallback(self, draft: Draft) -> Period | None:
        """The time of a figure that nothing near dates: of the page's parts, then of the page."""
        context = self.context
        if draft.role is Role.TARGET:
            return context.headline or context.coming or context.earlier
        if _now(draft.clause.sentence) and context.headline is None:
            return None  # "đến nay", not the time of a paragraph before
        if context.headline is not None:
            return context.headline
        if context.earlier is not None:
            return self.recent or context.earlier
        return context.reviewed

    def _date(self, draft: Draft, period: Period | None, stated: bool) -> None:
        context = self.context
        if stated:
            self.carried = self.recent = period
            if draft.measure is Measure.TALLY and draft.role is Role.TARGET:
                context.period, context.opened_as = period, Role.TARGET  # the list of them follows
        elif draft.clause.name is not None:
            self.carried = None
        if not stated and self._fixed(draft):
            draft.period = None
            return
        if not stated and context.ordered and draft.role is Role.TARGET:
            period = None
        elif not stated and context.opened_as is Role.TARGET and draft.role is Role.RESULT:
            period = None if period == context.period else period
        elif period is None and not (draft.event and draft.measure is not Measure.TALLY):
            period = self._fallback(draft)
        period = _horizon(draft, period)
        self.told = period
        draft.period = str(period) if period is not None else None


def _now(sentence: Sentence) -> bool:
    """Whether the sentence says how things stand now."""
    cues = (s for s in sentence.spans if isinstance(s.value, Cue) and s.value.role == "result")
    return any(" ".join(sentence.words[s.i : s.j]) in NOW for s in cues)


def _horizon(draft: Draft, period: Period | None) -> Period | None:
    """A tally that is still to come is for the year; a term's targets for its last year."""
    if period is None or draft.measure is not Measure.TALLY:
        return period
    coming = draft.met is False and "khả năng" in draft.indicator
    if coming or (draft.role is Role.TARGET and period.precision is Precision.YEARS):
        return whole_year(period.year)
    return period


def _passed(block: Block, sentence: Sentence, i: int, j: int, reason: object) -> Passed | Unread:
    start, end = sentence.starts[i], sentence.ends[j - 1]
    if isinstance(reason, NumberUnreadable):
        return Unread(
            evidence=block.evidence((start, end)), rule="figures.number", reason=str(reason)
        )
    return Passed(start=block.start + start, end=block.start + end, reason=str(reason))


def _built(block: Block, draft: Draft) -> tuple[Figure | Unread | Remark, ...]:
    try:
        return build(block, draft)
    except InvalidFact as error:
        sentence, quantity = draft.clause.sentence, draft.quantity
        span = sentence.starts[quantity.i], sentence.ends[quantity.j - 1]
        return (Unread(evidence=block.evidence(span), rule="figures.fact", reason=str(error)),)


__all__ = ["Passed", "figures", "walk"]
