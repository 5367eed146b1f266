"""Parts in a sentence of their own, of a total told in a sentence before it.

"Mưa lũ làm 29 người chết. Số người chết gồm: xã Hòa Sơn 3 người, …"; "Cả 63 xã được đánh giá. Kết
quả chia thành hai nhóm: nhóm A có 13 xã; nhóm B có 50 xã".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.sums.moves import moved
from tiendo.checking.sums.parts import Parts
from tiendo.checking.wordlists import lists, shaped
from tiendo.vocabulary.regexes import regex

# "Số người chết gồm: ": the thing that is counted, and what is said of it.
OF_THOSE = shaped(
    r"\s*(?:[-–+*•]\s)?Số (?P<what>[^\W\d_]+(?:\s[^\W\d_]+){1,4}?)(?: {sums.told_by})?:\s",
)
# "chia thành hai nhóm: "
IN_GROUPS = shaped(
    r"\b{sums.grouped}(?:\s[^\W\d_]+){0,2}?\s(?P<count>{sums.counts}|\d)\s(?P<kind>{sums.groups}):\s"
)
MADE_UP = regex(r"\s*(?:[-–+*•]\s)?Cơ cấu\s[^\d:;.]{2,40}\s(?:gồm|bao gồm)\b")
OTHERS = regex(r"\bkhác\b")
LABEL = regex(r"[\s,;]*(?:và\s)?[^\d;.:()%]{2,48}\s$")
ALL = shaped(r"\b{sums.all_of}\s$", re.IGNORECASE)
FEWEST, BEFORE, NEAR = 3, 4, Decimal("1.3")
FIRST_COUNT = 2  # the lowest of the counts in words, each told small and with a capital


def told_before(draft: Draft) -> Iterator[Parts]:
    """Every such list of parts with the one total before it that is told in the same words."""
    for passage in draft.passages:
        made_up = _made_up(draft, passage)
        if made_up is not None:
            yield made_up
        ways = (_of_those(draft, passage), _groups(draft, passage))
        for parts, said in ways if ":" in passage.text else ():
            whole = _total(draft, passage, parts[0], said) if parts else None
            if whole is not None and _near(whole, parts):
                yield Parts(
                    whole=whole,
                    parts=tuple(parts),
                    all=True,
                    said=True,
                    closed=True,
                    alike=True,
                    one_list=True,
                )


def _made_up(draft: Draft, passage: Passage) -> Parts | None:
    """``xảy ra 54 vụ …, làm rõ 46/54 vụ. Cơ cấu tội phạm gồm 29 vụ trộm cắp, …, 6 vụ khác``: of the
    one number of their noun that is told twice before.
    """
    opened = MADE_UP.match(passage.text)
    parts = draft.numbers(passage) if opened is not None else []
    if opened is None or len(parts) < FEWEST or not all(one.unit == "count" for one in parts):
        return None
    noun = parts[0].unit_text.split()[:1]
    plain = not any(one.high or one.whole or one.main.hedge for one in parts)
    if not plain or any(one.unit_text.split()[:1] != noun for one in parts):
        return None
    closed = OTHERS.search(draft.text, parts[-1].end, passage.end) is not None
    told = [num for one in draft.before(passage, 1) for num in draft.numbers(one)]
    like = [num for num in told if num.unit_text.split()[:1] == noun and not num.high]
    values = [(num.whole or num.main).value for num in like]
    whole = next(
        (num for num in like if num.whole is None and values.count(num.main.value) > 1), None
    )
    if whole is None or not closed or not _near(whole, parts):
        return None
    return Parts(
        whole=whole, parts=tuple(parts), all=True, said=True, closed=True, alike=True, one_list=True
    )  # fmt: skip


def _of_those(draft: Draft, passage: Passage) -> tuple[list[Num], str]:
    opened = OF_THOSE.match(passage.text)
    if opened is None:
        return [], ""
    noun, numbers = opened["what"].split()[0], draft.numbers(passage)
    parts = _labelled(draft.text, passage.start + opened.end(), numbers)
    whole_list = len(parts) == len(numbers) >= FEWEST
    of_those = whole_list and (parts[0].unit is None or parts[0].unit_text == noun)
    return (parts, opened["what"]) if of_those else ([], "")


def _groups(draft: Draft, passage: Passage) -> tuple[list[Num], str]:
    opened = IN_GROUPS.search(passage.text)
    if opened is None:
        return [], ""
    at = passage.start + opened.end()
    counted = [num for num in draft.numbers(passage) if num.start >= at and num.unit == "count"]
    kind, ends = opened["kind"], [at, *(num.end for num in counted)]
    labels = [draft.text[end : num.start].lower() for end, num in zip(ends, counted, strict=False)]
    each = all(kind in label for label in labels) and len(counted) == _count(opened["count"])
    alike = len({num.unit_text for num in counted}) == 1 and not any(n.whole for n in counted)
    return (counted, "") if each and alike else ([], "")


def _count(written: str) -> int:
    if written.isdigit():
        return int(written)
    return lists()["sums.counts"].index(written.lower()) // 2 + FIRST_COUNT


def _labelled(text: str, at: int, numbers: Sequence[Num]) -> list[Num]:
    """The numbers of one noun, or of none, each behind a name."""
    found: list[Num] = []
    for num in numbers:
        bare = num.unit is None and num.main.exact
        plain = (bare or num.unit == "count") and not (num.high or num.whole or num.main.hedge)
        alike = not found or num.unit_text == found[0].unit_text
        if not plain or not alike or LABEL.fullmatch(text, at, num.start) is None:
            break
        found.append(num)
        at = num.end
    return found


def _total(draft: Draft, here: Passage, part: Num, said: str) -> Num | None:
    """The one number of the sentences before that counts what is ``said``; where nothing is, of
    the parts' noun with a word before it that it is all.
    """
    at = bisect_left(draft.passages, here.start, key=lambda one: one.start)
    found = [
        num
        for passage in draft.passages[max(0, at - BEFORE) : at]
        for num in draft.numbers(passage)
        if num.unit == "count" and not (num.high or num.whole or moved(draft.text, num.start))
        if _same(draft.text, num, part, said)
    ]
    return found[0] if len({num.main.value for num in found}) == 1 else None


def _same(text: str, num: Num, part: Num, said: str) -> bool:
    if said:
        # "29 người chết", "thụ lý 3.482 vụ, việc"
        return text.startswith(f" {said}", num.main.end) or text.endswith(f"{said} ", 0, num.start)
    led = ALL.search(text, max(0, num.start - 24), num.start)
    return num.unit_text == part.unit_text and led is not None


def _near(whole: Num, parts: Sequence[Num]) -> bool:
    total, most = sum((part.main.value for part in parts), Decimal(0)), whole.main.value
    return most / NEAR <= total <= most * NEAR and not whole.main.hedge
