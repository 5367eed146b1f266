"""Sums from the start of a period, put together from the values of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from tiendo.scoring.rules.merge import Key, key, weight
from tiendo.scoring.rules.periods import DAY, stretch
from tiendo.scoring.rules.usable import Usable


def accumulate(start: date, pieces: Mapping[Key, Usable]) -> dict[date, Usable]:
    """The sum from ``start`` up to every day that the pieces lead to.

    Pieces are added forwards and taken off backwards, as few as possible: nine months
    are themselves, or six months and quarter III; quarter III is nine months less six.
    """
    edges: dict[date, list[tuple[date, Usable]]] = {}
    for piece in sorted(pieces.values(), key=lambda u: (weight(u), key(u)), reverse=True):
        first, after = piece.period.start, piece.period.end + DAY
        edges.setdefault(first, []).append((after, piece))
        back = replace(piece, span=piece.span.times(Fraction(-1)))
        edges.setdefault(after, []).append((first, back))
    reached: dict[date, Usable | None] = {start: None}
    front = [start]
    while front:
        found: dict[date, Usable] = {}
        for node in front:
            for after, piece in edges.get(node, ()):
                if after not in reached:
                    found.setdefault(after, joined(start, after, reached[node], piece))
        reached |= found
        front = sorted(found)
    return {after: value for after, value in reached.items() if value is not None}


def joined(start: date, after: date, so_far: Usable | None, piece: Usable) -> Usable:
    """One piece more; the whole is as sure as its least sure piece."""
    if so_far is None:
        return piece if after > start else replace(piece, remarks=(*piece.remarks, "derived-sum"))
    remarks = dict.fromkeys((*so_far.remarks, *piece.remarks, "derived-sum"))
    return replace(
        piece,
        named=None,
        period=stretch(start, max(start, after - DAY)),
        span=so_far.span.plus(piece.span),
        status=min(so_far, piece, key=lambda u: u.rank).status,
        known_on=max(so_far.known_on, piece.known_on),
        refs=so_far.refs + piece.refs,
        sources=tuple(dict.fromkeys(so_far.sources + piece.sources)),
        remarks=tuple(remarks),
        attained=None if None in (so_far.attained, piece.attained) else _plus(so_far, piece),
    )


def _plus(one: Usable, other: Usable) -> Fraction:
    assert one.attained is not None
    assert other.attained is not None
    return one.attained + other.attained
