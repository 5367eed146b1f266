"""The page of coverage: resolutions down, units across, what each has or lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext, ngettext

from tiendo.register.access import Viewer, allowed
from tiendo.register.models import Body, Document
from tiendo.register.selectors.chain import Root
from tiendo.register.selectors.chain_parts import Listing, listing, with_carriers
from tiendo.register.selectors.coverage import Coverage, Covered, coverage
from tiendo.register.services.amending import EDIT
from tiendo.web import kinds, links, words
from tiendo.web.links import Link, kept, with_choice
from tiendo.web.pages.days import day_asked
from tiendo.web.pages.forms import Filter, Pager, field, useful
from tiendo.web.pages.paging import Page, page_asked, pager

LACKING = "thieu"
# Columns of a screen and of a sheet of paper; the file has all.
MOST_COLUMNS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A document that carries the row's out; ``through`` the one between, if there is one."""

    document: Link
    kind: str
    day: str
    through: str
    edit_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """``state``: has, lacks, or none (nothing is expected)."""

    unit: str
    state: str
    carriers: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    name: str
    title: str
    href: str
    day: str
    level: str
    says: str
    missing: tuple[str, ...]  # names of the units shown that have nothing
    cells: tuple[Cell, ...]
    others: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage:
    says: str
    units: tuple[Link, ...]
    hidden_units: int
    rows: tuple[Row, ...]
    filter: Filter
    as_of: date
    file_href: str
    pager: Pager
    kept: tuple[tuple[str, str], ...]


def level_name(level: str) -> str:
    return {"centre": gettext("Trung ương"), "province": gettext("Tỉnh")}.get(level, "")


def chosen(found: Coverage, asked: QueryDict) -> list[Covered]:
    """The rows that the address asks for: level, kind, year, body, only those that lack."""
    body = next((one for one in found.units if one.slug == asked.get("co-quan")), None)
    return [one for one in found.rows if is_wanted(one, asked, body)]


def is_wanted(one: Covered, asked: QueryDict, body: Body | None) -> bool:
    lacks = body in one.missing if body else bool(one.missing)
    return (
        is_named(one.root, asked)
        and (asked.get("xem") != LACKING or lacks)
        and (body is None or body in one.expected or body.pk in one.by_unit)
    )


def is_named(root: Root, asked: QueryDict) -> bool:
    """Whether level, kind and year are those asked for."""
    year = str(root.issued_on.year) if root.issued_on else ""
    return (
        asked.get("cap") in (None, "", root.level)
        and asked.get("loai") in (None, "", root.kind)
        and asked.get("nam") in (None, "", year)
    )


def columns(found: Coverage, rows: Sequence[Covered], asked: QueryDict) -> list[Body]:
    """The units that matter to the rows; only the one asked for where one is."""
    if asked.get("co-quan"):
        return [one for one in found.units if one.slug == asked["co-quan"]]
    wanted = {one.pk for row in rows for one in row.expected}
    wanted |= {pk for row in rows for pk in row.by_unit}
    return [one for one in found.units if one.pk in wanted]


def page(asked: QueryDict, today: date, to: Viewer) -> CoveragePage:
    as_of = day_asked(asked.get("ngay"), today)
    listed, part = listing(as_of=as_of, to=to), page_asked(asked)
    found, total = looked_at(listed, asked, part, as_of, to)
    rows = chosen(found, asked)
    units = columns(found, rows, asked)
    shown = units[:MOST_COLUMNS]
    lacking = sum(1 for one in rows if one.missing)
    edits = allowed(to, EDIT)
    turned = rows[part.start : part.end] if total is None else rows
    number = len(rows) if total is None else total
    return CoveragePage(
        says=says(number, lacking, whole=number <= len(rows)),
        units=tuple(Link(words=one.name, href=links.to_body(one.slug)) for one in shown),
        hidden_units=len(units) - len(shown),
        rows=tuple(row(one, shown, edits=edits) for one in turned),
        filter=filters(listed.roots, found.units, asked),
        as_of=as_of,
        file_href=with_choice(links.to_coverage_file(), asked, trang=None),
        pager=pager(part, number, asked),
        kept=tuple(kept(asked, "ngay", "trang")),
    )


def looked_at(
    listed: Listing, asked: QueryDict, part: Page, as_of: date, to: Viewer
) -> tuple[Coverage, int | None]:
    """What stands beside the units, and how many rows there are where that is a page of them.

    In a large register only the page is looked at, unless units decide which rows are wanted.
    """
    if listed.whole:
        return coverage(as_of=as_of, to=to, of=listed.roots), None
    wanted = [one for one in listed.roots if is_named(one, asked)]
    by_unit = bool(asked.get("co-quan") or asked.get("xem") == LACKING)
    looked = wanted if by_unit else wanted[part.start : part.end]
    found = coverage(as_of=as_of, to=to, of=with_carriers(looked, as_of=as_of, to=to))
    return found, None if by_unit else len(wanted)


