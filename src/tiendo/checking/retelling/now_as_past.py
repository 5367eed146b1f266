"""The value of now told as that of the time before.

"Xử lý 38 đảng viên. So với năm 2017 (45 đảng viên) giảm 7 đồng chí", and in the part that judges
"giảm so với 38 trường hợp của năm trước".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tiendo.checking.draft import Draft
from tiendo.checking.kin import kin, stands_for
from tiendo.checking.numbers import Num
from tiendo.checking.retelling.own_words import own_words
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.retelling.told_numbers import Told, every_number
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

AGAINST = shaped(r"\bso với\s(?:{retelling.numbers_called}\s)?$", re.IGNORECASE)
BEFORE = regex(r"so với\s[^();]{0,40}\($", re.IGNORECASE)
OF_THEN = shaped(r"\s(?:của |ở |trong )?{reckoned.past}\b", re.IGNORECASE)


def now_as_past(draft: Draft) -> Iterator[Retold]:
    """The number that is said to be of then, and the one that is."""
    told = [one for one in every_number(draft) if not (one.num.high or one.num.main.hedge)]
    held = [
        one for one in told if AGAINST.search(one.lead) and OF_THEN.match(draft.text, one.num.end)
    ]
    for one in held:
        for base, now in _moves(draft, told):
            if now.num.main.value == one.num.main.value and _of_one(draft, base, now, one):
                yield Retold(odd=one.num, right=base.num, sure=False)
                break


def _moves(draft: Draft, told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """What was before, in a bracket, and what is now, with what lies between told beside it."""
    for at, base in enumerate(told):
        before = base.passage.text[: base.num.start - base.passage.start]
        if BEFORE.search(before) is None:
            continue
        beside = {num.main.value for num in draft.numbers(base.passage)}
        near = {base.passage.start, *(one.start for one in draft.before(base.passage))}
        for now in reversed(told[:at]):
            if now.passage.start not in near:
                break
            apart = abs(now.num.main.value - base.num.main.value)
            if apart in beside and _alike(base.num, now.num):
                yield base, now


def _of_one(draft: Draft, base: Told, now: Told, one: Told) -> bool:
    if one.passage in (base.passage, now.passage) or not _alike(now.num, one.num):
        return False
    return bool((now.around - now.counted) & own_words(draft, one).words)


def _alike(one: Num, other: Num) -> bool:
    if one.unit != other.unit or one.per != other.per:
        return False
    return one.unit != "count" or kin(one, other) or stands_for(one, other)
