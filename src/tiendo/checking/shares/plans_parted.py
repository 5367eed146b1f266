"""Percents of a plan whose parts a sentence before tells by name: "Kế hoạch vốn 7.246 tỷ đồng, gồm
vốn trung ương 2.985 tỷ đồng và vốn địa phương 4.261 tỷ đồng. … vốn trung ương giải ngân 1.127 tỷ
đồng, đạt 37,8% kế hoạch".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.ratio import Ratio, amounts_at
from tiendo.checking.pairs.reckoning import DIGITS, slipped
from tiendo.checking.saying import as_written
from tiendo.checking.sums.exchanging import sharp
from tiendo.checking.wordlists import folded, shaped
from tiendo.checking.written import HUNDRED
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

# A plan, and behind it what leads to its parts.
PLAN = shaped(r"\b{shares.plans}\b", re.IGNORECASE)
LEADS = shaped(r"\b{sums.leads_to_parts}\b")
OF_PLAN = shaped(r"\s?%\s(?:so với )?{shares.plans}\b(?!\s(?:năm|quý|tháng)\s\d)")
BETWEEN = shaped(r",?\s\(?{shares.part_comes_to}\s")
WORD = regex(r"[^\W\d_]+")
CUT = shaped(r"[,;:()]|\b{shares.name_begins}\b")
BEHIND, FEWEST = 4, 2


def plans_parted(draft: Draft) -> Iterator[tuple[Passage, Ratio]]:
    """Every percent of a part of a plan, told by the same name, that one slip makes of the right
    one; with its sentence.
    """
    for at, passage in enumerate(draft.passages):
        plans = _parts(draft, passage)
        if len(plans) < FEWEST:
            continue
        for later in draft.passages[at + 1 : at + 1 + BEHIND]:
            if "%" in later.text:
                yield from ((later, one) for one in _held(draft, later, plans))


def _parts(draft: Draft, passage: Passage) -> dict[frozenset[str], Num]:
    """The parts of the plan that a sentence opens with, by the words that name them."""
    lead = LEADS.search(passage.text)
    if lead is None or PLAN.search(passage.text, 0, lead.start()) is None:
        return {}
    found: dict[frozenset[str], Num] = {}
    numbers = draft.numbers(passage)
    for before, num in zip((None, *numbers), numbers, strict=False):
        inside = num.start > passage.start + lead.end()
        name = _name(draft, passage, before, num) if inside and sharp(num) else frozenset()
        if name:
            found[name] = num
    return found


def _name(draft: Draft, passage: Passage, before: Num | None, num: Num) -> frozenset[str]:
    """The words right before a number that tell it from others: not "vốn" nor "đạt"."""
    start = before.end if before else passage.start
    said = CUT.split(draft.text[start : num.start])[-1]
    return frozenset(WORD.findall(fold(said))) - folded("shares.plan_parts")


def _held(draft: Draft, later: Passage, plans: dict[frozenset[str], Num]) -> Iterator[Ratio]:
    numbers = draft.numbers(later)
    for (before, part), percent in zip(
        zip((None, *numbers), numbers, strict=False), numbers[1:], strict=False
    ):
        if percent.unit != "percent" or not (sharp(part) and sharp(percent)):
            continue
        if OF_PLAN.match(draft.text, percent.main.end) is None:
            continue
        whole = plans.get(_name(draft, later, before, part))
        between = BETWEEN.fullmatch(draft.text, part.end, percent.start)
        if whole is None or between is None or whole.unit != part.unit:
            continue
        right = as_written(part.main.value / whole.main.value * HUNDRED, percent.main)
        if slipped(right, percent.main.value, digits=DIGITS):
            yield Ratio(
                part=part.main,
                whole=whole.main,
                percent=percent.main,
                said=f"{draft.text[part.start : part.main.end]}/{part.show(whole.main.value)}",
                amounts=amounts_at(later, part.main, percent.main),
            )
