"""The register's answer to a report: facts of a plan on a day. The one door to the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tiendo.facts.figure import Basis, Measure
from tiendo.register import selectors as register
from tiendo.register.access import Viewer
from tiendo.register.models import Observation, Plan
from tiendo.register.selectors.observing import observation_fact
from tiendo.register.selectors.plans import source_of
from tiendo.reporting.above import above
from tiendo.reporting.admitted import (
    admitted_in,
    everything,
    ordered_in,
    shortcomings,
    tasks,
)
from tiendo.reporting.asked import Asked
from tiendo.reporting.errors import PeriodAhead
from tiendo.reporting.facts import Facts, Group, Line, Source
from tiendo.reporting.origin import Origin
from tiendo.reporting.outline import narrowed
from tiendo.reporting.periods import first_half, in_words
from tiendo.reporting.timely import of_its_time
from tiendo.reporting.told import capital
from tiendo.scoring.rules.score import Change
from tiendo.scoring.selectors import Judged, scoreboard
from tiendo.vocabulary.periods import Period, format_period, parse_period, previous_year
from tiendo.vocabulary.symbols import find_symbols


def gather(
    plan: Plan, *, period: Period, as_of: date, to: Viewer | None = None, half: bool = False
) -> Facts:
    """Everything that a report of ``period`` on a plan may say, as known on ``as_of``.

    ``half``: of its first half only, as a report in the middle of a term. Only what ``to`` may
    see. Raises PeriodAhead for a period that had not begun by then.
    """
    if as_of < period.start:
        raise PeriodAhead(
            f"Ngày {as_of:%d/%m/%Y} kỳ báo cáo chưa bắt đầu", do="Chọn ngày muộn hơn, hoặc kỳ khác"
        )
    board = scoreboard(plan, as_of, to=to)
    told = first_half(period) if half else period
    judged = of_its_time(board.targets, told, as_of, to=to)
    said = admitted_in(plan, told, as_of, to=to)
    asked = ordered_in(plan, told, as_of, to=to)
    issuer = plan.document.issuer
    return Facts(
        plan=plan.slug,
        source=source_of(plan.document),
        body=plan.body.name,
        issuer=issuer.name if issuer else plan.document.issuer_text or plan.body.name,
        system=system_of(plan),
        place=plan.document.place,
        code=(issuer.codes or [""])[0] if issuer else "",
        as_of=as_of,
        period=period,
        groups=tuple(
            Group(ordinal=group.record.ordinal, title=group.record.title) for group in board.groups
        ),
        lines=tuple(map(line, judged)),
        above=tuple(above(plan, judged, told, as_of, to=to)),
        shortcomings=tuple(shortcomings(plan, said)),
        kept=everything(said, asked),
        tasks=tuple(tasks(asked, told, as_of, in_words(period).ends)),
    )


def system_of(plan: Plan) -> str:
    """Whose layout a plan's issuer writes: by the number of its document, "state" without one."""
    symbol = next(find_symbols(plan.document.number), None)
    return symbol.system if symbol else "state"


def line(judged: Judged) -> Line:
    """One target with the records behind its value, its move and the year before."""
    record, score = judged.record, judged.score
    used = [one for one in judged.records if one.slug in score.inputs]
    moved = moves(judged)
    last = last_year(judged)
    ranked = [one for one in judged.records if one.measure == Measure.RANK.value]
    subject = f" của {record.subject}" if record.subject else ""
    return Line(
        ref=record.slug,
        group=record.group.ordinal,
        name=capital(record.indicator.name) + subject,
        score=judged.applied,
        verdict=judged.verdict,
        unit_text=next((one.unit_text for one in used if one.unit_text), ""),
        goal_sources=(goal_source(judged),),
        sources=tuple(map(source, used)),
        change=change(judged, moved),
        change_sources=tuple(map(source, moved or used)),
        last=observation_fact(last) if last else None,
        last_sources=(source(last),) if last else (),
        rank=observation_fact(ranked[-1]) if ranked else None,
        rank_sources=(source(ranked[-1]),) if ranked else (),
        responsible=str(record.responsible or record.group.responsible or ""),
        decided=judged.override.reason if judged.override else "",
        decided_by=judged.override.by if judged.override else "",
    )


def source(one: Observation) -> Source:
    return Source(
        ref=one.slug,
        document=source_of(one.document),
        slug=one.document.slug,
        quote=one.evidence.quote,
        place=one.evidence.place,
    )


def goal_source(judged: Judged) -> Source:
    """Where the target stands, at the level by which it is judged."""
    stated = judged.level or judged.record
    document = judged.level.document if judged.level else judged.record.plan.document
    evidence = stated.evidence or judged.record.evidence
    return Source(
        ref=judged.record.slug,
        document=source_of(document),
        slug=document.slug,
        quote=evidence.quote,
        place=evidence.place,
    )


def moves(judged: Judged) -> list[Observation]:
    """The records that state the judged value's move on the same period a year before."""
    score = judged.score
    against = (Basis.SAME_PERIOD.value, Basis.PREVIOUS_YEAR.value)
    stated = [
        one
        for one in judged.records
        if one.period == score.period and one.basis in against and one.slug not in score.inputs
    ]
    by_kind = sorted(stated, key=lambda one: one.measure != Measure.CHANGE.value)
    return [one for one in by_kind if one.unit in UNITS][:1]


UNITS = ("percent", "percentage_point", "place")


def change(judged: Judged, moved: Sequence[Observation]) -> Change | None:
    """As the score has it, else from a stated percent of the same period (of amounts only).

    None where the value is itself that growth.
    """
    score = judged.score
    if score.change is not None:
        itself = score.change.value == score.value and score.change.unit == score.target.unit
        return None if itself else score.change
    stated = next((one for one in moved if one.measure == Measure.ATTAINMENT.value), None)
    if stated is None or score.period is None or score.target.unit in UNITS:
        return None
    if stated.op != "eq" or stated.high is not None or stated.unit != "percent":
        return None
    since = format_period(previous_year(parse_period(score.period)))
    return Change(value=stated.value - 100, unit="percent", since=since)


def last_year(judged: Judged) -> Observation | None:
    """The value of the whole year before a target's, where the register has it."""
    target = judged.target
    before = format_period(previous_year(parse_period(target.period)))
    found: Iterable[Observation] = (
        one
        for one in judged.records
        if one.period == before and one.measure == target.measure.value and one.unit == target.unit
    )
    return next(iter(found), None)


def gather_again(origin: Origin, as_of: date, *, to: Viewer | None = None) -> Facts:
    """The facts of a report's plan, period and scope on a day.

    Raises NotFound, NotYetKnown, PeriodAhead, NothingToReport.
    """
    plan = plan_of(origin.plan, as_of, to=to)
    period, half = parse_period(origin.period), origin.kind == "half-term"
    facts = gather(plan, period=period, as_of=as_of, to=to, half=half)
    scope = Asked(groups=origin.groups, responsible=origin.responsible, target=origin.target)
    return narrowed(facts, scope)


def plan_of(slug: str, as_of: date, *, to: Viewer | None = None) -> Plan:
    """Raises NotFound, NotYetKnown."""
    return register.plan(slug, to=to, on=as_of)
