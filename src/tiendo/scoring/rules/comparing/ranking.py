"""Bodies in the order of their values: shared ranks, denominators, moves since last time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tiendo.errors import InvalidFact
from tiendo.facts.series import Better
from tiendo.scoring.rules.comparing.words import both, say, sentence, value_words
from tiendo.scoring.rules.wording import move_words
from tiendo.vocabulary.text import fold

Values = Mapping[str, Fraction | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """``rank`` 1 is best; ``shared`` counts all that have this rank, itself included.

    ``moved``: places gained since last time, negative for lost; None where not known.
    """

    name: str
    value: Fraction
    rank: int
    shared: int
    moved: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """``of``: how many were ranked. ``unranked``: those without a value, never dropped.

    ``moves_refused``: why no moves are given though there was a last time; empty if they are.
    """

    placed: tuple[Placed, ...]
    unranked: tuple[str, ...]
    of: int
    moves_refused: str = ""
    moves_refused_en: str = ""

    def at(self, name: str) -> Placed | None:
        return next((one for one in self.placed if one.name == name), None)


def ranking(values: Values, better: Better, before: Values | None = None) -> Ranking:
    """The bodies from best to worst; equal values share the better rank: 1, 2, 2, 4.

    Moves are given only among the same bodies: ranks of /63 and of /34 are not
    compared. Raises InvalidFact where the indicator has no better direction.
    """
    now = _order(values, better)
    if before is None:
        return _ranking(values, now, {})
    then = _order(before, better)
    if set(now) == set(then):
        return _ranking(values, now, then)
    id = "other-field" if len(now) != len(then) else "other-bodies"
    return _ranking(values, now, {}, refused=both(id, now=len(now), then=len(then)))


def _order(values: Values, better: Better) -> dict[str, int]:
    if better is Better.NEITHER:
        raise InvalidFact(
            "Chỉ tiêu không có chiều tốt, không xếp hạng được", do="Nêu “better”: higher hoặc lower"
        )
    sign = -1 if better is Better.HIGHER else 1
    known = {name: value * sign for name, value in values.items() if value is not None}
    return {name: 1 + sum(v < own for v in known.values()) for name, own in known.items()}


def _ranking(
    values: Values,
    now: Mapping[str, int],
    then: Mapping[str, int],
    refused: tuple[str, str] = ("", ""),
) -> Ranking:
    ranks = list(now.values())
    placed = [
        Placed(
            name=name,
            value=value,
            rank=now[name],
            shared=ranks.count(now[name]),
            moved=then[name] - now[name] if name in then else None,
        )
        for name, value in values.items()
        if value is not None
    ]
    return Ranking(
        placed=tuple(sorted(placed, key=lambda one: (one.rank, fold(one.name), one.name))),
        unranked=tuple(sorted(name for name, value in values.items() if value is None)),
        of=len(placed),
        moves_refused=refused[0],
        moves_refused_en=refused[1],
    )


def place_words(one: Placed, among: Ranking, unit: str, *, english: bool = False) -> str:
    """“Cà Mau 55,02%, đồng hạng 2/4, tăng 1 bậc”."""
    rank = "shared-rank" if one.shared > 1 else "sole-rank"
    words = say(
        rank,
        english=english,
        name=one.name,
        value=value_words(one.value, unit, english=english),
        rank=one.rank,
        of=among.of,
    )
    if one.moved is None:
        return words
    moved = move_words(Decimal(one.moved), "place", english=english)
    return f"{words}, {moved}"


def ranking_words(among: Ranking, name: str, unit: str, *, english: bool = False) -> str:
    """The whole ranking as a sentence: every place, who has no value, why no moves."""
    parts = [place_words(one, among, unit, english=english) for one in among.placed]
    if not parts:
        parts = [say("nobody-ranked", english=english)]
    if among.unranked:
        names = ", ".join(among.unranked)
        parts.append(say("unranked", english=english, names=names))
    parts.append(among.moves_refused_en if english else among.moves_refused)
    return sentence([f"{name}: {parts[0]}", *parts[1:]])
