"""Where things are: every address that a page needs is made here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import get_script_prefix
from django.urls import reverse as worked_out

from tiendo.web.marking import anchor
from tiendo.web.when import within


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    words: str
    href: str
    current: bool = False


def to_pack(asked: QueryDict, *, zipped: bool = False) -> str:
    """The papers of a conference as asked for: on a page, or as files."""
    query = asked.copy()
    query.pop("dang", None)
    if zipped:
        query["dang"] = "goi"
    return f"{reverse('web:report' if zipped else 'web:report-pack')}?{query.urlencode()}"


def reverse(name: str, args: Sequence[Any] = ()) -> str:
    """The address of a view; a page asks for the same ones over and over."""
    return reversed_at(get_script_prefix(), name, tuple(args))


@lru_cache(maxsize=4096)
def reversed_at(_prefix: str, name: str, args: tuple[Any, ...]) -> str:
    return worked_out(name, args=args)


def to_plan(slug: str) -> str:
    return within(reverse("web:plan", args=[slug]))


def to_changes(slug: str, on: date | None = None) -> str:
    """What changed of a plan, up to a day where one is shown."""
    address = reverse("web:changes", args=[slug])
    return f"{address}?den={on.isoformat()}" if on else address


def to_target(slug: str) -> str:
    return within(reverse("web:target", args=[slug]))


def to_forecast(slug: str) -> str:
    """What is to be expected at the end of a target's period."""
    return within(reverse("web:forecast", args=[slug]))


def to_trajectory(slug: str) -> str:
    """Where the way to a target is laid down."""
    return reverse("web:target-trajectory", args=[slug])


def to_levels(slug: str) -> str:
    """Where the level of a target is changed."""
    return reverse("web:target-levels", args=[slug])


def to_handing(slug: str, *, edits: bool = False) -> str:
    """What of a target was handed down to units, or where that is linked."""
    return reverse("web:handing-edit" if edits else "web:handing", args=[slug])


def to_plan_end(slug: str) -> str:
    """Where a plan is said to be replaced, or to go on after all."""
    return reverse("web:plan-end", args=[slug])


def to_coverage_file() -> str:
    return reverse("web:coverage-file")


def to_document_links(slug: str) -> str:
    return reverse("web:document-links", args=[slug])


def to_body(slug: str, day: str = "") -> str:
    """A body, on a day (ISO) where one is named, else on the one that is shown."""
    address = reverse("web:body", args=[slug])
    return f"{address}?ngay={day}" if day else within(address)


def to_document(slug: str, start: int | None = None) -> str:
    """A document, at the sentence that begins at ``start`` of its text."""
    place = "" if start is None else f"#{anchor(start)}"
    return within(reverse("web:document", args=[slug]) + place)


def to_desk(
    slug: str, proposal: int | None = None, *, everything: bool = False, after: int = 0
) -> str:
    """A document on the review desk, at one of its proposals, or at the next behind one."""
    asked = {"muc": proposal, "sau": after, "xem": "tat-ca" if everything else ""}
    query = urlencode({name: value for name, value in asked.items() if value})
    return reverse("web:desk-document", args=[slug]) + (f"?{query}" if query else "")


def to_desk_items(slug: str, *, everything: bool) -> Callable[[int], str]:
    """The address of each proposal of a document on the review desk."""
    base, more = to_desk(slug), "&xem=tat-ca" if everything else ""
    return lambda proposal: f"{base}?muc={proposal}{more}"


def to_indicator(slug: str) -> str:
    return within(reverse("web:indicator", args=[slug]))


def to_contradiction(key: str) -> str:
    return within(reverse("web:contradiction", args=[key]))


def to_draft(slug: str) -> str:
    return reverse("web:draft", args=[slug])


def to_draft_file(slug: str) -> str:
    """A draft's newest file as it was sent or made."""
    return reverse("web:draft-file", args=[slug, "goc"])


def to_preview(slug: str) -> str:
    return reverse("web:import-preview", args=[slug])


def to_sign_in(back: str = "") -> str:
    """The sign-in page, which leads on to ``back``."""
    query = f"?{urlencode({'next': back})}" if back else ""
    return reverse("web:sign-in") + query


def to_person(username: str) -> str:
    return reverse("web:person", args=[username])


def with_choice(path: str, asked: QueryDict, **changes: str | None) -> str:
    """The same page with some parameters changed; None and empty leave one out."""
    kept = {k: v for k, v in asked.items() if k not in changes and isinstance(v, str) and v}
    chosen = kept | {k: v for k, v in changes.items() if v}
    return f"{path}?{urlencode(chosen)}" if chosen else path


def kept(asked: QueryDict, *names: str) -> list[tuple[str, str]]:
    """Parameters that a form must carry on in hidden fields: all but ``names``."""
    return [(k, v) for k, v in asked.items() if k not in names and isinstance(v, str) and v]
