"""A contradiction as a page: the values side by side, what was settled before, what to say now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from tiendo.register import selectors
from tiendo.register.access import Viewer
from tiendo.register.models import Document, Evidence, Outcome, Proposal, Target
from tiendo.register.payloads import figure_from
from tiendo.register.selectors import contradictions as asked
from tiendo.register.selectors.contradictions import Contradiction
from tiendo.register.selectors.desk import undoable_settlement
from tiendo.register.selectors.settling import may_settle
from tiendo.register.services.status_words import figure_status
from tiendo.web import kinds, links, words
from tiendo.web.links import Link
from tiendo.web.pages.notes import value_words
from tiendo.web.pages.settled_rows import Settled, settled
from tiendo.web.pages.trend import observed
from tiendo.web.quoting import Quoted, in_sentence
from tiendo.web.when import shown_day

# The texts of the documents of the sides, by primary key.
Texts = Mapping[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A value with who said it, where and when. ``stands``: it is the register's;
    ``proposal`` is what a decision names it by, empty for the register's."""

    shown: str
    status: str
    speaker: str
    document: str
    known_on: str
    quoted: Quoted
    href: str
    place: str
    why: str = ""
    stands: bool = False
    wrong: bool = False
    proposal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionPage:
    """``choices`` is empty for who may not settle; ``undo`` names the document of an own act."""

    key: str
    version: str
    name: str
    indicator: Link
    body: Link
    period: str
    subject: str
    targets: tuple[Link, ...]
    sides: tuple[Side, ...]
    past: tuple[Settled, ...]
    open: bool
    choices: tuple[Choice, ...]
    apart: tuple[Choice, ...]
    reopens: bool
    undo: str


def page(key: str, to: Viewer) -> ContradictionPage:
    """One contradiction on the day that is shown. Raises NotFound."""
    on = shown_day()
    found = asked.contradiction(key, to=to, on=on)
    acts = on is None and may_settle(found, to)
    record, texts = found.record, selectors.texts_of(found.documents)
    return ContradictionPage(
        key=key,
        version=found.version,
        name=words.capital(found.indicator.name),
        indicator=Link(words=found.indicator.name, href=links.to_indicator(found.indicator.slug)),
        body=Link(words=found.body.name, href=links.to_body(found.body.slug)),
        period=words.period(record.period),
        subject=record.subject,
        targets=targets(found, to),
        sides=(standing(found, texts), *(side(one, texts) for one in found.against)),
        past=tuple(settled(one) for one in found.past),
        open=bool(found.against),
        choices=choices(found) if acts and found.against else (),
        apart=apart(found) if acts else (),
        reopens=acts,
        undo=undoable_settlement(found.past, by=to.name) if acts else "",
    )


def targets(found: Contradiction, to: Viewer) -> tuple[Link, ...]:
    """The targets that the values count for."""
    record = found.record
    same = selectors.targets(to=to, on=shown_day()).filter(
        indicator=record.indicator_id, body=record.body_id, subject_key=record.subject_key,
        starts_on__lte=record.starts_on, ends_on__gte=record.ends_on,
    )  # fmt: skip
    return tuple(Link(words=one.words, href=links.to_target(one.slug)) for one in same)


def standing(found: Contradiction, texts: Texts) -> Side:
    record = found.record
    stated = {"shown": observed(record), "stands": True, "wrong": found.found_wrong}
    if isinstance(record, Target):
        goal = gettext("giao")
        return placed(record.plan.document, record.evidence, texts, status=goal, **stated)
    day = words.day(record.known_on)
    status = words.status(record.status)
    return placed(record.document, record.evidence, texts, status=status, known_on=day, **stated)


def side(one: Proposal, texts: Texts) -> Side:
    figure = figure_from(one.item)
    goal = one.target_id is not None
    return placed(
        one.document, one.evidence, texts,
        status=gettext("giao") if goal else words.status(figure_status(figure).value),
        shown=value_words(one.item), why=one.note or kinds.match(one.match), proposal=str(one.pk),
    )  # fmt: skip


def placed(document: Document, evidence: Evidence, texts: Texts, **given: object) -> Side:
    """A side with its source: who, which document, where in it, of what day."""
    issuer = document.issuer.name if document.issuer else document.issuer_text
    speaker = " · ".join(part for part in (issuer, document.signer) if part)
    fields = {"known_on": words.day(document.dated), **given}
    return Side(
        speaker=speaker,
        document=selectors.source_of(document),
        quoted=in_sentence(texts[document.pk], evidence.start, evidence.end),
        href=links.to_document(document.slug, evidence.start),
        place=evidence.place,
        **fields,  # type: ignore[arg-type]
    )


def choices(found: Contradiction) -> tuple[Choice, ...]:
    """What may be decided; a target is set by its document, and only kept."""
    kept = gettext("Giữ %s như sổ đang có") % observed(found.record)
    first = Choice(value=Outcome.KEPT, words=kept)
    if isinstance(found.record, Target):
        return (first,)
    chosen = (
        Choice(value=f"chosen-{one.pk}", words=gettext("Chọn %(value)s của %(source)s") % said(one))
        for one in found.against
    )
    none = Choice(value=Outcome.NONE, words=gettext("Các số này đều sai; chờ số đúng"))
    other = Choice(value=Outcome.APART, words=gettext("Hai số nói về hai thứ khác nhau"))
    return (first, *chosen, none, other)


def said(one: Proposal) -> dict[str, str]:
    return {"value": value_words(one.item), "source": one.document.label}


def apart(found: Contradiction) -> tuple[Choice, ...]:
    return tuple(
        Choice(value=str(one.pk), words=gettext("%(value)s của %(source)s") % said(one))
        for one in found.against
    )
