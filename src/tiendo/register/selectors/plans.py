"""Plans and their targets; targets and observations as facts for the pure rooms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.db.models.functions import Greatest, Substr

from tiendo.facts import series
from tiendo.register.access import Viewer, shown
from tiendo.register.errors import NotFound
from tiendo.register.models import (
    Document,
    Match,
    Observation,
    Plan,
    PlanSize,
    Proposal,
    State,
    Target,
    TargetGroup,
)
from tiendo.register.selectors.documents import large
from tiendo.register.selectors.masking import beside, conceals
from tiendo.register.services.stating import words_of

# What a page of a target shows beside its value: one query with its joins.
TARGET_JOINS = (
    "plan__document",
    "plan__body",
    "group__responsible",
    "indicator",
    "body",
    "responsible",
    "evidence__document",
)
# Characters before and behind a quote: more than a sentence that is shown has.
AROUND = 400
# So many plans of a body stand beside the one that is shown.
MOST_BESIDE = 20
# A series with fewer values in a target's own time is asked for as a whole.
SPARSE = 6
# What two observations must share to be of the same thing.
Series = tuple[int, int, str]


def plans(*, to: Viewer | None = None) -> QuerySet[Plan]:
    """Plans that set targets, the newest document first, with ``target_count``."""
    found = shown(Plan.objects.all(), to=to).annotate(target_count=Count("targets"))
    return (
        found.filter(target_count__gt=0)
        .select_related("document", "body")
        .order_by(F("document__dated").desc(nulls_last=True), "slug")
    )


def main_plan(*, to: Viewer | None = None) -> Plan | None:
    """The plan that a scoreboard opens with: the one with the most targets, then the newest.

    By the sizes that are kept (models/kept.py), so that no plan is counted here.
    """
    found = shown(PlanSize.objects.filter(targets__gt=0), to=to, document="plan__document")
    first = found.select_related("plan__document", "plan__body").order_by(
        "-targets", F("dated").desc(nulls_last=True), "plan__slug"
    )
    one = first.defer(*large("plan__document")).first()
    return one.plan if one else None


def plans_beside(plan: Plan, *, to: Viewer | None = None) -> list[Plan]:
    """Other plans of the same body, the newest document first, at most MOST_BESIDE."""
    found = shown(Plan.objects.filter(body=plan.body_id), to=to).exclude(pk=plan.pk)
    found = found.filter(Exists(Target.objects.filter(plan=OuterRef("pk"))))
    listed = found.select_related("document", "body").defer(*large("document"))
    return list(listed.order_by(F("document__dated").desc(nulls_last=True), "slug")[:MOST_BESIDE])


def plan(slug: str, *, to: Viewer | None = None) -> Plan:
    """Raises NotFound."""
    found = plans(to=to).filter(slug=slug).first()
    if found is None:
        raise NotFound("Không có kế hoạch này trong sổ", where=slug)
    return found


def targets(*, to: Viewer | None = None) -> QuerySet[Target]:
    """All targets with all that names them, plan by plan in their order."""
    found = shown(Target.objects.all(), to=to, document="plan__document")
    joined = found.select_related(*TARGET_JOINS)
    return joined.defer(*large("plan__document", "evidence__document")).order_by("plan", "ordinal")


def targets_of(plan: Plan, *, to: Viewer | None = None) -> list[Target]:
    """A plan's targets in the order of its document."""
    return list(targets(to=to).filter(plan=plan))


def size_of(plan: Plan) -> int:
    """How many targets a plan has, as it is kept."""
    kept = PlanSize.objects.filter(pk=plan.pk).values_list("targets", flat=True).first()
    return kept or 0


def groups_of(plan: Plan) -> list[TargetGroup]:
    """A plan's headings in their order, with the bodies in charge."""
    return list(plan.groups.select_related("responsible").order_by("ordinal"))


def target(slug: str, *, to: Viewer | None = None) -> Target:
    """Raises NotFound."""
    found = targets(to=to).filter(slug=slug).first()
    if found is None:
        raise NotFound("Không có chỉ tiêu này", where=slug, do="Xem mã chỉ tiêu bằng tiendo score")
    return found


