"""What changed in a plan between two days, as a page: the sentence, then a table a kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from django.http import QueryDict

from tiendo.register import selectors
from tiendo.register.access import Viewer
from tiendo.register.models import Plan
from tiendo.scoring.changes import PlanChanges, changes_between
from tiendo.scoring.rules.changed_words import Line
from tiendo.scoring.rules.comparing.words import say
from tiendo.web import links, words
from tiendo.web.links import Link
from tiendo.web.pages.days import day_asked, presets
from tiendo.web.pages.plan_title import title


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    name: str
    href: str  # empty for a target that is no longer there
    was: str
    now: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeGroup:
    title: str
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    title: str
    board: str
    summary: str
    start: date
    end: date
    spans: tuple[Link, ...]
    groups: tuple[ChangeGroup, ...]


def page(slug: str, asked: QueryDict, today: date, to: Viewer) -> ChangesPage:
    """The page of a plan. Raises NotFound for one that is not there, NoDay.

    Without days of its own the address means from the stage before today to today.
    """
    plan = selectors.plan(slug, to=to)
    end = day_asked(asked.get("den"), today)
    start = day_asked(asked.get("tu"), end) if asked.get("tu") else stage_before(plan, end)
    found = changes_between(plan, start, end, to=to)
    return ChangesPage(
        title=title(plan),
        board=links.to_plan(slug),
        summary=found.summary(english=words.english()),
        start=found.start,
        end=found.end,
        spans=spans(plan, found, today),
        groups=groups(found),
    )


def stage_before(plan: Plan, end: date) -> date:
    """The latest stage of the plan's year before a day, else a month before it."""
    days = [one.on for one in presets(plan.ends_on, end) if one.on < end]
    return max(days, default=end - timedelta(days=30))


def spans(plan: Plan, found: PlanChanges, today: date) -> tuple[Link, ...]:
    """From each stage to the next, as ways to this page."""
    stages = presets(plan.ends_on, today)
    return tuple(
        Link(
            words=f"{one.words} → {other.words}",
            href=address(plan.slug, one.on, other.on),
            current=(one.on, other.on) == (found.start, found.end),
        )
        for one, other in pairwise(stages)
    )


def address(slug: str, start: date, end: date) -> str:
    query = f"?tu={start.isoformat()}&den={end.isoformat()}"
    return links.to_changes(slug) + query


def groups(found: PlanChanges) -> tuple[ChangeGroup, ...]:
    english = words.english()
    return tuple(
        ChangeGroup(
            title=say(f"kind-{kind}", english=english), rows=tuple(row(line) for line in lines)
        )
        for kind, lines in groupby(found.lines(english=english), key=lambda line: line.kind)
    )


def row(line: Line) -> ChangeRow:
    href = "" if line.kind == "dropped" else links.to_target(line.key)
    return ChangeRow(name=line.name, href=href, was=line.was, now=line.now, note=line.note)
