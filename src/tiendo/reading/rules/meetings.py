"""Meetings that the text tells of: conferences, sessions, congresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from tiendo.errors import Unreadable
from tiendo.facts.items import Meeting
from tiendo.reading.document import Document, Kind
from tiendo.reading.rules.finding import places
from tiendo.reading.rules.mentions import REACH, Mention, mentions
from tiendo.reading.rules.people import named_in
from tiendo.reading.rules.sentences import sentence_around, today
from tiendo.vocabulary.dates import StatedDate, find_dates

# Who chairs is said within this many characters behind the meeting.
CHAIRED_WITHIN = 1500
CHAIRED_BY = re.compile(
    r"(?:chủ trì|chủ tọa|chủ toạ|điều hành)\s{0,8}(?:của đồng chí|của ông|của bà)"
)
CHAIRING = ("chủ trì", "chủ tọa", "chủ toạ", "điều hành")
# A day that opens the sentence is the meeting's, so far behind it.
OPENED_WITHIN = 330
DAY_LEAD = re.compile(r"(?:\(|\s)(?:(?:sáng |chiều )?ngày|sáng|chiều) $")
OTHER_DAY = re.compile(r"(?:đến|hết|từ|trước|TU|TW|HĐND|UBND|CP) ngày $")
OPENING = re.compile(
    r"[“\"\s]*(?:(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa|[Nn]gày|[Tt]rong|[Vv]ào|qua|nay|nay|hai|ba|"
    r"0?[23]|các|[Tt]ừ|"
    r"[Hh]ôm|[Hh]ội nghị|\(|,)\s?)*"
)


def meetings(document: Document) -> Iterator[Meeting]:
    """Every meeting the text tells of, once: the mention that says most, completed by others."""
    named = list(mentions(document))
    if not named:
        return
    year = cache(lambda: today(document).year)
    yield from _once_a_day([_complete(group, year) for group in _grouped(named)])


def _once_a_day(found: list[Meeting]) -> Iterator[Meeting]:
    """Sessions without a number on one day are one meeting, whatever the words."""
    by_day: dict[date, int] = {}
    kept: list[Meeting] = []
    for meeting in found:
        day = meeting.held_on
        session = meeting.ordinal is None and "ọp" in meeting.name
        if not session or day is None or day not in by_day:
            if session and day is not None:
                by_day[day] = len(kept)
            kept.append(meeting)
            continue
        known = kept[by_day[day]]
        body, chairs = known.body or meeting.body, known.chairs or meeting.chairs
        kept[by_day[day]] = replace(known, body=body, chairs=chairs)
    yield from kept


def _grouped(named: list[Mention]) -> list[list[Mention]]:
    """Mentions of one meeting together: same kind, ordinal and term, or the same topic.

    A heading without an ordinal, or a mention that only repeats the body, joins
    the first meeting of its kind.
    """
    groups: dict[tuple[object, ...], list[Mention]] = {}
    loose: list[Mention] = []
    for mention in named:
        if mention.meeting.ordinal is None:
            loose.append(mention)
        else:
            groups.setdefault((mention.kind, mention.meeting.ordinal), []).append(mention)
    for mention in loose:
        kind = mention.kind
        known = next((group for key, group in groups.items() if key[0] == kind), None)
        only_body = bool(mention.meeting.body) and mention.topic_words.startswith(
            mention.meeting.body or "-"
        )
        apart = mention.block.text[max(0, mention.start - 1) : mention.start] == "("
        if known is not None and (mention.block.kind is Kind.HEADING or only_body or apart):
            known.append(mention)
        else:
            groups.setdefault((kind, *mention.topic), []).append(mention)
    return list(_with_headings(groups).values())


def _with_headings(
    groups: dict[tuple[object, ...], list[Mention]],
) -> dict[tuple[object, ...], list[Mention]]:
    """A meeting that only a heading names is the first of its kind that the text tells of."""
    for key, group in list(groups.items()):
        if all(m.block.kind is Kind.HEADING for m in group):
            other = next(
                (
                    o
                    for o in groups
                    if o != key and o[0] == key[0] and groups[o][0].meeting.ordinal is None
                ),
                None,
            )
            if other is not None:
                groups[other] += groups.pop(key)
    return groups


def _complete(group: list[Mention], year: Callable[[], int | None]) -> Meeting:
    """The meeting that several mentions name: the dated one in prose is its evidence."""
    group.sort(key=lambda m: m.meeting.ordinal is None)
    held = [(mention, _held_on(mention, year)) for mention in group]
    names = sorted((m.meeting.name for m in group if ")" not in m.meeting.name), key=len)
    if group[0].meeting.ordinal is not None:
        names = [n for n in names if any(n == m.meeting.name and m.meeting.ordinal for m in group)]
    sure = group[0].meeting.ordinal
    best = next((m for m, day in held if day is not None and m.meeting.ordinal == sure), None)
    best = best or next(
        (m for m in group if m.block.kind is not Kind.HEADING and m.meeting.ordinal == sure),
        group[0],
    )
    meeting = best.meeting
    chairs = next((c for c in (_chairs(m) for m in group) if c), ())
    first = next(iter(m.meeting.body for m in group if m.meeting.body), None)
    return replace(
        meeting,
        name=names[-1] if names and len(names[-1]) <= REACH else meeting.name,
        body=meeting.body or first,
        extended=True if any(m.meeting.extended for m in group) else None,
        term=next((m.meeting.term for m in group if m.meeting.term), None),
        mode=next((m.meeting.mode for m in group if m.meeting.mode), None),
        held_on=next((day for _, day in held if day is not None), None),
        chairs=chairs,
    )


def _held_on(mention: Mention, year: Callable[[], int | None]) -> date | None:
    """The first day of the meeting, where its sentence states one and the year is stated."""
    stated = _near_day(mention) or _opening_day(mention)
    if stated is None:
        return None
    try:
        return stated.on(year() if stated.year is None else None)
    except Unreadable:
        return None


def _near_day(mention: Mention) -> StatedDate | None:
    """ "cuộc họp ngày 14/3/2024", "Hội nghị lần thứ 23 … (ngày 9-7-2024)"."""
    text = mention.block.text
    for stated in find_dates(text, mention.start, min(mention.sentence[1], mention.end + 32)):
        lead = text[max(mention.start, stated.start - 12) : stated.start]
        if DAY_LEAD.search(lead) and not OTHER_DAY.search(lead):
            return stated
    return None


def _opening_day(mention: Mention) -> StatedDate | None:
    """The day that opens the sentence, with only words of time before it."""
    first, last = mention.sentence
    if mention.start - first >= OPENED_WITHIN:
        return None
    stated = next(find_dates(mention.block.text, first, min(last, first + 60)), None)
    opens = stated and OPENING.fullmatch(mention.block.text, first, stated.start)
    return stated if opens else None


def _chairs(mention: Mention) -> tuple[str, ...]:
    """Who chairs: the persons named before the word in the same sentence, or in the next ones."""
    block, text = mention.block, mention.block.text
    if block.kind is Kind.HEADING:
        return ()
    for at in places(text, CHAIRING, mention.sentence[0], mention.end + CHAIRED_WITHIN):
        named = list(named_in(block, *sentence_around(block, at)))
        chairs = [n for n in named if n.name[0] < at]
        if named and not chairs and CHAIRED_BY.match(text, at):
            chairs = named[:1]
        if chairs:
            return tuple(" ".join(text[slice(*n.name)].split()) for n in chairs)
    return ()
