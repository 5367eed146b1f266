"""What the words around a meeting's noun say of it: its name, number, body, term and mode."""

from __future__ import annotations

import re
from functools import cache

from tiendo.reading.rules.names import without_person
from tiendo.vocabulary.bodies import body_at, kind_at
from tiendo.vocabulary.letters import UPPER
from tiendo.vocabulary.lexicon import rows, split_words
from tiendo.vocabulary.ordinals import ORDINAL, parse_ordinal
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.symbols import kind_names
from tiendo.vocabulary.tries import pattern_of

PATTERNS = "tiendo.reading.patterns"
# How far behind the noun its ordinal, body and term may stand, and before it who convenes it.
REACH = 140
HOLDER_REACH = 160
LETTER = r"[^\W\d_]"
# "tuần thứ 34" counts weeks, no meetings.
OTHER_COUNT = ("tuần", "tháng", "ngày", "năm", "quý", "đợt", "giai đoạn", "nước", "hàng")
TERM = regex(r"(?:khóa|khoá|KHÓA|Khóa)\s(?P<term>[IVXLC]+)(?![^\W\d_])")
YEARS = regex(r"nhiệm kỳ\s\d{4}\s?[-–]\s?\d{4}", re.IGNORECASE)
EXTENDED = regex(r"mở\s+rộng", re.IGNORECASE)
CAPITAL = regex(rf"\s(?:của\s)?(?=[{UPPER}])")
CAPITALISED = regex(rf"(?<!{LETTER})(?=[{UPPER}])")
# What may stand between a body and the verb by which it convenes.
OF_BODY = regex(
    r"(?:,?\s(?:khóa|khoá|Khóa|Khoá|KHÓA)\s[IVXLC]+|,?\snhiệm kỳ\s\d{4}\s?[-–]\s?\d{4}|"
    r"\s\([^()]{2,30}\)|"
    rf",\s(?:tỉnh|huyện|thành phố|thị xã)(?:\s[{UPPER}]{LETTER}*)+|"
    r"\s(?:đã|vừa|sẽ|tiếp tục|long trọng|chính thức|phối hợp|cũng|tiến hành|thành công))$"
)
# Between the noun and the body whose meeting it is stand no more words, but for its number.
MOST_BETWEEN = 4
# "Ủy ban Kiểm tra (UBKT) Tỉnh ủy".
SHORT_FORM = regex(rf"\s\([{UPPER}&]{{2,8}}\)")
# "Ban Chỉ đạo 35", "Tổ công tác 751 tỉnh".
OF_NUMBER = regex(r"\s\d{1,4}(?:\s(?:tỉnh|huyện|thành phố|xã|phường))?")
# "Ban Chỉ đạo chuyển đổi số thành phố Vân Giang": a body that is named by what it is for.
OF_TOPIC = regex(
    r"(?:Tiểu [Bb]an|(?:Ban|Tổ|Hội đồng|Đoàn) (?:[Cc]hỉ đạo|[Cc]hỉ huy|[Tt]ổ chức|[Cc]ông tác|"
    r"[Gg]iám sát|[Qq]uản lý|[Đđ]ại diện|[Đđ]iều phối|[Tt]ư vấn|[Tt]hẩm định))"
    rf"(?:\s|,\s(?![{UPPER}])){LETTER}[^;.:()|]{{3,90}}$"
)
TELLS = regex(
    r"\s(?:đã|vừa|được|tại|do|ông|bà|đồng chí|chủ trì|cho biết|báo cáo|ý kiến|dự|nghe|trình bày|"
    r"phát biểu|tham mưu|yêu cầu|đề nghị|giao)(?:\s|$)"
)
# "Tại cuộc họp ngày 23/9, sau khi nghe báo cáo, Ban Thường vụ Tỉnh ủy kết luận".
CONCLUDES = regex(r",\s(?=[^,;.]{6,70}?\s(?:kết luận|thống nhất|cho ý kiến|quyết định)\b)")
BODY_OF_CHAIR = regex(
    r"[Cc]hủ tịch (?:Thường trực )?(?=UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân)"
)
ONLINE = regex(r"\s?\(?trực tuyến")


@cache
def words(id: str) -> tuple[str, ...]:
    return next(tuple(row["words"]) for row in rows(PATTERNS, "meetings") if row["id"] == id)


@cache
def pattern(id: str) -> re.Pattern[str]:
    """The words of a row of the table, as one pattern."""
    return re.compile(rf"(?i:{pattern_of(words(id))})(?!{LETTER})")


@cache
def _clause() -> re.Pattern[str]:
    """Where a meeting's name ends: at a stop, or before words that tell what went on there."""
    return re.compile(
        rf"[;.:!?\n|]|\((?!{pattern_of(words('brackets'))})|,\s(?!{pattern('goes-on').pattern})|"
        rf"\s{pattern_of(words('ends'))}\s"
    )


@cache
def _nested() -> re.Pattern[str]:
    """A document or another meeting that the name goes on to speak of."""
    return re.compile(rf"(?i:{pattern_of((*kind_names(), *words('kind')))})(?!{LETTER})")