def facts_of(target: Target) -> series.Target:
    """The target as the scoring rules know it."""
    return series.Target(
        indicator=target.indicator.as_fact(),
        unit_text=target.unit_text or None,
        source=source_of(target.plan.document),
        ref=target.slug,
        **words_of(target),
    )


def source_of(document: Document) -> str:
    """Who said it where, by name: "Nghị quyết số 27-NQ/TU ngày 06/12/2022"."""
    kind = KINDS.get(document.kind, "Văn bản")
    name = f"{kind} số {document.number}" if document.number else document.title or document.name
    return f"{name} ngày {document.dated:%d/%m/%Y}" if document.dated else name


KINDS = {
    "resolution": "Nghị quyết",
    "action_programme": "Chương trình",
    "plan": "Kế hoạch",
    "conclusion": "Kết luận",
    "directive": "Chỉ thị",
    "decision": "Quyết định",
    "regulation": "Quy định",
    "report": "Báo cáo",
    "scheme": "Đề án",
    "notice": "Thông báo",
    "instruction": "Hướng dẫn",
    "law": "Luật",
    "decree": "Nghị định",
    "circular": "Thông tư",
}


def series_of(record: Target | Observation) -> Series:
    return record.indicator_id, record.body_id, record.subject_key


def observation_records(
    wanted: Iterable[Target], *, as_of: date | None = None, to: Viewer | None = None
) -> dict[int, list[Observation]]:
    """For each target (by its primary key) the observations in force on a day, by period.

    Those of its own time and the year before, which is all that judging looks at; where
    they are few (SPARSE), all of its series. Two queries for all targets. Of observations
    with one key the one with the highest status, then the latest, is in force.
    """
    listed = list(wanted)
    if not listed:
        return {}
    since = date(min(one.starts_on for one in listed).year - 1, 1, 1)
    until = max(one.ends_on for one in listed)
    recent = known_observations(listed, as_of=as_of, to=to)
    by_series = in_series(recent.filter(ends_on__gte=since, ends_on__lte=until))
    sparse = [one for one in listed if len(by_series.get(series_of(one), ())) < SPARSE]
    if sparse:
        by_series |= in_series(known_observations(sparse, as_of=as_of, to=to))
    return {
        target.pk: sorted(by_series.get(series_of(target), ()), key=by_period) for target in listed
    }


def in_series(found: Iterable[Observation]) -> dict[Series, list[Observation]]:
    by_series: dict[Series, list[Observation]] = {}
    for one in in_force(found):
        by_series.setdefault(series_of(one), []).append(one)
    return by_series


def in_force(found: Iterable[Observation]) -> Collection[Observation]:
    """Of observations with one key the one with the highest status, then the latest."""
    by_key: dict[str, Observation] = {}
    for one in found:
        other = by_key.get(one.key)
        if other is None or one.rank > other.rank:
            by_key[one.key] = one
    return by_key.values()


def by_period(one: Observation) -> tuple[date, date, date, str]:
    return one.ends_on, one.starts_on, one.known_on, one.slug


def known_observations(
    wanted: Sequence[Target], *, as_of: date | None, to: Viewer | None
) -> QuerySet[Observation]:
    found = shown(Observation.objects.all(), to=to).select_related("document", "evidence")
    found = found.defer(*large("document"))
    if as_of is not None:
        found = found.filter(known_on__lte=as_of)
    return found.filter(
        indicator__in={target.indicator_id for target in wanted},
        body__in={target.body_id for target in wanted},
    )


def observations_of_bodies(
    indicators: Collection[str],
    bodies: Collection[str],
    *,
    subject_key: str,
    as_of: date,
    to: Viewer | None = None,
) -> list[Observation]:
    """What was in force on a day of some indicators for some bodies (by slugs), by period."""
    found = shown(Observation.objects.all(), to=to).filter(
        indicator__slug__in=indicators,
        body__slug__in=bodies,
        subject_key=subject_key,
        known_on__lte=as_of,
    )
    joins = ("document", "evidence", "body", "indicator")
    found = found.select_related(*joins).defer(*large("document"))
    return sorted(in_force(found), key=by_period)


