"""What the reports of a period admit and order, as the register keeps it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tiendo.register import selectors as register
from tiendo.register.access import Viewer
from tiendo.register.models import Body, Document, Plan, Shortcoming, Task
from tiendo.register.selectors.plans import source_of
from tiendo.reporting.facts import Recorded, Source
from tiendo.vocabulary.periods import Period, quarter

# Counts of targets are told by the report itself, from the verdicts.
TALLY = re.compile(r"\d+\s+chỉ tiêu")
CAUSES = (
    (re.compile(r"nguyên nhân\s+khách quan", re.IGNORECASE), "objective"),
    (re.compile(r"nguyên nhân\s+chủ quan", re.IGNORECASE), "subjective"),
    (re.compile(r"^\W*nguyên nhân", re.IGNORECASE), "stated"),
)


def shortcomings(
    plan: Plan, period: Period, as_of: date, *, to: Viewer | None
) -> Iterator[Recorded]:
    """What the latest report of the plan's own side on this period admits, in its order."""
    own = (
        one
        for one in register.shortcomings(to=to)
        if one.document.kind == "report" and own_side(plan, one.document)
        and one.document.dated and period.start <= one.document.dated <= as_of
    )  # fmt: skip
    found = [one for one in own if not TALLY.search(one.text)]
    if not found:
        return
    latest = max(found, key=lambda one: (issued_by_owner(plan, one.document), one.document.dated))
    document = latest.document
    for one in sorted((o for o in found if o.document_id == document.pk), key=lambda o: o.ordinal):
        yield admitted(one)


def own_side(plan: Plan, document: Document) -> bool:
    """Whether the body that the plan is for speaks through the document's issuer."""
    issuer: Body | None = document.issuer
    return issuer is not None and issuer.spoken_for.pk == plan.body_id


def issued_by_owner(plan: Plan, document: Document) -> bool:
    return document.issuer_id == plan.document.issuer_id


def admitted(one: Shortcoming) -> Recorded:
    evidence = one.evidence
    lead = line_before(one.document.text, evidence.start)
    cause = next((kind for sign, kind in CAUSES if sign.search(lead)), "")
    return Recorded(
        ref=f"{one.document.slug}#{one.ordinal}",
        text=sentence(one.text),
        source=Source(
            ref=f"{one.document.slug}#{one.ordinal}",
            document=source_of(one.document),
            slug=one.document.slug,
            quote=evidence.quote,
            place=evidence.place,
        ),
        cause=cause,
    )


def line_before(text: str, start: int) -> str:
    """The words of its line before a place."""
    return text[text.rfind("\n", 0, start) + 1 : start]


def sentence(words: str) -> str:
    """Words on one line, with a capital and without the last mark."""
    plain = " ".join(words.split()).rstrip(" .;,:")
    return plain[:1].upper() + plain[1:]


def tasks(
    plan: Plan, period: Period, as_of: date, ends: date, *, to: Viewer | None
) -> Iterator[Recorded]:
    """What numbered documents of the plan's own side of this period ask for the time ahead.

    Those due by the end of it; of those without a day the ones of the period's last quarter.
    One task to the same owners on the same day is told once.
    """
    fresh = quarter(period.end.year, (period.end.month + 2) // 3).start
    seen: set[tuple[object, ...]] = set()
    for one in register.tasks(to=to, on=as_of):
        document = one.document
        if not (document.number and own_side(plan, document) and document.dated):
            continue
        if not ahead(one, as_of, ends) or document.dated < (period.start if one.due else fresh):
            continue
        key = (tuple(one.owners_text), one.due or one.action)
        if key not in seen:
            seen.add(key)
            yield ordered(one)


def ahead(task: Task, as_of: date, ends: date) -> bool:
    return task.due is None or as_of < task.due <= ends


def ordered(task: Task) -> Recorded:
    evidence, document = task.evidence, task.document
    return Recorded(
        ref=task.slug,
        text=" ".join(task.action.split()).rstrip(" .;,:"),
        source=Source(
            ref=task.slug,
            document=source_of(document),
            slug=document.slug,
            quote=evidence.quote,
            place=evidence.place,
        ),
        owners=tuple(task.owners_text),
        due=task.due,
    )
