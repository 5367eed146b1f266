"""Plans and their targets; targets and observations as facts for the pure rooms."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from tiendo.facts import series
from tiendo.register.access import Viewer, shown
from tiendo.register.errors import NotFound, NotYetKnown
from tiendo.register.joining import joined
from tiendo.register.knowing import known, was_known
from tiendo.register.models import (
    Amendment,
    Body,
    Document,
    Plan,
    PlanSize,
    Target,
    TargetGroup,
)
from tiendo.register.repeated import repeated
from tiendo.register.selectors.replacing import over
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
# So many plans of a body stand beside the one that is shown.
MOST_BESIDE = 20


def plans(*, to: Viewer | None = None, on: date | None = None) -> QuerySet[Plan]:
    """Plans that set targets, the newest document first, with ``target_count``."""
    found = known(shown(Plan.objects.all(), to=to), on=on).annotate(target_count=Count("targets"))
    listed = joined(found.filter(target_count__gt=0), "document", "body")
    return listed.order_by(F("document__dated").desc(nulls_last=True), "slug")


def main_plan(*, to: Viewer | None = None, on: date | None = None) -> Plan | None:
    """The plan that a scoreboard opens with: of those that go on the one with the most targets,
    then the newest; where none goes on, of those that ended.

    By the sizes that are kept (models/kept.py), so that no plan is counted here; with
    ``target_count``.
    """
    for ended in (False, True):
        for one in largest(to=to, on=on, ended=ended):
            one.plan.target_count = one.targets  # type: ignore[attr-defined]
            return one.plan
    return None


@repeated()
def largest(to: Viewer | None, on: date | None, ended: bool) -> QuerySet[PlanSize]:
    """The size of the first of the plans that go on, or of all."""
    every = shown(PlanSize.objects.filter(targets__gt=0), to=to, document="plan__document")
    found = known(every, on=on, document="plan__document")
    listed = joined(found, "plan__document", "plan__body").order_by(
        "-targets", F("dated").desc(nulls_last=True), "plan__slug"
    )
    return (listed if ended else listed.exclude(over(to, "plan__")))[:1]


def plans_beside(plan: Plan, *, to: Viewer | None = None, on: date | None = None) -> list[Plan]:
    """Other plans of the same body, the newest document first, at most MOST_BESIDE."""
    return beside(body=plan.body_id, plan=plan.pk, to=to, on=on)


@repeated("body", "plan")
def beside(body: int, plan: int, to: Viewer | None, on: date | None) -> QuerySet[Plan]:
    every = shown(Plan.objects.filter(body=body), to=to).exclude(pk=plan)
    found = known(every, on=on).filter(Exists(Target.objects.filter(plan=OuterRef("pk"))))
    listed = joined(found, "document", "body")
    return listed.order_by(F("document__dated").desc(nulls_last=True), "slug")[:MOST_BESIDE]


@repeated()
def newest_plans(most: int, to: Viewer | None) -> QuerySet[Plan]:
    """Plans that set targets, the newest document first, at most ``most``; without texts."""
    every = shown(Plan.objects.all(), to=to)
    found = every.filter(Exists(Target.objects.filter(plan=OuterRef("pk"))))
    listed = joined(found, "document", "body")
    return listed.order_by(F("document__dated").desc(nulls_last=True), "slug")[:most]


def responsible_names(plan: Plan) -> list[str]:
    """The bodies that answer for targets or groups of a plan, by name."""
    found = Q(pk__in=Target.objects.filter(plan=plan).values("responsible")) | Q(
        pk__in=TargetGroup.objects.filter(plan=plan).values("responsible")
    )
    return list(Body.objects.filter(found).order_by("name").values_list("name", flat=True))


def plan(slug: str, *, to: Viewer | None = None, on: date | None = None) -> Plan:
    """Raises NotFound; NotYetKnown for one that was set after the day asked for."""
    found = plan_named(slug=slug, to=to)
    if not found:
        raise NotFound("Không có kế hoạch này trong sổ", where=slug)
    if not was_known(found[0].document, on):
        since = found[0].document.dated
        raise NotYetKnown("Ngày ấy chưa có kế hoạch này", since=since, where=slug)
    return found[0]


@repeated("slug")
def plan_named(slug: str, to: Viewer | None) -> QuerySet[Plan]:
    return plans(to=to).filter(slug=slug)[:1]


def targets(*, to: Viewer | None = None, on: date | None = None) -> QuerySet[Target]:
    """All targets with all that names them, plan by plan in their order."""
    every = shown(Target.objects.all(), to=to, document="plan__document")
    found = known(every, on=on, document="plan__document").defer("search")
    return joined(found, *TARGET_JOINS).order_by("plan", "ordinal")


def targets_of(plan: Plan, *, to: Viewer | None = None) -> list[Target]:
    """A plan's targets in the order of its document."""
    return list(targets(to=to).filter(plan=plan))


def size_of(plan: Plan) -> int:
    """How many targets a plan has: as it came with (plans, main_plan), or as it is kept."""
    known: int | None = getattr(plan, "target_count", None)
    if known is not None:
        return known
    kept = PlanSize.objects.filter(pk=plan.pk).values_list("targets", flat=True).first()
    return kept or 0


def groups_of(plan: Plan) -> list[TargetGroup]:
    """A plan's headings in their order, with the bodies in charge."""
    return headings(plan=plan.pk)


@repeated("plan")
def headings(plan: int) -> QuerySet[TargetGroup]:
    return joined(TargetGroup.objects.filter(plan=plan), "responsible").order_by("ordinal")


def target(slug: str, *, to: Viewer | None = None, on: date | None = None) -> Target:
    """Raises NotFound; NotYetKnown for one that was set after the day asked for."""
    found = target_named(slug=slug, to=to)
    if not found:
        raise NotFound("Không có chỉ tiêu này", where=slug, do="Xem mã chỉ tiêu bằng tiendo score")
    if not was_known(found[0].plan.document, on):
        since = found[0].plan.document.dated
        raise NotYetKnown("Ngày ấy chưa có chỉ tiêu này", since=since, where=slug)
    return found[0]


@repeated("slug")
def target_named(slug: str, to: Viewer | None) -> QuerySet[Target]:
    return targets(to=to).filter(slug=slug)[:1]


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
