"""Figures that a draft carries with their records, beside what the register says of each.

Nothing is guessed here: which record a figure is of stands in the file itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Record, Severity
from tiendo.checking.registry import Compared, Yielded
from tiendo.facts.known import KnownFigure

WORD = re.compile(r"[^\s.,;()]+(?:[.,]\d+)*")


def carried(draft: Draft, kind: str) -> Iterator[Yielded]:
    """Each figure of a kind that the register says differently, or says no longer."""
    for one in draft.known.figures:
        if one.kind != kind:
            continue
        yield Compared(tuple(a for a in draft.amounts if one.start <= a.span[0] < one.end))
        if not agrees(draft.text[one.start : one.end], one):
            yield finding(draft, one)


def wrong(draft: Draft) -> frozenset[int]:
    """The places of figures that differ from their records: those slips are told once."""
    return draft.kept(
        "carried-wrong",
        lambda: frozenset(
            at
            for one in draft.known.figures
            if not agrees(draft.text[one.start : one.end], one)
            for at in range(one.start, one.end)
        ),
    )


def held(draft: Draft, amount: Amount) -> bool:
    """Whether the amount's record is known: then no other is looked for by its words."""
    starts = draft.kept(
        "carried",
        lambda: {at for one in draft.known.figures for at in range(one.start, one.end)},
    )
    return amount.span[0] in starts


def agrees(text: str, one: KnownFigure) -> bool:
    """Whether a figure says what the register says, if with fewer words.

    The register's words, or all of its numbers and of its other words some: “4.126 ha” of
    “đạt 4.126 ha”, but not “tăng 4,3%” of “giảm 4,3%”.
    """
    said, known = WORD.findall(text.lower()), WORD.findall(one.now.lower())
    if said == known:
        return bool(known)
    numbers = [word for word in known if word[0].isdigit()]
    same = bool(numbers) and numbers == [word for word in said if word[0].isdigit()]
    return same and set(said) <= set(known)


def finding(draft: Draft, one: KnownFigure) -> Finding:
    said = " ".join(draft.text[one.start : one.end].split())
    hand = ", gõ đè bằng tay" if one.typed else ""
    by_hand = ", typed over by hand" if one.typed else ""
    name = f"{one.name}: " if one.name else ""
    if one.now:
        message = f"{name}“{said}” ở đây{hand}; sổ ghi “{one.now}” theo {one.source}"
        english = f"“{said}” here{by_hand}; “{one.now}” in the register ({one.source})"
    else:
        message = f"{name}“{said}” ở đây{hand}; sổ không còn ghi số này"
        english = f"“{said}” here{by_hand}; the register no longer says it"
    sure = bool(one.now) and (one.firm or not one.typed)
    return Finding(
        start=one.start,
        end=one.end,
        message=message,
        message_en=english,
        stated=said,
        computed=one.now or None,
        suggestion=one.now or None,
        register=Record(kind=one.record, ref=one.ref, source=one.source, quote=one.quote)
        if one.source
        else None,
        severity=None if sure and not draft.doubtful else Severity.WARNING,
    )
