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
# "năng lực chủ đầu tư cấp xã hạn chế", "việc bàn giao tài sản cho đơn vị quản lý chậm": the last
# word of a part says how its subject stands.
POOR = regex(
    r"^(?:(?:năng lực|trình độ|nhận thức|ý thức|kỹ năng|cơ sở vật chất|hạ tầng|nguồn lực|"
    r"đường truyền)\s[^,;:]{0,60}?\s(?:hạn chế|yếu|bất cập|thiếu thốn)"
    r"|(?:việc|công tác|tiến độ)\s[^,;:]{3,90}\s(?:chậm|yếu|lỏng lẻo))$"
)
# "biên chế thẩm phán cấp huyện thiếu 21 người".
LACKING = regex(
    r"(?:biên chế|nhân lực|giáo viên|bác sĩ|cán bộ|thiết bị|phòng học)[^,;:]{0,40}\sthiếu\s\d"
)
FALLING = ("chậm ", "thấp hơn", "kém ", "hụt ", "cao hơn")


def poor_or_lacking(part: str) -> bool:
    """Whether a part ends by how badly its subject stands, or counts what is lacking.

    >>> poor_or_lacking("năng lực chủ đầu tư cấp xã hạn chế")
    True
    >>> poor_or_lacking("khắc phục năng lực hạn chế của chủ đầu tư")
    False
    """
    return POOR.match(part.strip(" .")) is not None or LACKING.search(part) is not None


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
