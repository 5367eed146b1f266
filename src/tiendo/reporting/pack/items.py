"""The papers of a pack: each a draft, files beside it, or why it could not be made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from tiendo.errors import TiendoError
from tiendo.reporting.asked import Head
from tiendo.reporting.draft import Block, Draft
from tiendo.reporting.pack.given import Paper
from tiendo.reporting.pack.says import says


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """``paged`` is how it stands among the pages of the whole, where that is not ``draft``.

    ``live``: its figures carry their records, so that it can be refreshed. ``fault``: why it
    could not be made, or not wholly.
    """

    id: str  # "report"
    title: str
    draft: Draft | None = None
    paged: Draft | None = None
    live: bool = False
    sheet: Draft | None = None  # its tables as a workbook
    given: Paper | None = None  # a file of a person, as it was
    fault: str = ""

    @property
    def pages(self) -> Draft | None:
        return self.paged or self.draft


Made = Callable[[], Iterator[Item]]


def attempted(id: str, make: Made, of: str = "") -> Iterator[Item]:
    """What ``make`` yields; where it fails, what it was to be with the reason.

    ``of``: the file that it was to be of.
    """
    title = says("paper", id) + (f": {of}" if of else "")
    try:
        yield from make()
    except TiendoError as error:
        yield Item(id=id, title=title, fault=str(error))
    except Exception as error:  # noqa: BLE001 - one bad paper is named and never stops the rest
        why = f"lỗi của chương trình ({type(error).__name__}: {error})"
        yield Item(id=id, title=title, fault=why)


def bare(
    title: str,
    body: tuple[Block, ...],
    head: Head,
    day: date,
    annex: tuple[Block, ...] = (),
    *,
    kind: str = "",
) -> Draft:
    """A working paper: a title and blocks, no official heading."""
    return Draft(
        head=replace(head, day=day), kind=kind, title=title, body=body, annex=annex, as_of=day,
        bare=True,
    )  # fmt: skip
