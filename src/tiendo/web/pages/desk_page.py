"""A document on the review desk: its text, and the proposal that is being looked at."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString

from tiendo.register.access import Viewer, allowed
from tiendo.register.audit import ACTS
from tiendo.register.matching import Bodies, known_bodies
from tiendo.register.models import Proposal, State
from tiendo.register.selectors.desk import Review, next_document
from tiendo.register.selectors.replacing import plans_replaced_by
from tiendo.register.services.amending import EDIT
from tiendo.register.services.deciding import Desk
from tiendo.register.services.indicators import Indicators
from tiendo.register.services.many import confidence, sure_enough
from tiendo.web import kinds, links, state
from tiendo.web.desk_text import Placed, desk_text
from tiendo.web.links import Link
from tiendo.web.pages import notes, plan_title
from tiendo.web.pages.desk_fields import FIELDS
from tiendo.web.pages.desk_panel import panel
from tiendo.web.pages.desk_shown import Asked, DeskPage, Many, Sure
from tiendo.web.pages.document_page import title

ALL = "tat-ca"
# Confidences that the form for accepting many may offer, in percent; any at all comes last.
STEPS = ("99", "95", "90", "85", "80", "70", "60", "50")
ANY = "0"
# How databases tell that the reader did not say how sure it was.
UNSAID = (None, "null")


def page(slug: str, to: Viewer, asked: Asked) -> tuple[DeskPage, Review]:
    """Raises NotFound, also for a document that is not theirs to work on."""
    review = Review(slug, to, Desk(*kept_names(state.word())))
    listed = [p for p in review.proposals if asked.all or p.state == State.PROPOSED]
    current = chosen(review.proposals, listed, asked)
    if current is not None:
        review.opened(current)
    following = next_document(slug, to=to, hides=review.conceals)
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
        indicators=options(review.desk.indicators.names()) if current else "",
        kinds=tuple((kind, kinds.item(kind)) for kind in FIELDS),
        states=" ".join(f"{p.pk}:{p.state}" for p in review.proposals),
        replaces=replaced(review),
    )
    return made, review


def kept_names(word: str) -> tuple[Bodies, Indicators]:
    """Bodies and indicators by their names: asked for once in a state of the register
    (state.py), since the page only looks; what is entered is decided on ones asked for anew."""
    return names_under(word) if word else (known_bodies(), Indicators())


@lru_cache(maxsize=2)
def names_under(_word: str) -> tuple[Bodies, Indicators]:
    return known_bodies(), Indicators()


@lru_cache(maxsize=8)
def options(names: tuple[str, ...]) -> SafeString:
    """The names of all indicators to choose from; the same on every page of the desk."""
    return SafeString("".join([f'<option value="{escape(one)}"></option>' for one in names]))


def replaced(review: Review) -> tuple[Link, ...]:
    """Plans that the document says it replaces, for those who keep them to confirm."""
    return tuple(
        Link(words=plan_title.title(plan), href=links.to_plan_end(plan.slug))
        for plan in plans_replaced_by(review.document, to=review.to)
        if allowed(review.to, EDIT, plan)
    )


def text(review: Review, now: int, *, everything: bool) -> SafeString:
    """The whole text with its marks."""
    address = links.to_desk_items(review.document.slug, everything=everything)
    placed = [
        Placed(
            id=one.pk,
            start=one.evidence.start,
            end=one.evidence.end,
            kind=one.kind,
            state=one.state,
            href=address(one.pk),
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


def steps(proposals: Sequence[Proposal], above: str) -> tuple[str, ...]:
    """The confidences worth offering: those that something open reaches, each taking more than
    the one before; and the one that was asked for."""
    told = [one.sure for one in proposals if one.state == State.PROPOSED]  # type: ignore[attr-defined]
    sure = [Decimal(str(one)) if one not in UNSAID else Decimal(0) for one in told]
    found, before = [], 0
    for step in STEPS:
        reached = sum(one >= Decimal(step) / 100 for one in sure)
        if reached > before or step == above:
            found.append(step)
        before = max(before, reached)
    return (*found, ANY)


def many(review: Review, asked: Asked) -> Many:
    """Whom accepting above a confidence would take; nothing is asked before one is chosen."""
    offered = steps(review.proposals, asked.above)
    if not asked.above:
        return Many(above="", steps=offered, rows=())
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
    return Many(above=asked.above, steps=offered, rows=rows)
