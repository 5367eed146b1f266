"""Meetings that the text tells of: conferences, sessions, congresses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from tiendo.errors import Unreadable
from tiendo.facts.items import Meeting
from tiendo.reading.document import Block, Document, Kind
from tiendo.reading.rules.convened import REACH
from tiendo.reading.rules.held import (
    chairs_of,
    day_behind,
    day_below,
    opening_day,
    opens_today,
)
from tiendo.reading.rules.mentions import Mention, mentions
from tiendo.reading.rules.sentences import today

# Who chairs may be told in so many of the next blocks.
NEXT, MINUTES_NEXT = 2, 8
# The lines of a title stand within so many characters.
TITLE_WITHIN = 600


def meetings(document: Document) -> Iterator[Meeting]:
    """Every meeting the text tells of, once: the mention that says most, completed by others."""
    named = list(_first_of_sentence(mentions(document)))
    if not named:
        return
    year = cache(lambda: today(document).year)
    page, blocks = document.published_on, document.blocks
    found = [_complete(group, year, page, blocks) for group in _grouped(named)]
    yield from _once_a_day(sorted(found, key=lambda meeting: meeting.evidence.start))


def _first_of_sentence(named: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions, with all but the first of a sentence marked: its opening day is not theirs."""
    last: Mention | None = None
    for mention in named:
        again = last and last.block is mention.block and last.sentence == mention.sentence
        last = mention
        mention = replace(mention, elsewhere=True) if again else mention
        if mention.elsewhere and mention.meeting.mode:
            mention = replace(mention, meeting=replace(mention.meeting, mode=None))
        yield mention


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
    for mention in sorted(loose, key=lambda m: not m.told):
        kind = mention.kind
        known = next((group for key, group in groups.items() if key[0] == kind), None)
        only_body = bool(mention.meeting.body) and mention.topic_words.startswith(
            mention.meeting.body or "-"
        )
        apart = mention.block.text[max(0, mention.start - 1) : mention.start] == "("
        again = not mention.told or not mention.topic
        if known is not None and (
            mention.block.kind is Kind.HEADING or only_body or apart or again
        ):
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


def _complete(
    group: list[Mention],
    year: Callable[[], int | None],
    page: date | None,
    blocks: Sequence[Block],
) -> Meeting:
    """The meeting that several mentions name: the dated one in prose is its evidence."""
    group.sort(key=lambda m: m.meeting.ordinal is None)
    held = [(mention, _held_on(mention, year, page)) for mention in group]
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
    chairs = next((c for c in (_chairs(m, blocks) for m in group) if c), ())
    first = next(iter(m.meeting.body for m in group if m.meeting.body), None)
    return replace(
        meeting,
        name=names[-1] if names and len(names[-1]) <= REACH else meeting.name,
        body=meeting.body or first,
        extended=True if any(m.meeting.extended for m in group) else None,
        term=next((m.meeting.term for m in group if m.meeting.term), None),
        mode=next((m.meeting.mode for m in group if m.meeting.mode), None),
        held_on=next((day for _, day in held if day is not None), None)
        or _below(best, year, blocks),
        chairs=chairs,
    )


def _held_on(mention: Mention, year: Callable[[], int | None], page: date | None) -> date | None:
    """The first day of the meeting, where its sentence states one and the year is stated.

    "Sáng nay" is the day of the page.
    """
    text, sentence = mention.block.text, mention.sentence
    stated = day_behind(text, sentence, (mention.start, mention.end))
    if stated is None and not mention.elsewhere:
        stated = opening_day(text, sentence, mention.start)
        if stated is None and opens_today(text, sentence[0]):
            return page
    if stated is None:
        return None
    try:
        return stated.on(year() if stated.year is None else None)
    except Unreadable:
        return None


def _below(
    mention: Mention, year: Callable[[], int | None], blocks: Sequence[Block]
) -> date | None:
    """The day of a meeting that the title of the page names, from the lines below it."""
    block = mention.block
    if block.start > TITLE_WITHIN or block.text.rstrip().endswith((".", ";")):
        return None
    index = bisect_left(blocks, block.start, key=lambda one: one.start)
    stated = day_below(blocks[index + 1 : index + 1 + NEXT + 1])
    try:
        return stated.on(year() if stated.year is None else None) if stated else None
    except Unreadable:
        return None


def _chairs(mention: Mention, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Who chairs, as the mention's block or one of the next tells."""
    if mention.elsewhere:
        return ()
    index = bisect_left(blocks, mention.block.start, key=lambda block: block.start)
    behind = MINUTES_NEXT if mention.minuted else NEXT
    near = blocks[index : index + 1 + behind]
    return chairs_of(near, mention.sentence[0], mention.end, minuted=mention.minuted)
