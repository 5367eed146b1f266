"""A long list in pages: which part to ask for, and the ways to the next."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext

from tiendo.web.links import with_choice
from tiendo.web.pages.forms import Pager

SIZE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Number ``number`` (from 1) of a list; a wrong number is the first page."""

    number: int

    @property
    def start(self) -> int:
        return (self.number - 1) * SIZE

    @property
    def end(self) -> int:
        return self.number * SIZE


def page_asked(asked: QueryDict) -> Page:
    written = asked.get("trang", "1")
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 6 else 1
    return Page(number=max(number, 1))


def pager(page: Page, total: int, asked: QueryDict) -> Pager:
    last = max(1, -(-total // SIZE))
    if last == 1:
        return Pager()
    return Pager(
        words=gettext("Trang %(n)s/%(last)s") % {"n": page.number, "last": last},
        previous=_to(page.number - 1, asked) if page.number > 1 else "",
        next=_to(page.number + 1, asked) if page.number < last else "",
    )


def _to(number: int, asked: QueryDict) -> str:
    return with_choice("", asked, trang=str(number))
