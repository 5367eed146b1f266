"""What a report rests on: a plan's lines judged on a day, and what documents admit and order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tiendo.facts.series import Observation, Target
from tiendo.scoring.rules.score import Change, Score, Verdict
from tiendo.vocabulary.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The words of a document that a record was read from."""

    ref: str  # the record: an observation's or target's slug, "document#3" of a shortcoming
    document: str  # by name: "Báo cáo số 401-BC/TU ngày 05/10/2023"
    slug: str  # the register's id of the document
    quote: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A target with its score, and the records that stand behind each of its figures.

    ``verdict`` is the one that counts (a person's before the rules'). ``change`` is the move
    since the same period a year before; ``last`` the value of the year before.
    """

    ref: str
    group: int
    name: str
    score: Score
    verdict: Verdict
    unit_text: str
    goal_sources: tuple[Source, ...]
    sources: tuple[Source, ...] = ()
    change: Change | None = None
    change_sources: tuple[Source, ...] = ()
    last: Observation | None = None
    last_sources: tuple[Source, ...] = ()
    rank: Observation | None = None
    rank_sources: tuple[Source, ...] = ()
    responsible: str = ""
    decided: str = ""  # why a person judged it otherwise than the rules; empty where none did
    decided_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    ordinal: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Something that a document admits or orders. ``cause``: objective, subjective, stated, or
    empty for what is no cause."""

    ref: str
    text: str
    source: Source
    cause: str = ""
    owners: tuple[str, ...] = ()
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """What a body above says of the same indicator and period; ``target`` is the own one."""

    ref: str
    body: str
    target: Target
    seen: Observation
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that a report on a plan may say, as known on ``as_of``."""

    plan: str  # the register's id
    source: str  # "Nghị quyết số 27-NQ/TU ngày 06/12/2022"
    body: str
    issuer: str
    system: str  # "party" or "state"
    place: str
    code: str  # the letters in its document numbers: TU, UBND
    as_of: date
    period: Period
    groups: tuple[Group, ...]
    lines: tuple[Line, ...]
    partial: bool = False  # whether some of the plan's lines were left aside, as asked
    above: tuple[Above, ...] = ()
    shortcomings: tuple[Recorded, ...] = ()
    tasks: tuple[Recorded, ...] = ()
    kept: tuple[Recorded, ...] = ()  # all that was admitted and ordered, also what is past

    by_ref: Mapping[str, Line] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_ref = {one.ref: one for one in reversed(self.lines)}  # of two of one id the first
        object.__setattr__(self, "by_ref", by_ref)

    def line(self, ref: str) -> Line | None:
        return self.by_ref.get(ref)

    def recorded(self, ref: str) -> Recorded | None:
        return next((r for r in self.kept if r.ref == ref), None)
