"""Questions to scoring: a plan's scoreboard, a target's score. Nothing here writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet

from tiendo.facts import series
from tiendo.facts.figure import Measure
from tiendo.register import selectors as register
from tiendo.register.access import Viewer
from tiendo.register.baselines import baseline_named, baseline_of
from tiendo.register.knowing import end_of
from tiendo.register.models import Amendment, Observation, Plan, Target, TargetGroup
from tiendo.register.repeated import repeated
from tiendo.register.selectors.observing import observation_fact
from tiendo.scoring.decisions import NOTHING, Decided, decided
from tiendo.scoring.models import Override, Trajectory
from tiendo.scoring.rules.judge import judge
from tiendo.scoring.rules.score import Score, Verdict
from tiendo.scoring.rules.tally import Tally, tally

# What contradicts the values in force and is as firm, by their keys.
Rivals = Mapping[str, Sequence[series.Observation]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A target with the rules' score and, beside it, a person's verdict if there is one.

    ``records`` are the observations in force on the day, in the register's form;
    ``score.inputs`` are the slugs of those that the verdict rests on. ``level`` is the
    amendment in force on the day, by which it is judged; None where it is as first set.
    """

    record: Target
    target: series.Target
    records: tuple[Observation, ...]
    score: Score
    override: Override | None = None
    level: Amendment | None = None
    levels: tuple[Amendment, ...] = ()  # all that is known, of later days too
    seen: tuple[series.Observation, ...] = ()  # what the score was made from, rivals too
    trajectory: Trajectory | None = None  # the one in force on the day

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
    """Every target of a plan judged by what was known on ``as_of``; six queries at most."""
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
    targets: Sequence[Target],
    *,
    as_of: date,
    to: Viewer | None = None,
    known: Sequence[Observation] | None = None,
    levels: Mapping[int, Sequence[Amendment]] | None = None,
) -> list[Judged]:
    """Targets of any plans, judged by the level in force on the day.

    One query each for levels, for what contradicts the observations and is as firm, and for
    what persons decided; two for observations. None for what is at hand: ``levels`` by the
    targets' primary keys, all ``known`` observations of their one series.
    """
    levels = register.amendments_of(targets, to=to) if levels is None else levels
    seen = register.observation_records(targets, as_of=as_of, to=to, known=known)
    against = register.rivals((o for listed in seen.values() for o in listed), as_of=as_of, to=to)
    persons = decided(targets, as_of=as_of)
    return [
        judged_target(
            one,
            seen[one.pk],
            against,
            persons.get(one.pk, NOTHING),
            as_of=as_of,
            levels=levels[one.pk],
        )
        for one in targets
    ]


def judged_target(
    record: Target,
    seen: Sequence[Observation],
    against: Rivals,
    persons: Decided,
    *,
    as_of: date,
    levels: Sequence[Amendment] = (),
) -> Judged:
    level = register.latest(levels, as_of)
    fact = register.facts_of(record, level)
    seen = [one for one in seen if suits(record, one)]
    known = facts(seen, against)
    laid = persons.trajectory
    points = () if laid is None else laid.milestones()
    score = judge(fact, known, as_of=as_of, trajectory=points)
    return Judged(
        record=record,
        target=fact,
        records=tuple(seen),
        score=score,
        override=persons.override,
        level=level,
        levels=tuple(levels),
        seen=tuple(known),
        trajectory=laid,
    )


def suits(record: Target, one: Observation) -> bool:
    """Whether a percent of a plan is of this plan, as far as its words name another."""
    if one.measure != Measure.ATTAINMENT:
        return True
    named, own = baseline_named(one.evidence.quote), baseline_of(record.plan.document)
    return not (named and own) or named == own


def facts(seen: Sequence[Observation], against: Rivals) -> list[series.Observation]:
    """What a score rests on: what is in force, and what contradicts it on the same footing."""
    stands = [observation_fact(one) for one in seen]
    return stands + [rival for one in seen for rival in against.get(one.key, ())]


def score_of(record: Target, *, as_of: date, to: Viewer | None = None) -> Score:
    """The rules' score of one target, whatever a person decided."""
    seen = register.observation_records([record], as_of=as_of, to=to)[record.pk]
    against = register.rivals(seen, as_of=as_of, to=to)
    levels = register.amendments_of([record], to=to)[record.pk]
    persons = decided([record], as_of=as_of).get(record.pk, NOTHING)
    judged = judged_target(record, seen, against, persons, as_of=as_of, levels=levels)
    return judged.score


def overrides_of_targets(targets: Sequence[int], *, as_of: date) -> dict[int, str]:
    """The verdicts of persons that count on a day, by primary keys of targets.

    One that was withdrawn later still counts on the days on which it stood.
    """
    return dict(standing_verdicts(targets=list(targets), as_of=as_of)) if targets else {}


@repeated("targets")
def standing_verdicts(targets: Sequence[int], as_of: date) -> QuerySet[Override, tuple[int, str]]:
    over = end_of(as_of)
    stood = Q(withdrawn_at__isnull=True) | Q(at__lt=over, withdrawn_at__gte=over)
    found = Override.objects.filter(stood, target__in=targets, as_of__lte=as_of)
    return found.order_by("at", "pk").values_list("target_id", "verdict")


def overrides_of(target: Target) -> list[Override]:
    """All verdicts of persons on a target, withdrawn ones too, the latest first."""
    return list(target.overrides.order_by("-at", "-id"))


def trajectories_of(target: Target) -> list[Trajectory]:
    """All trajectories of a target, withdrawn ones too, the latest first."""
    return list(target.trajectories.order_by("-at", "-id"))
