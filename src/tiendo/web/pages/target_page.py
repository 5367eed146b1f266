"""A target's page as frozen values: the verdict, why, what was observed, what contradicts."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from tiendo.web.links import Link
from tiendo.web.pages.baselines import Baseline
from tiendo.web.pages.handed_shown import Handed
from tiendo.web.pages.laid_shown import Laid
from tiendo.web.pages.level_shown import Level
from tiendo.web.pages.past_page import Past
from tiendo.web.quoting import Quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A value in the words of a document, with the way to the sentence."""

    shown: str
    period: str
    quoted: Quoted
    href: str
    document: str
    place: str = ""
    known_on: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Also:
    """What the same document says of the same period besides: percent of plan, growth."""

    shown: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen(Said):
    """An observation of the register."""

    also: tuple[Also, ...]
    id: str
    status: str
    estimated: bool
    superseded: bool
    used: bool
    wrong: bool = False  # a person found it wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One value of the line: what, since when, who said it where, when it was entered."""

    shown: str
    href: str
    status: str
    known_on: str
    speaker: str
    document: str
    entered: str
    wrong: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The values said of one thing in the order of their force, the one that counts last."""

    period: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Against(Said):
    """What contradicts and nobody settled; ``all`` leads to every side. ``weighed``: it is as
    firm as what stands, and the verdict takes both into account."""

    all: str
    weighed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledRow:
    """What was settled: by whom, when and why."""

    href: str
    outcome: str
    reason: str
    by: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overridden:
    verdict: str
    reason: str
    by: str
    on: str
    outdated: bool  # the rules say something else now than then


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    label: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The same chart for two widths, what its axis counts, and which marks it uses."""

    wide: SafeString
    narrow: SafeString
    axis: str
    estimates: bool
    superseded: bool
    derived: str = ""  # what the derived values are, where there are any


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPage:
    board: Link
    group: Link | None
    number: str
    due: str
    as_of: str  # empty for today
    name: str
    verdict: str
    machine_verdict: str
    estimated: bool
    reason: str
    asked: str
    got: str
    status: str
    period: str
    percent: str
    gap: str
    change: Labelled | None
    way: tuple[Labelled, ...]  # what should stand by now, and the pace needed
    body: str
    steps: tuple[Labelled, ...]
    override: Overridden | None
    source: Said
    levels: tuple[Level, ...]  # nothing where it is as first set and nobody may change it
    levels_href: str
    amended: bool
    trajectory: Laid | None
    trajectory_href: str  # empty for those who may not change it
    baselines: tuple[Baseline, ...]
    handed: Handed | None
    wholes: tuple[Link, ...]
    chart: Chart | None
    forecast_href: str  # empty where the period is over
    past: Past | None
    observations: tuple[Seen, ...]
    whole: str  # the address of all of them, where these are the newest
    lines: tuple[Line, ...]
    contradictions: tuple[Against, ...]
    settled: tuple[SettledRow, ...]
