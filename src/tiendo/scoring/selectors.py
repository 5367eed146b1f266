"""Questions to scoring: a plan's scoreboard, a target's score. Nothing here writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tiendo.facts import series
from tiendo.register import selectors as register
from tiendo.register.access import Viewer
from tiendo.register.models import Observation, Plan, Target, TargetGroup
from tiendo.register.selectors.plans import observation_fact
from tiendo.scoring.models import Override
from tiendo.scoring.rules.judge import judge
from tiendo.scoring.rules.score import Score, Verdict
from tiendo.scoring.rules.tally import Tally, tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A target with the rules' score and, beside it, a person's verdict if there is one.

    ``records`` are the observations in force on the day, in the register's form;
    ``score.inputs`` are the slugs of those that the verdict rests on.
    """

    record: Target
    target: series.Target
    records: tuple[Observation, ...]
    score: Score
    override: Override | None = None

    @property
    def verdict(self) -> Verdict:
        """What counts: the person's verdict, else the rules'."""
        return Verdict(self.override.verdict) if self.override else self.score.verdict

    @property
    def applied(self) -> Score:
        """The score as it counts, the person's reason in place of the rules'."""
        if self.override is None:
            return self.score
        reason = self.override.reason
        return replace(self.score, verdict=self.verdict, reason=reason, reason_en=reason)

    @property
    def outdated(self) -> bool:
        """Whether the rules say something else now than when the person decided."""
        return self.override is not None and self.override.instead_of != self.score.verdict.value


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedGroup:
    record: TargetGroup
    targets: tuple[Judged, ...]
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoreboard:
    """A plan on a day: its groups and targets in the order of its document."""

    plan: Plan
    as_of: date
    groups: tuple[JudgedGroup, ...]
    tally: Tally

    @property
    def targets(self) -> tuple[Judged, ...]:
        return tuple(one for group in self.groups for one in group.targets)


def scoreboard(plan: Plan, as_of: date, *, to: Viewer | None = None) -> Scoreboard:
    """Every target of a plan judged by what was known on ``as_of``; four queries at most."""
    judged = judged_targets(register.targets_of(plan, to=to), as_of=as_of, to=to)
    by_group: dict[TargetGroup, list[Judged]] = defaultdict(list)
    for one in judged:
        by_group[one.record.group].append(one)
    groups = [
        JudgedGroup(record=group, targets=tuple(ones), tally=counted(ones))
        for group, ones in sorted(by_group.items(), key=lambda item: item[0].ordinal)
    ]
    return Scoreboard(plan=plan, as_of=as_of, groups=tuple(groups), tally=counted(judged))


def counted(judged: Iterable[Judged]) -> Tally:
    """The tally of the verdicts that count."""
    return tally([one.applied for one in judged])


def judged_targets(
    targets: Sequence[Target], *, as_of: date, to: Viewer | None = None
) -> list[Judged]:
    """Targets of any plans, judged; two queries for observations, one for overrides."""
    seen = register.observation_records(targets, as_of=as_of, to=to)
    overrides = overrides_in_force(targets, as_of=as_of)
    return [judged_target(one, seen[one.pk], overrides.get(one.pk), as_of=as_of) for one in targets]


def judged_target(
    record: Target, seen: Sequence[Observation], override: Override | None, *, as_of: date
) -> Judged:
    fact = register.facts_of(record)
    score = judge(fact, [observation_fact(one) for one in seen], as_of=as_of)
    return Judged(record=record, target=fact, records=tuple(seen), score=score, override=override)


def score_of(record: Target, *, as_of: date, to: Viewer | None = None) -> Score:
    """The rules' score of one target, whatever a person decided."""
    known = register.observations_for(record, as_of=as_of, to=to)
    return judge(register.facts_of(record), known, as_of=as_of)


def overrides_in_force(targets: Sequence[Target], *, as_of: date) -> dict[int, Override]:
    """The verdicts of persons that count on a day, by the target's primary key."""
    found = Override.objects.filter(
        target__in=[one.pk for one in targets], withdrawn_at__isnull=True, as_of__lte=as_of
    )
    return {one.target_id: one for one in found}


def overrides_of_targets(targets: Sequence[int], *, as_of: date) -> dict[int, str]:
    """The verdicts of persons that count on a day, by primary keys of targets."""
    found = Override.objects.filter(target__in=targets, withdrawn_at__isnull=True, as_of__lte=as_of)
    return dict(found.values_list("target_id", "verdict"))


def overrides_of(target: Target) -> list[Override]:
    """All verdicts of persons on a target, withdrawn ones too, the latest first."""
    return list(target.overrides.order_by("-at", "-id"))
