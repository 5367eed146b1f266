"""What was known on a day: by the days of the documents, not by when they were registered.

"What did we know on 1 October?" is answered by what had been said by then, whoever entered
it when; when something was entered, and by whom, is in the trail. A document without a date
counts from the day on which it was registered: nothing says that it was known before.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from tiendo.register.models import Document

Records = TypeVar("Records", bound=Model)


def known(
    records: QuerySet[Records], *, on: date | None, document: str = "document"
) -> QuerySet[Records]:
    """The records that were known on a day; None asks for all. ``document`` as in access.shown."""
    return records if on is None else records.filter(known_on(on, document))


def known_on(on: date | None, document: str = "document") -> Q:
    """The condition behind ``known``, to be joined with others."""
    if on is None:
        return Q()
    path = f"{document}__" if document else ""
    undated = Q(**{f"{path}dated__isnull": True, f"{path}registered_at__lt": end_of(on)})
    return Q(**{f"{path}dated__lte": on}) | undated


def was_known(document: Document, on: date | None) -> bool:
    """The same of one document at hand."""
    if on is None:
        return True
    if document.dated is None:
        return document.registered_at < end_of(on)
    return document.dated <= on


def end_of(day: date) -> datetime:
    """The moment at which a day is over here: acts before it were done by that day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
