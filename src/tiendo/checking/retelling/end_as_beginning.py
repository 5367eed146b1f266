"""The value of the beginning of a year told as that of its end.

"Rà soát đầu năm, tỷ lệ hộ nghèo 8,12%. Rà soát cuối năm còn 1.583 hộ, tỷ lệ 5,97%", and in the
tasks "đưa tỷ lệ hộ nghèo từ 8,12% cuối năm 2022 xuống dưới 4%".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.retelling.own_words import own_words
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.retelling.told_numbers import LONG, Told, every_number
from tiendo.checking.wordlists import shaped

AT_END = shaped(r"\s(?:vào |của |ở )?{retelling.ended}(?:\s(?P<year>20\d\d))?\b", re.IGNORECASE)
BEGUN = shaped(r"\b{retelling.begun}\b", re.IGNORECASE)
ENDED = shaped(r"\b{retelling.ended}\b", re.IGNORECASE)


def end_as_beginning(draft: Draft) -> Iterator[Retold]:
    """The number that is said to be of the end, and the one that is."""
    told = [one for one in every_number(draft) if _plain(one)]
    for at, one in enumerate(told):
        found = AT_END.match(draft.text, one.num.end)
        if found is None:
            continue
        then = [other for other in told[:at] if other.num.main.value == one.num.main.value]
        if not then or not all(_begun(other) for other in then):
            continue
        now = _at_end(draft, told, then[0])
        if now is None or not _in_year(now, found["year"]):
            continue
        if own_words(draft, one).words & then[0].around:
            yield Retold(odd=one.num, right=now.num, sure=False)


def _plain(one: Told) -> bool:
    num = one.num
    long = len(digits(num.main.value)) >= LONG
    return long and not (num.high or num.main.hedge or num.whole)


def _begun(one: Told) -> bool:
    """Whether its sentence speaks of the beginning up to it, and not of the end."""
    said = _up_to(one, one.passage)
    return BEGUN.search(said) is not None and ENDED.search(one.passage.text) is None


def _in_year(now: Told, year: str | None) -> bool:
    """Whether the sentence of the end may be of the year that is named behind a number."""
    periods = [one.figure.period for one in now.passage.amounts if one.figure.period]
    return not (year and periods) or any(period.startswith(year or "") for period in periods)


def _at_end(draft: Draft, told: Sequence[Told], then: Told) -> Told | None:
    """The one number of the next sentence that speaks of the end, named as the first."""
    for one in told:
        alike = one.num.unit == then.num.unit and one.num.main.value != then.num.main.value
        if not alike or then.passage not in draft.before(one.passage):
            continue
        shared = own_words(draft, one).words & own_words(draft, then).words
        if shared and ENDED.search(_up_to(one, one.passage)):
            return one
    return None


def _up_to(one: Told, passage: Passage) -> str:
    return passage.text[: one.num.start - passage.start]
