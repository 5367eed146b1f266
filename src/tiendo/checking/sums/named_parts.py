"""What the names of parts tell: whether these are all there are, whether they are of one form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import permutations

from tiendo.checking.numbers import Num
from tiendo.checking.wordlists import lists
from tiendo.vocabulary.regexes import regex

# "nam 3.142, nữ 2.882": of the two there are no others.
SEXES, MEN = regex(r"[\s,;]*(?:và\s)?(?:có\s)?nữ\s(?:là\s)?"), regex(r"\bnam\s(?:là\s)?$")
# What follows the last of two parts, up to the next mark.
BEHIND = regex(r"[^.,;()\d]{0,40}")
OTHERS, REST = regex(r"\b(?:khác|còn lại)\s(?:là\s|có\s)?$"), 12


def with_others(text: str, parts: Sequence[Num]) -> bool:
    """``phá rừng 6 vụ, vận chuyển 8 vụ, vi phạm khác 3 vụ``: with the others there are all."""
    if len(parts) < len(("a", "b", "khác")):
        return False
    last = text[parts[-2].end : parts[-1].end + REST]
    return OTHERS.search(last[: parts[-1].start - parts[-2].end]) is not None


def both_sexes(text: str, start: int, parts: Sequence[Num]) -> bool:
    """``5.964 trẻ, trong đó nam 3.142, nữ 2.822``: all there are."""
    if len(parts) != len(("nam", "nữ")):
        return False
    women = SEXES.fullmatch(text[parts[0].end : parts[1].start])
    return women is not None and MEN.search(text[start : parts[0].start]) is not None


def named_alike(text: str, start: int, parts: Sequence[Num]) -> bool:
    """Whether the names before (or behind) the parts open with one word."""
    heads, fillers = set(), lists()["sums.fillers"]
    for part in parts:
        before = re.split(r"[,;]", text[start : part.start].lower())[-1]
        label = before.rstrip(" :").rpartition(":")[2]
        named = [word for word in re.findall(r"[^\W\d_]+", label) if word not in fillers]
        heads.add(named[0] if named else "")
        start = part.end
    if heads == {""}:  # "280 giáo viên mầm non, 210 giáo viên tiểu học"
        if text[parts[0].end : parts[0].end + len(" là")] == " là":
            return False  # "3.997 hộ là đồng bào dân tộc thiểu số, 286 hộ không có lao động"
        return len({part.unit_text for part in parts}) == 1 and bool(parts[0].unit_text)
    return len(heads) == 1


def opposed(text: str, start: int, parts: Sequence[Num], pairs: str = "sums.opposites") -> bool:
    """``trong đó đúng hạn 1.382 hồ sơ, quá hạn 48 hồ sơ``: nothing is both."""
    found = halves(text, start, parts)
    return found is not None and any(
        _holds(found[0], mine, theirs) and _holds(found[1], theirs, mine)
        for pair in lists()[pairs]
        for mine, theirs in permutations(pair.split(" / "))
    )


def halves(text: str, start: int, parts: Sequence[Num]) -> tuple[str, str] | None:
    """What is said of each of two parts, in small letters; None where no mark sets them apart."""
    if len(parts) != len(("đúng hạn", "quá hạn")):
        return None
    one, other = parts
    cut = max(text.rfind(mark, one.end, other.start) for mark in (", ", ";", " và ", " + "))
    if cut < 0:
        return None
    behind = BEHIND.match(text, other.end)
    end = behind.end() if behind else other.end
    return text[start:cut].lower(), text[cut:end].lower()


def _holds(text: str, word: str, other: str) -> bool:
    """Whether a word stands in a text, and not merely in its opposite: "đạt" in "không đạt"."""
    bare = text.replace(other, " ") if word in other else text
    return word in bare and (other not in bare or other in word)
