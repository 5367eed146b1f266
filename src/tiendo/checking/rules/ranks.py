"""Ranks of one index at one time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.pairs.topics import apart, named
from tiendo.checking.ranks.halves import halves
from tiendo.checking.ranks.moves_again import MoveTold, moves_again
from tiendo.checking.ranks.moves_worded import moves_worded, turned_ways
from tiendo.checking.ranks.placings import Placing, placings
from tiendo.checking.ranks.placings import apart as clauses_apart
from tiendo.checking.ranks.rank_moves import Move, rank_moves
from tiendo.checking.ranks.ranks_again import Again as ToldAgain
from tiendo.checking.ranks.ranks_again import ranks_again
from tiendo.checking.ranks.ranks_alone import Alone, ranks_alone
from tiendo.checking.ranks.ranks_at_events import AtEvent, ranks_at_events
from tiendo.checking.ranks.ranks_by_value import OfValue, ranks_by_value
from tiendo.checking.ranks.ranks_in_groups import InGroup, ranks_in_groups
from tiendo.checking.ranks.ranks_in_tables import RankCell, ranks_in_tables
from tiendo.checking.ranks.ranks_shared import Shared, ranks_shared
from tiendo.checking.ranks.ranks_told import of_before
from tiendo.checking.ranks.standings import Standing, standings
from tiendo.checking.ranks.superlative_findings import superlative_findings
from tiendo.checking.registry import Compared, Yielded, check
from tiendo.checking.retelling.against import contradicted
from tiendo.checking.saying import at, places, softened, vi
from tiendo.checking.wordlists import lists, shaped, words
from tiendo.facts.figure import Measure, Op
from tiendo.vocabulary.bodies import kind_at
from tiendo.vocabulary.letters import UPPER
from tiendo.vocabulary.lexicon import split_words
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

INDEX = regex(rf"\b[{UPPER}]{{2,}}(?:[- ][{UPPER}]{{2,}})*\b")
PART = shaped(r"\b{ranks.parts}\s[\dIVX]", re.IGNORECASE)
YEAR = regex(r"\b(?:19|20)\d\d\b")
GROWTH, BESIDE = "grdp-growth", 40
OWNER = shaped(r" {ranks.owned}(?: (?:toan )?{ranks.owners})?$")
# "từ hạng 27 lên hạng 21".
FROM = regex(r"\b[Tt]ừ\s(?:chỗ\s)?(?:xếp\s|đứng\s|vị trí\s|thứ\s|hạng\s)*$")
TO = regex(r"(?:/\d{1,3})?(?!\shiện)[^.;,\d]{0,25}\s(?:lên|xuống)\s")
LED = 24
# Names that open alike in so many words are of one index: "chỉ số phục vụ (người dân …)".
OPENING = 4
Again = Standing | Shared | AtEvent | OfValue | Alone | RankCell | ToldAgain


@check(
    id="rank-conflict",
    group="consistency",
    severity=Severity.ERROR,
    says="Một chỉ số, một năm, trong một nhóm xếp hạng chỉ có một thứ hạng.",
)
def rank_conflict(draft: Draft) -> Iterator[Yielded]:
    """An index has one rank among one field for one year, in the draft and in the register.

    Sai:  Năm 2023, chỉ số PAPI xếp thứ 11/63. Nổi bật năm 2023 là chỉ số PAPI xếp thứ 12/63.
    Đúng: Năm 2023, chỉ số PAPI xếp thứ 11/63. Nổi bật năm 2023 là chỉ số PAPI xếp thứ 11/63.
    """
    told: list[Finding] = []
    for yielded in _known(draft):
        if isinstance(yielded, Finding):
            if any(_one_slip(one, yielded) for one in told):
                continue
            told.append(yielded)
        yield yielded
    again: list[tuple[Again, Again]] = [*ranks_shared(draft), *ranks_by_value(draft)]
    again += (*ranks_alone(draft), *ranks_in_tables(draft), *ranks_again(draft))
    for later, earlier in again:
        if not any(one.start < later.end and later.start < one.end for one in told):
            yield _two(later.start, later.end, later.rank, earlier)
    yield from map(_outside, ranks_in_groups(draft))
    yield from halves(draft)
    yield from superlative_findings(draft)


def _one_slip(one: Finding, other: Finding) -> bool:
    """Whether two findings tell of one rank: on one place, or side by side and resting on one."""
    near = abs(one.start - other.start) < BESIDE and bool({*one.see} & {*other.see})
    return near or (one.start < other.end and other.start < one.end)


def _known(draft: Draft) -> Iterator[Yielded]:
    """What ranks contradict of which is known what is ranked, and among how many."""
    ranks: dict[tuple[object, ...], list[Amount]] = defaultdict(list)
    for amount in draft.amounts:
        figure = amount.figure
        name = _of(figure.indicator, figure.indicator_id)
        at = amount.main.start if amount.main is not None else amount.start
        if figure.measure is Measure.RANK and figure.op is Op.EQ and name:
            if of_before(draft.text, at, amount.end):
                continue
            ranks[name, figure.role, figure.subject].append(amount)
            if figure.subject:  # "Riêng môn Ngữ văn xếp thứ 19", "môn Ngữ văn xếp thứ 29"
                ranks[_of(figure.subject, None), figure.role, None].append(amount)
                if kind_at(split_words(figure.subject), 0) is None:  # no body, no place
                    ranks[name, figure.role, None].append(amount)
    for amounts in ranks.values():
        yield from _conflicts(draft, amounts)
    yield from _moves(draft)
    yield from (_moved_again(*found) for found in moves_again(draft))
    for later, earlier in ranks_at_events(draft):
        yield _two(later.start, later.end, later.rank, earlier)
    yield from contradicted(draft, (Measure.RANK,))
    yield from _worded(draft)
    yield from _again(draft)


def _moves(draft: Draft) -> Iterator[Finding]:
    """Moves of ranks that the two ranks do not give."""
    told = {move.start: move for move in moves_worded(draft)}
    told |= {move.start: move for move in rank_moves(draft)}
    for move in told.values():
        if not move.holds:
            yield _moved(draft, move)
    for start, end, way, then, now in turned_ways(draft):
        right = {"lên": "xuống", "xuống": "lên"}[way] if then != now else "giữ nguyên"
        yield Finding(
            start=start,
            end=end,
            message=f"Từ hạng {then} đến hạng {now} là {right}, không phải {way}",
            message_en=f"From rank {then} to {now} is the other way",
            stated=Decimal(now),
            severity=Severity.WARNING,
        )


def _again(draft: Draft) -> Iterator[Yielded]:
    """Ranks of a known thing, by whatever name and in whatever order they are told."""
    seen: list[Standing] = []
    for one in standings(draft):
        if of_before(draft.text, one.start, one.end) or _from(draft.text, one):
            continue
        other = next((known for known in seen if known.same(one) and known.rank != one.rank), None)
        seen.append(one)
        if other is not None:
            yield _two(one.start, one.end, one.rank, other)


def _from(text: str, one: Standing) -> bool:
    """``từ hạng 27 lên hạng 21``: what it was."""
    led = FROM.search(text, max(0, one.start - LED), one.start)
    return led is not None and TO.match(text, one.end) is not None


def _two(start: int, end: int, rank: int, other: Again) -> Finding:
    """Two ranks of one thing; the later is marked."""
    return Finding(
        start=start,
        end=end,
        message=f"Hạng {rank} ở đây, hạng {other.rank} ở chỗ khác",
        message_en=f"Rank {rank} here, {other.rank} elsewhere",
        stated=Decimal(rank),
        computed=Decimal(other.rank),
        see=(Place(start=other.start, end=other.end),),
        severity=Severity.WARNING,
    )


def _outside(claim: InGroup) -> Finding:
    """A group of the first so many, and a rank that lies outside of it."""
    return Finding(
        start=claim.start,
        end=claim.end,
        message=f"Nhóm {claim.first} ở đây, hạng {claim.rank.rank} ở chỗ khác",
        message_en=f"Among the first {claim.first} here, rank {claim.rank.rank} elsewhere",
        stated=Decimal(claim.first),
        computed=Decimal(claim.rank.rank),
        see=(Place(start=claim.rank.start, end=claim.rank.end),),
        severity=Severity.WARNING,
    )


def _worded(draft: Draft) -> Iterator[Yielded]:
    """Ranks of one thing by the words around them, where the reading names it in two ways."""
    seen: list[Placing] = []
    for one in placings(draft):
        other = next((known for known in seen if known.same(one)), None)
        if other is None:
            seen.append(one)
        elif other.rank != one.rank:
            slashed = f"{one.rank}/{one.of}" in draft.text[one.start : one.end]
            yield Finding(
                start=one.start,
                end=one.end,
                message=f"Hạng {one.rank}/{one.of} ở đây, hạng {other.rank}/{other.of} ở chỗ khác",
                message_en=f"Rank {one.rank} here, {other.rank} elsewhere",
                stated=f"{one.rank}/{one.of}",
                computed=f"{other.rank}/{other.of}",
                suggestion=f"{other.rank}/{other.of}" if slashed else None,
                see=(Place(start=other.start, end=other.end),),
                severity=Severity.WARNING,
            )


def _of(indicator: str, id: str | None) -> str:
    """What is ranked: an index by its letters, however it is worded; growth by what grows."""
    found = (one.group() for one in INDEX.finditer(indicator))
    letters = next((one for one in found if one not in lists()["ranks.no_index"]), None)
    if letters is not None and not words("ranks.size").search(indicator):
        return GROWTH if letters in ("GRDP", "GDP") else letters
    name = OWNER.sub("", named(indicator))
    if name in lists()["ranks.growth"]:
        return GROWTH
    return id or " ".join(name.split()[:OPENING])


def _time(draft: Draft, amount: Amount) -> str | None:
    """The year that a name states ("PAR INDEX 2024"), or its sentence; none is that of the page."""
    year = YEAR.search(amount.figure.indicator)
    if year is not None or amount.figure.period is None:
        return year.group() if year else None
    passage = draft.passage_at(amount.start)
    told = passage is None or amount.figure.period[:4] in passage.text
    told = told or (passage is not None and PART.search(passage.text) is not None)
    return amount.figure.period if told else None


def _conflicts(draft: Draft, amounts: list[Amount]) -> Iterator[Yielded]:
    first = amounts[0]
    for amount in amounts[1:]:
        if apart(draft, amount, first) or not _one_field(amount, first):
            continue
        if not _one_time(_time(draft, amount), _time(draft, first)):
            continue
        if clauses_apart(draft, _number_at(amount), _number_at(first)):
            continue
        yield Compared((amount, first))
        if amount.figure.value != first.figure.value:
            yield _finding(draft, amount, first)


def _number_at(amount: Amount) -> int:
    return amount.main.start if amount.main is not None else amount.end


def _one_time(one: str | None, other: str | None) -> bool:
    """Whether two times may be one: the same, or one of them open."""
    return one is None or other is None or one == other


def _one_field(one: Amount, other: Amount) -> bool:
    """Whether two ranks are among the same: 63 provinces, the region."""
    a, b = one.figure, other.figure
    if a.of is not None and b.of is not None:
        return a.of == b.of
    return _field(a.scope) == _field(b.scope) and a.of == b.of


def _field(scope: str | None) -> str:
    """``trong vùng Đồng bằng sông Hồng`` and ``vùng Đồng bằng sông Hồng`` are one field."""
    leading = lists()["ranks.leading"]
    return " ".join(word for word in fold(scope or "").split() if word not in leading)


def _moved(draft: Draft, move: Move) -> Finding:
    shown = f"{move.way} {move.right}" if move.right >= 0 else f"đổi {-move.right} theo chiều kia"
    start, end = move.between or (move.start, move.end)
    mended = draft.text[move.start : move.end].isdecimal()  # "tăng hai bậc" is left to a person
    return Finding(
        start=start,
        end=end,
        message=f"Từ hạng trước đến hạng này là {shown} bậc, không phải {move.way} {move.by} bậc",
        message_en=f"Between the two ranks lie {move.right} places, not {move.by}",
        stated=Decimal(move.by),
        computed=Decimal(move.right),
        suggestion=str(move.right) if mended and move.right > 0 and not move.between else None,
        see=tuple(Place(start=start, end=end) for start, end in move.ranks),
        severity=softened(not draft.doubtful),
    )


def _moved_again(later: MoveTold, earlier: MoveTold) -> Finding:
    return Finding(
        start=later.start,
        end=later.end,
        message=f"{later.told} ở đây, {earlier.told} ở chỗ khác",
        message_en=f"{later.by} places {later.up} here, {earlier.by} {earlier.up} elsewhere",
        stated=Decimal(later.by),
        computed=Decimal(earlier.by),
        see=(Place(start=earlier.start, end=earlier.end),),
        severity=Severity.WARNING,
    )


def _finding(draft: Draft, amount: Amount, other: Amount) -> Finding:
    sure = _time(draft, amount) == _time(draft, other) is not None and amount.main is not None
    said, shown = vi(amount.figure.value), vi(other.figure.value)
    return at(
        amount,
        message=f"{amount.figure.indicator}: hạng {said} ở đây, hạng {shown} ở chỗ khác",
        message_en=f"Rank {amount.figure.value} here, {other.figure.value} elsewhere",
        stated=amount.figure.value,
        computed=other.figure.value,
        suggestion=shown,
        see=places(other),
        severity=None if sure else Severity.WARNING,
    )
