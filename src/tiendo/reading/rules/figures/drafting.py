"""The figures of a sentence, one after another, with what the paragraph has said so far."""

from __future__ import annotations

from typing import NamedTuple

from tiendo.facts.figure import ATTAINMENT, AVERAGE, CHANGE, LEVEL, PLAN, RESULT, TALLY, TARGET
from tiendo.reading.context import Context
from tiendo.reading.rules.figures.attaching import attach_field, attach_percent
from tiendo.reading.rules.figures.clause import Clause, clause_of
from tiendo.reading.rules.figures.deciding import decide
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.each import share_each
from tiendo.reading.rules.figures.estimating import is_estimated
from tiendo.reading.rules.figures.finishing import date_before, of_units
from tiendo.reading.rules.figures.keyed import key_of
from tiendo.reading.rules.figures.legends import apply_legend
from tiendo.reading.rules.figures.looking_back import (
    base_behind,
    dated_behind,
    earlier,
    look_back,
    looks_back,
    measured_from,
    stands_itself,
)
from tiendo.reading.rules.figures.naming import name
from tiendo.reading.rules.figures.sentence import TIME, Sentence
from tiendo.reading.rules.figures.shapes import shaped
from tiendo.reading.rules.figures.sharing import share_basis, share_out, shares_in_brackets
from tiendo.reading.rules.figures.standing import time_in_bracket
from tiendo.reading.rules.figures.telling import headed, note_roles, role_of
from tiendo.reading.rules.figures.timing import period_of
from tiendo.reading.rules.figures.words import Cue, stop_words
from tiendo.reading.rules.figures.year_of_figure import (
    horizon,
    of_average,
    of_the_year,
    stands_now,
    tallied,
    year_of,
)
from tiendo.vocabulary.periods import Period, whole_year

# Dân số, chiều dài: what opens the name of a property that needs no time.
FIXED = tuple(f"{word} " for word in stop_words("fixed"))
# Figures of the paragraph that a bare noun ("tăng 2 cuộc") may go back to.
REACH = 40
PARTS = ("part", "only")
# "Về cây khác, hồ tiêu còn 1.230 ha": behind a harvest, what is not of its crop.
OTHER_CROPS = 5
Reason = tuple[int, int, str]


class Back(NamedTuple):
    """The time that a paragraph told, before a sentence went back to an earlier year."""

    period: Period | None
    year: int
    told: Period  # of what it told first

    @property
    def now(self) -> int:
        return self.told.year


