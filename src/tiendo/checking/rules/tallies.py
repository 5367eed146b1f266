"""Targets met, exceeded and missed, beside how many there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import groupby, pairwise

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.numbers import Num
from tiendo.checking.registry import Compared, Yielded, check
from tiendo.checking.retelling.tallies_retold import OF_SET
from tiendo.checking.saying import beyond, softened, stretch
from tiendo.checking.sums.ends_listed import EndsListed, ends_listed
from tiendo.checking.sums.unread import inside_brackets
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.regexes import regex

TABLES = "tiendo.checking.tables"
GOALS = shaped(r"{tallies.goals}")
# No plan has more targets; a bare number that is larger counts something else.
MOST = 300
AGAIN = shaped(r"\b{tallies.again}\s(?:có\s)?$", re.IGNORECASE)
NONE_MISSED = shaped(r"không có {tallies.goals} nào (?:không|chưa) (?:đạt|hoàn thành)")
REACH, PAIR = 60, 2
SEVERAL = 3
ITEM = shaped(
    r"(?P<count>\d{1,3})(?:/(?P<of>\d{1,3}))?\s(?P<noun>{tallies.goals})\s"
    r"(?P<came>(?:[^,;.\d]|\d+(?:,\d+)?\s?%)+?)(?:,\s|\svà\s|[.;]|$)(?=\d|$)"
)
ASIDE = regex(r"\([^()]*\)")
OUT_OF_ALL = shaped(r"\b{tallies.out_of}\s$", re.IGNORECASE)
ALL_SET = shaped(
    r"\b{tallies.out_of}\s(?P<of>\d{1,3})\s{tallies.goals}[^,;.\d]*,\s(?:(?:đến nay|hiện),?\s)?$",
    re.IGNORECASE,
)
SO_FAR = shaped(r"\s?(?:đã |ước )?đạt (?:{tallies.so_far} )?\d")
OUT_OF = shaped(r"\b(?:trong|trên)\s{wholes.all}\s$|\btrong\s$")
FIELD = shaped(r"\s(?:về |phát triển )?({tallies.fields})")
# What is said of targets ends with its clause; "đạt, vượt" is one.
CLOSER = shaped(r"\b{tallies.closer}\b", re.IGNORECASE)
CUT = regex(r"[;.(]|,(?! vượt)")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many targets came to one end: "met", "exceeded", "both", "missed", "open"."""

    end: str
    num: Num
    more: tuple[Num, ...] = ()  # of the same end by other words: not due, without a figure

    @property
    def count(self) -> int:
        return sum(int(one.main.value) for one in (self.num, *self.more))


@check(
    id="tally-sum",
    group="arithmetic",
    severity=Severity.ERROR,
    says="Số chỉ tiêu đạt, vượt và không đạt cộng lại phải bằng số chỉ tiêu đề ra.",
)
def tally_sum(draft: Draft) -> Iterator[Yielded]:
    """Targets met, exceeded and missed add up to the number set.

    "Đạt và vượt" is the sum of those met and those exceeded; the number set is the same
    wherever a paragraph tells it.

    Sai:  Trong 26 chỉ tiêu, có 13 chỉ tiêu vượt, 10 chỉ tiêu đạt và 4 chỉ tiêu không đạt.
    Đúng: Trong 26 chỉ tiêu, có 13 chỉ tiêu vượt, 10 chỉ tiêu đạt và 3 chỉ tiêu không đạt.
    """
    for one in ends_listed(draft):
        if sum(one.counts) != one.size:
            yield _listed(draft, one)
    for _, group in groupby(draft.passages, key=lambda passage: passage.block):
        passages = list(group)
        if any(GOALS.search(passage.text) for passage in passages):
            yield from _paragraph(draft, passages)
            for passage in passages:
                yield from _how_far(draft, passage)


def _listed(draft: Draft, one: EndsListed) -> Finding:
    found, shown = sum(one.counts), " + ".join(map(str, one.counts))
    return Finding(
        start=one.start,
        end=one.end,
        message=f"{shown} là {found}, không phải {one.size}",
        message_en=f"{shown} is {found}, not {one.size}",
        stated=Decimal(one.size),
        computed=Decimal(found),
        see=(Place(start=one.place[0], end=one.place[1]),),
        severity=softened(not draft.doubtful),
    )


