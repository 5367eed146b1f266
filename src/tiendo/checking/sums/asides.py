"""What a list of parts tells of one of them before it goes on to the next."""

from __future__ import annotations

from collections.abc import Sequence

from tiendo.checking.kin import of_people, one_thing
from tiendo.checking.numbers import Num
from tiendo.checking.sums.named_parts import named_alike, opposed
from tiendo.checking.wordlists import shaped

# The next part stands no further off.
REACH = 120
# "97 dự án FDI với tổng vốn đăng ký 26,5 tỷ đồng": what the part has.
ATTACHED = shaped(r"[^\d,;.()]{0,40},?\s{sums.attached}\b[^\d,;.()]{0,40}\s")
# "…, tăng 165,8 nghìn tấn": by how much the part has changed.
SHIFT = shaped(r",\s(?:{sums.aside_moves})\s$")


def is_aside(text: str, whole: Num, part: Num, num: Num, clause: str, *, again: bool) -> bool:
    """``miền Bắc 6,9 triệu tấn, tăng 165,8 nghìn tấn; miền Nam …``, ``97 dự án với tổng vốn 26,5
    tỷ đồng; …``: what is told of a part, where behind ";" another part follows; ``again``: as it
    was told of the one before.
    """
    if ";" in clause or not (again or ";" in text[num.end : num.end + REACH]):
        return False
    if num.unit == whole.unit:
        return SHIFT.search(clause) is not None and num.main.value < part.main.value
    return ATTACHED.fullmatch(clause) is not None


def goes_alike(text: str, begin: int, parts: Sequence[Num], num: Num) -> bool:
    """Whether a number behind what was told of a part is one more of its list; people may be of
    two parts, "tham gia bảo hiểm xã hội …; bảo hiểm y tế …", unless these leave no third.
    """
    pair = (*parts, num)
    if opposed(text, begin, pair, "sums.complements"):
        return True
    if num.unit == "count" and of_people(num):
        return False
    at_once = text[parts[-1].end : num.start].rpartition(";")[2].strip() == ""
    counted = num.unit == "count" and one_thing(num, parts[-1])
    return (counted and at_once) or named_alike(text, begin, pair)
