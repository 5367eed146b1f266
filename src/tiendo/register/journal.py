"""What an act changed, row by row: kept so that exactly that can be taken back.

While a journal is open it hears every row of the register that this thread saves or
deletes. Bulk writes are not heard; acts of the desk make none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
APART = frozenset({"auditevent", "audithead", "deskact", "searchword"})
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
    return sender._meta.app_label == "register" and get_ident() == thread


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


def from_json(changes: Sequence[Mapping[str, Any]]) -> list[Change]:
    return [Change(**one) for one in changes]


def moved_on(changes: Sequence[Change]) -> Change | None:
    """The first row that is no longer as the act left it: somebody went on from there."""
    for one in changes:
        now = row(one.model, one.pk)
        if without_counter(now) != without_counter(one.after):
            return one
    return None


def without_counter(values: Values | None) -> Values | None:
    return None if values is None else {k: v for k, v in values.items() if k != COUNTER}


def leaned_on(changes: Sequence[Change]) -> Model | None:
    """A row outside of the act that points at one that the act made, if there is one."""
    made = {(one.model, one.pk) for one in changes if one.before is None}
    for name, pk in made:
        model = model_of(name)
        for relation in model._meta.related_objects:
            if relation.many_to_many:
                continue
            related = relation.related_model
            keys = related._base_manager.filter(**{relation.field.name: pk})
            own = [key for kind, key in changed_keys(changes) if kind == related._meta.model_name]
            found = keys.exclude(pk__in=own).first()
            if found is not None:
                return found
    return None


def changed_keys(changes: Sequence[Change]) -> set[Key]:
    return {(one.model, one.pk) for one in changes}


def take_back(changes: Sequence[Change]) -> None:
    """Put every row back as it was; only counters go on.

    Foreign keys are checked when the transaction ends, so the order of rows matters only
    where a value is unique: what was made goes first.
    """
    for one in reversed(changes):
        if one.before is None:
            remove(one)
    for one in changes:
        if one.before is not None and one.after is not None:
            rewrite(one, one.before)
    for one in changes:
        if one.before is not None and one.after is None:
            bring_back(one, one.before)


def remove(change: Change) -> None:
    found = model_of(change.model)._base_manager.filter(pk=change.pk)
    for one in found:
        for many in one._meta.many_to_many:
            getattr(one, many.name).clear()
    found._raw_delete(found.db)  # only what the act itself made


def rewrite(change: Change, values: Values) -> None:
    model = model_of(change.model)
    found = model._base_manager.get(pk=change.pk)
    given = typed(model, values)
    if COUNTER in given:
        given[COUNTER] = getattr(found, COUNTER) + 1
    model._base_manager.filter(pk=change.pk).update(**given)
    join(found, values)


def bring_back(change: Change, values: Values) -> None:
    model = model_of(change.model)
    made = model(**typed(model, values))
    made.save_base(raw=True, force_insert=True)
    join(made, values)


def typed(model: type[Model], values: Values) -> Values:
    """Plain values as the fields of the model take them."""
    return {f.attname: f.to_python(values[f.attname]) for f in model._meta.concrete_fields}


def join(instance: Model, values: Values) -> None:
    for many in instance._meta.many_to_many:
        getattr(instance, many.name).set(values[many.name])