def _how_far(draft: Draft, passage: Passage) -> Iterator[Finding]:
    """``12/20 chỉ tiêu đạt từ 75% trở lên, 7 chỉ tiêu đạt dưới 75% và 2 chỉ tiêu chưa triển khai``:
    by how far they have come, told one after another, they are all.
    """
    for clause in re.finditer(r"[^;]+", passage.text):
        said = ASIDE.sub(lambda one: " " * len(one.group()), clause.group())
        items = list(ITEM.finditer(said))
        told = "".join(item["came"] for item in items)
        if len(items) < SEVERAL or "%" not in told or "trong đó" in clause.group():
            continue
        first, *others = items
        joined = all(one.end() == two.start() for one, two in pairwise(items))
        size, items = _set_out(said, items)
        if size is None or any(item["of"] for item in others) or not joined:
            continue
        found = sum(int(item["count"]) for item in items)
        if found != size:
            start = passage.start + clause.start() + first.start("count")
            shown = " + ".join(item["count"] for item in items)
            yield Finding(
                start=start,
                end=passage.start + clause.start() + items[-1].end("noun"),
                message=f"{shown} là {found}, không phải {size}",
                message_en=f"{shown} is {found}, not {size}",
                stated=Decimal(size),
                computed=Decimal(found),
                severity=softened(not draft.doubtful),
            )


def _set_out(clause: str, items: list[re.Match[str]]) -> tuple[int | None, list[re.Match[str]]]:
    """How many targets there are, and the items that count them: "12/20 chỉ tiêu …, 7 chỉ tiêu …",
    "Đối chiếu 18 chỉ tiêu được giao, đến nay 9 chỉ tiêu …, 6 chỉ tiêu …".
    """
    first, before = items[0], clause[: items[0].start()]
    if first["of"]:
        return int(first["of"]), items
    if OUT_OF_ALL.search(before) and len(items) > SEVERAL:
        return int(first["count"]), items[1:]
    found = ALL_SET.search(before)
    return (int(found["of"]) if found else None), items


def _paragraph(draft: Draft, passages: list[Passage]) -> Iterator[Yielded]:
    every = list(_told(draft, passages))
    nouns = dict.fromkeys(_noun(num) for num, _ in every if num.unit_text)
    for noun in nouns if len(nouns) > 1 else ("",):  # "17/19 tiêu chí; 66 chỉ tiêu"
        told = [one for one in every if not noun or _noun(one[0]) in (noun, "")]
        for one_set in _sets(draft, passages, told):
            yield from _plan(draft, passages, one_set)


def _sets(
    draft: Draft, passages: list[Passage], told: list[tuple[Num, str | None]]
) -> Iterator[list[tuple[Num, str | None]]]:
    """The numbers before and behind ``Về chỉ tiêu tỉnh giao, có 7 chỉ tiêu đạt và vượt``: another
    set of targets, where some of the first are judged before it.
    """
    start, end = passages[0].start, passages[-1].end
    found: list[tuple[Num, str | None]] = []
    for one in told:
        begin = found[-1][0].end if found else start
        head = OF_SET.search(draft.text, begin, min(one[0].end + REACH, end))
        if head is not None and head.start() < one[0].start and any(came for _, came in found):
            yield found
            found = []
        found.append(one)
    yield found


def _noun(num: Num) -> str:
    """``chỉ tiêu`` of "18 chỉ tiêu chủ yếu"; empty for a bare number."""
    found = GOALS.search(num.unit_text.lower())
    return found.group() if found else num.unit_text.lower()


def _plan(
    draft: Draft, passages: list[Passage], told: list[tuple[Num, str | None]]
) -> Iterator[Yielded]:
    fields = {_field(draft.text, num) for num, _ in told} - {""}
    if len(fields) > 1:
        return  # of several fields: "9 chỉ tiêu kinh tế đều đạt; 8/11 chỉ tiêu xã hội hoàn thành"
    sizes = Counter(_size(num) for num, _ in told if num.whole is not None)
    if len(sizes) > 1:
        yield from _odd_total(told, sizes)
        return
    total = next((num for num, _ in told if num.whole is not None), None)
    ends: dict[str, Counted] = {}
    for num, end in _parted(draft, told):
        if end is None and total is not None and num.main.value < total.main.value:
            if total.whole is None and num.unit_text:
                return  # "2 chỉ tiêu chỉ đánh giá vào cuối năm": of an end that no word tells
        elif end is None:
            total = total or num
        elif end not in ends:
            ends[end] = Counted(end, num)
        elif end == "open" and _other_words(draft, ends[end], num):
            ends[end] = replace(ends[end], more=(*ends[end].more, num))
        elif ends[end].count != int(num.main.value):
            return  # told of several plans: no sum can be made
    yield from _judged(draft, passages, total, ends)


def _parted(draft: Draft, told: list[tuple[Num, str | None]]) -> list[tuple[Num, str | None]]:
    """``hoàn thành 12/12 chỉ tiêu, trong đó 7 vượt, 5 đạt``: those carried out are both."""
    if len(told) < len(("12/12", "7")):
        return told
    told = _told_closer(draft, _without_parts(draft, told))
    if len(told) < len(("12/12", "7")) or told[0][1] != "met" or told[0][0].whole is None:
        return told
    first, (second, _) = told[0][0], told[1]
    parted = "trong đó" in draft.text[first.end : second.start]
    ends = [end for _, end in told[1:]]
    both = parted and set(ends[:2]) == {"met", "exceeded"}
    both = both or (parted and ends[0] == "exceeded" and "met" not in ends)
    return [(first, "both"), *told[1:]] if both else told


