"""What the register knew on a day, as facts, for the room that checks drafts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import F, Q

from tiendo.facts.known import Known, KnownDocument, KnownOffice, KnownValue
from tiendo.facts.reading import Reading
from tiendo.register.access import Viewer, shown
from tiendo.register.models import Document, Observation, PersonMention, Target
from tiendo.register.selectors.plans import source_of
from tiendo.vocabulary.symbols import find_symbols


def known_for(reading: Reading, *, as_of: date, to: Viewer | None = None) -> Known:
    """What was known on ``as_of`` of the indicators, documents and people that a draft names.

    The draft's own registered copy and its earlier versions are left out: the same file, the
    same number in the same year, or the same title of the same day. Four queries.
    """
    others = shown(Document.objects.all(), to=to, document="")
    others = others.filter(Q(dated__lte=as_of) | Q(dated__isnull=True)).exclude(own(reading))
    ids = set(others.values_list("pk", flat=True))
    slugs = {figure.indicator_id for figure in reading.figures if figure.indicator_id}
    return Known(
        values=(*_observations(ids, slugs, as_of), *_targets(ids, slugs)),
        documents=tuple(_documents(others, numbers_in(reading.text))),
        offices=tuple(_offices(ids, {person.name for person in reading.people})),
        present=True,
    )


def own(reading: Reading) -> Q:
    """The documents that are the draft itself, or a version of it."""
    identity, same = reading.identity, Q(sha256=reading.source.sha256)
    if identity.number and identity.issued_on:
        same |= Q(number=identity.number, dated__year=identity.issued_on.year)
    elif identity.number:
        same |= Q(number=identity.number)
    day = identity.issued_on or reading.published_on
    if identity.title and day:
        same |= Q(title=identity.title, dated=day)
    return same


def numbers_in(text: str) -> set[str]:
    """The document numbers of a text, in one spelling."""
    return {symbol.canonical.upper() for symbol in find_symbols(text)}


def _observations(
    documents: Collection[int], slugs: Collection[str], as_of: date
) -> Iterable[KnownValue]:
    found = (
        Observation.objects.filter(indicator__slug__in=slugs, known_on__lte=as_of, subject_key="")
        .select_related("indicator", "body", "document", "evidence")
        .order_by("known_on", "pk")
    )
    for one in found:
        if one.document_id in documents:
            yield _value("observation", one, one.document, status=one.status)


def _targets(documents: Collection[int], slugs: Collection[str]) -> Iterable[KnownValue]:
    found = (
        Target.objects.filter(indicator__slug__in=slugs, subject_key="")
        .select_related("indicator", "body", "plan__document", "evidence")
        .order_by(F("plan__document__dated").asc(nulls_first=True), "pk")
    )
    for one in found:
        if one.plan.document_id in documents:
            yield _value("target", one, one.plan.document)


def _value(
    kind: str, one: Observation | Target, document: Document, *, status: str = ""
) -> KnownValue:
    return KnownValue(
        kind=kind,
        indicator=one.indicator.slug,
        measure=one.measure,
        value=one.value,
        unit=one.unit,
        period=one.period,
        ref=one.slug,
        source=source_of(document),
        quote=one.evidence.quote,
        body=one.body.name,
        high=one.high_value,
        op=one.op,
        of=one.of_value,
        basis=one.basis or None,
        direction=one.direction or None,
        per=one.per or None,
        status=status,
    )


def _documents(others: Iterable[Document], numbers: Collection[str]) -> Iterable[KnownDocument]:
    """Documents whose numbers a draft cites, with their own dates."""
    for one in others:
        symbol = next(find_symbols(one.number), None) if one.number else None
        if symbol is not None and symbol.canonical.upper() in numbers:
            yield KnownDocument(
                number=symbol.canonical,
                ref=one.slug,
                title=one.title,
                issuer=one.issuer_text,
                issued_on=one.issued_on,
            )


def _offices(documents: Collection[int], names: Collection[str]) -> Iterable[KnownOffice]:
    found = (
        PersonMention.objects.filter(name__in=names)
        .select_related("document", "evidence")
        .order_by(F("document__dated").asc(nulls_first=True), "pk")
    )
    for one in found:
        if one.document_id not in documents:
            continue
        for position in one.positions:
            yield KnownOffice(
                name=one.name,
                position=position,
                ref=f"{one.document.slug}#{one.ordinal}",
                source=source_of(one.document),
                quote=one.evidence.quote,
                day=one.document.dated,
            )
