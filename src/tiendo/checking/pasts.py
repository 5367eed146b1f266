"""Values beside what they were: from a to b, this year and the last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Line, Passage
from tiendo.checking.fitting import PERCENTS
from tiendo.checking.pairing import (
    EARLIER,
    Relation,
    nearest,
    period_of,
    results,
    same_topic,
    same_unit,
    year_apart,
)
from tiendo.checking.plans_of import is_plan
from tiendo.facts.figure import Basis, Measure, Role
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.regexes import regex

PAIR = 2
# "thấp hơn 5,2% so với cùng kỳ (92,3%)": a gap between two rates.
GAP = regex(r"\b(?:cao|thấp|nhiều|ít) hơn\b[^%]*%")
OF_POINTS = (Measure.LEVEL, Measure.SHARE, Measure.ATTAINMENT)
TABLES = "tiendo.checking.tables"
FROM = regex(r"(?:\b[Tt]ừ|\b[Tt]ừ mức|\b[Tt]ừ khoảng)\s*$")
TO = regex(
    r"^[^.;]{0,40}?\b(?:lên|xuống|còn|đến|tới|thành)(?:\s(?:mức|đạt|còn|khoảng|hơn|gần|trên|tới))?\s*$"
)


@cache
def _past() -> re.Pattern[str]:
    words = [word for row in rows(TABLES, "pasts") for word in row["words"]]
    known = "|".join(re.escape(word).replace(r"\{year\}", r"(?:19|20)\d\d") for word in words)
    return re.compile(rf"(?:{known})[^.;\d]{{0,12}}(?:\()?[^.;\d()]{{0,14}}$", re.IGNORECASE)


def says_of_past(amount: Amount) -> bool:
    """Whether it is a rise, a fall or a percent against an earlier time."""
    figure = amount.figure
    if figure.high is not None or figure.role is Role.TARGET:
        return False
    if figure.measure is Measure.CHANGE:
        return figure.basis in (*EARLIER, None)
    return figure.measure is Measure.ATTAINMENT and figure.basis in EARLIER


def moves(passage: Passage) -> Iterator[tuple[Amount, Amount]]:
    """Pairs "từ a lên b" in a sentence: the earlier value and the later."""
    found = list(passage.amounts)
    for one, two in pairwise(found):
        if one.main is None or two.main is None or one.figure.unit != two.figure.unit:
            continue
        before = passage.text[: one.main.start - passage.start]
        between = passage.text[one.main.end - passage.start : two.main.start - passage.start]
        if FROM.search(before) and TO.match(between):
            yield one, two


def passage_pasts(passage: Passage) -> Iterator[Relation]:
    """What a sentence says of the change between two values that it names."""
    pairs = list(moves(passage))
    for stated in filter(says_of_past, passage.amounts):
        moved = [
            (a, b)
            for a, b in pairs
            if same_topic(b, stated) and stated not in (a, b) and usable(stated, b)
        ]
        if moved:
            earlier, later = min(moved, key=lambda pair: abs(pair[1].start - stated.start))
            yield Relation(kind="past", stated=stated, part=later, wholes=(earlier,))
            continue
        yield from _based(stated, passage)


def usable(stated: Amount, value: Amount) -> bool:
    """Whether a change in these units can be reckoned from such values."""
    return stated.figure.unit in PERCENTS or stated.figure.unit == value.figure.unit


def _based(stated: Amount, passage: Passage) -> Iterator[Relation]:
    """A change beside its value and the value of the year before."""
    told = [one for one in _values(passage, stated) if same_topic(one, stated)]
    told = [one for one in told if usable(stated, one) and not is_plan(one, passage)]
    if len(told) < 2:
        return
    bases = [one for one in told if is_past(one, passage)]
    values = [one for one in told if one not in bases]
    if not bases:
        bases = [one for one in told if any(year_apart(other, one) for other in told)]
        values = [one for one in told if any(year_apart(one, other) for other in bases)]
    part = nearest(stated, values)
    if part is None or not bases:
        return
    wholes = [one for one in bases if same_unit(one, part)]
    if wholes:
        near = sorted(wholes, key=lambda one: abs(one.start - stated.start))
        certain = len(wholes) == 1 or year_apart(part, near[0])
        yield Relation(kind="past", stated=stated, part=part, wholes=tuple(near), certain=certain)


def _values(passage: Passage, stated: Amount) -> list[Amount]:
    """The values that a change may be between: of points, percents of any kind too."""
    found = results(passage.amounts)
    told_as_gap = GAP.search(stated.figure.evidence.quote) is not None and len(found) < PAIR
    if stated.figure.unit == "percentage_point" or told_as_gap:
        found = [
            one
            for one in passage.amounts
            if one.figure.unit == "percent" and one.figure.measure in OF_POINTS
        ]
    return [one for one in found if one is not stated]


def is_past(amount: Amount, passage: Passage) -> bool:
    """Whether the words before a value say that it is an earlier one: "cùng kỳ (3.800 tỷ)"."""
    if amount.main is None:
        return False
    before = passage.text[: amount.main.start - passage.start]
    return _past().search(before) is not None


def line_pasts(line: Line) -> Iterator[Relation]:
    """A row's changes and percents against the year before, beside the values of both."""
    told = results(line.amounts)
    for stated in filter(says_of_past, line.amounts):
        if stated.figure.basis not in (Basis.SAME_PERIOD, Basis.PREVIOUS_YEAR):
            continue
        pairs = [(a, b) for a in told for b in told if same_unit(a, b) and year_apart(a, b)]
        pairs = [(a, b) for a, b in pairs if usable(stated, a)]
        if not pairs:
            continue
        found = [
            Relation(
                kind="past",
                stated=stated,
                part=later,
                wholes=(earlier,),
                certain=later.figure.unit not in PERCENTS,
            )
            for later, earlier in reversed(_latest(pairs))
        ]
        yield next((one for one in found if one.holds()), found[0])


def _latest(pairs: Sequence[tuple[Amount, Amount]]) -> list[tuple[Amount, Amount]]:
    """The pairs with the latest period last."""
    return sorted(pairs, key=lambda pair: str(period_of(pair[0])))
