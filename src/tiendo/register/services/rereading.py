"""Reading a document again with a later reader: what people wrote or decided stays theirs.

New items come as proposals and wait; open proposals that nobody touched follow the new
reading; everything else is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max

from tiendo import __version__
from tiendo.facts.reading import Reading
from tiendo.register import audit
from tiendo.register.access import operator
from tiendo.register.errors import NotFound, WrongState
from tiendo.register.keys import wording
from tiendo.register.models import Document, Evidence, Proposal, State
from tiendo.register.payloads import Item, items_of, payload_of
from tiendo.register.services.acting import JOINS, acting
from tiendo.register.services.assessing import assess
from tiendo.register.services.deciding import Desk
from tiendo.register.services.proposals import close

GONE = "Lần đọc sau không còn thấy mục này"
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAgain:
    """How many items are new, changed, gone; ``kept`` are people's, whatever was read."""

    document: str
    added: int
    changed: int
    gone: int
    kept: int


def read_again(reading: Reading, *, by: str) -> ReadAgain:
    """Bring a document of the register up to a later reading of the same bytes.

    Raises NotFound; WrongState where the reader takes the text itself otherwise, so that
    places no longer mean the same. Leaves one audit entry, and can be undone.
    """
    with acting(audit.READ_AGAIN, by=operator(by)) as act:
        document = Document.objects.filter(sha256=reading.source.sha256).first()
        if document is None:
            raise NotFound("Văn bản này chưa vào sổ", where=reading.source.name)
        if document.text != reading.text:
            raise WrongState(
                "Bộ đọc mới tách chữ của văn bản này khác trước, các chỗ đánh dấu không còn khớp",
                where=document.label,
                do="Giữ lần đọc cũ; mục mới thì đánh dấu trên bàn duyệt",
            )
        act.document = document
        done = merge(document, reading, by=by)
        act.data = {"added": done.added, "changed": done.changed, "gone": done.gone}
        document.reading = {k: v for k, v in reading.as_json().items() if k != "text"}
        document.reader = f"tiendo {__version__}"
        document.save(update_fields=["reading", "reader"])
    return done


def merge(document: Document, reading: Reading, *, by: str) -> ReadAgain:
    known = list(document.proposals.select_related(*JOINS).order_by("pk"))
    by_place = {place_of(one): one for one in known}
    desk = Desk()
    added = changed = 0
    seen: set[Place] = set()
    for kind, _, item in items_of(reading):
        place = (str(kind), item.evidence.start, item.evidence.end)
        seen.add(place)
        own = by_place.get(place)
        if own is not None:
            changed += follow(own, item, desk)
        elif not taken(place, known):
            add(document, place, item, desk)
            added += 1
    gone = [one for one in known if is_free(one) and place_of(one) not in seen]
    for one in gone:
        close(one, State.REJECTED, by=by)
        one.note = GONE
        one.save()
    kept = sum(not is_free(one) for one in known)
    return ReadAgain(
        document=document.slug, added=added, changed=changed, gone=len(gone), kept=kept - len(gone)
    )


def place_of(one: Proposal) -> Place:
    return one.kind, one.evidence.start, one.evidence.end


def is_free(one: Proposal) -> bool:
    """Whether nobody has decided on it, nor written any of it."""
    return one.state == State.PROPOSED and not one.is_persons


def taken(place: Place, known: Iterable[Proposal]) -> bool:
    """Whether people's work of the same kind stands where an item was read."""
    kind, start, end = place
    return any(
        one.kind == kind
        and not is_free(one)
        and one.evidence.start < end
        and start < one.evidence.end
        for one in known
    )


def follow(one: Proposal, item: Item, desk: Desk) -> bool:
    """Let an open proposal say what the new reading says; whether it says something else."""
    payload = payload_of(item)
    if not is_free(one) or one.payload == payload:
        return False
    one.payload, one.wording = payload, wording(getattr(item, "indicator", ""))
    one.version += 1
    one.save()
    assess(one, desk)
    return True


def add(document: Document, place: Place, item: Item, desk: Desk) -> None:
    kind, start, end = place
    said = item.evidence
    evidence, _ = Evidence.objects.get_or_create(
        document=document,
        start=start,
        end=end,
        defaults={"quote": said.quote, "place": said.place[:300]},
    )
    last = document.proposals.filter(kind=kind).aggregate(last=Max("ordinal"))["last"] or 0
    made = Proposal.objects.create(
        document=document,
        kind=kind,
        ordinal=last + 1,
        payload=payload_of(item),
        evidence=evidence,
        wording=wording(getattr(item, "indicator", "")),
    )
    assess(made, desk)
