"""Judging the values of a sheet beside the register, and beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tiendo.facts.figure import Role
from tiendo.reading.importing.cells import Wrong
from tiendo.reading.importing.fields import status_word
from tiendo.reading.importing.rows import IndicatorRow
from tiendo.register.access import shown
from tiendo.register.models import Amendment, Match, Observation, Target
from tiendo.register.models.stated import Stated
from tiendo.register.selectors.amendments import amendments_of
from tiendo.register.services.figures import Said
from tiendo.register.services.importing.beside import moment, settle_result, settle_target
from tiendo.register.services.importing.judged import Judged, Kind, Value
from tiendo.register.services.importing.placing import Places
from tiendo.register.services.results import chains, status_of
from tiendo.register.services.stating import equal, stated_fields
from tiendo.register.words import stated_words

# Keys asked for at once: a database takes only so many parameters.
CHUNK = 5_000


@dataclass(slots=True)
class Known:
    """What the register and the rows before have on each key."""

    chains: dict[str, list[Observation]] = field(default_factory=dict)
    targets: dict[str, list[Target]] = field(default_factory=dict)
    levels: dict[int, list[Amendment]] = field(default_factory=dict)  # by target
    here: dict[str, list[tuple[Value, int]]] = field(default_factory=dict)  # with their rows


def judge(rows: Sequence[IndicatorRow], places: Places) -> list[Judged]:
    """Every row in order; its values are placed first, so that the register is asked at once."""
    judged = [placed(row, places) for row in rows]
    values = [value for one in judged for value in one.values]
    known = Known(
        chains=all_chains(v.said.key for v in values if v.said.figure.role is Role.RESULT),
        targets=all_targets([v.said.key for v in values if is_target(v)], places),
    )
    listed = [target for targets in known.targets.values() for target in targets]
    known.levels = amendments_of(listed, to=places.viewer) if listed else {}
    for one in judged:
        for value in one.values:
            wrong = settle(value, known)
            one.wrong += [wrong] if wrong else []
            one.notes += [value.note] if value.note else []
            if wrong is None:
                known.here.setdefault(value.said.key, []).append((value, one.row.number))
        one.settle()
    return judged


def placed(row: IndicatorRow, places: Places) -> Judged:
    """A row with its values at their places; what cannot be placed is wrong."""
    out = Judged(row=row, name=row.name, wrong=list(row.wrong), notes=[str(n) for n in row.notes])
    for cell in row.said:
        found = places.said(row, cell)
        if isinstance(found, Wrong):
            if found not in out.wrong:
                out.wrong.append(found)
            continue
        figure, said = found
        out.values.append(Value(cell=cell, figure=figure, said=said, after=words_of(said)))
    return out


def words_of(said: Said) -> str:
    """A value as the register would say it, with its status where it is a result."""
    words = stated_words(provisional(said))
    if said.figure.role is Role.TARGET:
        return words
    return f"{words} ({status_word(status_of(said))})"


def provisional(said: Said) -> Stated:
    """The record that a value would be, not saved."""
    kind = Target if said.figure.role is Role.TARGET else Observation
    return kind(**stated_fields(said.figure))


def is_target(value: Value) -> bool:
    return value.said.figure.role is Role.TARGET


def all_chains(keys: Iterable[str]) -> dict[str, list[Observation]]:
    found: dict[str, list[Observation]] = {}
    wanted = sorted(set(keys))
    for start in range(0, len(wanted), CHUNK):
        found |= chains(set(wanted[start : start + CHUNK]))
    return found


def all_targets(keys: Sequence[str], places: Places) -> dict[str, list[Target]]:
    """The targets with these keys that the importer may see, by key, oldest plan first."""
    found: dict[str, list[Target]] = {}
    wanted = sorted(set(keys))
    for start in range(0, len(wanted), CHUNK):
        part = Target.objects.filter(key__in=wanted[start : start + CHUNK])
        seen = shown(part, to=places.viewer, document="plan__document")
        for target in seen.select_related("plan__document").order_by("plan__document__dated"):
            found.setdefault(target.key, []).append(target)
    return found


def settle(value: Value, known: Known) -> Wrong | None:
    """Say what a value is; a Wrong where it cannot enter."""
    again = repeats(value, known)
    if again is not None:
        return again
    if value.kind is Kind.UNCHANGED:
        return None
    if is_target(value):
        settle_target(value, known.targets.get(value.said.key, []), known.levels)
        return None
    return settle_result(value, known.chains.get(value.said.key, []))


def repeats(value: Value, known: Known) -> Wrong | None:
    """What an earlier row of the file has on the same thing: the same, or another value."""
    for other, row in known.here.get(value.said.key, []):
        same = equal(value.figure, provisional(other.said))
        if is_target(value) or moment(value) == moment(other):
            if not same:
                return Wrong(
                    cell=value.cell.cell, what=f"khác với dòng {row}: {other.after}",
                    do="cùng một thứ chỉ ghi một số",
                )  # fmt: skip
            value.kind, value.match = Kind.UNCHANGED, Match.SAME
            value.note = f"Ô {value.cell.cell}: đã ghi ở dòng {row}"
    return None
