"""Putting back the rows that an act changed, if nobody went on from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Model

from tiendo.register.journal import COUNTER, Change, Key, Values, model_of, row


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
