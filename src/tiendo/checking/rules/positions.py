"""People and the offices that they are named with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Record, Severity
from tiendo.checking.naming.given_names import given_names
from tiendo.checking.naming.offices import (
    apart,
    excludes,
    head_and_deputy,
    office_of,
    standing_deputy,
)
from tiendo.checking.naming.persons import Told, changing, told
from tiendo.checking.naming.respelt import signed_otherwise, two_holders, two_names, two_spellings
from tiendo.checking.registry import Yielded, check
from tiendo.checking.saying import softened
from tiendo.vocabulary.text import new_tone


@check(
    id="person-position",
    group="documents",
    severity=Severity.ERROR,
    says="Một người được nêu với các chức vụ có thể cùng giữ, tên viết một cách.",
)
def person_position(draft: Draft) -> Iterator[Yielded]:
    """A person is named with offices that one can hold together, and with one spelling.

    Nobody is head and deputy of one body, or head of two departments. Where a sentence tells
    of an appointment nothing is said. A name that differs by one letter is remarked on.

    Sai:  Đồng chí Lê Đình Khải, Bí thư Tỉnh ủy chủ trì hội nghị.
          Đồng chí Lê Đình Khải, Phó Bí thư Tỉnh ủy phát biểu kết luận.
    Đúng: Đồng chí Lê Đình Khải, Bí thư Tỉnh ủy chủ trì hội nghị.
          Đồng chí Lê Đình Khải, Bí thư Tỉnh ủy phát biểu kết luận.
    """
    named = told(draft)
    by_name: dict[str, list[Told]] = {}
    for one in named:
        by_name.setdefault(one.key, []).append(one)
    for same in by_name.values():
        yield from _two_offices(draft, same)
    spelt = list(two_spellings(draft, named))
    yield from spelt
    said = {frozenset((str(one.stated), str(one.computed))) for one in spelt}
    yield from two_names(draft, named, said)
    yield from signed_otherwise(draft, named)
    yield from two_holders(draft, by_name)
    yield from given_names(draft, named)
    yield from _against_register(draft, named)


def _two_offices(draft: Draft, same: Sequence[Told]) -> Iterator[Finding]:
    """One person with two offices that nobody holds together, or hardly anybody."""
    for at, one in enumerate(same):
        for other in same[:at]:
            surely = excludes(one.office, other.office)
            if other.start == one.start or not (surely or apart(one.office, other.office)):
                continue
            both = head_and_deputy(one.office, other.office)
            if changing(draft, one, both=both) or changing(draft, other, both=both):
                continue
            if not surely and _together(same, one, other):
                continue
            yield Finding(
                start=one.start,
                end=one.end,
                message=f"{one.name} là {one.office.written} ở đây, "
                f"{other.office.written} ở chỗ khác",
                message_en=f"{one.name} holds two offices that exclude each other",
                stated=one.office.written,
                computed=other.office.written,
                suggestion=other.office.written,
                see=(Place(start=other.start, end=other.end),),
                severity=softened(surely and not draft.doubtful),
            )
            return


def _together(same: Sequence[Told], one: Told, other: Told) -> bool:
    """Whether the person is named with both offices in one breath somewhere."""
    places = [
        {
            told.start
            for told in same
            if told.office.key == each.office.key
            and standing_deputy(told.office) == standing_deputy(each.office)
        }
        for each in (one, other)
    ]
    return bool(places[0] & places[1])


def _against_register(draft: Draft, told: Sequence[Told]) -> Iterator[Finding]:
    """An office that the register's latest one of that person excludes."""
    for one in told:
        known = [
            office for office in draft.known.offices if new_tone(office.name) == new_tone(one.name)
        ]
        known = [
            office for office in known if not draft.day or not office.day or office.day <= draft.day
        ]
        if not known or changing(draft, one):
            continue
        latest = max(known, key=lambda office: (office.day is not None, office.day or draft.day))
        held = office_of(latest.position)
        if held is None or not excludes(one.office, held):
            continue
        if any(
            (o := office_of(k.position)) and o.key == one.office.key
            for k in known
            if k.day == latest.day
        ):
            continue
        yield Finding(
            start=one.start,
            end=one.end,
            message=f"{one.name} là {one.office.written} ở đây, "
            f"{latest.position} theo {latest.source}",
            message_en=f"The register has {one.name} in another office",
            stated=one.office.written,
            computed=latest.position,
            suggestion=latest.position,
            register=Record(
                kind="person", ref=latest.ref, source=latest.source, quote=latest.quote
            ),
            severity=Severity.WARNING,
        )
