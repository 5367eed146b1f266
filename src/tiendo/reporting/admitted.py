"""What the reports of a period admit and order, as the register keeps it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q

from tiendo.register import selectors as register
from tiendo.register.access import Viewer
from tiendo.register.models import Document, Plan, Shortcoming, Task
from tiendo.register.selectors.plans import source_of
from tiendo.reporting.facts import Recorded, Source
from tiendo.vocabulary.numbers import words_as_number
from tiendo.vocabulary.periods import Period, quarter

TARGETS = ("chỉ", "tiêu")
DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
CAUSES = (
    (re.compile(r"\b(?:nguyên nhân|về)\s+khách quan", re.IGNORECASE), "objective"),
    (re.compile(r"\b(?:nguyên nhân|về)\s+chủ quan", re.IGNORECASE), "subjective"),
    (re.compile(r"^\W*nguyên nhân(?!\s+(?:khách|chủ) quan)", re.IGNORECASE), "stated"),
)
LEAD = 20  # characters of the text itself that may still say that it is a cause


def everything(said: Iterable[Shortcoming], asked: Iterable[Task]) -> tuple[Recorded, ...]:
    """All that the documents admit and order, of this period or not."""
    return (*map(admitted, said), *map(ordered, asked))


def admitted_in(plan: Plan, period: Period, as_of: date, *, to: Viewer | None) -> list[Shortcoming]:
    """What reports of the plan's own side admitted since the period began, by ``as_of``."""
    found = register.shortcomings(to=to).filter(document__kind="report")
    return list(found.filter(told_by(plan, period, as_of)))


def ordered_in(plan: Plan, period: Period, as_of: date, *, to: Viewer | None) -> list[Task]:
    """What numbered documents of the plan's own side ordered since then."""
    found = register.tasks(to=to, on=as_of).exclude(document__number="")
    return list(found.filter(told_by(plan, period, as_of)))


def told_by(plan: Plan, period: Period, as_of: date) -> Q:
    """The body that the plan is for speaks, through its issuer, in the period's time."""
    own = Q(document__issuer=plan.body_id, document__issuer__speaks_for=None)
    through = Q(document__issuer__speaks_for=plan.body_id)
    return (own | through) & Q(document__dated__gte=period.start, document__dated__lte=as_of)


def shortcomings(plan: Plan, said: Iterable[Shortcoming]) -> Iterator[Recorded]:
    """What the latest report of the plan's own side on this period admits, in its order."""
    found = [one for one in said if not counts_targets(one.text)]
    if not found:
        return
    latest = max(found, key=lambda one: (issued_by_owner(plan, one.document), one.document.dated))
    document = latest.document
    for one in sorted((o for o in found if o.document_id == document.pk), key=lambda o: o.ordinal):
        yield admitted(one)


def counts_targets(text: str) -> bool:
    """Whether it tells a number of targets, which the report tells itself, from the verdicts.

    >>> counts_targets("Bốn chỉ tiêu không đạt"), counts_targets("Các chỉ tiêu về rừng")
    (True, False)
    """
    words = text.lower().split()
    places = [at for at in range(len(words)) if tuple(words[at : at + 2]) == TARGETS]
    return any(at and is_number(words[max(0, at - 3) : at]) for at in places)


def is_number(words: list[str]) -> bool:
    """Whether the last of some words are a number."""
    return words[-1].isdigit() or any(
        (told := words_as_number(words, at)) is not None and at + told[0] == len(words)
        for at in range(len(words))
    )


def issued_by_owner(plan: Plan, document: Document) -> bool:
    return document.issuer_id == plan.document.issuer_id


def admitted(one: Shortcoming) -> Recorded:
    evidence = one.evidence
    lead = line_before(one.document.text, evidence.start) + one.text[:LEAD]
    cause = cause_in(lead)
    return Recorded(
        ref=f"{one.document.slug}#{one.ordinal}",
        text=sentence(by_name(one.text, one.document)),
        source=Source(
            ref=f"{one.document.slug}#{one.ordinal}",
            document=source_of(one.document),
            slug=one.document.slug,
            quote=evidence.quote,
            place=evidence.place,
        ),
        cause=cause,
    )


def cause_in(lead: str) -> str:
    """The kind of cause that the words before something name last; empty for none."""
    named = [
        (list(sign.finditer(lead))[-1].start(), kind) for sign, kind in CAUSES if sign.search(lead)
    ]
    return max(named)[1] if named else ""


def line_before(text: str, start: int) -> str:
    """The words of its line before a place."""
    return text[text.rfind("\n", 0, start) + 1 : start]


def by_name(words: str, document: Document) -> str:
    """A document that speaks of itself (“Thông báo này”) is named where others repeat it."""
    name = source_of(document)
    kind = name.partition(" số ")[0]
    return re.sub(rf"\b{re.escape(kind)} này\b", name, words) if kind != name else words


def sentence(words: str) -> str:
    """Words on one line, with a capital and without the last mark."""
    plain = " ".join(words.split()).rstrip(" .;,:")
    return plain[:1].upper() + plain[1:]


def tasks(asked: Iterable[Task], period: Period, as_of: date, ends: date) -> Iterator[Recorded]:
    """What numbered documents of the plan's own side of this period ask for the time ahead.

    Those due by the end of it; of those without a day the ones of the period's last quarter.
    One task to the same owners on the same day is told once.
    """
    fresh = quarter(period.end.year, (period.end.month + 2) // 3).start
    seen: set[tuple[object, ...]] = set()
    for one in asked:
        dated = one.document.dated
        if not ahead(one, as_of, ends) or (not one.due and dated and dated < fresh):
            continue
        key = (tuple(one.owners_text), one.due or one.action)
        if key not in seen:
            seen.add(key)
            yield ordered(one)


def ahead(task: Task, as_of: date, ends: date) -> bool:
    """Due by the end of the time ahead; without a due day one whose own days are not all past."""
    if task.due is not None:
        return as_of < task.due <= ends
    told = [(int(y), int(m), int(d)) for d, m, y in DAY.findall(task.action)]
    return not told or max(told) >= (as_of.year, as_of.month, as_of.day)


def ordered(task: Task) -> Recorded:
    evidence, document = task.evidence, task.document
    return Recorded(
        ref=task.slug,
        text=" ".join(by_name(task.action, document).split()).rstrip(" .;,:"),
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
