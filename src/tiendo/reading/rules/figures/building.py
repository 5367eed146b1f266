"""From a draft to a figure with its evidence."""

from __future__ import annotations

from tiendo.facts.figure import LEVEL, RATIO, Figure
from tiendo.facts.items import Remark
from tiendo.reading.document import Block
from tiendo.reading.rules.figures.clause import Clause
from tiendo.reading.rules.figures.doubts import doubts_of
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.each import told_each
from tiendo.reading.rules.figures.words import CONSTANT, CONSTANT_PRICES
from tiendo.reading.weighing import confidence
from tiendo.vocabulary.groups import group_in
from tiendo.vocabulary.indicators import added_indicator, match_indicator
from tiendo.vocabulary.numbers import format_number
from tiendo.vocabulary.times import as_year

PER_HEAD = (
    "bình quân đầu người",
    "bình quân 1 người",
    "bình quân một người",
    "bình quân/người",
    "grdp bình quân",
)


def build(block: Block, draft: Draft) -> tuple[Figure | Remark, ...]:
    """The figure, and a remark where its number is in foreign notation."""
    clause = draft.clause
    quantity = clause.quantity
    start, end = extent(draft)
    assert draft.unit is not None
    indicator_id = _indicator_id(draft, block.text[start:end])
    signs = doubts_of(draft, listed=indicator_id is not None)
    figure = Figure(
        role=draft.role,
        indicator=draft.indicator,
        indicator_id=indicator_id,
        measure=draft.measure,
        value=quantity.value,
        high=quantity.high,
        unit=draft.unit.code,
        unit_text=quantity.unit_text,
        per=_per(draft),
        op=draft.op,
        direction=draft.direction,
        basis=draft.basis,
        of=quantity.of,
        percent=draft.percent_beside,
        scope=draft.scope,
        period=draft.period,
        base_year=_base_year(draft),
        estimated=draft.estimated,
        met=draft.met,
        subject=draft.subject or group_in(draft.indicator),
        confidence=confidence("figures", signs),
        doubts=signs,
        rule=draft.verb.row if draft.verb else "figures",
        evidence=block.evidence((start, end)),
    )
    return (figure, _foreign(block, clause)) if quantity.foreign else (figure,)


def _foreign(block: Block, clause: Clause) -> Remark:
    """What is said of a number in foreign notation that has one meaning."""
    quantity, sentence = clause.quantity, clause.sentence
    written = format_number(quantity.value / quantity.scale)
    return Remark(
        rule="figures.foreign-notation",
        message=f"“{quantity.foreign}” viết theo lối Anh; đã đọc là {written}",
        start=block.start + sentence.starts[quantity.i],
        end=block.start + sentence.ends[quantity.i],
    )


def _indicator_id(draft: Draft, quote: str) -> str | None:
    assert draft.unit is not None
    found = match_indicator(draft.indicator, draft.unit.code, draft.measure)
    if found is None or draft.measure is RATIO:
        return found
    return added_indicator(added_indicator(found, draft.indicator), quote)


def extent(draft: Draft) -> tuple[int, int]:
    """From the noun phrase or the verb to the unit, the bound or the basis behind it."""
    clause = draft.clause
    sentence, quantity = clause.sentence, clause.quantity
    first = clause.name[0] if clause.name else clause.run
    first = max(clause.fragment if clause.name else clause.run, min(first, clause.run))
    first = first if draft.first is None else draft.first
    last = max(draft.end, quantity.j)
    if clause.after is not None:
        last = max(last, quantity.j + 2)
    if clause.right_basis is not None:
        last = max(last, clause.right_basis.j)
    plan = clause.right_plan
    if plan is not None and clause.sentence.words[plan.i - 1] != "(":
        last = max(last, plan.j)
    last = min(last, len(sentence.words))
    return sentence.starts[first], sentence.ends[last - 1]


def _per(draft: Draft) -> str | None:
    if draft.quantity.per:
        return draft.quantity.per
    if draft.measure is LEVEL and draft.unit and draft.unit.family == "money":
        words = draft.indicator.lower()
        if any(phrase in words for phrase in PER_HEAD):
            return "người"
        if "trên 1 ha" in words or "trên một ha" in words or "/ha" in words:
            return "ha"
    return told_each(draft)


def _base_year(draft: Draft) -> int | None:
    """``giá so sánh năm 2010``, ``giá cố định 2010`` anywhere in the clause."""
    clause = draft.clause
    words = clause.sentence.words
    if CONSTANT.isdisjoint(words):
        return None
    for at in range(max(1, clause.zone), min(clause.right, len(words))):
        if words[at] in CONSTANT and (words[at - 1], words[at]) in CONSTANT_PRICES:
            for word in words[at + 1 : at + 3]:
                if year := as_year(word):
                    return year
    return None
