"""What became of each slip of a draft, and its versions, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from tiendo.drafts.models import Slip, State, Version
from tiendo.web import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A line of the history: what was found when, and what became of it."""

    rule: str
    quote: str
    message: str
    found: str
    state_words: str
    by: str
    reason: str
    note: str


def spoken(vietnamese: str, english: str) -> str:
    return english if get_language() == "en" else vietnamese


def state_words(state: str) -> str:
    return {
        State.OPEN: gettext("Còn đó"),
        State.MENDED: gettext("Đã sửa"),
        State.DISMISSED: gettext("Để nguyên"),
    }[State(state)]


def past(slip: Slip, newest: int) -> Past:
    gone = slip.state == State.DISMISSED and slip.last < newest
    return Past(
        rule=slip.rule, quote=slip.quote, message=spoken(slip.message, slip.message_en),
        found=gettext("bản %(n)s, %(by)s") % {"n": slip.first, "by": slip.found_by},
        state_words=state_words(slip.state),
        by=", ".join(filter(None, (slip.by, words.moment(slip.at) if slip.at else ""))),
        reason=slip.reason,
        note=gettext("không còn khớp chỗ nào trong bản này") if gone else "",
    )  # fmt: skip


def version_words(version: Version) -> str:
    told = gettext("Bản %(n)s: %(name)s, %(by)s, %(at)s") % {
        "n": version.number, "name": version.name, "by": version.by, "at": words.moment(version.at)
    }  # fmt: skip
    return f"{told} ({gettext('sửa theo gợi ý')})" if version.suggested else told


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a person did to a report of ours, in its newest version."""

    says: str
    typed: tuple[str, ...]
    written: tuple[str, ...]


def done(version: Version) -> Done | None:
    """None where the file is no report of ours, or is as it was made."""
    found = version.returned
    if not found or not (found["typed"] or found["written"] or found["removed"]):
        return None
    told = gettext("%(w)s đoạn người viết hoặc viết lại, %(r)s đoạn bỏ, %(t)s số gõ tay.")
    counts = {"w": len(found["written"]), "r": found["removed"], "t": len(found["typed"])}
    return Done(
        says=told % counts,
        typed=tuple(one["text"] for one in found["typed"]),
        written=tuple(found["written"]),
    )