def _told_closer(draft: Draft, told: list[tuple[Num, str | None]]) -> list[tuple[Num, str | None]]:
    """``Trong 16 chỉ tiêu hoàn thành 14. Cụ thể, 5 chỉ tiêu vượt, 8 đạt``: fourteen are both."""
    met = [at for at, (_, end) in enumerate(told) if end == "met"]
    over = [at for at, (_, end) in enumerate(told) if end == "exceeded"]
    if len(met) != PAIR or len(over) != 1 or over[0] < met[0]:
        return told
    first, behind = told[met[0]][0], min(over[0], met[1])
    if not CLOSER.search(draft.text, first.end, told[behind][0].start):
        return told
    return [*told[: met[0]], (first, "both"), *told[met[0] + 1 :]]


def _without_parts(
    draft: Draft, told: list[tuple[Num, str | None]]
) -> list[tuple[Num, str | None]]:
    """``2/12 chưa đạt; 10 chỉ tiêu còn lại đạt, trong đó 3 chỉ tiêu đã vượt``: not those three."""
    kept = [told[0]]
    for (one, end), (num, came) in pairwise(told):
        part = came == "exceeded" and end == "met" and one is not told[0][0]
        if not (part and "trong đó" in draft.text[one.end : num.start]):
            kept.append((num, came))
    return kept if len(kept) > 1 else told


def _other_words(draft: Draft, told: Counted, num: Num) -> bool:
    """Whether targets not judged are told of by words that were not used before: "chưa đến kỳ
    đánh giá" after "chưa có số liệu" counts others, the same words count the same again."""
    said = {_open_words(draft.text, one) for one in (told.num, *told.more)}
    return _open_words(draft.text, num) not in said


def _open_words(text: str, num: Num) -> str:
    behind = text[num.end : num.end + REACH].lower()
    found = (pattern.search(behind) for end, pattern in _ends() if end == "open")
    return next((match.group() for match in found if match), "")


def _told(draft: Draft, passages: list[Passage]) -> Iterator[tuple[Num, str | None]]:
    """The numbers of targets in a paragraph, each with what came of them."""
    for passage in passages:
        if GOALS.search(passage.text) is None:
            continue
        numbers = [n for n in draft.numbers(passage) if _goal(n)]
        numbers = [n for n in numbers if not _again(draft.text, passage.start, n)]
        for at, num in enumerate(numbers):
            limit = numbers[at + 1].start if at + 1 < len(numbers) else passage.end
            begin = numbers[at - 1].end if at else passage.start
            end = _end(draft.text, num, begin, limit)
            aside = inside_brackets(draft.text, passage.start, num.start, after_number=False)
            if end is not None or num.unit is not None or not aside:
                yield num, end  # not "(tổ hợp tác: thực hiện 164)"


def _again(text: str, start: int, num: Num) -> bool:
    """``…, 3 chỉ tiêu không đạt; nói cách khác 15 chỉ tiêu đã hoàn thành``: several at once."""
    return AGAIN.search(text, start, num.start) is not None


def _field(text: str, num: Num) -> str:
    """The field that targets are narrowed to behind their number, empty for none."""
    found = FIELD.match(text, num.end)
    return found[1].lower() if found else ""


def _odd_total(told: list[tuple[Num, str | None]], sizes: Counter[int]) -> Iterator[Finding]:
    """13/26, 10/26 and 3/25: one of the numbers set is not that of the others."""
    ends = [end for num, end in told if num.whole is not None]
    (usual, often), *others = sizes.most_common()
    if len(others) > 1 or often < 2 or others[0][1] > 1 or len(set(ends)) != len(ends):
        return
    odd = next(num for num, _ in told if num.whole is not None and _size(num) != usual)
    first = next(num for num, _ in told if num.whole is not None and _size(num) == usual)
    yield _other_total(odd, first)


def _goal(num: Num) -> bool:
    if num.percent or num.high or num.main.value != num.main.value.to_integral_value():
        return False
    return (num.unit is None and num.main.value <= MOST) or (
        num.unit == "count" and GOALS.search(num.unit_text.lower()) is not None
    )


def _size(num: Num) -> int:
    return int((num.whole or num.main).value)


@cache
def _ends() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["gives"], re.compile(r"\b(?:" + "|".join(map(re.escape, row["words"])) + r")\b"))
        for row in rows(TABLES, "tallies")
    )


