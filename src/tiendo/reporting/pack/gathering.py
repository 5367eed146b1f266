"""What a pack needs of the register beside the report's facts: the last conclusion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from tiendo.register import selectors as register
from tiendo.register.access import Viewer
from tiendo.register.errors import NotFound
from tiendo.register.models import Document, Plan, Task
from tiendo.register.numbers import number_key
from tiendo.register.selectors.plans import source_of
from tiendo.reporting.asked import Asked
from tiendo.reporting.facts import Facts, Source
from tiendo.reporting.gathering import plan_of
from tiendo.reporting.pack.follow import Concluded, Order
from tiendo.reporting.pack.given import Given
from tiendo.reporting.pack.making import Sources

CONCLUDING = ("notice", "conclusion")


def sources_of(facts: Facts, asked: Asked, given: Given, *, to: Viewer | None = None) -> Sources:
    """What a pack is made of, from the register of the facts' own day."""
    plan = plan_of(facts.plan, facts.as_of, to=to)
    return Sources(
        facts=facts, asked=asked, given=given,
        last=lambda: concluded(plan, facts.as_of, named=given.conclusion, to=to),
        knows=lambda reading: register.known_for(reading, as_of=facts.as_of, to=to),
    )  # fmt: skip


def concluded(
    plan: Plan, as_of: date, *, named: str = "", to: Viewer | None = None
) -> Concluded | None:
    """The conclusion named by number or id, else the last one of the plan's own side that
    orders something; None where there is none. Raises NotFound for one that is named only."""
    document = named_one(named, as_of, to) if named else last_one(plan, as_of, to)
    if document is None:
        return None
    tasks = register.tasks(to=to, on=as_of).filter(document=document).order_by("ordinal")
    reported = reports_on(document, as_of, to)
    return Concluded(
        source=source_of(document), orders=tuple(order(one, document, reported) for one in tasks)
    )


def named_one(named: str, as_of: date, to: Viewer | None) -> Document:
    found = register.documents(to=to, on=as_of)
    key = number_key(named)
    document = found.filter(slug=named).first() or found.filter(number_key=key).first()
    if document is None:
        raise NotFound(
            "Sổ không có kết luận này", where=named, do="Nêu đúng số hiệu, hoặc mã văn bản"
        )
    return document


def last_one(plan: Plan, as_of: date, to: Viewer | None) -> Document | None:
    found = register.documents(to=to, on=as_of).filter(kind__in=CONCLUDING, tasks__isnull=False)
    found = found.filter(dated__lte=as_of).select_related("issuer__speaks_for").distinct()
    for one in found:
        if one.issuer is not None and one.issuer.spoken_for.pk == plan.body_id:
            return one
    return None


def reports_on(document: Document, as_of: date, to: Viewer | None) -> dict[int, list[str]]:
    """By body: its later documents that name a document."""
    found: dict[int, list[str]] = defaultdict(list)
    for link in register.links_to(document, to=to):
        source = link.source
        if source.issuer_id and source.dated and source.dated <= as_of:
            name = source_of(source)
            if name not in found[source.issuer_id]:
                found[source.issuer_id].append(name)
    return found


def order(task: Task, document: Document, reported: dict[int, list[str]]) -> Order:
    evidence = task.evidence
    owners: Iterable[int] = (one.pk for one in task.owners.all())
    return Order(
        ref=task.slug,
        text=" ".join(task.action.split()).rstrip(" .;,:"),
        owners=tuple(task.owners_text),
        due=task.due,
        recurs=task.recurs,
        source=Source(
            ref=task.slug, document=source_of(document), slug=document.slug,
            quote=evidence.quote, place=evidence.place,
        ),
        reported=tuple(name for owner in owners for name in reported.get(owner, ())),
    )  # fmt: skip
