"""Plans and their targets; targets and observations as facts for the pure rooms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db.models import Count, F, QuerySet

from tiendo.facts import series
from tiendo.register.access import Viewer, shown
from tiendo.register.errors import NotFound, NotYetKnown
from tiendo.register.force import by_period, counting, found_wrong, in_force
from tiendo.register.knowing import known, was_known
from tiendo.register.models import (
    Amendment,
    Document,
    Observation,
    Plan,
    Target,
)
from tiendo.register.selectors.replacing import whether_over
from tiendo.register.services.stating import words_of

# What a page of a target shows beside its value: one query with its joins.
TARGET_JOINS = (
    "plan__document__issuer",
    "plan__body",
    "group__responsible",
    "indicator",
    "body",
    "responsible",
    "evidence__document",
)
# What two observations must share to be of the same thing.
Series = tuple[int, int, str]


def plans(*, to: Viewer | None = None, on: date | None = None) -> QuerySet[Plan]:
    """Plans that set targets, the newest document first, with ``target_count``."""
    found = known(shown(Plan.objects.all(), to=to), on=on).annotate(target_count=Count("targets"))
    return (
        found.filter(target_count__gt=0)
        .select_related("document", "body")
        .order_by(F("document__dated").desc(nulls_last=True), "slug")
    )


def main_plan(*, to: Viewer | None = None, on: date | None = None) -> Plan | None:
    """The plan that a scoreboard opens with: of those that go on the one with the most targets,
    then the newest."""
    found = plans(to=to, on=on).annotate(size=Count("targets"), over=whether_over(to))
    return found.order_by(
        "over", "-size", F("document__dated").desc(nulls_last=True), "slug"
    ).first()


def plan(slug: str, *, to: Viewer | None = None, on: date | None = None) -> Plan:
    """Raises NotFound; NotYetKnown for one that was set after the day asked for."""
    found = plans(to=to).filter(slug=slug).first()
    if found is None:
        raise NotFound("Không có kế hoạch này trong sổ", where=slug)
    if not was_known(found.document, on):
        raise NotYetKnown("Ngày ấy chưa có kế hoạch này", since=found.document.dated, where=slug)
    return found


def targets(*, to: Viewer | None = None, on: date | None = None) -> QuerySet[Target]:
    """All targets with all that names them, plan by plan in their order."""
    every = shown(Target.objects.all(), to=to, document="plan__document")
    found = known(every, on=on, document="plan__document")
    return found.select_related(*TARGET_JOINS).order_by("plan", "ordinal")


def targets_of(plan: Plan, *, to: Viewer | None = None) -> list[Target]:
    """A plan's targets in the order of its document."""
    return list(targets(to=to).filter(plan=plan))


def target(slug: str, *, to: Viewer | None = None, on: date | None = None) -> Target:
    """Raises NotFound; NotYetKnown for one that was set after the day asked for."""
    found = targets(to=to).filter(slug=slug).first()
    if found is None:
        raise NotFound("Không có chỉ tiêu này", where=slug, do="Xem mã chỉ tiêu bằng tiendo score")
    if not was_known(found.plan.document, on):
        since = found.plan.document.dated
        raise NotYetKnown("Ngày ấy chưa có chỉ tiêu này", since=since, where=slug)
    return found


def facts_of(target: Target, level: Amendment | None = None) -> series.Target:
    """The target as the scoring rules know it, at a later ``level`` where one is in force."""
    stated = level or target
    return series.Target(
        indicator=target.indicator.as_fact(),
        unit_text=stated.unit_text or None,
        source=source_of(level.document if level else target.plan.document),
        ref=target.slug,
        **words_of(stated),
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
    """For each target (by its primary key) the observations in force on a day.

    One query for all. Of observations with one key the one with the highest status,
    then the latest, is in force; sorted by period.
    """
    listed = list(wanted)
    found = known_observations(listed, as_of=as_of, to=to)
    by_series: dict[Series, list[Observation]] = {}
    for one in in_force(found):
        by_series.setdefault(series_of(one), []).append(one)
    return {
        target.pk: sorted(by_series.get(series_of(target), ()), key=by_period) for target in listed
    }


def known_observations(
    wanted: Sequence[Target], *, as_of: date | None, to: Viewer | None
) -> QuerySet[Observation]:
    seen = counting(shown(Observation.objects.all(), to=to), as_of)
    found = seen.select_related("document__issuer", "evidence")
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
    found = counting(shown(Observation.objects.all(), to=to), as_of).filter(
        indicator__slug__in=indicators,
        body__slug__in=bodies,
        subject_key=subject_key,
        known_on__lte=as_of,
    )
    joins = ("document", "evidence", "body", "indicator")
    return sorted(in_force(found.select_related(*joins)), key=by_period)


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
    target: Target, *, to: Viewer | None = None, on: date | None = None
) -> list[Observation]:
    """All observations of a target's indicator and body, superseded ones too, by period.

    Each says as ``wrong_now`` whether a person found it wrong.
    """
    seen = shown(Observation.objects.annotate(wrong_now=found_wrong(on)), to=to)
    seen = seen if on is None else seen.filter(known_on__lte=on)
    found = seen.filter(
        indicator=target.indicator_id, body=target.body_id, subject_key=target.subject_key
    )
    joins = ("document__issuer", "evidence", "indicator")
    return list(found.select_related(*joins).order_by("ends_on", "starts_on", "known_on", "slug"))


def observations_of(
    indicator: str, *, to: Viewer | None = None, on: date | None = None
) -> QuerySet[Observation]:
    """All observations of an indicator (by its slug), by body and period."""
    every = Observation.objects.annotate(wrong_now=found_wrong(on))
    found = shown(every, to=to).filter(indicator__slug=indicator)
    found = found if on is None else found.filter(known_on__lte=on)
    return found.select_related("document", "evidence", "body", "indicator").order_by(
        "body", "subject_key", "ends_on", "starts_on", "known_on", "slug"
    )
