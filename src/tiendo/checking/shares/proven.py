"""Figures that the arithmetic of their own sentence bears out: a value, its whole, its percent."""

from __future__ import annotations

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.pairs.fitting import fits_written
from tiendo.checking.pairs.pairing import relations
from tiendo.checking.shares.beside import ratios_of


def proven(draft: Draft) -> frozenset[int]:
    """Where such figures begin. Two of them that differ are no copies of one another: a slip of
    the hand in one of them would not have its percent right.
    """
    return draft.kept("proven", lambda: _proven(draft))


def _starts(amount: Amount) -> tuple[int, ...]:
    return (amount.start,) if amount.main is None else (amount.start, amount.main.start)


def _proven(draft: Draft) -> frozenset[int]:
    found: set[int] = set()
    for relation in relations(draft):
        said = relation.stated.main
        if said is not None and relation.holds() and not said.hedge and said.step < 1:
            found |= {
                at
                for one in (relation.stated, relation.part)
                for at in _starts(one)
                if fits_written(said, relation.stated, relation.part, relation.whole)
            }
    for ratio in ratios_of(draft):
        share = ratio.part.range.percent_of(ratio.whole.range)
        if share is not None and ratio.percent.range.meets(share):
            found |= {at for one in ratio.amounts for at in _starts(one)}
    return frozenset(found)
