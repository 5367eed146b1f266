"""Weaknesses that the text admits, one for each sentence or part that presents one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tiendo.facts.items import Shortcoming
from tiendo.reading.document import Block, Document, Kind
from tiendo.reading.rules.finding import places_by_block
from tiendo.reading.rules.giving import given_in
from tiendo.reading.rules.owners import Clause, read_order
from tiendo.reading.rules.sentences import parts
from tiendo.reading.rules.speech import Speech, turns
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.tries import pattern_of

PATTERNS = "tiendo.reading.patterns"
LEAD_REACH = 300
# Every sign of the table holds one of these: a block without any holds no sign.
TRIGGERS = (
    "chưa", "Chưa", "còn ", "Còn ", "chậm", "không đạt", "không hoàn thành", "kéo dài", "khó ",
    "thiếu ", "đùn đẩy", "né tránh", "nể nang", "bất cập", "thấp", "buông lỏng", "lơ là", "trì trệ",
    "hụt", "lúng túng", "xuống cấp", "quá tải", "ngại va chạm", "sai sót", "tồn đọng", "không kịp",
    "không đúng", "không bảo đảm", "không đảm bảo", "ì ạch", "để xảy ra", "tình trạng",
)  # fmt: skip
LABEL = re.compile(
    r"\s*(?:(?:\d{1,2}\.)*\d{1,2}[.)/]?(?=\s)|[-–—+*•●▪]|[a-zđ]\)|[IVXLC]+\s?[.\-–])\s*"
)
# The clause that presents the weakness: cut off, so that the quote is the weakness itself.
PRESENTED = re.compile(
    r"^(?:[^;:]{0,140}?(?:chỉ rõ|hạn chế|tồn tại|khuyết điểm|yếu kém|khó khăn|như sau|một số|"
    r"thẳng thắn[^:;]{0,40}|chỉ ra[^:;]{0,40})(?:\s(?:như|là|gồm|sau))*\s?:\s*"
    r"|[^,;:]{0,40}?[Nn]guyên nhân(?:\s(?:chủ yếu|chính|chủ quan|khách quan|"
    r"của [^,;:]{3,40}))*\s(?:là\s)?(?:do|là|vì)\s"
    r"|(?:Tuy nhiên|Song|Mặt khác|Bên cạnh đó|Ngoài ra|Bên cạnh những kết quả[^,]{0,40}|Ghi chú|"
    r"Đáng chú ý),?:?\s)"
)
# "lưu ý khắc phục tình trạng X", "chấn chỉnh tình trạng X": the order is no weakness, X is.
STATE = re.compile(r"(?P<state>(?:tình trạng|hiện tượng|biểu hiện)\s(?!bình thường)[^;.:]{4,})")
MENDED = re.compile(r"(?:khắc phục|chấn chỉnh|ngăn chặn|xóa bỏ|chấm dứt)[^;.:]{0,30}$")
ORDERS = re.compile(r"(?:đồng thời )?(?:giao|yêu cầu|đề nghị|phân công)\s", re.IGNORECASE)
# "gặp nhiều khó khăn nhưng vẫn giữ được đà tăng": the sentence tells of a success.
OVERCOME = re.compile(r"(?:nhưng|song|tuy nhiên)\s[^;]{0,40}(?:vẫn|đã|giữ|đạt|tăng)")
CONDITION = re.compile(r"(?:\bnếu\b|\bkhi\b|\btrường hợp\b)[^,;]{0,60}$")


@dataclass(slots=True)
class Presenting:
    """Whether the text is presenting weaknesses: by heading, by lead-in line, in this sentence."""

    heading: bool = False
    listing: bool = False


@cache
def _words(id: str) -> tuple[str, ...]:
    return next(tuple(row["words"]) for row in rows(PATTERNS, "weaknesses") if row["id"] == id)


@cache
def _pattern(id: str) -> re.Pattern[str]:
    return re.compile(pattern_of(_words(id)) + r"(?!\w)")


def _signs(id: str, low: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """The words of a row in a text of small letters, where they stand as whole words."""
    for match in _pattern(id).finditer(low, start, len(low) if end is None else end):
        if match.start() == 0 or not low[match.start() - 1].isalpha():
            yield match


def shortcomings(document: Document) -> Iterator[Shortcoming]:
    """Every weakness that the text presents, in reading order."""
    state = Presenting()
    touched = places_by_block(document, TRIGGERS)
    speech = Speech()  # where orders stand, what is to be done is no weakness
    for index, block in enumerate(document.blocks):
        turns(block, speech)
        if block.kind is Kind.HEADING:
            low = block.text.lower()
            state = Presenting(heading=any(w in low for w in _words("heading")) and len(low) < 120)
            continue
        if block.kind is Kind.ROW:
            continue
        text = block.text
        if text.endswith(":"):
            state.listing = any(w in text.lower() for w in _words("heading"))
        elif block.kind is Kind.PARAGRAPH and not LABEL.match(text):
            state.listing = False
        if state.heading or state.listing or index in touched:
            yield from _block(
                block,
                touched.get(index, []),
                presented=state.heading or state.listing,
                ordered=speech.listing or speech.closing or speech.ended,
            )


def _block(
    block: Block, found: list[int], *, presented: bool, ordered: bool
) -> Iterator[Shortcoming]:
    text = block.text
    spans = block.sentences()
    if not presented:
        spans = _touched(spans, found)
    for start, end in spans:
        label = LABEL.match(text, start, end)
        begin = label.end() if label else start
        if not presented and not _signed(text, begin, end):
            continue
        if ordered and not presented and read_order(Clause.of(text, begin, end)) is not None:
            continue
        yield from _sentence(block, begin, end, presented=presented)


def _signed(text: str, start: int, end: int) -> bool:
    """Whether a sentence holds a sign of weakness, or a state to be mended."""
    low = text[start:end].lower()
    return next(_signs("sign", low), None) is not None or STATE.search(text, start, end) is not None


def _touched(spans: tuple[tuple[int, int], ...], found: list[int]) -> tuple[tuple[int, int], ...]:
    """The sentences that hold one of the places found."""
    hit = {bisect_right(spans, (at, 1 << 62)) - 1 for at in found}
    return tuple(spans[index] for index in sorted(hit) if index >= 0)


def _sentence(block: Block, start: int, end: int, *, presented: bool) -> Iterator[Shortcoming]:
    text = block.text
    lead = PRESENTED.match(text[start : min(end, start + LEAD_REACH)])
    begin = start + (lead.end() if lead else 0)
    ordered = _order_start(block, start, end)
    follows = False  # a part behind an admitted weakness is read as one on milder words
    for first, last in parts(text, begin, end):
        if first >= last or ORDERS.match(text, first, last):
            continue
        if ordered is not None and first <= ordered < last:
            yield from _state(block, max(first, ordered), last)
        elif ordered is not None and first > ordered and not _told(text, first, last):
            continue
        elif _weak(text, first, last, presented=presented or follows or _admits(text[start:begin])):
            follows = True
            yield _item(block, *_clause(text, first, last))


def _admits(lead: str) -> bool:
    """Whether the words cut off before the weakness say that weaknesses follow."""
    low = lead.lower()
    return ":" in low and any(word in low for word in _words("lead")) and "nguyên nhân" not in low


def _weak(text: str, start: int, end: int, *, presented: bool) -> bool:
    part = text[start:end].lower()
    if next(_signs("good", part), None) is not None:
        return False
    for sign in _signs("sign", part):
        near = part[max(0, sign.start() - 24) : sign.end() + 24]
        if (
            next(_signs("ignore", near), None) is None
            and CONDITION.search(part[: sign.start()][-80:]) is None
            and OVERCOME.search(part, sign.end()) is None
        ):
            return True
    return presented and next(_signs("mild", part), None) is not None


def _told(text: str, start: int, end: int) -> bool:
    """A part behind an order that tells how things are: "một số cuộc giám sát … còn hình thức"."""
    return (
        re.search(
            r"(?<!\w)(?:còn (?:hình thức|chậm|yếu|hạn chế|thấp|lúng túng|nể nang|thiếu)|chưa\s)",
            text[start:end],
        )
        is not None
    )


def _order_start(block: Block, start: int, end: int) -> int | None:
    """Where the sentence turns into an order; what follows is to be done, not admitted."""
    for given in given_in(block, start, end):
        if given.giver is not None or given.start == start:
            return given.start
    return None


def _state(block: Block, start: int, end: int) -> Iterator[Shortcoming]:
    for found in STATE.finditer(block.text, start, end):
        if MENDED.search(block.text[start : found.start()]):
            yield _item(block, found.start("state"), found.end("state"))


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The part without good news before "nhưng", "còn 5 sở …" and without a lead of its own."""
    turn = re.search(
        r"\s(?:nhưng|song|tuy nhiên)\s|,\s(?=còn\s\d)|,\s(?=(?:còn|chỉ còn) (?:một số|nhiều|có)\s)",
        text[start:end],
    )
    if turn and next(_signs("sign", text[start + turn.end() : end].lower()), None):
        return start + turn.end(), end
    return start, end


def _item(block: Block, start: int, end: int) -> Shortcoming:
    return Shortcoming(
        evidence=block.evidence((start, end)), text=" ".join(block.text[start:end].split())
    )
