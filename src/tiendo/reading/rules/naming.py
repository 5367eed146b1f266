"""Names of bodies in a list: where one ends and the next begins."""

from __future__ import annotations

from tiendo.reading.rules.clauses import Clause, head_length, skip_leads
from tiendo.vocabulary.bodies import heads

# Words that open a circumstance between the owners and the act: "sau Hội nghị tiếp tục …".
CIRCUMSTANCE = frozenset(
    "là sau ngay trong từ căn theo trên tại khi trước để nhằm vừa trên_cơ_sở trên_địa_bàn".split()
)
JOINTS = frozenset({",", "và", "cùng", "hoặc", ";"})
CLOSING = frozenset((",", ";", "và", "cần", "đã", "được", "phải", "-", "–", "là"))
LEVELS = frozenset(
    (
        "tỉnh",
        "sở",
        "ban",
        "ngành",
        "đoàn thể",
        "huyện",
        "thị xã",
        "thành phố",
        "quận",
        "xã",
        "phường",
        "thị trấn",
        "đặc khu",
    )
)
LEVEL_ENDS = JOINTS | {"trực", "thuộc", "có", "khác", "trong", "trên"}
LAST_OF_LEVEL = frozenset(word for level in LEVELS for word in level.split()[-1:])


def split_bodies(clause: Clause, first: int, end: int) -> tuple[tuple[int, int], ...]:
    """The spans of the bodies named in words ``first`` to ``end``, one each."""
    end = _before_circumstance(clause, first, end)
    spans: list[tuple[int, int]] = []
    start, index = first, first + head_length(clause, first)
    while index < end:
        if clause.low[index] in JOINTS:
            with_whom = clause.low[index : index + 2] == ("cùng", "với")
            after = skip_leads(clause, index + 1 + with_whom)
            if after >= end:
                _close(clause, start, index, spans)
                start = index = after
                continue
            head = head_length(clause, after)
            if head and not (
                _same_level(clause, index, after, after + head, end)
                or _in_name(clause, index, after)
            ):
                _close(clause, start, index, spans)
                start, index = after, after + head
                continue
        index += 1
    _close(clause, start, min(end, len(clause.low)), spans)
    return tuple(spans)


def _same_level(clause: Clause, joint: int, after: int, alone: int, end: int) -> bool:
    """ "UBND các huyện, thành phố" and "các sở, ngành" are one name each."""
    if (
        clause.low[joint - 1] not in LAST_OF_LEVEL
        or " ".join(clause.low[after:alone]) not in LEVELS
    ):
        return False
    tail = alone
    while tail < end and clause.low[tail] not in JOINTS and not clause.capital(tail):
        tail += 1
    shared = tail < end and clause.low[tail] not in JOINTS
    return alone >= end or clause.low[alone] in LEVEL_ENDS or (not shared and tail - alone <= 4)


def _in_name(clause: Clause, joint: int, after: int) -> bool:
    """ "Phòng Nghiệp vụ và Tổ chức thi hành án": a group's word with a capital is of a name."""
    found = heads().at(clause.low, after)
    return (
        clause.low[joint] == "và"
        and after == joint + 1
        and found is not None
        and found[1].form == "group"
        and clause.capital(after)
    )


def _before_circumstance(clause: Clause, first: int, end: int) -> int:
    for index in range(first + 1, end):
        if clause.low[index] in CIRCUMSTANCE and not clause.capital(index):
            return index
    return end


def _close(clause: Clause, start: int, stop: int, spans: list[tuple[int, int]]) -> None:
    while stop > start and clause.low[stop - 1] in CLOSING:
        stop -= 1
    if stop > start:
        spans.append((clause.start(start), clause.end(stop - 1)))
