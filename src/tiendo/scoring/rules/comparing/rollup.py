"""Units rolled up to the level above: sum, weighted mean, worst; the weights are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from tiendo.errors import InvalidFact
from tiendo.facts.series import Better
from tiendo.scoring.rules.comparing.words import both, percent_words, say, sentence, value_words
from tiendo.scoring.rules.scheme import says
from tiendo.scoring.rules.score import Verdict
from tiendo.scoring.rules.tally import worst_of

Values = Mapping[str, Fraction | None]


class By(StrEnum):
    SUM = "sum"
    MEAN = "mean"  # weighted; equal weights only if they are said to be equal
    WORST = "worst"


@dataclass(frozen=True, slots=True, kw_only=True)
class RolledUp:
    """``weights`` add up to one; ``value`` None where ``refused`` says why there is none."""

    by: By
    value: Fraction | None
    weights: Mapping[str, Fraction]
    missing: tuple[str, ...] = ()
    worst: tuple[str, ...] = ()
    refused: str = ""
    refused_en: str = ""


def roll_up(
    values: Values,
    by: By,
    *,
    weights: Mapping[str, Fraction] | None = None,
    better: Better = Better.NEITHER,
) -> RolledUp:
    """The value of the level above.

    Nothing is left out in silence: where a unit that counts has no value there is no
    sum and no mean. A unit of weight 0 does not count. Raises InvalidFact for weights
    that are negative, all zero, or missing for a unit; for no units; and for a worst of
    what has no better direction.
    """
    if not values:
        raise InvalidFact("Không có đơn vị nào để tổng hợp", do="Nêu giá trị của từng đơn vị")
    shares = normalised(values, weights) if by is By.MEAN else {}
    counts = [name for name in values if by is not By.MEAN or shares[name]]
    missing = tuple(sorted(name for name in counts if values[name] is None))
    if missing and by is not By.WORST:
        return _refused(by, shares, missing)
    known = {name: value for name in counts if (value := values[name]) is not None}
    if by is By.SUM:
        return RolledUp(by=by, value=sum(known.values(), Fraction(0)), weights={})
    if by is By.MEAN:
        mean = sum((value * shares[name] for name, value in known.items()), Fraction(0))
        return RolledUp(by=by, value=mean, weights=shares)
    return _worst(known, missing, better)


def _refused(by: By, shares: Mapping[str, Fraction], missing: tuple[str, ...]) -> RolledUp:
    refused, refused_en = both("parts-missing", names=", ".join(missing))
    return RolledUp(
        by=by,
        value=None,
        weights=shares,
        missing=missing,
        refused=refused,
        refused_en=refused_en,
    )


def normalised(values: Values, weights: Mapping[str, Fraction] | None) -> dict[str, Fraction]:
    """The weights as shares of one. Raises InvalidFact."""
    if weights is None:
        raise InvalidFact("Chưa có trọng số", do="Nêu trọng số của từng đơn vị")
    lacking = sorted(set(values) - set(weights))
    if lacking:
        raise InvalidFact(f"Thiếu trọng số của {', '.join(lacking)}", do="Bổ sung trọng số")
    strange = sorted(set(weights) - set(values))
    if strange:
        raise InvalidFact(f"Trọng số của đơn vị không có: {', '.join(strange)}", do="Sửa tên")
    total = sum(weights.values(), Fraction(0))
    if min(weights.values()) < 0 or total <= 0:
        raise InvalidFact("Trọng số âm hoặc đều bằng 0", do="Nêu trọng số lớn hơn 0")
    return {name: weights[name] / total for name in values}


def _worst(known: Mapping[str, Fraction], missing: tuple[str, ...], better: Better) -> RolledUp:
    if better is Better.NEITHER:
        raise InvalidFact(
            "Chỉ tiêu không có chiều tốt, không biết đâu là kém nhất", do="Nêu “better”"
        )
    if not known:
        return _refused(By.WORST, {}, missing)
    worst = (min if better is Better.HIGHER else max)(known.values())
    names = tuple(sorted(name for name, value in known.items() if value == worst))
    return RolledUp(by=By.WORST, value=worst, weights={}, missing=missing, worst=names)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorstVerdict:
    verdict: Verdict
    names: tuple[str, ...]


def worst_verdict(verdicts: Mapping[str, Verdict]) -> WorstVerdict:
    """The verdict of a level above that is as its worst unit. Raises InvalidFact without units."""
    if not verdicts:
        raise InvalidFact("Không có đơn vị nào để tổng hợp", do="Nêu đánh giá của từng đơn vị")
    worst = worst_of(list(verdicts.values()))
    decisive = worst if worst in verdicts.values() else Verdict.NO_DATA
    names = tuple(sorted(name for name, one in verdicts.items() if one is decisive))
    return WorstVerdict(verdict=worst, names=names)


def roll_up_words(found: RolledUp, name: str, unit: str, *, english: bool = False) -> str:
    """The value above, how it came about, with every weight."""
    if found.value is None:
        refused = found.refused_en if english else found.refused
        return sentence([f"{name}: {refused}", _weights(found, english)])
    value = value_words(found.value, unit, english=english)
    names = ", ".join(found.worst)
    told = say(f"by-{found.by.value}", english=english, value=value, names=names)
    missing = ""
    if found.missing:
        missing = say("unranked", english=english, names=", ".join(found.missing))
    return sentence([f"{name}: {told}", _weights(found, english), missing])


def _weights(found: RolledUp, english: bool) -> str:
    shares: Sequence[str] = [
        f"{name} {percent_words(share, english=english)}" for name, share in found.weights.items()
    ]
    return say("weights", english=english, shares=", ".join(shares)) if shares else ""


def worst_words(found: WorstVerdict, name: str, *, english: bool = False) -> str:
    label = says("verdict", found.verdict.value, english=english)
    told = say("by-worst", english=english, value=label, names=", ".join(found.names))
    return sentence([f"{name}: {told}"])
