"""What was settled about a contradiction, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext

from tiendo.register.models import Outcome, Settlement
from tiendo.web import links, words
from tiendo.web.links import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A decision of before: what, by whom, when, why; and how it ended, if it did."""

    number: int
    version: int
    outcome: str
    reason: str
    by: str
    on: str
    sides: tuple[Link, ...]
    reopened: str = ""
    why: str = ""


def settled(one: Settlement) -> Settled:
    reopened = ""
    if one.reopened_at is not None:
        day = words.day(timezone.localdate(one.reopened_at))
        reopened = gettext("%(who)s mở lại ngày %(day)s") % {"who": one.reopened_by, "day": day}
    return Settled(
        number=one.pk,
        version=one.version,
        outcome=outcome_words(one.outcome),
        reason=one.reason,
        by=one.by,
        on=words.day(timezone.localdate(one.at)),
        sides=tuple(
            Link(
                words=f"{said['said']} ({said['label']})", href=links.to_document(said["document"])
            )
            for said in one.sides
        ),
        reopened=reopened,
        why=one.reopened_why,
    )


def outcome_words(outcome: str) -> str:
    return {
        Outcome.KEPT: gettext("Giữ số đã có"),
        Outcome.CHOSEN: gettext("Chọn số khác"),
        Outcome.NONE: gettext("Các số đều sai, chờ số đúng"),
        Outcome.APART: gettext("Nói về hai thứ khác nhau"),
    }[Outcome(outcome)]
