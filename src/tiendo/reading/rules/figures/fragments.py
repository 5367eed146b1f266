"""Where the clause of a quantity begins: marks, links, and commas inside nouns."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from tiendo.reading.rules.figures.sentence import JUNK, TIME, Span
from tiendo.reading.rules.figures.words import NAMING, Cue, compounds, is_compound, stop_words

if TYPE_CHECKING:
    from tiendo.reading.rules.figures.clause import Clause

FILLERS, COMPOUNDS = stop_words("filler"), frozenset(compounds())
# A noun phrase before a comma has at least so many words.
SHORTEST_NAME = 3
# The tail of a noun behind its comma has no more words, with their marks.
LONGEST_TAIL = 24
HARD = frozenset(';:“”"')
# Words at which a clause may begin; others only where they link.
PARTING = HARD | {"(", ")", ",", "và"}
# First words of nouns that name a quantity, and may themselves hold a comma.
QUANTITY_NOUNS = frozenset(
    ("tỷ", "tỉ", "số", "tổng", "diện", "sản", "lượng", "mức", "giá", "kim", "cơ", "chất")
)
SUM_NOUNS = frozenset(("chi", "thu", "kinh", "vốn", "tiền", "nợ", "thuế"))
# Two words that open a noun of the kind.
QUANTITY_PAIRS = frozenset(
    (("doanh", "thu"), ("doanh", "số"), ("khối", "lượng"), ("năng", "suất"), ("công", "suất"),
     ("dư", "nợ"), ("huy", "động"), ("luân", "chuyển"))
)  # fmt: skip
# Words of the same look: chi bộ, kinh tế.
NO_SUMS = frozenset(
    (("chi", "bộ"), ("chi", "hội"), ("chi", "cục"), ("chi", "nhánh"), ("chi", "đoàn"),
     ("chi", "tiết"), ("chi", "đội"), ("kinh", "tế"), ("kinh", "doanh"), ("kinh", "nghiệm"))
)  # fmt: skip
# A fragment that opens with one of these is no part of a name.
OPENING = frozenset(("theo", "trong", "tại", "sau", "với", "để", "về", "qua", "nhằm", "do", "đến"))
WHOLES = frozenset(("tỉnh", "huyện", "xã", "phường", "ngành", "quốc", "nước"))
STARTING = frozenset(
    ("change", "exceed", "reach", "rank", "ordinal", "group", "share", "attain", "equal")
)


def cut(clause: Clause) -> None:
    """Find the fragment: after the last hard mark, link or comma before the number."""
    words, at, end = clause.sentence.words, clause.zone, clause.quantity.i
    links: dict[int, Span] = {}
    closed: set[int] = set()
    for span in clause.before:
        if isinstance(span.value, Cue):
            if span.value.link:
                links[span.i] = span
            if span.value.basis or span.value.plan:
                closed.add(span.j)
    clause.fragment = at
    while at < end:
        word = words[at]
        if word not in PARTING and at not in links:
            at += 1
            continue
        if word == "(":
            close = _closing(words, at, end)
            if close:
                at = close + 1
                continue
            clause.fragment, clause.bracket, clause.join, clause.link = at + 1, True, "(", None
        elif word == "“" and "”" in words[at + 1 : end]:
            at = words.index("”", at + 1)
        elif word == ":" and clause.fragment == at and clause.link:
            clause.fragment = at + 1  # "trong đó: …"
        elif word in HARD and not (word == ":" and _labels(clause, at)):
            clause.fragment, clause.join, clause.link = at + 1, word, None
            clause.bracket = False
        elif word == ")" and at == clause.zone:
            clause.fragment, clause.join = at + 1, word
        elif word == ",":
            if not _inside_name(clause, at):
                clause.fragment, clause.join = at + 1, word
        elif word == "và" and (at <= clause.zone + 1 or at in closed or _starts_anew(clause, at)):
            clause.fragment, clause.join = at + 1, word if clause.join in ("", ")") else clause.join
        elif at in links:
            cue = links[at].value
            assert isinstance(cue, Cue)
            if cue.link in ("part", "only", "with"):
                clause.fragment, clause.link = links[at].j, cue.link
                clause.join = clause.join or "link"
                at = links[at].j
                continue
        at += 1


def _labels(clause: Clause, colon: int) -> bool:
    """``Tổng thu ngân sách địa phương: 7.093 tỷ đồng``: the words before it name the value."""
    words, quantity = clause.sentence.words, clause.quantity
    if colon + 1 != quantity.i or colon <= clause.fragment:
        return False
    if quantity.count and not _moves(clause, colon):
        return False
    if quantity.count:
        return True
    return quantity.j >= len(words) or not words[quantity.j][0].isalpha()


def _moves(clause: Clause, colon: int) -> bool:
    """``Giảm số hộ cận nghèo so với đầu năm: 120 hộ``: the words before it say what moves."""
    first = next((s for s in clause.before if clause.fragment <= s.i < colon), None)
    if first is None or not isinstance(first.value, Cue) or first.value.verb != "change":
        return False
    return clause.sentence.words[first.j : first.j + 1] == ["số"]


def _inside_name(clause: Clause, comma: int) -> bool:
    """Whether a comma parts no clauses: in 1,2 and khám, chữa bệnh, before a time, in a list."""
    words = clause.sentence.words
    if words[comma - 1][0].isdigit() and words[comma + 1][0].isdigit():
        return not any(s.kind == TIME and s.j == comma for s in clause.before)
    joined = (words[comma - 1], words[comma + 1]) in COMPOUNDS and is_compound(words, comma)
    if joined or _only_time(clause, comma) or _of_rate(clause, comma):
        return True
    return _list_comma(clause, comma)


def _only_time(clause: Clause, comma: int) -> bool:
    """``tổng mức bán lẻ hàng hóa, tháng 8 ước đạt 166 nghìn tỷ đồng``: named before it."""
    if comma - clause.fragment < SHORTEST_NAME:
        return False
    time = clause.begins.get(comma + 1)
    if time is None or time.kind != TIME:
        return False
    cues = {s.i: s.j for s in clause.before if s.i >= time.j and _tells(s)}
    at = time.j
    while at in cues:
        at = cues[at]
    return at == clause.quantity.i and at > time.j


def _tells(span: Span) -> bool:
    """A cue that tells of a noun before it, and names nothing itself."""
    return isinstance(span.value, Cue) and span.value.verb not in NAMING


def _starts_anew(clause: Clause, at: int) -> bool:
    """``và 30 triệu đồng``, ``và tăng 5%``, ``và thứ 7``: the number or its verb follows."""
    if at + 1 == clause.quantity.i:
        return True
    span = clause.begins.get(at + 1)
    cue = span.value if span else None
    return isinstance(cue, Cue) and (cue.op is not None or cue.verb in STARTING)


def _closing(words: list[str], at: int, end: int) -> int | None:
    for index in range(at + 1, min(end, at + 40)):
        if words[index] == ")":
            return index
    return None


def _of_rate(clause: Clause, comma: int) -> bool:
    """``Tỷ lệ làng nghề, cụm công nghiệp có …``: a rate must be told of before it ends."""
    words = clause.sentence.words
    at = clause.fragment
    opens = _cue_at(clause, at)
    if opens is not None and isinstance(opens.value, Cue) and opens.value.role:
        at = opens.j  # "Phấn đấu tỷ lệ gia đình, thôn …"
    while at < comma and not words[at][0].isalpha():
        at += 1
    if words[at : at + 2] not in (["tỷ", "lệ"], ["tỉ", "lệ"]) or comma - at < SHORTEST_NAME:
        return False
    told = any(at <= s.i < comma and (s.kind == TIME or _tells(s)) for s in clause.before)
    follows = words[comma + 1]
    return not told and follows not in OPENING and _cue_at(clause, comma + 1) is None


def _cue_at(clause: Clause, at: int) -> Span | None:
    return clause.begins.get(at)


def _list_comma(clause: Clause, comma: int) -> bool:
    """``khu vực nông, lâm nghiệp và thủy sản``: a comma inside one noun phrase.

    Few plain words before it, and an ``và`` after it before any cue or comma.
    """
    words, end = clause.sentence.words, clause.quantity.i
    if _tail_of_name(clause, comma) or _twin(clause, comma):
        return True
    if not 1 <= comma - clause.fragment <= 4:
        return False
    cues = clause.begins
    if any(i in cues for i in range(clause.fragment, comma)):
        return False
    joined = False
    for at in range(comma + 1, min(end, comma + 8)):
        if at in cues or words[at] in (";", ":", "("):
            return joined and at > comma + 1
        if words[at] == "và":
            joined = at > comma + 1
        elif words[at] == ",":
            return _list_comma_next(words, comma, at)
    return joined


def _tail_of_name(clause: Clause, comma: int) -> bool:
    """``có bằng cấp, chứng chỉ 38%``; ``Tỷ trọng nông, lâm nghiệp và thủy sản giảm``.

    Bare words that end a longer noun: two, or a few more where the noun names a
    quantity and its verb follows.
    """
    words, end = clause.sentence.words, clause.quantity.i
    at = clause.fragment + (not words[clause.fragment][0].isalnum())
    pair = words[at], *words[at + 1 : at + 2]
    naming = (
        words[at] in QUANTITY_NOUNS
        or pair in QUANTITY_PAIRS
        or (words[at] in SUM_NOUNS and pair not in NO_SUMS)
    )
    if naming:
        inside = [s for s in clause.before if not _names(s, words)]
        end = next((s.i for s in inside if s.i > comma), end)
        end = words.index("(", comma, end) if "(" in words[comma:end] else end
    if end - comma > LONGEST_TAIL:
        return False
    behind = [w for w in words[comma + 1 : end] if w[0].isalpha()]
    if not 1 <= len(behind) <= (8 if naming else 2):
        return False
    if comma - clause.fragment < (2 if clause.link else 3 if naming else 4):
        return False
    if words[clause.fragment] in OPENING or ("," in words[comma + 1 : end] and not naming):
        return False
    spans = [s for s in clause.before if clause.fragment <= s.i < end]
    if naming and any(not _names(s, words) for s in spans):
        return False
    return not any(s.j > comma or s.kind in (TIME, JUNK) for s in spans if not naming)


def _names(span: Span, words: list[str]) -> bool:
    """Whether a cue may stand inside a noun phrase: tỷ trọng, thu gom và xử lý."""
    cue = span.value
    if words[span.i] in ("được", "có"):
        return True
    return isinstance(cue, Cue) and (cue.verb in NAMING or cue.verb == "share")


def _twin(clause: Clause, comma: int) -> bool:
    """``…, chế biến, chế tạo tăng 10,6%``: short nouns in a row, of which one verb tells."""
    words = clause.sentence.words
    first = words[clause.fragment : comma]
    if not (clause.zone or clause.link) or empty(words, clause.fragment, comma):
        return False
    if first[0] in OPENING:
        return False
    cues = clause.begins
    if any(i in cues for i in range(clause.fragment, comma)):
        return False
    rest = _row(words, comma + 1, clause.quantity.i, cues)
    return rest is not None and all(1 <= len(part) <= 3 for part in [*_parts(first), *rest])


def _parts(words: list[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word == ",":
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _row(words: list[str], start: int, end: int, cues: Container[int]) -> list[list[str]] | None:
    """The parts from ``start`` to the cue that tells of them all; none if a mark comes first."""
    for at in range(start, end):
        if at in cues:
            return _parts(words[start:at])
        if words[at] in (";", ":", "("):
            return None
    return None


def _list_comma_next(words: list[str], comma: int, at: int) -> bool:
    return at - comma <= 4 and "và" in words[at + 1 : at + 6]


def whole_at(words: list[str], at: int) -> int:
    """How many words say "all of it" at ``at``: ``toàn tỉnh``, ``toàn thành phố``, ``cả nước``."""
    if words[at] not in ("toàn", "cả") or at + 1 >= len(words):
        return 0
    if words[at + 1 : at + 3] == ["đảng", "bộ"]:
        return 4 if words[at + 3 : at + 4] and words[at + 3] in WHOLES else 3
    if words[at + 1 : at + 3] in (["thành", "phố"], ["hệ", "thống"]):
        return 3
    return 2 if words[at + 1] in WHOLES else 0


def empty(words: list[str], start: int, end: int) -> bool:
    """Whether the words from ``start`` to ``end`` name nothing."""
    for at in range(start, end):
        if words[at] not in FILLERS and words[at][0].isalpha():
            return False
    return True
