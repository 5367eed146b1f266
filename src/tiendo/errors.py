"""What went wrong, where, and what to do: the one root of all our errors."""

from __future__ import annotations

from typing import ClassVar


class TiendoError(Exception):
    """An error a person can act on; the sentence is Vietnamese, the code permanent.

    ``what`` happened, ``where`` (filled in by whoever knows the place) and what
    to ``do``. Web, API and command line each render it in one spot.

    >>> print(TiendoError("Tệp rỗng", where="bao-cao.docx", do="Chọn tệp khác"))
    bao-cao.docx: Tệp rỗng. Chọn tệp khác.
    """

    code: ClassVar[str] = "error"

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.do = do

    def at(self, where: str) -> TiendoError:
        """Name the place, outermost first, and return the same error."""
        self.where = f"{where}, {self.where}" if self.where else where
        return self

    def __str__(self) -> str:
        lead = f"{self.where}: " if self.where else ""
        sentences = [s.rstrip(". ") for s in (self.what, self.do) if s]
        return lead + ". ".join(sentences) + "."


class EvidenceMismatch(TiendoError):
    """A quote that does not stand at its own offsets."""

    code = "evidence-mismatch"


class InvalidFact(TiendoError):
    """A fact whose fields contradict each other; it cannot be built."""

    code = "invalid-fact"


class Unreadable(TiendoError):
    """Words that look like a fact and cannot be read as one."""

    code = "unreadable"


class NumberUnreadable(Unreadable):
    """A notation that is no number, or could be two."""

    code = "number-unreadable"


class PeriodUnreadable(Unreadable):
    """A time that cannot be read."""

    code = "period-unreadable"


class DocumentUnreadable(TiendoError):
    """A file that cannot be read as a document: exit status 2, nothing written."""

    code = "document-unreadable"


class TableInvalid(TiendoError):
    """A row in one of our own tables of knowledge is wrong."""

    code = "table-invalid"
