"""Verdicts without a number, each with the outcomes that say otherwise: "nguồn thu của thị xã vẫn
vượt dự toán" and "thu ngân sách 318,4 tỷ đồng trên dự toán 335 tỷ đồng".

Whether an outcome is of the verdict is for weighing (verdict_evidence.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from tiendo.checking.draft import Draft
from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.retelling.own_words import weight
from tiendo.checking.verdicts.alone import Alone
from tiendo.checking.verdicts.outcome_names import near_to, of_its_kind, said_by
from tiendo.checking.verdicts.outcomes import Outcome, alike_named, outcomes
from tiendo.checking.verdicts.verdicts_alone import may_be, met_by, verdicts_of
from tiendo.checking.wordlists import shaped, words

COUNTED = shaped(r"\d/\d+\s{tallies.goals}")


@dataclass(frozen=True, kw_only=True)
class VerdictPair:
    """A verdict on one of its names, an outcome that says otherwise, and those that bear it out."""

    draft: Draft
    verdict: Alone
    name: str
    outcome: Outcome
    rivals: tuple[Outcome, ...]

    @property
    def start(self) -> int:
        return self.verdict.claim.start("claim")

    @property
    def end(self) -> int:
        return self.verdict.claim.end("claim")

    @cached_property
    def said(self) -> frozenset[str]:
        return said_by(self.name)

    def shared(self, one: Outcome) -> float:
        """How much the words say that the name shares with an outcome, its line and heading."""
        return weight(self.draft, self.said & one.words)

    @cached_property
    def rival(self) -> float:
        """The most that the name shares with an outcome that bears the verdict out."""
        return max(map(self.shared, self.rivals), default=0.0)

    @cached_property
    def near_rivals(self) -> tuple[Outcome, ...]:
        """The outcomes that may be of the name, and bear the verdict out."""
        return tuple(one for one in self.rivals if near_to(self.draft, self.name, one))

    @property
    def borne_out(self) -> bool:
        """Whether one of them is as near to the verdict as the outcome."""
        least = self.shared(self.outcome)
        return any(self.shared(one) >= least for one in self.near_rivals)


def verdict_pairs(draft: Draft) -> Iterator[VerdictPair]:
    """Every such pair of a draft, by the verdict."""
    for passage in draft.passages:
        head = heading_above(draft, passage.start)
        if head is not None and words("weighing.to_come").search(head.text):
            continue
        for verdict in verdicts_of(draft, passage):
            if words("weighing.no_plan").search(verdict.plan) or COUNTED.search(verdict.plan):
                continue  # "đều cao hơn cùng kỳ", "đã hoàn thành 14/16 chỉ tiêu": on no one plan
            may = [one for one in outcomes(draft) if may_be(draft, verdict, one)]
            rivals = tuple(one for one in may if met_by(one, verdict) is verdict.above)
            otherwise = [one for one in may if met_by(one, verdict) is (not verdict.above)]
            for name, one in product(verdict.names, otherwise):
                pair = VerdictPair(
                    draft=draft, verdict=verdict, name=name, outcome=one, rivals=rivals
                )
                if of_its_kind(name, one) and not _of_part(name, one) and not pair.borne_out:
                    yield pair


def _of_part(name: str, one: Outcome) -> bool:
    """``Riêng khối trường học kết nạp 6 đảng viên``: of a part, and the name of the whole."""
    part = words("verdicts.part_of")
    return part.search(alike_named(one.own.lower())) is not None and part.search(name) is None
