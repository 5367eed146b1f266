"""A document on the review desk: its text, and the proposal that is being looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tiendo.errors import TiendoError
from tiendo.register.access import Viewer
from tiendo.register.audit import ACTS
from tiendo.register.errors import ChangedMeanwhile
from tiendo.register.models import Match, Proposal, State
from tiendo.register.selectors.desk import Progress, Review, next_document
from tiendo.register.services.assessing import Assessment
from tiendo.register.services.many import confidence, sure_enough
from tiendo.web import kinds, links
from tiendo.web.desk_text import Placed, desk_text
from tiendo.web.marking import anchor
from tiendo.web.pages import notes
from tiendo.web.pages.desk_doubts import doubts, remarks, sureness
from tiendo.web.pages.desk_fields import FIELDS, touched
from tiendo.web.pages.document_page import title
from tiendo.web.quoting import Quoted, in_sentence

ALL = "tat-ca"
# Confidences that the form for accepting many offers, in percent.
STEPS = ("97", "95", "90", "80", "0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """``value`` is what the form shows, ``was`` what stands; ``theirs`` where two differ."""

    name: str
    label: str
    widget: str
    value: str
    was: str
    hint: str
    choices: tuple[tuple[str, str], ...]
    corrected: bool
    theirs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """What the proposal meets in the register: in a word, in a sentence, with a link."""

    kind: str
    words: str
    why: str
    href: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sure:
    """A proposal that the form for many would accept."""

    id: int
    version: int
    words: str
    sure: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    """The form for accepting all above a confidence, and whom it would take."""

    above: str
    steps: tuple[str, ...]
    rows: tuple[Sure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One proposal with all that a decision needs."""

    id: int
    version: int
    number: int
    of: int
    kind: str
    kind_words: str
    state: str
    state_words: str
    decided: str
    said: str
    quoted: Quoted
    place: str
    anchor: str
    fields: tuple[Field, ...]
    indicator: str
    may_name: bool
    needs_reason: bool
    reason: str
    sure: str
    remarks: tuple[str, ...]
    doubts: tuple[str, ...]
    met: Met | None
    parts: str
    merges: int
    merges_version: int
    merges_words: str
    previous: str
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPage:
    slug: str
    title: str
    address: str
    all: bool
    progress: Progress
    panel: Panel | None
    many: Many | None
    undo: str
    may_decide: bool
    next_title: str
    next_href: str
    indicators: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]
    states: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the address and the form asked for. ``typed`` is what a refused form held."""

    id: int = 0
    all: bool = False
    above: str = ""
    after: int = 0
    error: TiendoError | None = None
    typed: Mapping[str, str] | None = None


def page(slug: str, to: Viewer, asked: Asked) -> tuple[DeskPage, Review]:
    """Raises NotFound, also for a document that is not theirs to work on."""
    review = Review(slug, to)
    listed = [p for p in review.proposals if asked.all or p.state == State.PROPOSED]
    current = chosen(review.proposals, listed, asked)
    following = next_document(slug, to=to)
    undoable = review.undoable
    made = DeskPage(
        slug=slug,
        title=title(review.document),
        address=links.to_desk(slug, everything=asked.all),
        all=asked.all,
        progress=review.progress,
        panel=None if current is None else panel(current, listed, review, asked),
        many=many(review, asked) if review.may_decide else None,
        undo=ACTS[undoable.act] if undoable else "",
        may_decide=review.may_decide,
        next_title=title(following) if following else "",
        next_href=links.to_desk(following.slug) if following else "",
        indicators=tuple(review.desk.indicators.names()) if current is not None else (),
        kinds=tuple((kind, kinds.item(kind)) for kind in FIELDS),
        states=" ".join(f"{p.pk}:{p.state}" for p in review.proposals),
    )
    return made, review


def text(review: Review, now: int, *, everything: bool) -> SafeString:
    """The whole text with its marks."""
    placed = [
        Placed(
            id=one.pk,
            start=one.evidence.start,
            end=one.evidence.end,
            kind=one.kind,
            state=one.state,
            href=links.to_desk(review.document.slug, one.pk, everything=everything),
            now=one.pk == now,
        )
        for one in review.proposals
    ]
    headings = frozenset(h["start"] for h in review.document.reading.get("outline", ()))
    return desk_text(review.document.text, placed, headings)


def chosen(every: Sequence[Proposal], listed: Sequence[Proposal], asked: Asked) -> Proposal | None:
    """The proposal asked for; else the next open one behind the last; else the first."""
    own = next((one for one in every if one.pk == asked.id), None)
    if own is not None:
        return own
    last = next((at for at, one in enumerate(every) if one.pk == asked.after), -1)
    behind = {one.pk for one in every[last + 1 :]}
    waiting = [one for one in listed if one.state == State.PROPOSED] or list(listed)
    return next((one for one in waiting if one.pk in behind), waiting[0] if waiting else None)


def panel(proposal: Proposal, listed: Sequence[Proposal], review: Review, asked: Asked) -> Panel:
    at = next((n for n, one in enumerate(listed) if one.pk == proposal.pk), None)
    is_open = proposal.state == State.PROPOSED
    found = review.assess(proposal) if is_open else None
    indicator = found.indicator if found else proposal.indicator
    evidence, typed = proposal.evidence, asked.typed or {}
    merged = beside(proposal, listed)
    return Panel(
        id=proposal.pk,
        version=proposal.version,
        number=(at or 0) + 1 if at is not None else 0,
        of=len(listed),
        kind=proposal.kind,
        kind_words=kinds.item(proposal.kind),
        state=proposal.state,
        state_words=kinds.state(proposal.state),
        decided=decided(proposal),
        said=notes.said(proposal),
        quoted=in_sentence(review.document.text, evidence.start, evidence.end),
        place=evidence.place,
        anchor=anchor(evidence.start),
        fields=fields(proposal, asked),
        indicator=typed.get("indicator", indicator.name if indicator else ""),
        may_name=is_open and proposal.kind == "figure",
        needs_reason=found is not None and found.match is Match.CONTRADICTION,
        reason=typed.get("why", "") or usual_reason(found),
        sure=sureness(proposal),
        remarks=tuple(dict.fromkeys(remarks(proposal, review.document.reading))),
        doubts=tuple(doubts(proposal, review.document, indicator)),
        met=met(found) if found else became(proposal),
        parts=typed.get("parts", "") or parted(evidence.quote),
        merges=merged.pk if merged else 0,
        merges_version=merged.version if merged else 0,
        merges_words=merged.evidence.quote if merged else "",
        previous=neighbour(listed, at, -1, review, asked),
        next=neighbour(listed, at, 1, review, asked),
    )


def neighbour(
    listed: Sequence[Proposal], at: int | None, step: int, review: Review, asked: Asked
) -> str:
    if at is None or not 0 <= at + step < len(listed):
        return ""
    return links.to_desk(review.document.slug, listed[at + step].pk, everything=asked.all)


def beside(proposal: Proposal, listed: Sequence[Proposal]) -> Proposal | None:
    """The next open proposal of the same kind: what merging would take."""
    if proposal.state != State.PROPOSED:
        return None
    later = [one for one in listed if one.kind == proposal.kind and one.state == State.PROPOSED]
    at = next((n for n, one in enumerate(later) if one.pk == proposal.pk), None)
    return later[at + 1] if at is not None and at + 1 < len(later) else None


def fields(proposal: Proposal, asked: Asked) -> tuple[Field, ...]:
    """The fields as they stand; what a refused form held over them."""
    typed = asked.typed or {}
    clash = isinstance(asked.error, ChangedMeanwhile)
    out = []
    for made in FIELDS[proposal.kind]:
        stands = made.show(proposal.item)
        own = touched(made, typed)
        value = typed.get(f"f-{made.name}", "") if own else stands
        was = typed.get(f"w-{made.name}", "")
        out.append(
            Field(
                name=made.name,
                label=str(made.label),
                widget=made.widget,
                value=value,
                was=stands,
                hint=str(made.hint),
                choices=tuple((key, str(words)) for key, words in made.choices),
                corrected=made.name in (proposal.correction or {}),
                theirs=stands if clash and own and stands != was else "",
            )
        )
    return tuple(out)


def met(found: Assessment) -> Met:
    """What an open proposal meets, and why."""
    record = found.target or found.observation
    href = link = ""
    if found.target is not None:
        href, link = links.to_target(found.target.slug), found.target.plan.document.label
    elif found.observation is not None:
        one = found.observation
        href = links.to_document(one.document.slug, one.evidence.start)
        link = one.document.label
    why = "; ".join(part for part in (found.note, found.why) if part)
    return Met(
        kind=found.match,
        words=kinds.match(found.match),
        why=why,
        href=href if record else "",
        link=link,
    )


def became(proposal: Proposal) -> Met | None:
    """What a decided proposal is in the register."""
    if proposal.target is not None:
        return Met(
            kind=proposal.match, words=kinds.match(proposal.match), why=proposal.note,
            href=links.to_target(proposal.target.slug), link=proposal.target.slug,
        )  # fmt: skip
    if not (proposal.match or proposal.note):
        return None
    return Met(kind=proposal.match, words=kinds.match(proposal.match), why=proposal.note)


def decided(proposal: Proposal) -> str:
    """Who did what to it, in a line."""
    parts = []
    if proposal.added_by:
        parts.append(gettext("%s đánh dấu") % proposal.added_by)
    if proposal.correction:
        parts.append(gettext("%s đã sửa") % proposal.corrected_by)
    if proposal.decided_by:
        parts.append(gettext("%s quyết định") % proposal.decided_by)
    return " · ".join(parts)


def usual_reason(found: Assessment | None) -> str:
    """The reason that a rejection mostly has, for the person to keep or change."""
    return kinds.rejection(found.match) if found else ""


def parted(quote: str) -> str:
    """The quote with a line break where it most likely parts."""
    for mark in ("; ", ", ", " và "):
        first, found, rest = quote.partition(mark)
        if found and rest:
            return f"{first}\n{rest}"
    return quote


def many(review: Review, asked: Asked) -> Many:
    """Whom accepting above a confidence would take; nothing is asked before one is chosen."""
    if not asked.above:
        return Many(above="", steps=STEPS, rows=())
    above = Decimal(asked.above) / 100
    found = sure_enough(review.document, above=above, to=review.to)
    rows = tuple(
        Sure(
            id=one.pk,
            version=one.version,
            words=notes.said(one),
            sure=f"{confidence(one) * 100:.0f}%",
            href=links.to_desk(review.document.slug, one.pk),
        )
        for one, _ in found
    )
    return Many(above=asked.above, steps=STEPS, rows=rows)
