"""Numbers told again with two digits exchanged, known to be one by what stands beside them.

"3 đoạn tuyến với chiều dài 47,3 km", then "43,7 km đường của 3 đoạn tuyến"; "286 di tích được xếp
hạng", then "tổng số di tích xếp hạng lên tới 268"; "1.124 doanh nghiệp thành lập mới", then "thêm
1.142 doanh nghiệp".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.retelling.recopying import digits, jumbled
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.retelling.taken_again import one_time, swapped
from tiendo.checking.retelling.told_numbers import LONG, Told, told_numbers
from tiendo.checking.wordlists import shaped, words, words_of
from tiendo.vocabulary.regexes import regex

MORE = shaped(r"\b{retelling.more_of}\s$")
# "tổng số di tích xếp hạng lên tới": what a bare number counts stands before it.
TOTAL = shaped(
    r"\b(?:[Tt]ổng số|[Ss]ố lượng|[Ss]ố)\s(?P<what>(?:[^\W\d_]+\s){1,8}?)"
    r"(?:{retelling.comes_to})\s(?:\S+\s)?$"
)
# "67 lượt ý kiến", "76 lượt phát biểu".
SPOKEN = shaped(r"\s{retelling.speeches}\b")
ENDS = regex(r"\s*(?:[.;,)\n]|$)")
BEFORE, BEHIND, NAMED, ALIKE = 70, 30, 2, 3
Index = Mapping[tuple[str, str], list[Told]]


def turned_again(draft: Draft) -> Iterator[Retold]:
    """The later of two such numbers, where it is told nowhere else."""
    told = told_numbers(draft)
    index: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in told:
        index[one.num.unit or "", jumbled(one.num.main.value)].append(one)
    for later in told:
        for one in index[later.num.unit or "", jumbled(later.num.main.value)]:
            if _earlier(one, later, index) and _one_thing(draft, one, later):
                yield Retold(odd=later.num, right=one.num, sure=False)
                break
    yield from _bare_totals(draft, index)


def _earlier(one: Told, later: Told, index: Index) -> bool:
    """Whether two digits are exchanged between two numbers, the later told nowhere else."""
    a, b = one.num.main.value, later.num.main.value
    if one.passage.block >= later.passage.block or one.num.percent or not swapped(a, b):
        return False
    plain = not any(each.num.high or each.num.whole or each.num.main.hedge for each in (one, later))
    alone = [each for each in index[later.num.unit or "", jumbled(b)] if each.num.main.value == b]
    return plain and len(alone) == 1 and one_time(one, later) and not one.another


def _one_thing(draft: Draft, one: Told, later: Told) -> bool:
    if later.num.unit != "count":
        long = len(digits(later.num.main.value)) >= LONG
        return long and not later.another and _beside_one(draft, one.passage, later.passage)
    return _came_new(one, later) or _spoken_again(one, later)


def _beside_one(draft: Draft, first: Passage, second: Passage) -> bool:
    """Whether both sentences count the same things, by two words: "3 đoạn tuyến"."""
    counts = [
        {
            (num.main.value, *words_of(each.text[num.main.end - each.start :][:BEHIND])[:NAMED])
            for num in draft.numbers(each)
            if num.unit == "count" and not num.main.hedge
        }
        for each in (first, second)
    ]
    return bool(counts[0] & counts[1])


def _came_new(one: Told, later: Told) -> bool:
    """``1.124 doanh nghiệp thành lập mới``, ``thêm 1.142 doanh nghiệp``."""
    same = one.num.unit_text.lower() == later.num.unit_text.lower()
    if not same or len(digits(later.num.main.value)) < LONG or not MORE.search(later.before):
        return False
    return "mới" in one.named and not words("retelling.more_apart").search(later.phrase)


def _spoken_again(one: Told, later: Told) -> bool:
    """``67 lượt ý kiến ở tổ``, ``76 lượt phát biểu ở tổ``: what was said in one place."""
    if later.another or one.bracketed or later.bracketed:
        return False
    behind = (each.passage.text[each.num.main.end - each.passage.start :] for each in (one, later))
    spoken = all(SPOKEN.match(text) for text in behind)
    return spoken and len((later.around & one.around) - one.counted - later.counted) >= ALIKE


def _bare_totals(draft: Draft, index: Index) -> Iterator[Retold]:
    """``tổng số di tích xếp hạng lên tới 268``."""
    for passage in draft.passages:
        if "số" not in passage.words:
            continue
        for num in draft.numbers(passage):
            found = _total(passage, num, index)
            if found is not None:
                yield Retold(odd=num, right=found.num, sure=False)


def _total(passage: Passage, num: Num, index: Index) -> Told | None:
    if num.unit is not None or num.main.hedge or num.high or len(digits(num.main.value)) < LONG:
        return None
    at = num.start - passage.start
    said = TOTAL.search(passage.text[max(0, at - BEFORE) : at])
    if said is None or ENDS.match(passage.text, num.end - passage.start) is None:
        return None
    what, value = words_of(said["what"]), num.main.value
    alike = [one for one in index["count", jumbled(value)] if _counts(one, what)]
    if _told(alike, value):
        return None
    return next((one for one in alike if _before(one, passage, value)), None)


def _told(alike: list[Told], value: Decimal) -> bool:
    return any(one.num.main.value == value for one in alike)


def _before(one: Told, passage: Passage, value: Decimal) -> bool:
    earlier = one.passage.block < passage.block and not one.another
    return earlier and swapped(one.num.main.value, value)


def _counts(one: Told, what: list[str]) -> bool:
    """Whether a number counts what a total is said to be of, with all its words."""
    noun = words_of(one.num.unit_text)
    named = noun == what[: len(noun)] and bool(noun)
    return named and set(what) <= set(words_of(one.passage.text))
