"""Wholes whose parts are the lines of the list below them.

"Tổng chi 14.620 tỷ đồng, bao gồm:" over "- Chi đầu tư phát triển: 4.105 tỷ đồng;" and the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.kin import kin
from tiendo.checking.numbers import Num
from tiendo.checking.sums.enumerating import STYLES
from tiendo.checking.sums.moves import moved
from tiendo.checking.sums.parts import Parts, cue_of_parts
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

# What stands between a line's mark and its number, and what makes the number another's.
LABEL = regex(r"[^\d();%]{2,90}$")
# Between the whole and the colon that opens the list.
OPENS = regex(r"[^\d.;:()]{0,40}:\s*$")
# "gồm 4 khoản:": how many lines follow.
ITEMS = shaped(r"\d{1,2} {sums.items}(?: sau| sau đây| chính)?:\s*$", re.IGNORECASE)
# "64 văn bản, cụ thể:", "33 ý kiến như sau:": no word says that they are parts.
AS_FOLLOWS = shaped(r"\b{listed.as_follows}:\s*$", re.IGNORECASE)
KIND = shaped(r"\s*(?P<kind>{listed.kinds})\s[^\W\d_]", re.IGNORECASE)
OTHERS = regex(r"\bkhác\b")
FEWEST, SEVERAL = 2, 3


def listed(draft: Draft) -> Iterator[Parts]:
    """Every whole of a sentence that ends with a colon, with the first number of each line."""
    passages = draft.passages
    for at, opening in enumerate(passages[:-FEWEST]):
        if not opening.text.rstrip().endswith(":"):
            continue
        numbers = draft.numbers(opening)
        numbers = numbers[:-1] if _counts_items(draft.text, opening, numbers) else numbers
        whole = numbers[-1] if numbers else None
        if whole is None or whole.percent or whole.high or whole.whole or whole.unit is None:
            continue
        end = ITEMS.sub(":", draft.text[whole.end : opening.end])
        said = cue_of_parts(end)
        follows = said is None and AS_FOLLOWS.search(end) is not None
        if (
            (said is None and not follows)
            or not OPENS.fullmatch(end)
            or moved(draft.text, whole.start)
        ):
            continue
        parts = _lines(draft, passages[at + 1 :], whole)
        if len(parts) < (SEVERAL if follows else FEWEST):
            continue
        labels = _labels(draft, parts)
        yield Parts(
            whole=whole,
            parts=tuple(parts),
            all=bool(said) or OTHERS.search(labels[-1]) is not None,
            said=not follows,
            closed=True,
            alike=True,
            one_list=len(parts) >= SEVERAL and _of_one_kind(labels),
        )


def _labels(draft: Draft, parts: Sequence[Num]) -> list[str]:
    """What each line says before its number."""
    starts = [draft.text.rfind("\n", 0, part.start) + 1 for part in parts]
    found = zip(starts, parts, strict=True)
    return [draft.text[start : part.start].lstrip("-–+*•. 0123456789") for start, part in found]


def _of_one_kind(labels: Sequence[str]) -> bool:
    """Whether lines tell kinds of which nothing is of two: "Lĩnh vực xây dựng", "Lĩnh vực y tế"."""
    found = [KIND.match(label) for label in labels]
    kinds = {one["kind"].lower() for one in found if one is not None}
    return all(found) and len(kinds) == 1 and len(set(labels)) == len(labels)


def _counts_items(text: str, opening: Passage, numbers: Sequence[Num]) -> bool:
    """``13.250 tỷ đồng, gồm 4 khoản:``: so many lines follow."""
    last = numbers[-1] if len(numbers) > 1 else None
    if last is None or last.unit != "count":
        return False
    return ITEMS.fullmatch(text[last.start : opening.end].rstrip()) is not None


def _lines(draft: Draft, following: Sequence[Passage], whole: Num) -> list[Num]:
    """A number of each line; none where one line tells no number of the whole's unit."""
    style = next((one for one in STYLES.values() if one.match(following[0].text)), None)
    if style is None:
        return []
    found: list[Num] = []
    block = None
    for passage in following:
        if passage.block == block:
            continue  # the line's further sentences
        mark = style.match(passage.text)
        if mark is None or (block is not None and passage.block != block + 1):
            break
        block = passage.block
        part = _part(draft, passage, mark.end(), whole)
        if part is None:
            return []
        found.append(part)
    return found


def _part(draft: Draft, passage: Passage, at: int, whole: Num) -> Num | None:
    numbers = [num for num in draft.numbers(passage) if num.start >= passage.start + at]
    if not numbers:
        return None
    first = numbers[0]
    if any(num.unit == whole.unit and ";" in draft.text[first.end : num.start] for num in numbers):
        return None  # "- Chi trả nợ lãi 12,4 tỷ đồng; chi bổ sung quỹ 1,2 tỷ đồng": two parts
    led = passage.text[at : first.start - passage.start]
    named = not led.strip() or LABEL.fullmatch(led)
    like = first.unit == whole.unit and (first.unit != "count" or kin(whole, first))
    plain = not (first.high or first.whole or first.percent) and not moved(draft.text, first.start)
    return first if named and like and plain and not words("listed.apart").search(led) else None
