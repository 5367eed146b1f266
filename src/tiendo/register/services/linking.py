"""Acts on the links between documents: a person adds one, or says what it is."""

from __future__ import annotations

from django.db.models import Max

from tiendo.register import audit
from tiendo.register.access import Viewer, require, shown
from tiendo.register.errors import ChangedMeanwhile, CorrectionInvalid, NotFound, WrongState
from tiendo.register.locks import writing
from tiendo.register.models import Document, DocumentLink
from tiendo.register.numbers import number_key
from tiendo.register.services.amending import EDIT, document_for, reason_given
from tiendo.vocabulary.symbols import find_symbols

# As in READING.md; empty: named, and nothing more is said.
RELATIONS = ("implements", "adopts", "reviews", "cites", "amends", "replaces", "")


def add_link(*, source: str, named: str, relation: str, why: str, by: Viewer) -> DocumentLink:
    """Say that a document (a slug) carries out, amends, replaces … another.

    ``named`` is the slug of one of the register, else the number of one that it does not
    have. Raises NotFound, NotAllowed, ReasonMissing, CorrectionInvalid, WrongState. Leaves
    one audit entry.
    """
    with writing():
        document = document_for(source, by=by)
        require(by, EDIT, document)
        target = shown(Document.objects.filter(slug=named.strip()), to=by, document="").first()
        number = target.number if target else " ".join(named.split())[:60]
        key = target.number_key if target else number_key(number)
        refuse_unfit(document, target, key, relation)
        reason = reason_given(why, document.label)
        last = document.links.aggregate(last=Max("ordinal"))["last"] or 0
        made = DocumentLink.objects.create(
            source=document,
            target=target,
            ordinal=last + 1,
            number=number,
            number_key=key,
            kind=target.kind if target else kind_of(number),
            title="" if number else (target.title if target else ""),
            issued_on=target.issued_on if target else None,
            issuer_text=target.issuer_text if target else "",
            relation=relation,
            edited_by=by.name,
            edited_why=reason,
        )
        tell(audit.ADD_LINK, made, by=by, before=None)
    return made


def correct_link(
    *, link: int, relation: str, why: str, by: Viewer, version: int | None = None
) -> DocumentLink:
    """Say what a link (its primary key) is; what was read of it stays in its proposal.

    The relation that was read said again confirms it: a text names in passing, a person means.
    Raises NotFound, NotAllowed, ChangedMeanwhile, ReasonMissing, CorrectionInvalid, WrongState.
    Leaves one audit entry.
    """
    with writing():
        found = (
            shown(DocumentLink.objects.filter(pk=link), to=by, document="source")
            .select_related("source", "target")
            .select_for_update(of=("self",))
            .first()
        )
        if found is None:
            raise NotFound("Không có liên kết này", where=str(link))
        require(by, EDIT, found)
        if version is not None and found.version != version:
            raise ChangedMeanwhile(
                f"{found.edited_by or 'Người khác'} đã sửa liên kết này sau khi anh chị mở trang",
                proposal=0,
                by=found.edited_by,
                where=str(found),
                do="Xem liên kết như đang có rồi sửa lại nếu vẫn cần",
            )
        if relation not in RELATIONS:
            raise CorrectionInvalid(f"Không có quan hệ “{relation}”", where=str(found))
        if relation == found.relation and found.edited_by:
            raise WrongState("Đã có người ghi liên kết như vậy", where=str(found))
        before = found.relation
        found.relation, found.edited_by = relation, by.name
        found.edited_why = reason_given(why, str(found))
        found.version += 1
        found.save(update_fields=["relation", "edited_by", "edited_why", "version"])
        tell(audit.CORRECT_LINK, found, by=by, before=before or "–")
    return found


def kind_of(number: str) -> str:
    """The kind that the letters of a number say: 28-NQ/TW is a resolution."""
    symbol = next(find_symbols(number), None)
    return (symbol.kind or "") if symbol else ""


def refuse_unfit(document: Document, target: Document | None, key: str, relation: str) -> None:
    """Raises CorrectionInvalid for a link that cannot be, WrongState for one that is there."""
    if relation not in RELATIONS or not relation:
        raise CorrectionInvalid("Chọn quan hệ giữa hai văn bản", where=document.label)
    if not key and target is None:
        raise CorrectionInvalid(
            "Không đọc được số văn bản", where=document.label,
            do="Ghi số như 27-NQ/TW, hoặc chọn văn bản trong sổ",
        )  # fmt: skip
    own = target is not None and target.pk == document.pk
    if own or (key and key == document.number_key and target is None):
        raise CorrectionInvalid("Văn bản không liên kết với chính nó", where=document.label)
    known = document.links.filter(relation=relation)
    known = known.filter(target=target) if target else known.filter(number_key=key)
    if known.exists():
        raise WrongState(
            "Liên kết này đã có", where=document.label,
            do="Xác nhận hoặc sửa liên kết ấy trong danh sách",
        )  # fmt: skip


def tell(act: str, link: DocumentLink, *, by: Viewer, before: str | None) -> None:
    sides = [link.source, link.target] if link.target else [link.source]
    audit.record(
        act=act,
        on=audit.most_secret(*sides),
        by=by.name,
        note=link.edited_why,
        data={"source": link.source.slug, "named": str(link)},
        before=before,
        after=link.relation or "–",
    )
