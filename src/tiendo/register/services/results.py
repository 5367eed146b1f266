"""Results: when a figure becomes an observation, and what it does to those before it.

comparing.py says whether it may; here it is put at its place in the chain of its key.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from tiendo.facts.series import Status
from tiendo.register.errors import NotEnterable
from tiendo.register.force import found_wrong, is_wrong
from tiendo.register.joining import large
from tiendo.register.models import Match, Observation, Proposal
from tiendo.register.models.observation import Rank, rank_of
from tiendo.register.repeated import repeated
from tiendo.register.services import comparing
from tiendo.register.services.figures import Said
from tiendo.register.services.stating import agrees, stated_fields
from tiendo.register.services.status_words import figure_status
from tiendo.register.words import stated_words
from tiendo.vocabulary.periods import parse_period

# Of the document that says a value: what names it, and whose word it is.
BESIDE = (
    "document__slug", "document__number", "document__title", "document__name", "document__dated",
    "document__issuer__authority", "evidence__document_id", "evidence__start", "evidence__end",
)  # fmt: skip
# So many observations of an indicator are looked at one by one; of more, the nearest.
MANY, NEAR = 200, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the register has on the same thing, and whether the figure may enter it."""

    match: Match
    note: str
    other: Observation | None = None
    enters: bool = False
    why: str = ""


def day_of(said: Said) -> date | None:
    return said.known_on or said.document.dated


def status_of(said: Said) -> Status:
    return said.status or figure_status(said.figure)


def rank_said(said: Said, status: Status, day: date) -> Rank:
    return rank_of(status, day, parse_period(said.figure.period or "").end)


def chains(keys: set[str]) -> dict[str, list[Observation]]:
    """The observations of each key, the one in force last; one query."""
    found: dict[str, list[Observation]] = {key: [] for key in keys}
    if keys:
        known = with_wrong().filter(key__in=sorted(keys)).order_by("slug")
        for one in known.select_related("document__issuer").defer(*large("document")):
            found[one.key].append(one)
    return {key: sorted(listed, key=lambda one: one.rank) for key, listed in found.items()}


def series_of(said: Said) -> list[Observation]:
    """Observations of the indicator, whatever the body and period: all where they are few.

    Of many: those of the same key, and the newest of the same body; where there are none,
    the newest of any. At most two queries.
    """
    indicator, body = said.indicator.pk, said.body.pk
    if len(first_of(indicator=indicator)) <= MANY:
        return told_of(indicator=indicator)
    newest = newest_of(indicator=indicator, body=body) or newest_of(indicator=indicator, body=None)
    return told_near(newest=newest, key=said.key)


@repeated("indicator")
def first_of(indicator: int) -> QuerySet[Observation, int]:
    """Keys of observations of an indicator: one more than a few, where there are many."""
    found = Observation.objects.filter(indicator=indicator).order_by()
    return found.values_list("pk", flat=True)[: MANY + 1]


@repeated("indicator", "body")
def newest_of(indicator: int, body: int | None) -> QuerySet[Observation, int]:
    found = Observation.objects.filter(indicator=indicator)
    found = found if body is None else found.filter(body=body)
    return found.order_by("-ends_on", "-known_on").values_list("pk", flat=True)[:NEAR]


@repeated("indicator")
def told_of(indicator: int) -> QuerySet[Observation]:
    return with_issuers(with_wrong().filter(indicator=indicator))


@repeated("newest", "key")
def told_near(newest: Sequence[int], key: str) -> QuerySet[Observation]:
    return with_issuers(with_wrong().filter(Q(pk__in=newest) | Q(key=key)))


def with_issuers(found: QuerySet[Observation]) -> QuerySet[Observation]:
    """With what is compared and told of one that stands beside: whose it is, where it says it."""
    own = (field.attname for field in Observation._meta.concrete_fields)
    joined = found.select_related("document__issuer", "evidence")
    return joined.only(*own, *BESIDE).order_by("slug")


def with_wrong() -> QuerySet[Observation]:
    """Observations that know whether a person found them wrong, as ``wrong_now``."""
    return Observation.objects.annotate(wrong_now=found_wrong())


