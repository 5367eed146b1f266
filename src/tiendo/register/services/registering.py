"""Entering a reading: the document, what was read in it, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.utils import timezone

from tiendo import __version__
from tiendo.errors import EvidenceMismatch, TiendoError
from tiendo.facts import evidence as facts
from tiendo.facts.reading import Reading
from tiendo.register import audit
from tiendo.register.indexing import index_rows
from tiendo.register.journal import recording
from tiendo.register.keys import wording
from tiendo.register.locks import writing
from tiendo.register.matching import Bodies
from tiendo.register.models import (
    Body,
    Document,
    Evidence,
    Kind,
    Match,
    Proposal,
    Secrecy,
    State,
)
from tiendo.register.numbers import number_key
from tiendo.register.payloads import items_of, payload_of
from tiendo.register.searching import searchable
from tiendo.register.services.deciding import Desk, note, take
from tiendo.register.services.items import enter_item, resolve_citations
from tiendo.register.slugs import document_slug, free_slug

# Why the items of a scan wait, beside what else is said of them.
SCANNED = "đọc từ bản chụp, chờ người đối chiếu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """What a document brought. ``proposals`` counts those that wait for a person."""

    document: str  # its slug
    label: str
    new: bool
    targets: int
    observations: int
    tasks: int
    proposals: int
    recognised: bool = False  # read from pictures: all of it waits

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def register_reading(
    reading: Reading,
    *,
    by: str,
    body: Body | None = None,
    accept: bool = True,
    secrecy: str = Secrecy.OPEN,
) -> Registered:
    """Enter a reading, once: the same bytes again change nothing.

    ``body``: whose figures they are, where the document does not name who issued it
    (by default the first body of the register). ``accept=False`` leaves everything
    as proposals; so does a document recognised in pictures, whoever issued it: what
    an engine read counts only when a person has looked at it. All or nothing. Raises
    EvidenceMismatch, ValueNotExact and others.
    """
    with writing():
        known = Document.objects.filter(sha256=reading.source.sha256).first()
        if known is not None:
            return summary(known, new=False)
        with recording() as journal:
            desk = Desk()
            document = enter_document(
                reading, desk.bodies, by=by, accept=accept, body=body, secrecy=secrecy
            )
            resolve_citations(document)
            decide_all(document, proposals_of(reading, document), desk)
        index_rows(journal.before)
        done = summary(document, new=True)
        audit.record(act=audit.REGISTER_DOCUMENT, on=document, by=by, data=done.as_json())
        return done


def register_file(path: Path, *, by: str, accept: bool = True) -> Registered:
    """Read a file and enter it; a file that the register has is not even read.

    Raises DocumentUnreadable and leaves nothing behind.
    """
    from tiendo.reading import read_bytes

    data = path.read_bytes()
    known = Document.objects.filter(sha256=sha256(data).hexdigest()).first()
    if known is not None:
        return summary(known, new=False)
    return register_reading(read_bytes(data, path.name), by=by, accept=accept)


def register_readings(
    readings: Iterable[Reading],
    *,
    by: str,
    accept: bool = True,
    secrecy: str = Secrecy.OPEN,
) -> Iterator[Registered | TiendoError]:
    """Enter many, oldest first, each for itself; a failed one comes out as its error."""
    for reading in sorted(readings, key=oldest_first):
        try:
            yield register_reading(reading, by=by, accept=accept, secrecy=secrecy)
        except TiendoError as error:
            yield error.at(reading.source.name)


def oldest_first(reading: Reading) -> tuple[str, str]:
    day = reading.identity.issued_on or reading.published_on
    return (day.isoformat() if day else "9999", reading.source.name)


def enter_document(
    reading: Reading, bodies: Bodies, *, by: str, accept: bool, body: Body | None, secrecy: str
) -> Document:
    identity = reading.identity
    dated = identity.issued_on or reading.published_on
    issuer = bodies.find_issuer(identity.issuer, dated)
    about = issuer.spoken_for if issuer else body or (None if identity.issuer else bodies.root)
    title = reading.title or identity.title or ""
    return Document.objects.create(
        slug=free_slug(Document, document_slug(reading), reading.source.sha256),
        sha256=reading.source.sha256,
        name=reading.source.name[:255],
        media_type=reading.source.media_type,
        number=(identity.number or "")[:60],
        number_key=number_key(identity.number),
        kind=identity.kind or "",
        title=title,
        issued_on=identity.issued_on,
        published_on=reading.published_on,
        dated=dated,
        issuer=issuer,
        issuer_text=(identity.issuer or "")[:300],
        about=about,
        place=(reading.place or "")[:200],
        text=reading.text,
        language=reading.language,
        secrecy=secrecy,
        reading={k: v for k, v in reading.as_json().items() if k != "text"},
        reader=f"tiendo {__version__}",
        registered_by=by,
        registered_at=timezone.now(),
        accepted_by=by if accept and not reading.recognised else "",
        search=searchable(identity.number, title, identity.issuer, reading.text),
    )


def proposals_of(reading: Reading, document: Document) -> list[Proposal]:
    """Every item as it was read, with its evidence; written only when it is decided."""
    items = list(items_of(reading))
    spans = enter_evidence(reading, document, [item.evidence for _, _, item in items])
    return [
        Proposal(
            document=document,
            kind=kind,
            ordinal=ordinal,
            payload=payload_of(item),
            evidence=spans[item.evidence.start, item.evidence.end],
            wording=wording(getattr(item, "indicator", "")),
        )
        for kind, ordinal, item in items
    ]


def enter_evidence(
    reading: Reading, document: Document, quoted: Iterable[facts.Evidence]
) -> dict[tuple[int, int], Evidence]:
    """The evidence of all items, one record a span. Raises EvidenceMismatch."""
    spans: dict[tuple[int, int], Evidence] = {}
    for said in quoted:
        if reading.text[said.start : said.end] != said.quote:
            raise EvidenceMismatch(
                f"“{said.quote}” không đứng ở {said.start}-{said.end} của văn bản",
                where=document.name,
                do="Đọc lại văn bản này",
            )
        span, place = (said.start, said.end), said.place[:300]
        one = Evidence(
            document=document, start=said.start, end=said.end, quote=said.quote, place=place
        )
        spans.setdefault(span, one)
    Evidence.objects.bulk_create([spans[span] for span in sorted(spans)])
    return spans


def decide_all(document: Document, proposals: Sequence[Proposal], desk: Desk) -> None:
    """Decide on all that was read, write it down, then look again at what waited for it."""
    by = document.accepted_by
    desk.set_plan(document, proposals, by=by)
    undecided = [one for one in proposals if not one.match]
    desk.decide_all([one for one in undecided if one.kind == Kind.FIGURE])
    for proposal in (one for one in undecided if one.kind != Kind.FIGURE):
        if by:
            take(proposal, Match.NEW, enter_item(proposal, desk.bodies, by=by), by=by)
        else:
            note(proposal, Match.NEW, "")
    if document.recognised:
        for proposal in proposals:
            proposal.note = f"{proposal.note}; {SCANNED}" if proposal.note else SCANNED
    Proposal.objects.bulk_create(proposals)
    desk.look_at_amending(document)
    desk.look_again()


def summary(document: Document, *, new: bool) -> Registered:
    plan = getattr(document, "plan", None)
    return Registered(
        document=document.slug,
        label=document.label,
        new=new,
        targets=plan.targets.count() if plan else 0,
        observations=document.observations.count(),
        tasks=document.tasks.count(),
        proposals=document.proposals.filter(state=State.PROPOSED).count(),
        recognised=document.recognised,
    )
