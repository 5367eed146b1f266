"""Values that contradict each other: side by side, until a person settles which counts.

What is said of one thing (its key: indicator, body, subject, period, way of measuring) by a
value of the register, and by proposals that say otherwise. Until settled the value of the
register stands (services/comparing.py says how it came to); scoring weighs what is as firm.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import Exists, OuterRef, Q, QuerySet

from tiendo.register.access import Viewer, shown
from tiendo.register.errors import NotFound
from tiendo.register.force import counting, in_force
from tiendo.register.joining import large
from tiendo.register.knowing import end_of, known
from tiendo.register.models import (
    Body,
    Document,
    Indicator,
    Match,
    Observation,
    Proposal,
    Settlement,
    State,
    Target,
)
from tiendo.register.selectors.masking import beside
from tiendo.register.selectors.settlements import settlements_by_key

Record = Observation | Target
RECORD = ("indicator", "body", "document__issuer", "evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """What contradicts about one thing. ``record`` is what stands in the register;
    ``against`` says otherwise, the latest document last; ``past`` was settled before.

    ``found_wrong``: a person found the record itself wrong, and it counts no more.
    """

    key: str
    record: Record
    against: tuple[Proposal, ...] = ()
    past: tuple[Settlement, ...] = ()
    found_wrong: bool = False

    @property
    def indicator(self) -> Indicator:
        return self.record.indicator

    @property
    def body(self) -> Body:
        return self.record.body

    @property
    def document(self) -> Document:
        """The document of what stands."""
        record = self.record
        return record.plan.document if isinstance(record, Target) else record.document

    @property
    def documents(self) -> list[Document]:
        """Those of all sides, each once."""
        found = (self.document, *(one.document for one in self.against))
        return list({one.pk: one for one in found}.values())

    @property
    def settled(self) -> Settlement | None:
        """The settlement that stands, where nothing is open."""
        now = (one for one in self.past if one.reopened_at is None)
        return None if self.against else next(now, None)

    @property
    def version(self) -> str:
        """What a person saw, in one word: other sides, or one that changed, make another."""
        parts = [f"{type(self.record).__name__} {self.record.pk}"]
        parts += sorted(f"{one.pk}.{one.version}" for one in self.against)
        parts += sorted(f"s{one.pk}.{one.version}" for one in self.past)
        return sha256(" ".join(parts).encode()).hexdigest()[:16]


def open_proposals(
    *, to: Viewer | None = None, on: date | None = None, hidden: bool = True
) -> QuerySet[Proposal]:
    """What says otherwise than the register and nobody settled, today or on a day.

    On a day: said by then, of something of which a value was known by then, and not yet
    settled then. Not what stands beside a record that ``to`` may not see; ``hidden`` false
    says that there is none (masking.conceals), and spares the joins.
    """
    open_then = Q(state=State.PROPOSED)
    against = Proposal.objects.filter(match=Match.CONTRADICTION).exclude(key="")
    if on is not None:
        open_then |= Q(decided_at__gte=end_of(on))
        said = Observation.objects.filter(key=OuterRef("key"), known_on__lte=on)
        against = against.filter(Q(target__isnull=False) | Exists(said))
    found = known(against.filter(open_then), on=on)
    if hidden:
        found = shown(found, to=to).filter(beside(to))
    return found.order_by("document__dated", "document__slug", "ordinal")


def contradictions(
    *,
    to: Viewer | None = None,
    on: date | None = None,
    body: str = "",
    indicator: str = "",
    period: str = "",
    keys: Collection[str] | None = None,
) -> list[Contradiction]:
    """Every open contradiction, the latest first; narrowed by slugs and a period.

    Four queries, however many.
    """
    joins = ("document__issuer", "evidence", *target_joins())
    long = large("document", "target__plan__document")
    found = open_proposals(to=to, on=on).select_related(*joins).defer(*long)
    listed = list(found if keys is None else found.filter(key__in=sorted(keys)))
    groups: dict[str, list[Proposal]] = defaultdict(list)
    for one in listed:
        groups[one.key].append(one)
    records = records_of(groups, to=to, on=on)
    past = settlements_by_key(records, to=to, on=on)
    made = [grouped(key, groups[key], record, past.get(key, ())) for key, record in records.items()]
    wanted = (one for one in made if fits(one, body, indicator, period))
    return sorted(wanted, key=latest_first, reverse=True)


def grouped(
    key: str, against: list[Proposal], record: Observation | Target, past: Iterable[Settlement]
) -> Contradiction:
    wrong = bool(getattr(record, "wrong_now", False))
    return Contradiction(
        key=key, record=record, against=tuple(against), past=tuple(past), found_wrong=wrong
    )


def target_joins() -> tuple[str, ...]:
    return ("target__plan__document", "target__indicator", "target__body", "target__evidence")


def records_of(
    groups: dict[str, list[Proposal]], *, to: Viewer | None, on: date | None
) -> dict[str, Observation | Target]:
    """What stands under each key: the observation in force, or the target that was set."""
    found: dict[str, Observation | Target] = {}
    every = shown(Observation.objects.filter(key__in=sorted(groups)), to=to)
    every = every if on is None else every.filter(known_on__lte=on)
    seen = list(with_sources(every))
    right = set(counting(every, on).values_list("pk", flat=True))
    for one in seen:
        setattr(one, "wrong_now", one.pk not in right)  # noqa: B010 not a field of the model
    counted = [one for one in seen if one.pk in right]
    for one in (*in_force(one for one in seen if one.pk not in right), *in_force(counted)):
        found[one.key] = one
    for key, against in groups.items():
        target = next((one.target for one in against if one.target is not None), None)
        if target is not None and key not in found:
            found[key] = target
    return found


def with_sources(found: QuerySet[Observation]) -> QuerySet[Observation]:
    return found.select_related(*RECORD).defer(*large("document"))


def fits(one: Contradiction, body: str, indicator: str, period: str) -> bool:
    asked = (
        (body, one.body.slug), (indicator, one.indicator.slug), (period, one.record.period),
    )  # fmt: skip
    return all(wanted in ("", said) for wanted, said in asked)


def latest_first(one: Contradiction) -> tuple[str, str]:
    days = [side.document.dated.isoformat() for side in one.against if side.document.dated]
    return max(days, default=""), one.key


def contradiction(key: str, *, to: Viewer | None = None, on: date | None = None) -> Contradiction:
    """One by its key, open or settled. Raises NotFound."""
    found = contradictions(to=to, on=on, keys=[key])
    if found:
        return found[0]
    past = settlements_by_key([key], to=to, on=on).get(key, [])
    record = next((one.observation or one.target for one in past), None)
    if record is None:
        raise NotFound("Không có mâu thuẫn này", where=key)
    standing = records_of({key: []}, to=to, on=on).get(key, record)
    return grouped(key, [], standing, past)