def compare(said: Said, known: Sequence[Observation]) -> Finding:
    """A result beside what the register has on the same indicator (comparing.py).

    Values that a person found wrong stand in nobody's way, but they do not come back unseen.
    """
    day = day_of(said)
    if day is None:
        return Finding(match=Match.UNKNOWN_DATE, note="Văn bản không có ngày ban hành")
    again = next((one for one in known if is_wrong(one) and repeats(said, one)), None)
    if again is not None:
        note = f"Trùng với số đã kết luận là sai của {whose(again)}: {stated_words(again)}"
        why = "người có thẩm quyền đã kết luận số này sai"
        return Finding(match=Match.CONTRADICTION, note=note, other=again, why=why)
    right = [known_of(one) for one in known if not is_wrong(one)]
    found = comparing.compare(claim_of(said, day), right)
    other = found.other.record if found.other else None
    return Finding(
        match=found.match,
        note=found.note,
        other=other if isinstance(other, Observation) else None,
        enters=found.enters,
        why=found.why,
    )


def repeats(said: Said, one: Observation) -> bool:
    return one.key == said.key and agrees(said.figure, one)


def claim_of(said: Said, day: date) -> comparing.Claim:
    issuer = said.document.issuer
    return comparing.Claim(
        figure=said.figure,
        key=said.key,
        document=said.document.pk,
        rank=rank_said(said, status_of(said), day),
        authority=issuer.authority if issuer else None,
        body=str(said.body.pk),
        subject=said.subject_key,
        period=said.figure.period or "",
    )


def known_of(one: Observation) -> comparing.Known:
    issuer = one.document.issuer
    return comparing.Known(
        record=one,
        key=one.key,
        document=one.document_id,
        rank=one.rank,
        authority=issuer.authority if issuer else -1,
        label=whose(one),
        words=stated_words(one),
        body=str(one.body_id),
        subject=one.subject_key,
        period=one.period,
    )


def enter(
    said: Said,
    proposal: Proposal,
    known: Sequence[Observation],
    *,
    by: str,
    settled: bool = False,
) -> Observation:
    """Write the observation and put it at its place in the chain.

    ``settled``: a person chose it against what was known, so that it is in force from today.
    """
    status, day = status_of(said), day_of(said)
    if settled or day is None:
        day = timezone.localdate()
        status = max([status, *(Status(one.status) for one in known)], key=list(Status).index)
        refuse_second(known, day, status)
    made = Observation(
        slug=f"{said.document.slug}-s{proposal.ordinal}",
        indicator=said.indicator,
        name=said.figure.indicator[:300],
        body=said.body,
        subject=said.subject,
        subject_key=said.subject_key,
        key=said.key,
        status=status.value,
        known_on=day,
        document=said.document,
        evidence=proposal.evidence,
        accepted_by=by,
        accepted_at=timezone.now(),
        **stated_fields(said.figure),
    )
    made.save()
    link(made, known)
    return made


def refuse_second(known: Sequence[Observation], day: date, status: Status) -> None:
    """One day and status cannot say two values of one thing."""
    for one in known:
        if (one.known_on, one.status) == (day, status):
            raise NotEnterable(
                f"Hôm nay sổ đã nhận {stated_words(one)} cho đúng mục này",
                where=whose(one),
                do="Hoàn tác lần nhận đó trước, hoặc bỏ đề xuất này",
            )


def link(made: Observation, known: Sequence[Observation]) -> None:
    """Join the chain around a new observation; one superseder at a time holds in between."""
    below = [one for one in known if one.rank < made.rank]
    above = next((one for one in known if one.rank > made.rank), None)
    if above is not None:
        above.supersedes = made
        above.save(update_fields=["supersedes"])
    if below:
        made.supersedes = below[-1]
        made.save(update_fields=["supersedes"])


def whose(observation: Observation) -> str:
    document = observation.document
    day = f" ngày {document.dated:%d/%m/%Y}" if document.dated else ""
    return f"{document.label}{day}"
