"""What is left, told again among the tasks as another number: "còn 543 tỷ đồng chưa phân bổ", and
then "giao bổ sung 443 tỷ đồng vốn còn lại".

Who orders that the rest be done means a rest that was told. Where no number of the draft is that
one, and one slip of the hand makes one that was told as a rest of the same things, that was it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.one_slip import (
    near_before,
    often_told,
    one_but_for_a_slip,
    shared_weight,
    told_of,
)
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.retelling.taken_again import LISTED
from tiendo.checking.retelling.told_numbers import LONG, TWO_DIGITS, Told, every_number
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import spelled
from tiendo.vocabulary.regexes import regex

# The number stands at "#": what is left, and what is to be done with it.
REST = shaped(
    r"\b{retelling.lacking}(?:\s[^\W\d_]+){0,3}\s#|#[^#]{0,44}?\b{retelling.lacking}\b"
    r"|\bcòn lại\b[^#]*#"
)
FINISH = shaped(
    r"(?<!đã )(?<!được )(?<!mới )\b{retelling.finished_off}(?:\s[^\W\d_]+){0,6}\s#"
    r"|#(?:\s[^\W\d_]+){0,4}\scòn lại\b"
)
CLAUSE, BEHIND = regex(r"[,;.(\n]"), 60
# How much shared words must say: of long numbers, of two digits, where none is a task.
SAYS, FEW_SAY, UNTOUCHED = 0.0, 1.5, 2.0


def rests_again(draft: Draft) -> Iterator[Retold]:
    """Every rest that another one nearly is, and that one."""
    rests = [one for one in every_number(draft) if _exact(one)]
    rests = [one for one in rests if _left(one) or _finished(one)]
    often = often_told(draft) if len(rests) > 1 else Counter()
    for one, like in near_before(rests):
        found = [other for other in like if _of_one(draft, other, one)]
        if found:
            yield from told_of(draft, often, found[-1], one)


def _exact(one: Told) -> bool:
    num = one.num
    short = len(spelled(num.main.value).replace(".", "").lstrip("0")) < TWO_DIGITS
    rounded = num.main.hedge and len(digits(num.main.value)) < LONG
    return not (short or rounded or num.percent or num.high or num.whole)


def _left(one: Told) -> bool:
    return REST.search(_said(one)) is not None


def _finished(one: Told) -> bool:
    return FINISH.search(_said(one)) is not None


def _said(one: Told) -> str:
    end = one.num.end - one.passage.start
    behind = CLAUSE.split(one.passage.text[end : end + BEHIND])[0]
    return f"{one.before.rstrip()} #{behind}".lower()


def _what_is_left(draft: Draft, one: Told, later: Told) -> bool:
    """``48 nhiệm vụ, hoàn thành 26``, ``hoàn thành 22 nhiệm vụ còn lại``: right as it stands."""
    wanted = one.num.main.value + later.num.main.value
    told = (num for num in draft.numbers(one.passage) if num.unit == one.num.unit)
    return any(num.main.value == wanted for num in told)


def _of_one(draft: Draft, one: Told, later: Told) -> bool:
    """Whether two numbers are one rest, but for a slip."""
    if not (_left(one) or _left(later)) or not one_but_for_a_slip(draft, one, later):
        return False
    if _what_is_left(draft, one, later):
        return False
    if LISTED.match(one.passage.text) and LISTED.match(later.passage.text) and not _left(later):
        return False
    least = SAYS if len(digits(later.num.main.value)) >= LONG else FEW_SAY
    if not (_finished(one) or _finished(later)):
        least = UNTOUCHED
    return shared_weight(draft, one, later) >= least
