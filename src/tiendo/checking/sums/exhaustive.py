"""Two parts that are all there are by what they are called: "đã xử lý", "chưa xử lý"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tiendo.checking.numbers import Num
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.sums.named_parts import halves, opposed
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

# "chưa kết nối": what is denied, up to a mark or a number.
DENIED = shaped(r"\b{sums.denials}\s(?P<said>[^\d,;.()]*[^\d,;.()\s])")
# Behind the last part nothing goes on to others that are left.
OTHERS = regex(r"[^.\n]*?\b(?:còn|ngoài ra|khác|đang)\b")
# "thu nội địa …, thu xuất nhập khẩu …; ngoài hai khoản này, tỉnh không phát sinh khoản thu khác"
NOTHING_ELSE = regex(r"[;,.]\s[Nn]goài\s(?:\S+\s){0,3}?(?:này|trên|đó)\b[^.;]{0,30}\bkhông\b")
WAYS, REACH = ("sums.up", "sums.down", "sums.steady"), 30
NEAR, FAR = Decimal("1.12"), Decimal("1.6")


def exhaustive(text: str, start: int, whole: Num, parts: Sequence[Num]) -> bool:
    """Whether two parts nearly come to their whole and must make it up: no third name is left."""
    total = sum((part.main.value for part in parts), Decimal(0))
    most = whole.main.value
    near = most / NEAR <= total <= most * NEAR or transposed(total, most)
    if NOTHING_ELSE.match(text, parts[-1].end):
        return near
    if OTHERS.match(text, parts[-1].end):
        return False
    if len(parts) == len(WAYS):  # there is no fourth way, and few groups
        return most / FAR <= total <= most * FAR and three_ways(text, parts)
    if not near:
        return False
    return opposed(text, start, parts, "sums.complements") or _denied(text, start, parts)


def three_ways(text: str, parts: Sequence[Num]) -> bool:
    """``06 nhóm tăng giá, 03 nhóm giảm giá, 02 nhóm ổn định``: there is no fourth way."""
    ends = (*(part.start for part in parts[1:]), parts[-1].end + REACH)
    told = [text[part.end : end].lower() for part, end in zip(parts, ends, strict=True)]
    return all(
        words(name).match(said.strip()) for said, name in zip(told, WAYS, strict=True)
    )  # fmt: skip


def _denied(text: str, start: int, parts: Sequence[Num]) -> bool:
    """``3.180 hộ đã kết nối, 240 hộ chưa kết nối``: the one is just what the other is not."""
    found = halves(text, start, parts)
    if found is None:
        return False
    for one, other in (found, found[::-1]):
        denied = DENIED.search(one)
        if denied is None or words("sums.denials").search(other):
            continue
        return f" {denied['said']} " in f"{other} "
    return False
