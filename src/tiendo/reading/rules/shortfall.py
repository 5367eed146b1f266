"""What falls short of its plan in words, and what is only striven for."""

from __future__ import annotations

from tiendo.reading.rules.presenting import weak_words
from tiendo.vocabulary.regexes import regex

# "phấn đấu … tỷ lệ hồ sơ trễ hẹn dưới 2%": an aim, unless it is one that was missed.
AIMED = regex(r"(?<!tiêu )(?<!mức )(?<!mục tiêu )phấn đấu\s[^;]*$")
# "thấp hơn chỉ tiêu giao 13%", "chậm 8,5% so với tiến độ": short of its plan, in words.
SHORT = regex(
    r"(?:(?P<late>chậm)|thấp hơn|kém|hụt|(?P<over>(?:còn|vẫn) cao hơn))\s(?:hơn\s)?"
    r"(?:\d[\d.,]*\s?[^\d,;]{0,30}?so với\s)?"
    r"(?:mức\s)?(?:chỉ tiêu|kế hoạch|dự toán|tiến độ|mục tiêu|yêu cầu|nghị quyết)"
)
# "3/15 chỉ tiêu đạt dưới 40% kế hoạch", "mới đạt 24% kế hoạch".
UNDER = regex(
    r"(?:(?:đạt|thực hiện|giải ngân)\s)?dưới\s\d[\d.,]*\s?%\s"
    r"(?:\w+\s)?(?:kế hoạch|dự toán|chỉ tiêu)"
)
FALLING = ("chậm ", "thấp hơn", "kém ", "hụt ", "cao hơn")


def short_of_plan(part: str) -> bool:
    """Whether a part says in words that something falls short of its plan.

    >>> short_of_plan("tỷ lệ tiêm đạt 82%, thấp hơn chỉ tiêu giao 13%")
    True
    >>> short_of_plan("tỷ lệ hộ nghèo thấp hơn chỉ tiêu giao 0,5%")
    False
    """
    if "dưới " in part and (under := UNDER.search(part)):
        return AIMED.search(part[: under.start()]) is None
    found = SHORT.search(part) if any(map(part.__contains__, FALLING)) else None
    if found is None or AIMED.search(part[: found.start()]):
        return False
    fewer_is_better = any(map(part.__contains__, weak_words("lower-better")))
    return found["late"] is not None or fewer_is_better == (found["over"] is not None)
