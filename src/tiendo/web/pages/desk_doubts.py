"""How sure the reader was of an item, and what there is to doubt in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from tiendo.reading import weighing
from tiendo.register.models import Document, Indicator, Kind, Proposal
from tiendo.web import words


def sureness(proposal: Proposal) -> str:
    """The confidence in percent; empty where the reader does not say."""
    value = proposal.item.get("confidence")
    return "" if value is None else f"{Decimal(str(value)) * 100:.0f}%"


def doubts(proposal: Proposal, document: Document, indicator: Indicator | None) -> list[str]:
    """What a person should look at, each in a sentence."""
    found: list[str] = []
    if document.recognised:
        found.append(gettext("Đọc từ bản chụp: đối chiếu từng chữ số."))
    found += signs(proposal)
    if proposal.kind == Kind.FIGURE:
        found += figure_remarks(proposal.item, indicator)
    return list(dict.fromkeys(found))


def remarks(proposal: Proposal, reading: Mapping[str, Any]) -> Iterator[str]:
    """Warnings of the reading that touch the quote."""
    evidence = proposal.evidence
    for warning in reading.get("warnings", ()):
        start, end = warning.get("start") or 0, warning.get("end")
        if end is not None and start < evidence.end and evidence.start < end:
            yield str(warning["message"])


def signs(proposal: Proposal) -> Iterator[str]:
    """The signs that lowered the confidence, in words, the gravest first; those of a field
    that a person wrote since are gone."""
    known = weighing.doubts()
    given = [known[id] for id in proposal.payload.get("doubts", ()) if id in known]
    written = set(proposal.correction or ())
    for row in sorted(given, key=lambda row: Decimal(row["worth"])):
        if Decimal(row["worth"]) and not written & FIELDS.get(row["id"].partition("-")[0], set()):
            yield words.capital(words.either(row["says"], row["says_en"])) + "."


# What a person has to write so that the signs with this beginning say nothing any more.
FIELDS = {
    "period": {"period"},
    "role": {"role"},
    "unlisted": {"indicator", "indicator_id"},
    "name": {"indicator"},
    "noun": {"unit_text"},
    "task": {"owners", "due"},
    "meeting": {"held_on"},
}


def figure_remarks(item: Mapping[str, Any], indicator: Indicator | None) -> Iterator[str]:
    """What the register has to say of a figure, whatever its reader doubted."""
    if indicator is None and not item.get("indicator_id"):
        yield gettext("Chưa nhận ra chỉ tiêu nào trong sổ.")
    if item.get("subject"):
        yield gettext("Chỉ nói về một phần: %s.") % item["subject"]
