"""Which resolution has its programme and its plans, and which unit has none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from tiendo.register.access import Viewer
from tiendo.register.models import Body, Document
from tiendo.register.selectors.chain import Root, root_row, roots, table
from tiendo.register.standing import links, parents_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A row: what each unit (by primary key) has; ``others`` are of bodies that are no units.

    ``expected`` are the units that should have something, ``missing`` those that do not.
    """

    root: Root
    by_unit: Mapping[int, tuple[Document, ...]]
    others: tuple[Document, ...]
    expected: tuple[Body, ...]

    @property
    def missing(self) -> tuple[Body, ...]:
        return tuple(one for one in self.expected if one.pk not in self.by_unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    units: tuple[Body, ...]
    rows: tuple[Covered, ...]


def coverage(
    *, as_of: date, to: Viewer | None = None, of: Sequence[Root] | None = None
) -> Coverage:
    """Every document to be carried out, or those given, beside every unit, as known on a day;
    four queries, two of them for the documents."""
    found = roots(as_of=as_of, to=to) if of is None else of
    known = list(Body.objects.filter(country=False).order_by("ordinal", "slug"))
    columns = Columns(known, as_of)
    rows = tuple(covered(root, columns) for root in found)
    filled = {pk for row in rows for pk in row.by_unit}
    units = tuple(one for one in columns.units if one.pk in filled or columns.stands(one))
    return Coverage(units=units, rows=rows)


@cache
def line_of() -> dict[str, str]:
    """The line of each kind of unit: of the Party or of the State."""
    return {row["unit"]: row["line"] for row in table() if "unit" in row}


@cache
def organs() -> frozenset[str]:
    return frozenset(row["organ"] for row in table() if "organ" in row)


class Columns:
    """The units on a day, and whose a document is."""

    def __init__(self, bodies: Sequence[Body], as_of: date) -> None:
        self.by_key = {one.pk: one for one in bodies}
        kinds = list(line_of())
        units = [one for one in bodies if one.kind in kinds]
        self.units = sorted(units, key=lambda one: kinds.index(one.kind))
        self._as_of = as_of
        self._links = links()

    def stands(self, body: Body) -> bool:
        begun = body.valid_from is None or body.valid_from <= self._as_of
        return begun and (body.valid_to is None or self._as_of <= body.valid_to)

    def unit_of(self, document: Document) -> Body | None:
        """The unit that issued a document, itself or through an organ of its own."""
        body = self.by_key.get(document.issuer_id or 0)
        if body is not None and body.kind in organs():
            above = parents_on(self._links.get(body.pk, []), document.dated or self._as_of)
            body = self.by_key.get(above[0]) if above else None
        return body if body is not None and body.kind in line_of() else None

    def expected(self, root: Root) -> tuple[Body, ...]:
        """The units that should carry a document out: on its line, but not its own issuer."""
        row = root_row(root.number, root.kind)
        lines = row["lines"] if row else ()
        own = self.unit_of(root.document) if root.document else None
        return tuple(
            one
            for one in self.units
            if self.stands(one)
            and line_of()[one.kind] in lines
            and one != own
            and not (root.level == "province" and one.kind == "province_committee")
        )


def covered(root: Root, columns: Columns) -> Covered:
    by_unit: dict[int, list[Document]] = defaultdict(list)
    others: list[Document] = []
    for document in root.carriers:
        unit = columns.unit_of(document)
        if unit is None:
            others.append(document)
        else:
            by_unit[unit.pk].append(document)
    return Covered(
        root=root,
        by_unit={pk: tuple(listed) for pk, listed in by_unit.items()},
        others=tuple(others),
        expected=columns.expected(root),
    )
