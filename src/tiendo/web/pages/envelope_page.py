"""An electronic document before it enters: what its header says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from tiendo.reading.edxml import Header
from tiendo.register.models import Upload, Urgency
from tiendo.web import words


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderPage:
    """An electronic document before it enters: what its header says."""

    name: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...]


def header(upload: Upload, said: Header, files: Sequence[str]) -> HeaderPage:
    fields = (
        (gettext("Số, ký hiệu"), said.number or ""),
        (gettext("Ngày ban hành"), words.day(said.issued_on)),
        (gettext("Cơ quan ban hành"), said.issuer or ""),
        (gettext("Trích yếu"), said.title or ""),
        (gettext("Nơi nhận"), "; ".join(said.recipients)),
        (gettext("Người ký"), said.signer),
        (gettext("Mức khẩn"), str(Urgency(said.urgency).label) if said.urgency else ""),
    )
    return HeaderPage(
        name=upload.name,
        fields=tuple((label, value) for label, value in fields if value),
        files=tuple(files),
    )