def says(total: int, lacking: int, *, whole: bool = True) -> str:
    counted = ngettext("%s văn bản phải triển khai", "%s văn bản phải triển khai", total) % total
    if not lacking:
        done = total and whole
        return gettext("%s; nơi nào cũng đã có.") % counted if done else counted + "."
    told = (
        gettext("%(counted)s; %(n)s văn bản còn nơi chưa có.")
        if whole
        else gettext("%(counted)s; ở trang này %(n)s văn bản còn nơi chưa có.")
    )
    return told % {"counted": counted, "n": lacking}


def filters(roots: Sequence[Root], units: Sequence[Body], asked: QueryDict) -> Filter:
    levels = dict.fromkeys(one.level for one in roots)
    years = sorted({one.issued_on.year for one in roots if one.issued_on}, reverse=True)
    fields = (
        field("cap", gettext("Cấp ban hành"), [(v, level_name(v)) for v in levels], asked),
        field(
            "loai", gettext("Loại"),
            [(k, kinds.document(k)) for k in dict.fromkeys(one.kind for one in roots)], asked,
        ),
        field("nam", gettext("Năm"), [(str(y), str(y)) for y in years], asked),
        field("co-quan", gettext("Cơ quan"), [(b.slug, b.name) for b in units], asked),
        field("xem", gettext("Xem"), [(LACKING, gettext("Chỉ văn bản còn nơi chưa có"))], asked),
    )  # fmt: skip
    return Filter(fields=(*useful(fields[:-1]), fields[-1]))


def row(one: Covered, units: Sequence[Body], *, edits: bool) -> Row:
    root = one.root
    has = len(one.expected) - len(one.missing)
    return Row(
        name=" ".join(p for p in (kinds.document(root.kind), root.number) if p),
        title=root.title,
        href=links.to_document(root.document.slug) if root.document else "",
        day=words.day(root.issued_on),
        level=level_name(root.level),
        says=gettext("%(has)s/%(of)s nơi đã có") % {"has": has, "of": len(one.expected)},
        missing=tuple(unit.name for unit in units if unit in one.missing),
        cells=tuple(cell(one, unit, edits=edits) for unit in units),
        others=tuple(carrier(d, one.root.carriers, edits=edits) for d in one.others),
    )


def cell(one: Covered, unit: Body, *, edits: bool) -> Cell:
    listed = one.by_unit.get(unit.pk, ())
    state = "has" if listed else "lacks" if unit in one.missing else "none"
    return Cell(
        unit=unit.name,
        state=state,
        carriers=tuple(carrier(d, one.root.carriers, edits=edits) for d in listed),
    )


def carrier(
    document: Document, through: Mapping[Document, Document | None], *, edits: bool
) -> Carrier:
    between = through.get(document)
    return Carrier(
        document=Link(words=document.label, href=links.to_document(document.slug)),
        kind=kinds.document(document.kind),
        day=words.day(document.dated),
        through=gettext("qua %s") % between.label if between else "",
        edit_href=links.to_document_links(document.slug) if edits else "",
    )


def file_rows(asked: QueryDict, today: date) -> Iterator[list[str]]:
    """One line a document and unit, for a spreadsheet; only what is open: a file leaves."""
    found = coverage(as_of=day_asked(asked.get("ngay"), today))
    rows = chosen(found, asked)
    units = columns(found, rows, asked)
    yield [
        gettext("Cấp"), gettext("Loại"), gettext("Số"), gettext("Ngày"), gettext("Trích yếu"),
        gettext("Cơ quan"), gettext("Tình trạng"), gettext("Văn bản triển khai"),
        gettext("Ngày triển khai"),
    ]  # fmt: skip
    for one in rows:
        root = one.root
        head = [level_name(root.level), kinds.document(root.kind), root.number,
                words.day(root.issued_on), root.title]  # fmt: skip
        for unit in units:
            yield from lines(head, one, unit)


def lines(head: list[str], one: Covered, unit: Body) -> Iterator[list[str]]:
    listed = one.by_unit.get(unit.pk, ())
    for document in listed:
        has = [gettext("đã có"), document.label, words.day(document.dated)]
        yield [*head, unit.name, *has]
    if not listed and unit in one.missing:
        yield [*head, unit.name, gettext("chưa có"), "", ""]
