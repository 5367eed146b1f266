"""What goes the other way than its values, among what else is found of changes."""

from __future__ import annotations

from collections.abc import Sequence

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place
from tiendo.checking.pairs.compared_values import compared_otherwise, compared_wrong
from tiendo.checking.pairs.turned_changes import turned_back, turned_changes
from tiendo.checking.registry import Yielded


def with_turned(draft: Draft, found: Sequence[Yielded]) -> list[Yielded]:
    """What is found, with the turned changes and comparisons that nothing found tells of.

    A turned change fits its values to the digit: what is found at its words of other values
    gives way to it.
    """
    told = [one for one in found if isinstance(one, Finding)]
    turned = [
        *(turned_back(draft, one) for one in turned_changes(draft)),
        *(compared_otherwise(draft, one) for one in compared_wrong(draft)),
    ]
    turned = [one for one in turned if not any(_same(one, other) for other in told)]
    left = [one for one in found if not (isinstance(one, Finding) and _at_any(turned, one))]
    return [*left, *turned]


def _same(turned: Finding, other: Finding) -> bool:
    """Whether something found tells of the values of a turned change, from either of them."""
    spots = (Place(start=other.start, end=other.end), *other.see)
    return all(any(at.start < one.end and one.start < at.end for one in spots) for at in turned.see)


def _at_any(turned: Sequence[Finding], one: Finding) -> bool:
    """Whether something is found at the same words as one of ``turned``."""
    return any(one.start < other.end and other.start < one.end for other in turned)
