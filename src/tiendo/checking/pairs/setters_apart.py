"""Plans of one indicator that two bodies set, or that one only strives for, are two plans: "dự toán
Trung ương giao (17.200 tỷ đồng)", and the column "Kế hoạch" of the council, 18.500.
"""

from __future__ import annotations

import re

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.wordlists import shaped, words
from tiendo.facts.figure import Basis, Measure, Role

# Before a plan's value, or behind a percent of it, so near stands who set it.
REACH = 70
LED = shaped(r"\b{shares.plans}\b(?P<name>[^\d,;.()%]{0,50})\(?$")
BEHIND = shaped(r"\s?%\s(?:so với )?{shares.plans}\b(?P<name>[^\d,;.()%]{0,50})")
STRIVING = shaped(r"\b{pairs.striving}\b[^.;]*$", re.IGNORECASE)


def setters_apart(draft: Draft, one: Amount, other: Amount) -> bool:
    """Whether two values are of plans that two bodies set, or one is only striven for."""
    if not (_of_plan(one) and _of_plan(other)):
        return False
    first, second = (_setters(draft, each) for each in (one, other))
    if first and second:
        return not first & second
    if bool(first) != bool(second):
        return True
    return any(
        _striven(draft, each) and not _striven(draft, given) and _led(draft, given) is not None
        for each, given in ((one, other), (other, one))
    )


def _of_plan(amount: Amount) -> bool:
    figure = amount.figure
    attained = figure.measure is Measure.ATTAINMENT and figure.basis is Basis.PLAN
    return figure.role is Role.TARGET or attained


def _setters(draft: Draft, amount: Amount) -> frozenset[str]:
    """Who set the plan of a value, each by one name."""
    if amount.cell is not None:
        table, _, column = amount.cell
        told = " ".join(
            cell.text for cell in draft.cells.tables[table].cells
            if cell.column == column and cell.row < amount.cell[1]
        )  # fmt: skip
    elif amount.main is None:
        return frozenset()
    else:
        found = BEHIND.match(draft.text, amount.main.end) or _led(draft, amount)
        told = found["name"] if found else ""
    return frozenset(
        name
        for name in ("central", "council", "above")
        if words(f"pairs.set_by_{name}").search(told)
    )


def _led(draft: Draft, amount: Amount) -> re.Match[str] | None:
    """The words that make a value a plan, right before it: "dự toán năm (395 tỷ đồng)"."""
    passage = draft.passage_at(amount.start)
    if amount.main is None or amount.cell is not None or passage is None:
        return None
    begin = max(passage.start, amount.main.start - REACH)
    return LED.search(draft.text, begin, amount.main.start)


def _striven(draft: Draft, amount: Amount) -> bool:
    passage = draft.passage_at(amount.start)
    if amount.cell is not None or passage is None:
        return False
    return STRIVING.search(draft.text, passage.start, amount.start) is not None
