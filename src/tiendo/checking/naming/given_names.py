"""Persons named again by their given name alone: "ông Khải, Giám đốc Sở Tài chính"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.naming.offices import Office, apart, excludes, office_of
from tiendo.checking.naming.persons import Told
from tiendo.vocabulary.letters import CAPITALISED

GIVEN = re.compile(
    rf"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí)\s(?P<name>{CAPITALISED}), "
    r"(?P<office>[^,;.\n]{6,70})"
)
# "Trưởng Ban Quản lý các khu công nghiệp" heads a body of the province as a director does.
HEADS = {("giam doc", "so "), ("truong ban", "quan ly ")}


def given_names(draft: Draft, named: Sequence[Told]) -> Iterator[Finding]:
    """Every such mention with an office that the one person of that name cannot hold beside his."""
    if not named:
        return
    for found in GIVEN.finditer(draft.text):
        own = [one for one in named if one.name.split()[-1] == found["name"]]
        office = office_of(found["office"].strip())
        if office is None or len({one.key for one in own}) != 1:
            continue
        if not all(_cannot_be(office, one.office) for one in own):
            continue
        first = own[0]
        yield Finding(
            start=found.start(),
            end=found.end(),
            message=f"{first.name} là {office.written} ở đây, {first.office.written} ở chỗ khác",
            message_en=f"{first.name} holds two offices that exclude each other",
            stated=office.written,
            computed=first.office.written,
            see=(Place(start=first.start, end=first.end),),
            severity=Severity.WARNING,
        )


def _cannot_be(one: Office, other: Office) -> bool:
    """Whether nobody, or hardly anybody, holds two offices at once."""
    heads = [
        any(each.post == post and each.body.startswith(body) for post, body in HEADS)
        for each in (one, other)
    ]
    two = all(heads) and one.body != other.body and not (one.deputy or other.deputy)
    return two or excludes(one, other) or apart(one, other)
