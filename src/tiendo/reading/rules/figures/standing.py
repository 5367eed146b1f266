"""Where a time stands: what it heads, serves or belongs to by the words around it."""

from __future__ import annotations

from tiendo.reading.rules.figures.sentence import DIGITS, JUNK, Sentence, Span
from tiendo.reading.rules.figures.words import CONSTANT_PRICES
from tiendo.vocabulary.times import Time

MARKS = frozenset(",;:.(“”")
TURNS = frozenset(("thì", "và", "nhưng", "còn", "sang", "song", "mà"))
HORIZON = frozenset(("đến", "hết", "tới", "tại", "kể"))
LAWS = frozenset(("luật", "lệnh", "hiến"))  # Luật, Bộ luật, Pháp lệnh, Hiến pháp
# The name of a law has no more words.
LONGEST_LAW = 12
# "doanh thu gấp đôi năm 2025": the year that is doubled.
MULTIPLIES = frozenset(("gấp", word) for word in ("đôi", "ba", "bốn", "rưỡi"))
# "so với tổng số của hai phường cũ năm 2024": what is compared with is named by so many words.
COMPARED = 14
HEADS_A_LIST = frozenset(("gồm", ":", "như", "trong", "cụ", "phấn"))
# "… năm 2026 với một số chỉ tiêu chủ yếu như": the words between a time and its list.
LISTED, LISTED_WORDS = frozenset("với các những một số chỉ mục tiêu chủ yếu chính sau".split()), 9

# "nhiệm vụ năm 2024 với chỉ tiêu 68% hộ dân …, thu 512 tỷ đồng".
AIMS = (["chỉ", "tiêu"], ["mục", "tiêu"])


def leads(sentence: Sentence, span: Span) -> bool:
    return any(w in HORIZON for w in sentence.words[max(0, span.i - 3) : span.i])


def heads(sentence: Sentence, span: Span) -> bool:
    following = sentence.words[span.j : span.j + 2]
    if following[:1] == [","]:
        following = following[1:]
    if following[:1] == ["với"]:
        behind = sentence.words[span.j : span.j + LISTED_WORDS]
        listed = next((word for word in behind if word not in LISTED), "")
        return listed in (":", "như", "gồm") or behind[1:3] in AIMS or behind[2:4] in AIMS
    return bool(following) and following[0] in HEADS_A_LIST


def compares(sentence: Sentence, span: Span) -> bool:
    """``so với năm 2022``, ``cùng kỳ năm 2022``: a time that serves a comparison."""
    before = sentence.words[max(0, span.i - 3) : span.i]
    return bool(before) and (
        before[-1] == "hơn"
        or (before[-1] in ("với", "kỳ", "so") and ("so" in before or before[-1] == "kỳ"))
        or "so" in before[-2:]
        or before[-2:] == ["với", "cuối"]
        or tuple(before[-2:]) in MULTIPLIES
        or tuple(before[-2:]) in CONSTANT_PRICES
        or _ends_comparison(sentence.words[max(0, span.i - COMPARED) : span.i])
    )  # fmt: skip


def _ends_comparison(before: list[str]) -> bool:
    """``so với ước thực hiện năm 2024``: the words between name what is compared with.

    A number between them is of that time: ``so với mức 6,9% của năm 2024``.
    """
    joined = " ".join(before)
    if "so với" not in joined:
        return False
    last = len(before) - 1 - before[::-1].index("so")
    between = before[last:]
    return not any(word in MARKS or word in TURNS or word[0] in DIGITS for word in between)


def cites(sentence: Sentence, span: Span) -> bool:
    """The date of a document, or the year of a law: ``Nghị quyết số 32-NQ/TU ngày 5/12/2022``."""
    return _of_law(sentence, span) or any(
        s.kind == JUNK
        and s.value == "document-number"
        and 0 <= span.i - s.j <= 3
        and not _begins_anew(sentence.words[s.j : span.i], span)
        for s in sentence.spans
    )


def _begins_anew(between: list[str], span: Span) -> bool:
    """``số 45/NQ-HĐND về nhiệm vụ năm 2024``, ``số 35/NQ-CP, đến ngày 30/9/2021 đã hỗ trợ``."""
    day = isinstance(span.value, Time) and span.value.form == "day"
    return "về" in between or ("," in between and (not day or not HORIZON.isdisjoint(between)))


def _of_law(sentence: Sentence, span: Span) -> bool:
    """The year in a law's name: ``Luật Đất đai năm 2013``."""
    if not isinstance(span.value, Time) or span.value.form != "year":
        return False
    for at in range(span.i - 1, max(-1, span.i - LONGEST_LAW), -1):
        word = sentence.words[at]
        if word in LAWS:
            return sentence.written(at - (word == "lệnh"))[0].isupper()
        if word in MARKS:
            return False
    return False


def time_in_bracket(sentence: Sentence, at: int) -> Time | None:
    """``16 bác sĩ (năm 2028)``: a time alone in the bracket that opens at word ``at``."""
    words = sentence.words
    if words[at : at + 1] != ["("]:
        return None
    for span in sentence.spans:
        if span.i == at + 1 and isinstance(span.value, Time):
            return span.value if words[span.j : span.j + 1] == [")"] else None
    return None