def observations_by_target(
    wanted: Iterable[Target], *, as_of: date | None = None, to: Viewer | None = None
) -> dict[int, list[series.Observation]]:
    """The observations in force for many targets, as facts; one query."""
    found = observation_records(wanted, as_of=as_of, to=to)
    return {pk: [observation_fact(one) for one in listed] for pk, listed in found.items()}


def observations_for(
    target: Target, *, as_of: date | None = None, to: Viewer | None = None
) -> list[series.Observation]:
    """What is known of a target on a day, estimates already replaced; ``ref`` is the slug."""
    return observations_by_target([target], as_of=as_of, to=to)[target.pk]


def observation_fact(one: Observation) -> series.Observation:
    return series.Observation(
        known_on=one.known_on,
        status=series.Status(one.status),
        source=source_of(one.document),
        ref=one.slug,
        **words_of(one),
    )


def history_of(
    target: Target, *, to: Viewer | None = None, as_of: date | None = None, most: int | None = None
) -> list[Observation]:
    """Observations of a target's indicator and body, superseded ones too, by period.

    ``as_of``: only what was known on a day. ``most``: where there are more, the newest up to
    the target's own end. Each carries ``around``, the text that its evidence stands in, and
    ``around_from``, where that begins in the document; the documents come without texts.
    """
    found = shown(Observation.objects.all(), to=to).filter(
        indicator=target.indicator_id, body=target.body_id, subject_key=target.subject_key
    )
    if as_of is not None:
        found = found.filter(known_on__lte=as_of)
    joins = ("document__issuer", "evidence", "indicator")
    listed = found.select_related(*joins).defer(*large("document")).annotate(**around())
    newest = listed.order_by("-ends_on", "-starts_on", "-known_on", "-slug")
    if most is not None and found.order_by().values("pk")[: most + 1].count() > most:
        newest = newest.filter(ends_on__lte=target.ends_on)[:most]
    return list(newest)[::-1]


def around() -> dict[str, Any]:
    """So much of the document's text as a quote is shown in, without fetching all of it."""
    begins = Greatest(F("evidence__start") - AROUND, 0)
    length = F("evidence__end") - F("evidence__start") + 2 * AROUND
    return {"around_from": begins, "around": Substr("document__text", begins + 1, length)}


def observations_of(indicator: str, *, to: Viewer | None = None) -> QuerySet[Observation]:
    """All observations of an indicator (by its slug), by body and period."""
    found = shown(Observation.objects.all(), to=to).filter(indicator__slug=indicator)
    joined = found.select_related("document", "evidence", "body", "indicator")
    return joined.defer(*large("document")).order_by(
        "body", "subject_key", "ends_on", "starts_on", "known_on", "slug"
    )


def proposals_beside(
    target: Target, *, to: Viewer | None = None, **more: Any
) -> QuerySet[Proposal]:
    """Figures told of the target or of its observations, with what became of them.

    ``more`` narrows them by fields of theirs.
    """
    series = Observation.objects.filter(
        indicator=target.indicator_id, body=target.body_id, subject_key=target.subject_key
    )
    told = Proposal.objects.filter(**more)
    # Each side by its own index; joined by "or" the database would go through all of them.
    of_target = told.filter(target=target).order_by().values("pk")
    of_series = told.filter(observation__in=series.values("pk")).order_by().values("pk")
    found = Proposal.objects.filter(pk__in=of_target.union(of_series))
    if conceals(to):
        found = shown(found.filter(beside(to)), to=to)
    return (
        found.select_related("document", "evidence", "observation__document")
        .defer(*large("observation__document"), "document__reading", "document__search")
        .order_by("document__dated", "document__slug", "ordinal")
    )


def contradictions_of(target: Target, *, to: Viewer | None = None) -> list[Proposal]:
    """What was read and speaks against the target or its observations, and nobody settled."""
    settled_by_nobody = {"match": Match.CONTRADICTION, "state": State.PROPOSED}
    return list(proposals_beside(target, to=to, **settled_by_nobody))


def corroborations_of(target: Target, *, to: Viewer | None = None) -> list[Proposal]:
    """Where the target or its observations were said again."""
    return list(proposals_beside(target, to=to, match=Match.SAME, state=State.ACCEPTED))
