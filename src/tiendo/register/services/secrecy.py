"""How secret a document is: set by a person with the right, with the reason."""

from __future__ import annotations

from tiendo.register import audit
from tiendo.register.access import Viewer, require, shown
from tiendo.register.errors import NotFound, ReasonMissing
from tiendo.register.locks import writing
from tiendo.register.models import Document, Secrecy


def classify_document(*, document: str, secrecy: Secrecy, by: Viewer, why: str) -> Document:
    """Set the level of a document (by its slug), and so of all that was drawn from it.

    Raises NotFound, also for one that ``by`` may not see; NotAllowed; ReasonMissing.
    Leaves one audit entry.
    """
    with writing():
        found = shown(Document.objects.filter(slug=document), to=by, document="").first()
        if found is None:
            raise NotFound("Không có văn bản này trong sổ", where=document)
        require(by, "document.classify", found)
        if not why.strip():
            raise ReasonMissing("Định mức mật phải có lý do", where=document, do="Viết một câu")
        before, found.secrecy = found.secrecy, secrecy.value
        found.save(update_fields=["secrecy"])
        audit.record(
            act=audit.CLASSIFY_DOCUMENT,
            on=found,
            by=by.name,
            note=why.strip(),
            before={"secrecy": before},
            after={"secrecy": secrecy.value},
        )
    return found
