"""What people type into forms: days and periods, as they write them."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from tiendo.errors import TiendoError
from tiendo.reading.importing import fields
from tiendo.reading.importing.cells import Cell, Wrong
from tiendo.web.pages.days import NoDay, day_written


def day_typed(written: str) -> date:
    """The day that was typed, today where none was. Raises TiendoError."""
    return day_or_none(written) or timezone.localdate()


def day_or_none(written: str) -> date | None:
    """The day that was typed, None for none. Raises TiendoError."""
    found = day_written(written)
    if found is None and written.strip():
        raise NoDay(written)
    return found


def period_typed(written: str) -> str:
    """A period in the notation of READING.md, empty for none. Raises TiendoError."""
    if not written.strip():
        return ""
    found = fields.period(Cell(row=0, column=0, text=written.strip(), value=written.strip()))
    if isinstance(found, Wrong):
        raise TiendoError(found.what, do=found.do)
    return str(found)