class Drafter:
    """Drafts figures in reading order; ``context`` is shared with the reader of the blocks."""

    __slots__ = (
        "back", "before", "carried", "context", "drafts", "event", "recent", "same", "spending",
        "whole",
    )  # fmt: skip

    def __init__(self, context: Context) -> None:
        self.context = context
        self.open_paragraph()

    def open_paragraph(self) -> None:
        self.before: Draft | None = None
        self.same: Draft | None = None  # the one before, where its sentence goes on
        self.carried: Period | None = None
        self.event = False
        self.drafts: list[Draft] = []  # of the paragraph
        self.recent: Period | None = None  # the last that a noun phrase of the paragraph states
        self.spending = ""  # the disbursement that the paragraph speaks of
        self.whole: Period | None = None  # of the sum whose parts the sentence tells
        self.back: Back | None = None  # what a sentence told before it went back in time

    def open_sentence(self) -> None:
        """Forget what holds to the sentence's end only."""
        self.event, self.carried, self.whole = False, None, None
        context = self.context
        context.role_said = False
        context.step_back()
        if self.back is not None:
            if context.year == self.back.year:
                context.year = self.back.now
            context.period, self.back = self.back.period, None
        if context.crop:
            context.period, context.crop = None, False

    def sentence(self, sentence: Sentence, indices: list[int]) -> tuple[list[Draft], list[Reason]]:
        """The drafts of the quantities at ``indices`` of the spans, and why others are none."""
        drafts: list[Draft] = []
        reasons: list[Reason] = []
        self.open_sentence()
        if self.context.harvest and "khác" in sentence.words[:OTHER_CROPS]:
            self.context.period, self.context.harvest = None, False
        if headed(sentence):
            self.context.role, self.context.role_said = TARGET, True
        sentence.times = len([span for span in sentence.spans if span.kind == TIME])
        zone = 0
        outside: Draft | None = None  # before the bracket that is open
        limits = [*(sentence.spans[index].i for index in indices[1:]), len(sentence.words)]
        for index, limit in zip(indices, limits, strict=True):
            clause = clause_of(sentence, index, zone, limit)
            outside = self._brackets(clause, outside)
            note_roles(clause, self.context)
            draft = self._draft(clause)
            quantity = clause.quantity
            if isinstance(draft, str):
                shape = shaped(sentence, quantity.i) if draft == "no-unit" else None
                reasons.append((quantity.i, quantity.j, shape or draft))
                continue
            zone = quantity.j
            if draft is not self.before:
                drafts.append(draft)
                self.drafts.append(draft)
                self.before = draft
        if len(drafts) > 1:
            share_out(drafts)
            share_basis(drafts)
            shares_in_brackets(drafts)
            date_before(drafts)
            of_units(drafts)
            share_each(drafts)
        return drafts, reasons

    def _brackets(self, clause: Clause, outside: Draft | None) -> Draft | None:
        """Keep a bracket open over several figures; behind it the one before it counts."""
        before, sentence = self.before, clause.sentence
        if before is not None and before.clause.bracket and before.clause.sentence is sentence:
            if ")" in sentence.words[clause.zone : clause.quantity.i]:
                before = self.before = outside or before
            else:
                clause.bracket = True
        if clause.bracket and before is not None and not before.clause.bracket:
            return before
        return outside

    def _draft(self, clause: Clause) -> Draft | str:
        context, before = self.context, self.before
        same = before if before is not None and before.clause.sentence is clause.sentence else None
        self.same = same
        period, stated = self._period(clause, same)
        clause.year = period.year if period else context.year
        draft = decide(clause, same, self.spending)
        if isinstance(draft, str):
            return draft
        if attach_percent(draft, same) or attach_field(draft, same):
            assert same is not None
            return same
        draft.event = self._is_event(clause)
        key = key_of(clause)
        if key is not None:
            draft.own = clause.name = None
            period, stated = key.period, True
        name(draft, same, self._topic(draft, same))
        draft.role = key.role if key is not None else role_of(draft, context, same)
        draft.unsaid = context.role is None
        named = draft.indicator.lower()
        if clause.name is not None and "vốn" not in named:
            self.spending = ""
        if "giải ngân" in named:
            self.spending = draft.indicator
        draft.against = same is not None and same.role is TARGET and _answers(draft, same)
        guessed = is_estimated(draft, context, same)
        draft.estimated = key.estimated if key is not None else guessed
        draft.planned = (same is not None and same.planned) or _of_plan(draft)
        attains = draft.measure is ATTAINMENT
        draft.compared = draft.basis if attains else same.compared if same is not None else None
        based = measured_from(draft)
        back = looks_back(draft) or (dated_behind(draft) if based else None)
        if back is not None:
            look_back(draft, back)
        elif based:
            stands_itself(draft)
        else:
            self._carry_basis(draft, same)
            if same is not None and clause.bracket:
                told = [one for one in self.drafts[-REACH:] if one.measure is LEVEL]
                draft.looked_back = base_behind(draft, same, told) or draft.looked_back
        if self.back is not None and draft.measure is CHANGE and period is self.context.period:
            period = self.back.told  # "214.600 tấn, năm 2021 là 209.850 tấn, tăng 2,3%"
        self._date(draft, period, stated)
        return draft

    def _went_back(self, opened: Period | None, same: Draft | None) -> None:
        """``214.600 tấn, năm 2021 là 209.850 tấn. …``: what follows is not of 2021."""
        told, last = self.context.period, same.when if same is not None else None
        if last is not None and told is not None and self.back is None and told.year < last.year:
            self.back = Back(opened, told.year, last)

    def _period(self, clause: Clause, same: Draft | None) -> tuple[Period | None, bool]:
        """The time of a clause and whether words state it; a sum's time is its parts'."""
        opened = self.context.period
        period, stated = period_of(clause, self.context, self.carried)
        anew = self.context.period is not opened  # "trong đó cả nhiệm kỳ …": a time of its own
        if anew and same is not None and clause.link in PARTS and _timed(clause):
            self.context.period, self.carried = opened, period  # "trong đó tháng 3 thu …"
            return period, True
        if anew:
            self.carried = None
            self._went_back(opened, same)
        if same is not None and clause.link and not same.fixed and _opens_parts(clause):
            self.whole = self.whole or same.when
        if self.whole is not None and not stated and not anew:
            return self.whole, True
        return period, stated

    def _topic(self, draft: Draft, same: Draft | None) -> str:
        """What a clause without a noun speaks of: the last thing counted in its unit."""
        quantity = draft.quantity
        if quantity.count and quantity.unit_text and draft.measure is CHANGE:
            head, *more = quantity.unit_text.lower().split()
            alike = [
                earlier.indicator
                for earlier in reversed(self.drafts[-REACH:])
                if (earlier.quantity.unit_text or "").lower().split()[:1] == [head]
            ]
            # "làm chết 5 người, bị thương 9 người; giảm 2 người chết": the one that says "chết"
            named = [one for one in alike if set(more) <= set(one.lower().split())]
            if alike:
                return named[0] if named else alike[0]
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
        if draft.measure is not CHANGE or draft.basis is not None or same is None:
            return
        for one in reversed(self.drafts[-REACH:]):
            if one.clause.sentence is not same.clause.sentence:
                return
            if one.measure is CHANGE and one.basis not in (
                None,
                PLAN,
                AVERAGE,
            ):
                draft.basis = one.basis
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
        if context.unclosed:
            return None
        if draft.role is TARGET:
            told = self.before.when if self.before is not None else None
            if draft.allotted and told and self.before and self.before.role is RESULT:
                return whole_year(told.year)  # the plan of what is told before its bracket
            aside = draft.allotted or draft.clause.bracket
            if aside and context.heading_role is RESULT and context.reviewed is not None:
                return whole_year(context.reviewed.year)
            if context.headline == context.reviewed:
                return context.coming or context.headline or context.earlier
            return context.headline or context.coming or context.earlier
        if context.headline is not None:
            return context.headline
        if context.now or stands_now(draft.clause.sentence):
            return context.reviewed  # "đến nay", not the time of a paragraph before
        if context.earlier is not None:
            return self.recent or context.earlier
        return context.reviewed

    def _opened(self, draft: Draft) -> Period | None:
        """``Năm 2020, có 10/16 chỉ tiêu đạt``: what is looked back on, at the sentence's head."""
        first = next(iter(draft.clause.sentence.spans), None)
        heads = first is not None and first.kind == TIME and first.i <= 1
        return self.context.reviewed if heads else None

    def _date(self, draft: Draft, period: Period | None, stated: bool) -> None:
        context = self.context
        before = self.before
        if draft.clause.link == "part" and draft.role is TARGET and tallied(before):
            assert before is not None
            period = before.when or period  # "thông qua 7 chỉ tiêu, trong đó: trên 90% …"
        draft.stated = stated
        if stated and not measured_from(draft):
            self.recent = period
            bracketed = time_in_bracket(draft.clause.sentence, draft.quantity.j) is not None
            self.carried = None if bracketed else period
            if draft.measure is TALLY and draft.role is TARGET:
                context.period, context.opened_as = period, TARGET  # the list of them follows
        elif draft.clause.name is not None:
            self.carried = None
        if not stated and draft.coming is not None:
            period, stated = draft.coming, True
        if not stated and self._fixed(draft):
            year = of_average(draft, context.headline)
            draft.period = str(year) if year is not None else None
            return
        if not stated and context.ordered and draft.role is TARGET:
            period = None
        elif not stated and context.opened_as is TARGET and draft.role is RESULT:
            period = None if period == context.period != self._opened(draft) else period
        elif period is None and not (draft.event and draft.measure is not TALLY):
            period = self._fallback(draft)
            draft.far = period is not None
        if not stated and context.legend is not None:
            period = apply_legend(draft, self.same, context.legend) or period
        if (draft.allotted or draft.measure is TALLY) and of_the_year(draft, context):
            period = year_of(period, context)
        period = horizon(draft, period)
        if draft.looked_back:
            seen_from = self.same.when if self.same is not None and self.same.when else period
            period = earlier(draft.looked_back, seen_from)
        based = self.same is not None and measured_from(draft)
        draft.when = self.same.when if based and self.same is not None else period
        draft.period = str(period) if period is not None else None


def _of_plan(draft: Draft) -> bool:
    return draft.measure is ATTAINMENT and draft.basis is PLAN


def _timed(clause: Clause) -> bool:
    return any(span.kind == TIME and span.i >= clause.fragment for span in clause.before)


def _opens_parts(clause: Clause) -> bool:
    """``trong đó …``, ``gồm: …``: parts of the sum before."""
    if clause.link == "with":
        return "gồm" in clause.sentence.words[clause.zone : clause.fragment]
    return clause.link == "part"


def _answers(draft: Draft, same: Draft) -> bool:
    """``KH 1.200; TH 860``: a result with its plan before it, of the same thing."""
    if draft.role is not RESULT:
        return False
    told = draft.clause.name is None and same.measure is draft.measure is LEVEL
    return told and same.clause.plan and same.unit is draft.unit
