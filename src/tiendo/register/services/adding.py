"""Items that a person makes: what was missed, the parts of one, two taken together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Max

from tiendo.facts.evidence import Evidence as Quoted
from tiendo.register import audit
from tiendo.register.access import Viewer, shown
from tiendo.register.errors import CorrectionInvalid, NotFound
from tiendo.register.keys import wording
from tiendo.register.models import Document, Evidence, Kind, Proposal, State
from tiendo.register.services.acting import acting
from tiendo.register.services.assessing import assess
from tiendo.register.services.correcting import check
from tiendo.register.services.deciding import Desk
from tiendo.register.services.guessing import guess
from tiendo.register.services.proposals import close, name_of

# A quote is no wider than a few sentences: more is no evidence of one item.
WIDEST = 1200


def add_proposal(*, document: str, kind: str, start: int, end: int, by: Viewer) -> Proposal:
    """Propose what no reader saw: the words from ``start`` to ``end`` of a document's text.

    Its fields are read from those words by the same rules; what they do not say stays
    open. Raises NotFound, NotAllowed, CorrectionInvalid.
    """
    if kind not in Kind.values:
        raise CorrectionInvalid("Chưa chọn loại mục", where=document, do="Chọn một loại")
    with acting(audit.ADD_PROPOSAL, by=by) as act:
        found = shown(Document.objects.filter(slug=document), to=by, document="")
        one = found.select_related("issuer", "about__speaks_for").first()
        if one is None:
            raise NotFound("Không có văn bản này trong sổ", where=document)
        act.on(one, decides=False)
        start, end = trimmed(one.text, start, end)
        made = propose(one, kind, start, end, guess(one.text, kind, start, end), by=by.name)
        act.made(made)
        act.data |= name_of(made)
    return made


def find_words(*, document: str, words: str, by: Viewer) -> tuple[int, int]:
    """Where typed words stand in a document's text, however they are spaced there.

    Raises NotFound, CorrectionInvalid where they stand nowhere, or at several places.
    """
    found = shown(Document.objects.filter(slug=document), to=by, document="").first()
    if found is None:
        raise NotFound("Không có văn bản này trong sổ", where=document)
    parts = [re.escape(word) for word in words.split()]
    places = list(re.finditer(r"\s+".join(parts), found.text)) if parts else []
    if len(places) == 1:
        return places[0].span()
    what = "Văn bản không có đúng những chữ này" if not places else "Những chữ này đứng ở nhiều chỗ"
    raise CorrectionInvalid(what, where=words, do="Chép đúng, đủ dài để chỉ một chỗ trong văn bản")


def split_proposal(
    *, proposal_id: int, parts: Sequence[str], by: Viewer, version: int | None = None
) -> list[Proposal]:
    """Make one proposal for each of the ``parts``, words of its quote in their order.

    What the words of a part do not say is taken from the whole. Raises as add_proposal;
    ChangedMeanwhile, WrongState.
    """
    with acting(audit.SPLIT_PROPOSAL, by=by) as act:
        proposal = act.open(proposal_id, version=version, decides=False)
        spans = places_of(proposal, parts)
        document, made = proposal.document, []
        retire(proposal, by=by.name)
        for start, end in spans:
            said = guess(document.text, proposal.kind, start, end, like=proposal.item)
            made.append(propose(document, proposal.kind, start, end, said, by=by.name))
            act.made(made[-1])
        act.data |= name_of(proposal) | {"parts": [document.text[a:b] for a, b in spans]}
    return made


def merge_proposals(
    *,
    proposal_id: int,
    other_id: int,
    by: Viewer,
    version: int | None = None,
    other_version: int | None = None,
) -> Proposal:
    """Make one proposal of two of a kind: the fields of the first, what it leaves open
    from the second. Raises as split_proposal."""
    with acting(audit.MERGE_PROPOSALS, by=by) as act:
        first = act.open(proposal_id, version=version, decides=False)
        other = act.open(other_id, version=other_version, decides=False)
        if first.document_id != other.document_id or first.kind != other.kind:
            raise CorrectionInvalid(
                "Chỉ gộp được hai mục cùng loại của một văn bản",
                where=first.evidence.quote,
                do="Chọn hai mục liền nhau, cùng loại",
            )
        start = min(first.evidence.start, other.evidence.start)
        end = max(first.evidence.end, other.evidence.end)
        said = {**other.item, **{k: v for k, v in first.item.items() if v not in (None, [], "")}}
        document = first.document
        said = whole(document.text, first.kind, start, end, said)
        retire(first, by=by.name)
        retire(other, by=by.name)
        made = propose(document, first.kind, start, end, said, by=by.name)
        act.made(made)
        act.data |= name_of(made)
    return made


# Kinds whose own words are the item: taken together they are the words of both.
WORDS = {Kind.TASK: "action", Kind.SHORTCOMING: "text"}


def whole(text: str, kind: str, start: int, end: int, said: Mapping[str, Any]) -> dict[str, Any]:
    field = WORDS.get(Kind(kind))
    return {**said, field: " ".join(text[start:end].split())} if field else dict(said)


def propose(
    document: Document, kind: str, start: int, end: int, said: Mapping[str, Any], *, by: str
) -> Proposal:
    """A new proposal by a person, at its place in the text, compared with the register."""
    if end - start > WIDEST:
        raise CorrectionInvalid(
            f"Đoạn dài hơn {WIDEST} chữ, quá rộng để làm câu trích của một mục",
            where=document.label,
            do="Chọn vừa đủ câu nói về mục đó",
        )
    quoted = Quoted(start=start, end=end, quote=document.text[start:end])
    evidence, _ = Evidence.objects.get_or_create(
        document=document, start=start, end=end, defaults={"quote": quoted.quote}
    )
    last = document.proposals.filter(kind=kind).aggregate(last=Max("ordinal"))["last"] or 0
    place = {"start": start, "end": end, "quote": quoted.quote, "place": evidence.place or None}
    payload = {**said, **place, "confidence": None}
    made = Proposal(
        document=document,
        kind=kind,
        ordinal=last + 1,
        payload=payload,
        evidence=evidence,
        wording=wording(str(said.get("indicator") or "")),
        added_by=by,
    )
    check(made, payload)
    made.save()
    assess(made, Desk())
    return made


def retire(proposal: Proposal, *, by: str) -> None:
    """Close a proposal whose place others take."""
    close(proposal, State.REPLACED, by=by)
    proposal.save()


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A selection without white space at its ends. Raises CorrectionInvalid."""
    if 0 <= start < end <= len(text):
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
    if not 0 <= start < end <= len(text):
        raise CorrectionInvalid("Chưa chọn chữ nào", do="Bôi đen câu văn nói về mục còn sót")
    return start, end


def places_of(proposal: Proposal, parts: Sequence[str]) -> list[tuple[int, int]]:
    """Where the parts stand in the quote, each behind the one before."""
    evidence = proposal.evidence
    wanted = [part.strip() for part in parts if part.strip()]
    if len(wanted) < 2:
        raise CorrectionInvalid(
            "Tách thì phải có ít nhất hai phần", where=evidence.quote, do="Mỗi phần một dòng"
        )
    found, at = [], 0
    for part in wanted:
        start = evidence.quote.find(part, at)
        if start < 0:
            raise CorrectionInvalid(
                f"“{part}” không có trong câu trích, hoặc không đúng thứ tự",
                where=evidence.quote,
                do="Giữ nguyên chữ của câu, chỉ xuống dòng ở chỗ tách",
            )
        at = start + len(part)
        found.append((evidence.start + start, evidence.start + at))
    return found
