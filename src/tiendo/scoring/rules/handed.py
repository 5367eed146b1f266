"""What the targets of units come to together, beside the target of the body above; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache

from tiendo.errors import TableInvalid
from tiendo.facts.figure import Measure
from tiendo.facts.series import Target
from tiendo.scoring.rules.over_bodies import How, OverBodies, weight_name
from tiendo.scoring.rules.scheme import PACKAGE
from tiendo.scoring.rules.span import as_decimal
from tiendo.vocabulary.lexicon import rows


class Against(StrEnum):
    LESS = "less"
    EQUAL = "equal"
    MORE = "more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The target of a unit; ``weight`` what it counts with in a mean, where that is known."""

    target: Target
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """``total`` is the sum or the weighted mean, ``high`` its upper end where shares are ranges.

    ``difference`` is total less whole, nothing where total lies inside a range. Where no mean
    can be taken, ``least`` and ``greatest`` bound it. ``against`` is None where nothing can be
    said, and ``refusal`` says why; ``near``: no decimal holds the mean.
    """

    over: OverBodies
    total: Decimal | None = None
    high: Decimal | None = None
    against: Against | None = None
    difference: Decimal | None = None
    least: Decimal | None = None
    greatest: Decimal | None = None
    near: bool = False
    refusal: str = ""
    refusal_en: str = ""


def together(whole: Target, shares: Sequence[Share], over: OverBodies) -> Together | None:
    """The shares as one, by how the indicator adds over bodies; None without shares.

    Refuses rather than guesses: unlike units or prices, measures that do not add.
    """
    if not shares:
        return None
    refused = unlike(whole, shares)
    if refused is not None:
        return refusal(over, *refused)
    if over.how is How.SUM:
        return summed(whole, shares, over)
    if over.how is How.MEAN:
        return averaged(whole, shares, over)
    return Together(over=over, refusal=over.reason, refusal_en=over.reason_en)


def unlike(whole: Target, shares: Sequence[Share]) -> tuple[str, str] | None:
    """The refusal that keeps the shares apart, with what it names; None where they are alike."""
    all_targets = [whole, *(share.target for share in shares)]
    if whole.measure is Measure.RANK:
        return "rank", ""
    if any(one.measure not in (Measure.LEVEL, Measure.SHARE) for one in all_targets):
        return "relative", ""
    units = sorted({one.unit for one in all_targets})
    if len(units) > 1:
        return "units-differ", ", ".join(units)
    if len({one.base_year for one in all_targets}) > 1:
        return "prices-differ", ""
    return None


def refusal(over: OverBodies, id: str, what: str = "") -> Together:
    given = {"what": what, "weight": weight_name(over.weight) or "số làm quyền số"}
    given_en = {"what": what, "weight": weight_name(over.weight, english=True) or "weights"}
    return Together(
        over=over,
        refusal=says(id).format(**given),
        refusal_en=says(id, english=True).format(**given_en),
    )


def summed(whole: Target, shares: Sequence[Share], over: OverBodies) -> Together:
    targets = [share.target for share in shares]
    total = sum((one.value for one in targets), Decimal(0))
    ranged = any(one.high is not None for one in targets)
    high = sum((one.value if one.high is None else one.high for one in targets), Decimal(0))
    against, difference = beside(whole, total)
    return Together(
        over=over,
        total=total,
        high=high if ranged else None,
        against=against,
        difference=difference,
    )


def beside(whole: Target, total: Decimal) -> tuple[Against, Decimal]:
    """Whether the total falls short of the whole or beyond it, and by how much.

    Inside a range it is equal: no part of it is missing.
    """
    high = whole.value if whole.high is None else whole.high
    if total < whole.value:
        return Against.LESS, total - whole.value
    return (Against.MORE, total - high) if total > high else (Against.EQUAL, Decimal(0))


def averaged(whole: Target, shares: Sequence[Share], over: OverBodies) -> Together:
    """The mean weighted by the denominator; without all weights only its bounds."""
    weights = [share.weight for share in shares if share.weight is not None]
    if len(weights) < len(shares) or sum(weights) <= 0:
        return bounded(whole, shares, over)
    parts = zip(shares, weights, strict=True)
    exact = sum(
        (Fraction(share.target.value) * Fraction(weight) for share, weight in parts), Fraction(0)
    ) / Fraction(sum(weights, Decimal(0)))
    mean = as_decimal(exact)
    against, difference = beside(whole, mean)
    return Together(
        over=over,
        total=mean,
        against=against,
        difference=difference,
        near=Fraction(mean) != exact,
    )


def bounded(whole: Target, shares: Sequence[Share], over: OverBodies) -> Together:
    """A mean lies between its least and its greatest part, whatever the weights."""
    values = [share.target.value for share in shares]
    least, greatest = min(values), max(values)
    low, high = beside(whole, least)[0], beside(whole, greatest)[0]
    made = refusal(over, "between") if low is not high else Together(over=over)
    return Together(
        over=over,
        against=low if low is high else None,
        least=least,
        greatest=greatest,
        refusal=made.refusal,
        refusal_en=made.refusal_en,
    )


def reason(found: Together, *, english: bool = False) -> str:
    """Why the shares were put together so, or why they were not."""
    if found.refusal:
        return found.refusal_en if english else found.refusal
    if found.over.how is How.SUM:
        return says("sum", english=english)
    return found.over.reason_en if english else found.over.reason


def over_as_said(indicator: str, how: str) -> OverBodies:
    """The rule that the keeper of the catalogue wrote: "sum", "mean" or "none"."""
    return OverBodies(
        indicator=indicator,
        how=How(how),
        reason=says(f"said-{how}"),
        reason_en=says(f"said-{how}", english=True),
    )


@cache
def table() -> dict[str, tuple[str, str]]:
    return {row["id"]: (row["says"], row["says_en"]) for row in rows(PACKAGE, "handing")}


def says(id: str, *, english: bool = False) -> str:
    """The words of a row. Raises TableInvalid for an id that the table does not have."""
    try:
        return str(table()[id][english])
    except KeyError as error:
        raise TableInvalid(f"Không có mã {id}", where="handing") from error
