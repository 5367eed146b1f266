"""What an act changed, row by row: kept so that exactly that can be taken back.

While a journal is open it hears every row of the register that this thread saves or
deletes. Bulk writes are not heard; acts of the desk make none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from threading import get_ident
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import post_save, pre_delete, pre_save

Values = dict[str, Any]
Key = tuple[str, int]
# Models that are about acts, or made anew from others.
APART = frozenset(
    {"auditevent", "audithead", "deskact", "deskcount", "plansize", "searchterm", "searchword"}
)
# A counter that must never run backwards, also when everything else does.
COUNTER = "version"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A row before and after; None where it was not there."""

    model: str
    pk: int
    before: Values | None
    after: Values | None

    def as_json(self) -> dict[str, Any]:
        return {"model": self.model, "pk": self.pk, "before": self.before, "after": self.after}


@dataclass(slots=True)
class Journal:
    """The rows touched so far, in order, each as it was at first."""

    before: dict[Key, Values | None] = field(default_factory=dict)

    def hear(self, instance: Model) -> None:
        """Keep a row as the database has it, the first time that it is touched."""
        self.keep(*key_of(instance))

    def keep(self, model: str, pk: int) -> None:
        """The same by name: for rows that a bulk statement is about to change."""
        if model not in APART and (model, pk) not in self.before:
            self.before[model, pk] = row(model, pk)

    def hear_new(self, instance: Model) -> None:
        key = key_of(instance)
        if key[0] not in APART:
            self.before.setdefault(key, None)

    def changes(self) -> list[Change]:
        """What is different now."""
        found = (
            Change(model=model, pk=pk, before=before, after=row(model, pk))
            for (model, pk), before in self.before.items()
        )
        return [one for one in found if one.before != one.after]


@contextmanager
def recording() -> Iterator[Journal]:
    """A journal of what this thread does until the end of the block."""
    journal, here = Journal(), get_ident()

    def before(sender: type[Model], instance: Model, **_: Any) -> None:
        if is_ours(sender, here) and not instance._state.adding:
            journal.hear(instance)

    def after(sender: type[Model], instance: Model, created: bool, **_: Any) -> None:
        if is_ours(sender, here) and created:
            journal.hear_new(instance)

    def leaving(sender: type[Model], instance: Model, **_: Any) -> None:
        if is_ours(sender, here):
            journal.hear(instance)

    heard = ((pre_save, before), (post_save, after), (pre_delete, leaving))
    for signal, listener in heard:
        signal.connect(listener, weak=False)
    try:
        yield journal
    finally:
        for signal, listener in heard:
            signal.disconnect(listener)


def is_ours(sender: type[Model], thread: int) -> bool:
    ours = sender._meta.app_label == "register" and sender._meta.model_name not in APART
    return ours and get_ident() == thread


def key_of(instance: Model) -> Key:
    return instance._meta.model_name or "", int(instance.pk)


def model_of(name: str) -> type[Model]:
    return apps.get_model("register", name)


def row(name: str, pk: int) -> Values | None:
    """A row as plain values, with the keys of what it is joined to; None if it is not there."""
    found = model_of(name)._base_manager.filter(pk=pk).first()
    if found is None:
        return None
    values = {f.attname: plain(f.value_from_object(found)) for f in found._meta.concrete_fields}
    for many in found._meta.many_to_many:
        joined = getattr(found, many.name).order_by("pk").values_list("pk", flat=True)
        values[many.name] = list(joined)
    return values


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
