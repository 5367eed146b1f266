"""Figures that the arithmetic of their own sentence bears out: a value, its whole, its percent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.fitting import fits_written
from tiendo.checking.pairs.pairing import relations
from tiendo.checking.shares.beside import ratios_of
from tiendo.checking.sums.exchanging import digits, sharp
from tiendo.checking.sums.parts import parts_in
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

DIGITS, SENTENCES = 3, 3
# Between a part and its percent.
SHARE = shaped(r"^[,(]?\s?\(?(?:{reckoned.shares}\s)?$")


# "38,2% kế hoạch tỉnh giao (7.105 tỷ đồng)": between a percent and its whole.
BEHIND = regex(r"\s?%?\s[^().;,\d]{2,50}\((?:[^\W\d_]+\s){0,2}")


def proven(draft: Draft) -> frozenset[int]:
    """Where such figures begin. Two of them that differ are no copies of one another: a slip of
    the hand in one of them would not have its percent right.
    """
    return draft.kept("proven", lambda: _proven(draft))


def both_proven(draft: Draft, one: Amount, other: Amount) -> bool:
    """Whether the numbers beside each of two values give just it: none is a copy of the other."""
    return all(set(_starts(each)) & proven(draft) for each in (one, other))


def _starts(amount: Amount) -> tuple[int, ...]:
    return (amount.start,) if amount.main is None else (amount.start, amount.main.start)


def _proven(draft: Draft) -> frozenset[int]:
    found: set[int] = set()
    for relation in relations(draft):
        said = relation.stated.main
        if said is not None and relation.holds() and not said.hedge and said.step < 1:
            found |= {
                at
                for one in (relation.stated, relation.part)
                for at in _starts(one)
                if fits_written(said, relation.stated, relation.part, relation.whole)
            }
    for ratio in ratios_of(draft):
        share = ratio.part.range.percent_of(ratio.whole.range)
        if share is not None and ratio.percent.range.meets(share):
            found |= {at for one in ratio.amounts for at in _starts(one)}
    return frozenset(found | set(_borne_out(draft)) | set(_summed(draft)))


def _summed(draft: Draft) -> Iterator[int]:
    """Parts that come to their whole: "8.934 tỷ đồng, gồm: đầu tư 2.716, thường xuyên 6.105, …"."""
    for passage in draft.passages:
        for one in parts_in(draft, passage):
            sharp_all = all(map(sharp, (one.whole, *one.parts)))
            if one.all and sharp_all and one.sum == one.whole.main.value:
                yield from (part.start for part in one.parts)


def made_of_parts(draft: Draft) -> frozenset[int]:
    """Where wholes begin that their own parts come to: "412 dự án, gồm 147 …, 208 …, 57 …"."""
    return draft.kept("made of parts", lambda: frozenset(_made(draft)))


def _made(draft: Draft) -> Iterator[int]:
    for passage in draft.passages:
        for one in parts_in(draft, passage):
            sharp_all = len(one.parts) > 1 and all(map(sharp, (one.whole, *one.parts)))
            if sharp_all and one.sum == one.whole.main.value:
                yield one.whole.start


def _borne_out(draft: Draft) -> Iterator[int]:
    """Percents of three digits that the value right before them is of another before it:
    "thụ lý 1.482 vụ, giải quyết 1.461 vụ, đạt 98,6%".
    """
    for passage in draft.passages if "%" in draft.text else ():
        numbers = draft.numbers(passage)
        for at, percent in enumerate(numbers):
            if percent.unit != "percent" or len(digits(draft.text, percent)) < DIGITS:
                continue
            plain = [num for num in numbers[:at] if not num.percent and sharp(num)]
            if any(_share_is(plain[-1], whole, percent) for whole in plain[:-1]):
                yield percent.start
            elif (
                plain
                and plain[-1] is numbers[at - 1]
                and _of_before(draft, passage, *numbers[at - 1 : at + 1])
            ):
                yield from (plain[-1].start, percent.start)
            yield from _beside(draft, passage, numbers, at)


def _beside(draft: Draft, passage: Passage, numbers: Sequence[Num], at: int) -> Iterator[int]:
    """The whole in a bracket behind a percent, the part before one in a bracket: "38,2% kế hoạch
    (7.105 tỷ đồng)", "vốn sự nghiệp 14,9 tỷ đồng (47,3%)".
    """
    percent, text = numbers[at], draft.text
    before = [*draft.before(passage, 1), passage]
    told = [
        num
        for each in before
        for num in draft.numbers(each)
        if num.end <= percent.start and not num.percent and sharp(num)
    ]
    if not told:
        return
    wholes = told[:-1] if text[told[-1].end : percent.start] == " (" else []
    if any(_share_is(told[-1], whole, percent) for whole in wholes):
        yield told[-1].start
    after = numbers[at + 1] if at + 1 < len(numbers) else None
    if after is None or not sharp(after) or not BEHIND.fullmatch(text, percent.end, after.start):
        return
    if any(_share_is(part, after, percent) for part in told):
        yield after.start


def _of_before(draft: Draft, passage: Passage, part: Num, percent: Num) -> bool:
    """``kỷ luật 341 đảng viên. Cấp ủy viên bị kỷ luật 64 đồng chí, chiếm 18,8%``."""
    if SHARE.search(draft.text, part.end, percent.start) is None:
        return False
    before = (num for each in draft.before(passage, SENTENCES) for num in draft.numbers(each))
    return any(
        not num.percent and sharp(num) and len(digits(draft.text, num)) >= DIGITS
        and _share_is(part, num, percent)
        for num in before
    )  # fmt: skip


def _share_is(part: Num, whole: Num, percent: Num) -> bool:
    share = part.main.range.percent_of(whole.main.range) if part.unit == whole.unit else None
    return share is not None and percent.main.range.meets(share)
