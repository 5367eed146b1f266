"""How sure the reader was of an item, and what there is to doubt in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from tiendo.register.models import Document, Indicator, Kind, Proposal
from tiendo.vocabulary.text import fold


def sureness(proposal: Proposal) -> str:
    """The confidence in percent; empty where the reader does not say."""
    value = proposal.item.get("confidence")
    return "" if value is None else f"{Decimal(str(value)) * 100:.0f}%"


def doubts(proposal: Proposal, document: Document, indicator: Indicator | None) -> list[str]:
    """What a person should look at, each in a sentence."""
    found: list[str] = []
    if document.recognised:
        found.append(gettext("Đọc từ bản chụp: đối chiếu từng chữ số."))
    if proposal.kind == Kind.FIGURE:
        found += figure_doubts(proposal.item, proposal.evidence.quote, indicator)
    return list(dict.fromkeys(found))


def remarks(proposal: Proposal, reading: Mapping[str, Any]) -> Iterator[str]:
    """Warnings of the reading that touch the quote."""
    evidence = proposal.evidence
    for warning in reading.get("warnings", ()):
        start, end = warning.get("start") or 0, warning.get("end")
        if end is not None and start < evidence.end and evidence.start < end:
            yield str(warning["message"])


def figure_doubts(
    item: Mapping[str, Any], quote: str, indicator: Indicator | None
) -> Iterator[str]:
    period = str(item.get("period") or "")
    if not period:
        yield gettext("Câu không nêu kỳ.")
    elif period[:4] not in quote:
        yield gettext("Kỳ lấy từ chỗ khác trong văn bản, không đứng trong câu trích.")
    if fold(str(item.get("indicator") or "")) not in fold(quote):
        yield gettext("Tên chỉ tiêu lấy từ chỗ khác trong văn bản.")
    if indicator is None and not item.get("indicator_id"):
        yield gettext("Chưa nhận ra chỉ tiêu nào trong sổ.")
    if item.get("unit") == "count" and not item.get("unit_text"):
        yield gettext("Câu không nêu đơn vị tính.")
    if item.get("subject"):
        yield gettext("Chỉ nói về một phần: %s.") % item["subject"]
