"""The scoreboard as frozen values: what its template prints, nothing to work out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from tiendo.web.links import Link
from tiendo.web.pages.forms import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A target with its verdict. ``got`` is empty where nothing is known.

    ``html``: the row as it was written before, where nothing of it is different now.
    """

    number: str
    name: str
    href: str
    asked: str
    verdict: str
    got: str = ""
    status: str = ""
    period: str = ""
    percent: str = ""
    spark: SafeString | str = ""
    body: str = ""
    overridden: bool = False
    amended: bool = False  # judged by a later level than the one first set
    contradicted: bool = False
    html: SafeString | str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """``title`` is empty for a list that is not grouped."""

    rows: tuple[Row, ...]
    reached: int = 0
    total: int = 0
    number: str = ""
    title: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendItem:
    verdict: str
    count: int
    href: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    on: str
    document: Link
    plan: Link | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreboardPage:
    title: str
    body: str
    body_href: str
    period: str
    source: Link
    remark: str
    reached: int
    total: int
    bar: SafeString
    legend: tuple[LegendItem, ...]
    watch: tuple[Row, ...]
    as_of: date
    as_of_words: str
    days: tuple[Link, ...]
    orders: tuple[Link, ...]
    changes: str
    kept_for_day: tuple[tuple[str, str], ...]
    kept_for_filter: tuple[tuple[str, str], ...]
    filters: tuple[Field, ...]
    filtered: bool
    unfiltered: str
    groups: tuple[Group, ...]
    others: tuple[Link, ...]
    end: End | None = None  # the plan was replaced, and by what
    says_replaced: tuple[Link, ...] = ()  # documents that say so, and nobody confirmed it
    end_href: str = ""  # for those who keep the plan
