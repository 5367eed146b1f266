"""Targets with their scores as rows of the scoreboard, grouped, sorted, filtered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict

from tiendo.facts.series import Status
from tiendo.register.models import Target, TargetGroup
from tiendo.scoring import Score
from tiendo.scoring.selectors import Judged
from tiendo.web import links, verdicts, words
from tiendo.web.pages.board import Group, Row
from tiendo.web.pages.trend import small_trend

# A year by month and the month before it: what a trend as small as a word can show.
TREND = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A row with what lists sort, filter and gather it by; ``group`` is its heading's ordinal."""

    row: Row
    target: int  # the target's primary key
    ordinal: int
    group: int
    period: str


def listed(judged: Judged) -> Listed:
    """A judged target as it stands in lists."""
    target = judged.record
    return Listed(
        row=row(judged),
        target=target.pk,
        ordinal=target.ordinal,
        group=target.group.ordinal,
        period=target.period,
    )


def row(judged: Judged) -> Row:
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
        spark=small_trend(judged.target, judged.records[-TREND:]),
        body=responsible(target),
        overridden=judged.override is not None,
        amended=judged.level is not None,
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


def keep(rows: Iterable[Listed], asked: QueryDict) -> list[Listed]:
    """Those that the address asks for: verdict, group, body, period."""
    tests: dict[str, Callable[[Listed], str]] = {
        "danh-gia": lambda one: one.row.verdict,
        "nhom": lambda one: str(one.group),
        "co-quan": lambda one: one.row.body,
        "ky": lambda one: one.period,
    }
    wanted = [(test, asked[key]) for key, test in tests.items() if asked.get(key)]
    return [one for one in rows if all(test(one) == value for test, value in wanted)]


def worst_first(rows: Iterable[Listed]) -> list[Listed]:
    """What needs attention first; of the same verdict, as in the resolution."""
    return sorted(rows, key=lambda one: (verdicts.WORST_FIRST.index(one.row.verdict), one.ordinal))


def grouped(
    heads: Iterable[TargetGroup], rows: Sequence[Listed], asked: QueryDict
) -> tuple[Group, ...]:
    """The groups of the plan with the rows asked for; their tallies count all their targets."""
    members: dict[int, list[Listed]] = defaultdict(list)
    for one in rows:
        members[one.group].append(one)
    made = (group(head, members[head.ordinal], asked) for head in heads)
    return tuple(one for one in made if one.rows)


def group(head: TargetGroup, members: Sequence[Listed], asked: QueryDict) -> Group:
    rows = (one.row for one in keep(members, asked))
    return Group(
        rows=tuple(rows if head.title else (replace(one, html="") for one in rows)),
        reached=reached(members),
        total=len(members),
        number=str(head.ordinal) if head.ordinal else "",
        title=head.title,
        body=head.responsible.name if head.responsible else head.responsible_text,
    )


def reached(rows: Iterable[Listed]) -> int:
    """Met and exceeded."""
    return sum(one.row.verdict in verdicts.REACHED for one in rows)
