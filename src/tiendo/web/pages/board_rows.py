"""Targets with their scores as rows of the scoreboard, grouped, sorted, filtered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from tiendo.facts.series import Status
from tiendo.register.models import Target
from tiendo.scoring import Score
from tiendo.scoring.selectors import Judged, JudgedGroup
from tiendo.web import links, verdicts, words
from tiendo.web.pages.board import Group, Row
from tiendo.web.pages.trend import small_trend


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What rows are shown with: the targets (by primary key) that are contradicted."""

    contradicted: frozenset[int]


def row(judged: Judged, shown: Shown) -> Row:
    """A row; the period is named only where it is not the target's own."""
    target, score = judged.record, judged.score
    return Row(
        number=str(target.ordinal),
        name=name(target),
        href=links.to_target(target.slug),
        asked=words.asked(judged.target),
        verdict=judged.verdict.value,
        got=words.got(score),
        status=provisional(score),
        period=words.period(score.period) if score.period != target.period else "",
        percent=words.percent_of_target(score),
        spark=small_trend(judged.target, judged.records),
        body=responsible(target),
        overridden=judged.override is not None,
        amended=judged.level is not None,
        contradicted=target.pk in shown.contradicted,
    )


def provisional(score: Score) -> str:
    """The status of a value that may still be corrected: ước, sơ bộ; else empty."""
    if score.status in (None, Status.OFFICIAL, Status.REVISED):
        return ""
    return words.status(score.status.value)


def name(target: Target) -> str:
    """What is measured, with the part that it is said of."""
    words_ = words.capital(target.name)
    known = target.subject and target.subject.lower() not in words_.lower()
    return f"{words_} ({target.subject})" if known else words_


def responsible(target: Target) -> str:
    body = target.responsible or target.group.responsible
    return body.name if body else target.group.responsible_text


def keep(judged: Iterable[Judged], asked: QueryDict) -> list[Judged]:
    """Those that the address asks for: verdict, group, body, period."""
    tests: dict[str, Callable[[Judged], str]] = {
        "danh-gia": lambda one: one.verdict.value,
        "nhom": lambda one: str(one.record.group.ordinal),
        "co-quan": lambda one: responsible(one.record),
        "ky": lambda one: one.record.period,
    }
    wanted = [(test, asked[key]) for key, test in tests.items() if asked.get(key)]
    return [one for one in judged if all(test(one) == value for test, value in wanted)]


def worst_first(judged: Iterable[Judged]) -> list[Judged]:
    """What needs attention first; of the same verdict, as in the resolution."""
    return sorted(
        judged, key=lambda j: (verdicts.WORST_FIRST.index(j.verdict.value), j.record.ordinal)
    )


def grouped(groups: Iterable[JudgedGroup], asked: QueryDict, shown: Shown) -> tuple[Group, ...]:
    """The groups of the plan with the rows asked for; their tallies count all their targets."""
    kept = [(one, keep(one.targets, asked)) for one in groups]
    return tuple(group(one, members, shown) for one, members in kept if members)


def group(judged: JudgedGroup, members: Sequence[Judged], shown: Shown) -> Group:
    heading = judged.record
    body = heading.responsible.name if heading.responsible else heading.responsible_text
    return Group(
        rows=tuple(row(one, shown) for one in members),
        reached=judged.tally.reached,
        total=judged.tally.total,
        number=str(heading.ordinal) if heading.ordinal else "",
        title=heading.title,
        body=body,
    )
