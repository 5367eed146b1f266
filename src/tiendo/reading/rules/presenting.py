"""How a sentence presents a weakness, and by what words it is then known."""

from __future__ import annotations

import re
from functools import cache

from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.regexes import regex

PATTERNS = "tiendo.reading.patterns"
# The clause that presents the weakness: cut off, so that the quote is the weakness itself.
# Each with what stands in every such clause.
PRESENTED = (
    (
        ":",
        regex(
            r"[^;:]{0,140}?(?:chỉ rõ|hạn chế|tồn tại|khuyết điểm|yếu kém|khó khăn|như sau|một số|"
            r"thẳng thắn[^:;]{0,40}|chỉ ra[^:;]{0,40}|nhận thấy|mặt chưa được|chưa làm được|"
            r"(?<!tự )phê bình[^:;]{0,40}|thừa nhận|nhìn nhận|nói thẳng|"
            r"nguyên nhân chủ quan|mặt yếu)(?:,\s[^,;:\d]{2,30}){0,2}"
            r"(?:\s(?:như|là|gồm|sau|trong|năm|của|về)[^;:.]{0,60})?\s?:\s*",
            re.IGNORECASE,
        ),
    ),
    (
        "guyên nhân",
        regex(
            r"[^,;:]{0,40}?[Nn]guyên nhân(?:\s(?:chủ yếu|chính|chủ quan|khách quan|"
            r"của [^,;:]{3,40}))*\s(?:là\s)?(?:do|là|vì)\s"
        ),
    ),
    (
        "là ",
        regex(
            r"(?:Điều đáng (?:lo|ngại|lo ngại)(?: nhất)?|Khó khăn|Hạn chế|Tồn tại|Vướng mắc|"
            r"Bất cập|Điểm nghẽn|Điểm yếu|Khâu yếu)"
            r"(?:,\s\w+(?:\s\w+)?|\s(?:lớn nhất|chủ yếu|chính|cơ bản|hiện nay|được chỉ ra|nổi lên|"
            r"của [^,;:]{3,40}))*\slà\s"
        ),
    ),
    (
        "Về ",
        regex(r"Về (?:những |các )?(?:hạn chế|tồn tại|khó khăn|khuyết điểm)[^,;:]{0,40},\s"),
    ),
    ("phê bình", regex(r"[^;:]{0,100}?(?<!tự )phê bình\s(?!và\s)(?:việc\s)?")),
    ("thừa nhận", regex(r"[^;:]{0,100}?thừa nhận,?\s(?:rằng\s)?")),
    (
        "",
        regex(
            r"(?:Tuy (?:đạt|đã|có)\s[^,;:]{3,70},|Tuy nhiên|Tuy vậy|Tuy thế|Dù vậy|Thế nhưng|"
            r"Song|Mặt khác|Bên cạnh đó|"
            r"Ngoài ra|Bên cạnh (?:những |các )?(?:kết quả|mặt được|ưu điểm)[^,]{0,40}|"
            r"(?:Nhưng |Song )?(?:[Cc]ũng )?(?:phải|cần) (?:nói thẳng|thẳng thắn)[^,;:]{0,50}|"
            r"Ghi chú|Đáng chú ý),?:?\s"
        ),
    ),
)


@cache
def weak_words(id: str) -> tuple[str, ...]:
    """The words of a row of ``weaknesses``."""
    return next(tuple(row["words"]) for row in rows(PATTERNS, "weaknesses") if row["id"] == id)


def lead_of(text: str) -> str:
    """The words that present the weakness, at the beginning of a sentence."""
    for held, pattern in PRESENTED:
        found = pattern.match(text) if held in text else None
        if found:
            return found.group()
    return ""


def expected(lead: str) -> str:
    """The row of words that a weakness is known by behind the words cut off before it.

    "all": each part of the list behind them is presented as one, by whatever words.
    """
    low = lead.lower()
    if not lead or not any(map(low.__contains__, weak_words("lead"))):
        return "sign"
    if "nguyên nhân" in low:
        return "slight"
    if _holds(low, "cheerful"):
        return "sign"
    if low.rstrip().endswith(":") and _holds(low, "wholly") and not _holds(low, "mended"):
        return "all"
    return (
        "mild"
        if ":" in low
        or low.startswith(("về ", "bên cạnh kết", "bên cạnh những", "bên cạnh các"))
        or low.endswith((" là ", "nhận ", "rằng ", "bình ", "việc "))
        else "slight"
    )


def _holds(low: str, id: str) -> bool:
    return any(map(low.__contains__, weak_words(id)))


def heads_weaknesses(text: str) -> bool:
    """Whether a heading or lead-in presents weaknesses, and not what is done against them."""
    low = text.lower()
    if not _holds(low, "heading"):
        return False
    first = min(at for word in weak_words("heading") if (at := low.find(word)) >= 0)
    return not any(word in low[:first] for word in weak_words("mended"))
