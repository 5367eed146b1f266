"""Words that say a target is met, exceeded or missed, beside the numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.registry import Yielded, check
from tiendo.checking.retelling.carried import carried
from tiendo.checking.verdicts.all_done import all_done
from tiendo.checking.verdicts.all_fallen import all_fallen
from tiendo.checking.verdicts.another_goal import of_another_goal
from tiendo.checking.verdicts.bound_claims import bound_claims, unborne
from tiendo.checking.verdicts.bracketed_verdicts import bracketed_verdicts
from tiendo.checking.verdicts.claimed import claimed_in
from tiendo.checking.verdicts.claims_apart import claims_apart
from tiendo.checking.verdicts.gaps_to_goals import gaps_to_goals
from tiendo.checking.verdicts.goals_beside import goals_before, goals_beside
from tiendo.checking.verdicts.goals_elsewhere import goals_elsewhere
from tiendo.checking.verdicts.goals_in_brackets import goals_in_brackets
from tiendo.checking.verdicts.goals_of_change import goals_of_change, growth_goals
from tiendo.checking.verdicts.goals_told import goals_told
from tiendo.checking.verdicts.groups_reached import groups_reached
from tiendo.checking.verdicts.in_sentences import in_sentence
from tiendo.checking.verdicts.judged import judged
from tiendo.checking.verdicts.plans_first import plans_first
from tiendo.checking.verdicts.plans_of_givers import plans_of_givers
from tiendo.checking.verdicts.rated_verdicts import rated_verdicts
from tiendo.checking.verdicts.split_verdicts import split_verdicts
from tiendo.checking.verdicts.values_again import values_again
from tiendo.checking.verdicts.verdicts_alone import verdicts_alone
from tiendo.checking.verdicts.verdicts_behind import verdicts_behind, verdicts_in_lines
from tiendo.checking.weighing.weighed import weighed_verdicts


@check(
    id="target-claim",
    group="consistency",
    severity=Severity.ERROR,
    says="“Đạt”, “vượt”, “chưa đạt” phải đúng với số thực hiện và số kế hoạch đi cùng.",
)
def target_claim(draft: Draft) -> Iterator[Yielded]:
    """ "Đạt", "vượt" and "chưa đạt" agree with the value and the plan, or its percent, beside them.

    Looked for in the same clause of a sentence and in the column of verdicts of a table. For
    indicators of which less is better it is turned round. A goal may stand in the
    sentence before ("mục tiêu này"); two parts of one whole bear two verdicts. A verdict that a
    report carries with its record is held against that of the register.

    Sai:  Thu ngân sách năm 2023 đạt 3.900 tỷ đồng, bằng 97,5% dự toán, vượt kế hoạch đề ra.
    Đúng: Thu ngân sách năm 2023 đạt 3.900 tỷ đồng, bằng 97,5% dự toán, chưa đạt kế hoạch đề ra.
    """
    found = list(_claims_told(draft))
    told = [one for one in found if isinstance(one, Finding)]
    beside = (*goals_beside(draft), *goals_before(draft), *goals_in_brackets(draft))
    more = (
        *(unborne(draft, one) for one in beside), *split_verdicts(draft),
        *bracketed_verdicts(draft), *plans_of_givers(draft), *all_fallen(draft),
        *verdicts_alone(draft), *groups_reached(draft), *all_done(draft),
        *values_again(draft),
    )  # fmt: skip
    yield from found
    yield from _apart_from(told, more)
    yield from _apart_from((*told, *more), weighed_verdicts(draft))


def _apart_from(told: Sequence[Finding], more: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that stand on no place that has been told of."""
    for one in more:
        if not any(one.start < other.end and other.start < one.end for other in told):
            yield one


def _claims_told(draft: Draft) -> Iterator[Yielded]:
    yield from carried(draft, "verdict")
    for passage in draft.passages:
        yield from in_sentence(draft, passage)
    held = (claimed_in(draft, line) for line in draft.lines)
    for found in (*filter(None, held), *rated_verdicts(draft)):
        yield from judged(draft, *found)
    behind = (
        *bound_claims(draft), *verdicts_behind(draft), *goals_told(draft), *goals_of_change(draft),
        *growth_goals(draft), *verdicts_in_lines(draft), *goals_elsewhere(draft),
        *plans_first(draft), *claims_apart(draft), *gaps_to_goals(draft),
    )  # fmt: skip
    yield from (unborne(draft, one) for one in behind if not of_another_goal(draft, one))
