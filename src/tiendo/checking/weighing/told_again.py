"""Numbers that a draft tells again wrong, each once: what the rules of wording find, and what all
evidence together says, without those that the draft itself sets right or apart.
"""

from __future__ import annotations

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.attained_twice import attained_by_count, attained_twice
from tiendo.checking.retelling.by_its_parts import by_its_parts
from tiendo.checking.retelling.cases_again import cases_again
from tiendo.checking.retelling.companions import told_side_by_side
from tiendo.checking.retelling.end_as_beginning import end_as_beginning
from tiendo.checking.retelling.exchanged_again import exchanged_again
from tiendo.checking.retelling.few_digits_again import few_digits_again
from tiendo.checking.retelling.growths import growths_apart
from tiendo.checking.retelling.headlines import headlines_apart
from tiendo.checking.retelling.headlines_against import headlines_against
from tiendo.checking.retelling.judged_again import judged_again
from tiendo.checking.retelling.labels_again import labels_again
from tiendo.checking.retelling.left_again import left_again
from tiendo.checking.retelling.long_again import long_again
from tiendo.checking.retelling.looked_after import looked_after
from tiendo.checking.retelling.named_alike import named_alike
from tiendo.checking.retelling.named_otherwise import named_otherwise
from tiendo.checking.retelling.now_as_past import now_as_past
from tiendo.checking.retelling.past_as_now import past_as_now
from tiendo.checking.retelling.plans_again import plans_again
from tiendo.checking.retelling.plans_to_come import among_goals
from tiendo.checking.retelling.pointed_back import pointed_back
from tiendo.checking.retelling.rare_words import told_in_rare_words
from tiendo.checking.retelling.rates_again import rates_again
from tiendo.checking.retelling.rates_slipped import rates_slipped
from tiendo.checking.retelling.referred import referred
from tiendo.checking.retelling.rests_again import rests_again
from tiendo.checking.retelling.retold import Retold, retold
from tiendo.checking.retelling.rounded_again import rounded_again
from tiendo.checking.retelling.set_apart import of_two_values, planned_rounder, put_right
from tiendo.checking.retelling.taken_whole import taken_whole
from tiendo.checking.retelling.told_otherwise import of_two_times
from tiendo.checking.retelling.turned_again import turned_again
from tiendo.checking.shares.proven import proven
from tiendo.checking.weighing.weighed import weighed


def told_again(draft: Draft) -> list[Retold]:
    """Every such number with the one it should be, the surest of several."""
    found = (
        *retold(draft), *growths_apart(draft), *headlines_apart(draft), *referred(draft),
        *attained_twice(draft), *rounded_again(draft), *named_alike(draft),
        *told_in_rare_words(draft), *taken_whole(draft), *told_side_by_side(draft),
        *attained_by_count(draft), *cases_again(draft), *headlines_against(draft),
        *turned_again(draft), *left_again(draft), *pointed_back(draft), *rests_again(draft),
        *looked_after(draft), *plans_again(draft), *rates_slipped(draft), *long_again(draft),
        *judged_again(draft), *past_as_now(draft), *named_otherwise(draft),
        *end_as_beginning(draft), *now_as_past(draft), *labels_again(draft),
    )  # fmt: skip
    told = {frozenset((one.odd.start, one.right.start)) for one in found}
    nearly = (
        one
        for one in (
            *exchanged_again(draft),
            *rates_again(draft),
            *few_digits_again(draft),
            *weighed(draft),
        )
        if frozenset((one.odd.start, one.right.start)) not in told
    )
    every = filter(None, (by_its_parts(draft, one) for one in (*found, *nearly)))
    surest = sorted(every, key=_unsure)
    return [
        one
        for one in {each.odd.start: each for each in reversed(surest)}.values()
        if not put_right(draft, one.odd.main.value, one.right.main.value)
        if not {one.odd.start, one.right.start} <= proven(draft)
        if not (one.odd.whole and not one.right.whole and one.odd.start in proven(draft))
        if not of_two_values(draft, one.odd.start, one.right.start)
        if not of_two_times(draft, one.odd.start, one.right.start)
        if not among_goals(draft, one.odd)
        if not planned_rounder(draft, one.odd, one.right) and not _tenth(draft, one)
    ]


def _tenth(draft: Draft, one: Retold) -> bool:
    """``Dự phòng 10% vốn ngân sách địa phương, tức 1.432 tỷ đồng``, of 14.320 tỷ đồng."""
    low, high = sorted((one.odd, one.right), key=lambda num: num.main.value)
    here = draft.passage_at(low.start)
    return low.main.value * 10 == high.main.value and here is not None and "10%" in here.text


def _unsure(one: Retold) -> bool:
    return not one.sure
