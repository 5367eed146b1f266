"""A draft's newest version as a file: as it was sent, with comments, with changes to accept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from tiendo.checking.word import commented
from tiendo.drafts.access import draft_of
from tiendo.drafts.judging import report_on
from tiendo.drafts.models import State
from tiendo.register.access import Viewer
from tiendo.register.errors import NotFound

PLAIN, COMMENTS, TRACKED = "goc", "nhan-xet", "theo-doi"
FORMS = (PLAIN, COMMENTS, TRACKED)
WORD = (".docx", ".docm")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    name: str
    data: bytes


def is_word(name: str) -> bool:
    return PurePath(name).suffix.lower() in WORD


def file_of(slug: str, form: str, *, to: Viewer) -> File:
    """The file of a form. Raises NotFound, NotReturnable for what is no Word file."""
    if form not in FORMS:
        raise NotFound("Không có dạng tệp này", where=form)
    draft = draft_of(slug, to=to)
    version = draft.versions.order_by("-number")[0]
    data, name = bytes(version.data), PurePath(version.name)
    if form == PLAIN:
        return File(name=version.name, data=data)
    let_stand = [slip.dismissal for slip in draft.slips.filter(state=State.DISMISSED)]
    report = report_on(data, version.name, draft.body).dismissing(let_stand)
    returned = commented(data, report, tracked=form == TRACKED)
    return File(name=f"{name.stem}-soat{name.suffix}", data=returned.data)