def phrase_at(text: str, noun: re.Match[str], last: int) -> str:
    """The words that name the meeting: from the noun to where the clause ends."""
    limit = min(last, noun.end() + REACH)
    topic = pattern("topic").match(text, noun.end() + 1)  # "cuộc họp thảo luận về"
    stop = _clause().search(text, topic.end() if topic else noun.end(), limit)
    end = stop.start() if stop else limit
    while end < last and stop is None and text[end - 1].isalnum() and text[end : end + 1].isalnum():
        end += 1
    return text[noun.start() : end].rstrip(" ,;:-")


def own_words(phrase: str, noun: int) -> str:
    """The phrase without the document or meeting that it goes on to speak of."""
    nested = _nested().search(phrase, noun)
    return phrase[: nested.start()] if nested else phrase


def ordinal_in(phrase: str) -> int | None:
    found = ORDINAL.search(phrase) if "thứ" in phrase.lower() else None
    if found is None or phrase[: found.start()].rstrip().endswith(OTHER_COUNT):
        return None
    return parse_ordinal(found["number"])


def numbered_name(phrase: str, body: str | None) -> str:
    """A numbered meeting's name: to its number, body, term and years, or with its topic."""
    marks = (ORDINAL, TERM, YEARS, EXTENDED)
    ends = [found.end() for mark in marks for found in [mark.search(phrase)] if found]
    if body and body in phrase:
        ends.append(phrase.index(body) + len(body))
    end = max(ends)
    end += phrase[end : end + 1] == ")"
    return phrase if pattern("topic").match(phrase[end:].lstrip()) else phrase[:end]


def is_extended(phrase: str) -> bool | None:
    return True if "rộng" in phrase.lower() and EXTENDED.search(phrase) else None


def mode_in(sentence: str) -> str | None:
    """Whether people sit together, apart or both, where the sentence says so."""
    if "trực t" not in sentence and "điểm cầu" not in sentence:
        return None
    if pattern("hybrid").search(sentence):
        return "hybrid"
    others = words("other-online")
    if "điểm cầu" in sentence or any(
        not sentence.endswith(others, 0, at.start()) for at in ONLINE.finditer(sentence)
    ):
        return "online"
    return "in_person" if pattern("in-person").search(sentence) else None


def body_in(text: str, noun: re.Match[str], phrase: str) -> str | None:
    """The body whose meeting it is, named behind the noun: "Hội nghị Ban Chấp hành …"."""
    for name in CAPITAL.finditer(phrase, len(noun.group())):
        at = noun.start() + name.end()
        between = ORDINAL.sub("", phrase[len(noun.group()) : name.start()])
        if "của" not in name.group() and len(between.split()) > MOST_BETWEEN:
            return None  # what it is about names the body: "triển khai công tác bầu cử Quốc hội"
        end = body_at(text, at, noun.start() + len(phrase))
        if end is not None and is_name(text[at:end]):
            return OF_BODY.sub("", text[at:end])
    return None


def is_name(body: str) -> bool:
    """Whether the words name one body, and no group of bodies or post: "Đại biểu"."""
    kind = kind_at(split_words(body), 0)
    return kind is not None and body[0].isupper() and kind.form in ("name", "group")


def holder_in(head: str, *, verb: bool) -> str | None:
    """The body that holds the meeting: "HĐND tỉnh khóa XIV tổ chức Hội nghị …".

    ``verb``: one of convening stands between; else the noun itself is it ("họp").
    """
    head = SHORT_FORM.sub("", head[-HOLDER_REACH:]).rstrip()
    if not verb:
        return _subject(head)
    if not any(word in head for word in words("convening")):
        return None
    for found in reversed(list(re.finditer(rf"\s{pattern('convening').pattern}", head))):
        body = _subject(head[: found.start()])
        if body is not None:
            return body
    return None


def _subject(head: str) -> str | None:
    """The body that ``head`` ends in, but for its term, its province or an adverb."""
    head = head.rstrip(" ,")
    while (more := OF_BODY.search(head)) is not None:
        head = head[: more.start()].rstrip(" ,")
    for start in CAPITALISED.finditer(head):
        end = body_at(head, start.start())
        whole = end is not None and (end == len(head) or OF_NUMBER.fullmatch(head, end))
        if whole and is_name(head[start.start() : end]):
            return head[start.start() :]
    named = OF_TOPIC.search(head)
    return None if named is None or TELLS.search(named.group()) else named.group()


def body_concluding(sentence: str) -> str | None:
    """The body that concludes a session, in the sentence that tells of it."""
    for found in CONCLUDES.finditer(sentence):
        end = body_at(sentence, found.end())
        if end is not None and is_name(sentence[found.end() : end]):
            return sentence[found.end() : end]
    return None


def body_of_chair(sentence: str) -> str | None:
    """A session that the chairman of a committee holds is the committee's."""
    found = BODY_OF_CHAIR.search(sentence) if "hủ tịch" in sentence else None
    end = body_at(sentence, found.end()) if found else None
    return without_person(sentence[found.end() : end]) if found and end else None