def _end(text: str, num: Num, begin: int, limit: int) -> str | None:
    """What came of these targets: by the words behind the number, else by those before it."""
    after = text[num.end : min(limit, num.end + REACH)].lower()
    before = text[max(begin, num.start - REACH) : num.start].lower()
    if OUT_OF.search(before):
        return None  # "3 chỉ tiêu không đạt trong tổng số 17 chỉ tiêu": all there are
    if SO_FAR.match(after):
        return None  # "16/21 chỉ tiêu đạt từ 50% trở lên": how far, not whether
    for end, pattern in _ends():  # "chỉ tiêu không đạt"
        if pattern.match(after.lstrip()):
            return end
    for end, pattern in _ends():  # "vượt 15 chỉ tiêu"
        if any(match.end() == len(before.rstrip()) for match in pattern.finditer(before)):
            return end
    behind = CUT.split(after)[0]
    if len(behind) == limit - num.end and (comma := behind.rfind(",")) >= 0:
        behind = behind[:comma]  # "12 chỉ tiêu, vượt 7": the verb of the next number
    loose = (behind, re.split(r"[;.,(]", before)[-1])
    return next((end for words in loose for end, pattern in _ends() if pattern.search(words)), None)


def _judged(
    draft: Draft, passages: list[Passage], total: Num | None, ends: dict[str, Counted]
) -> Iterator[Yielded]:
    none_missed = any(NONE_MISSED.search(passage.text) for passage in passages)
    for whole, size, parts in _sums(total, ends, none_missed=none_missed):
        held = {num.main.start for num in (*(part.num for part in parts), whole)}
        yield Compared(_within(passages, held))
        found = sum(part.count for part in parts)
        if found != size:
            yield _finding(draft, whole, size, parts, found)
            return


def _sums(
    total: Num | None, ends: dict[str, Counted], *, none_missed: bool
) -> Iterator[tuple[Num, int, list[Counted]]]:
    """The wholes that can be made up: all targets, and those met or exceeded."""
    both, met, beyond = ends.get("both"), ends.get("met"), ends.get("exceeded")
    missed = ends.get("missed")
    rest = [ends["open"]] if "open" in ends else []
    if both and met and beyond:
        yield both.num, both.count, [met, beyond]
    met_ones = [both] if both else [met, beyond] if met and beyond else [met] if met else []
    if not met_ones and beyond and rest and missed:  # "6 vượt, 11 bảo đảm tiến độ, 3 chậm"
        met_ones = [beyond]
    if total is None:
        return
    if not met_ones and beyond and missed and beyond.count + missed.count > _size(total):
        met_ones = [beyond]  # "7/10 cao hơn kế hoạch, 4/10 thấp hơn": too many, whatever is met
    if not met_ones:
        return
    parts = [*(one for one in met_ones if one), *([missed] if missed else []), *rest]
    if both and met and not beyond and sum(one.count for one in (*parts, met)) == _size(total):
        return  # "5 đã đạt hoặc vượt, 3 đạt tiến độ, 1 có khả năng không đạt"
    if missed is not None or none_missed:
        yield total, _size(total), parts


def _within(passages: list[Passage], starts: set[int]) -> tuple[Amount, ...]:
    return tuple(
        one
        for passage in passages
        for one in passage.amounts
        if one.main is not None and one.main.start in starts
    )


def _finding(draft: Draft, whole: Num, size: int, parts: list[Counted], found: int) -> Finding:
    shown = " + ".join(str(part.count) for part in parts)
    others = [part for part in parts if part.num is not whole]
    one = others[0].num if len(others) == 1 and len(parts) == PAIR else None
    odd = one or whole  # "17/19 chỉ tiêu đạt, 3 chỉ tiêu chưa đạt": the last was counted wrong
    every = (whole, *(num for part in others for num in (part.num, *part.more)))
    place = stretch(draft.text, odd, every)
    return Finding(
        start=place.start,
        end=place.end,
        message=f"{shown} là {found}, không phải {size}",
        message_en=f"{shown} is {found}, not {size}",
        stated=Decimal(size),
        computed=Decimal(found),
        see=beyond(place, (num for num in every if num is not odd)),
        severity=softened(not draft.doubtful and not any(p.num.main.hedge for p in parts)),
    )


def _other_total(num: Num, total: Num) -> Finding:
    return Finding(
        start=num.start,
        end=num.end,
        message=f"Tổng số chỉ tiêu ghi {_size(num)}, nơi khác trong đoạn ghi {_size(total)}",
        message_en=f"The number of targets is {_size(num)} here and {_size(total)} elsewhere",
        stated=Decimal(_size(num)),
        computed=Decimal(_size(total)),
        see=(Place(start=total.start, end=total.end),),
    )
