"""Percents that a later sentence reckons from two values told before: "bị thương 231 người, năm
2015 là 268 người", and in the judgement "số người bị thương giảm 18,3%".

The sentence with the percent has no value of its own, and says what the percent is of in words that
stand beside the two values; or it tells one of them again. What any other such pair gives is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import alike, plain_number, way_of
from tiendo.checking.pairs.reckoning import computed, exchanged, holds, slipped
from tiendo.checking.retelling.one_slip import often_told
from tiendo.checking.retelling.pairs_told import CLAUSE, REACH, Pair, like, pairs_told
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.told_numbers import TIMES, telling
from tiendo.checking.shares.misreckoned import Misreckoned, misreckoning
from tiendo.checking.wordlists import lists, shaped, words
from tiendo.checking.written import round_to
from tiendo.vocabulary.regexes import regex

# What a percent is of, by the words around it.
OF_PLAN = shaped(r"\s?%\s(?:so với )?(?:{shares.plans}|nghị quyết|KH\b)")
CHANGES = regex(r"\b(?:tăng|giảm)(?: khoảng)?\s$")
TAKES = regex(r"\bchiếm(?: tỷ lệ)?\s$")
OF_TOTAL = regex(r"\s?%\s(?:trong |so với |của |trên )?(?:tổng số |tổng )?")
SENTENCES = 4
SEGMENT = regex(r"[,;:(]\s?|\.\s|\s–\s")
YEAR = regex(r"\b(?:19|20)\d\d\b")
MONEY = ("VND", "USD")
# Sums that are told as they were paid, at no constant prices; words that say nothing of a subject.
PAID, LITTLE = "retelling.paid", "retelling.says_little"
DIGITS, FEW, MANY, LED = 3, 2, 5, 24


def percents_reckoned(draft: Draft, kind: str) -> Iterator[Finding]:
    """Every such percent that its pair does not give."""
    for found in draft.kept("percents reckoned", lambda: tuple(_wrong(draft))):
        if found.kind == kind:
            yield misreckoning(draft, found)


def _wrong(draft: Draft) -> Iterator[Misreckoned]:
    yield from _of_all(draft)
    for passage, percent, kind in _percents(draft):
        led = draft.text[max(passage.start, percent.start - REACH) : percent.start]
        way = way_of(led) if kind == "change" else ""
        pairs = pairs_told(draft)
        found = [one for one in _found(draft, passage, percent, kind) if one.passage is not passage]
        found = _of_its_times(draft, passage, found)
        if not found or any(pair.gives(percent, way) for pair in pairs.near(telling(led))):
            continue
        values = {(pair.part.main.value, pair.whole.main.value) for pair in found}
        value = computed(found[0].part, found[0].whole, way)
        if len(values) == 1 and value is not None and _surely(found[0], value, percent):
            yield Misreckoned(
                kind=kind, part=found[0].part, whole=found[0].whole, percent=percent,
                computed=value, way=way, sure=False,
            )  # fmt: skip


def _found(draft: Draft, passage: Passage, percent: Num, kind: str) -> list[Pair]:
    """The pairs that a percent may be of: by the value before it, or by what is said of it."""
    pairs, own = pairs_told(draft), _own_value(draft, passage, percent)
    if own is not None:
        told = pairs.by_value.get((kind, own.main.value), [])
        return [pair for pair in told if _taken_up(pair, own)]
    subject = _subject(draft.text[max(passage.start, percent.start - REACH) : percent.start])
    if len(subject) < FEW:
        return []
    near = [pair for pair in pairs.with_words(kind, subject) if _of_its_years(draft, passage, pair)]
    surely = [pair for pair in near if _says(subject, pair.words)]
    return surely or [pair for pair in near if _says(subject, pair.around)]


def _of_all(draft: Draft) -> Iterator[Misreckoned]:
    """``kỷ luật 214 đảng viên. Số bị kỷ luật chiếm 0,65% trong tổng số 38.520 đảng viên``: the part
    was told before, in the words of the percent.
    """
    for passage, percent, kind in _percents(draft):
        numbers = draft.numbers(passage)
        behind = [num for num in numbers if num.start > percent.start][:1]
        between = draft.text[percent.main.end : behind[0].start] if behind else ""
        if kind != "share" or not OF_TOTAL.fullmatch(between) or not plain_number(behind[0]):
            continue
        whole = behind[0]
        led = SEGMENT.split(draft.text[passage.start : percent.start])[-1]
        said = _telling(led)
        parts = [
            num
            for each in draft.before(passage, SENTENCES)
            for num in draft.numbers(each)
            if plain_number(num) and like(num, whole) and num.main.value < whole.main.value
            if said and said <= telling(each.text)
        ]
        if any(holds(num, whole, percent, "") for num in parts):
            continue
        for part in parts:
            value = computed(part, whole, "")
            right = round_to(value, percent.main.step) if value is not None else None
            if value is not None and right is not None and slipped(right, percent.main.value):
                yield Misreckoned(
                    kind=kind, part=part, whole=whole, percent=percent, computed=value, way="",
                    sure=False,
                )  # fmt: skip
                break


def _of_its_times(draft: Draft, passage: Passage, found: list[Pair]) -> list[Pair]:
    """Of several pairs those told at the times of the percent: "so với tháng 8, … tháng 9"."""
    times = {time.lower() for time in TIMES.findall(passage.text)}
    timed = [pair for pair in found if times and times <= _times(draft, pair)]
    return timed or found


def _times(draft: Draft, pair: Pair) -> set[str]:
    first, last = sorted((pair.part, pair.whole), key=lambda num: num.start)
    begin = max(pair.passage.start, first.start - LED)
    return {time.lower() for time in TIMES.findall(draft.text[begin : last.end])}


def _surely(pair: Pair, value: Decimal, percent: Num) -> bool:
    """Whether a percent is the pair's but for a slip; where none is told of it, or it is no change
    of what grows in prices too, it is so by its words.
    """
    right = abs(round_to(value, percent.main.step))
    if slipped(right, percent.main.value):
        return exchanged(f"{right:f}", f"{percent.main.value:f}") or not pair.told
    in_prices = pair.part.unit in MONEY and pair.words.isdisjoint(lists()[PAID])
    return not pair.told and not (pair.kind == "change" and in_prices)


def _percents(draft: Draft) -> Iterator[tuple[Passage, Num, str]]:
    """The exact percents of a plan, of a change and of all, that are told once."""
    often = often_told(draft)
    for passage in draft.passages:
        if "%" not in passage.text:
            continue
        for percent in draft.numbers(passage):
            exact = percent.unit == "percent" and not (percent.high or percent.main.hedge)
            written = draft.text[percent.start : percent.main.end]
            if not exact or percent.whole or sum(map(str.isdigit, written)) < DIGITS:
                continue
            if often[percent.main.value] > 1:
                continue
            led = draft.text[passage.start : percent.start]
            if OF_PLAN.match(draft.text, percent.main.end):
                yield passage, percent, "plan"
            elif CHANGES.search(led):
                yield passage, percent, "change"
            elif TAKES.search(led):
                yield passage, percent, "share"


def _own_value(draft: Draft, passage: Passage, percent: Num) -> Num | None:
    """The value right before a percent, of which it is."""
    before = [num for num in draft.numbers(passage) if num.end <= percent.start]
    last = before[-1] if before else None
    if last is None or not plain_number(last) or last.unit is None:
        return None
    between = draft.text[last.end : percent.start]
    if CLAUSE.search(between):
        return None
    between = SEGMENT.split(between)[-1]
    return last if len(_telling(between)) < FEW else None


def _taken_up(pair: Pair, own: Num) -> bool:
    """Whether a value told again is that of a pair, to the last digit."""
    return alike(pair.part, own) and len(digits(own.main.value)) > DIGITS


def _subject(led: str) -> frozenset[str]:
    """What the words before a percent say that it is of: of the last segments, as many as tell."""
    subject: frozenset[str] = frozenset()
    for segment in reversed(SEGMENT.split(led)):
        subject |= _telling(TIMES.sub(" ", segment))
        if len(subject) >= FEW:
            break
    return subject


def _telling(said: str) -> frozenset[str]:
    """The words that say of what something is: no verb of a percent, no "số", "tỷ lệ"."""
    return telling(words("verdicts.words").sub(" ", said)) - frozenset(lists()[LITTLE])


def _says(subject: frozenset[str], told: frozenset[str]) -> bool:
    """Whether all words of a subject are told; of many one may be missing."""
    return len(subject - told) <= (len(subject) >= MANY)


def _of_its_years(draft: Draft, passage: Passage, pair: Pair) -> bool:
    own = {str(draft.day.year)} if draft.day is not None else set()
    years = set(YEAR.findall(passage.text)) - own
    return not years or bool(years & set(YEAR.findall(pair.passage.text)))
