"""Names of persons that are spelt two ways, and offices with two names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.naming.offices import family, office_of
from tiendo.checking.naming.persons import Told, changing, changing_here, sounding
from tiendo.checking.naming.spelling import misspelt, misspelt_pairs
from tiendo.checking.saying import softened
from tiendo.checking.wordlists import lists, shaped, words
from tiendo.vocabulary.letters import CAPITALISED
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import new_tone

NAMED = shaped(
    r"\b{naming.titles}\s"
    rf"(?P<name>(?:{CAPITALISED}\s){{1,3}}{CAPITALISED})"
)
NAME = regex(rf"(?:{CAPITALISED}\s){{1,4}}{CAPITALISED}")
SHORTEST_NAME = 3
# The signature stands in so many last blocks.
BELOW = 14


def two_spellings(draft: Draft, told: Sequence[Told]) -> Iterator[Finding]:
    """Names that differ by one letter: in one office an error, else a remark.

    Two that are each named with an office of their own are two persons, unless both sound alike.
    """
    counts = Counter(new_tone(one.name) for one in told)
    places: dict[str, tuple[str, int, int]] = {}
    for one in told:
        at = draft.text.find(one.name, one.start)
        if at >= 0:
            places.setdefault(new_tone(one.name), (one.name, at, at + len(one.name)))
    seen = dict(places)
    for found in NAMED.finditer(draft.text):
        name = found["name"]
        counts[new_tone(name)] += 1
        seen.setdefault(new_tone(name), (name, *found.span("name")))
    offices: dict[str, set[str]] = defaultdict(set)
    for one in told:
        offices[new_tone(one.name)].add(one.office.key)
    for key, other in misspelt_pairs(places, seen):
        name, (spelt, start, end) = places[key][0], seen[other]
        same = bool(offices[key] & offices[other])
        maybe = same or _open(offices[key], offices[other])
        if offices[key] and offices[other] and not maybe and sounding(name) != sounding(spelt):
            continue
        if not same and draft.passage_at(places[key][1]) is draft.passage_at(start) is not None:
            continue  # one sentence names two persons
        wrong, right = (name, spelt) if counts[key] < counts[other] else (spelt, name)
        place = places[key][1:] if wrong == name else (start, end)
        see = seen[new_tone(right)]
        yield Finding(
            start=place[0],
            end=place[1],
            message=f"Tên viết hai cách: “{wrong}” ở đây, “{right}” ở chỗ khác",
            message_en=f"One name spelt two ways: “{wrong}” and “{right}”",
            stated=wrong,
            computed=right,
            suggestion=right,
            see=(Place(start=see[1], end=see[2]),),
            severity=softened(same and not draft.doubtful),
        )


def _open(one: set[str], other: set[str]) -> bool:
    """Whether an office is told without its body and may be the other: "Chủ nhiệm", of a board."""
    return any(a.startswith(f"{b} ") or b.startswith(f"{a} ") for a in one for b in other)


def two_names(draft: Draft, told: Sequence[Told], said: Set[frozenset[str]]) -> Iterator[Finding]:
    """One office that one person holds, with two names that share all words but one; not those
    already ``said`` to be one name in two spellings.
    """
    seen: dict[object, Told] = {}
    for one in told:
        if one.office.deputy or not _heads(one) or not one.office.body:
            continue
        other = seen.setdefault(one.office.key, one)
        if frozenset((one.name, other.name)) in said:
            continue
        if _one_word_apart(one.name, other.name) and not changing(draft, one):
            yield _held_by(one, other)


def _heads(one: Told) -> bool:
    """Whether an office's post is one of which a body has one."""
    return one.office.post in lists()["naming.heads"]


def _one_word_apart(one: str, other: str) -> bool:
    first, second = sounding(one).split(), sounding(other).split()
    if len(first) != len(second) or len(first) < SHORTEST_NAME:
        return False
    return sum(a != b for a, b in zip(first, second, strict=True)) == 1


def two_holders(draft: Draft, by_name: Mapping[str, Sequence[Told]]) -> Iterator[Finding]:
    """An office that two persons hold, where one of them is named with another office elsewhere."""
    holders: dict[str, list[Told]] = defaultdict(list)
    heads = [
        one
        for same in by_name.values()
        for one in same
        if _heads(one) and not one.office.deputy and family(one.office)
    ]
    whole = _told_whole({one.office.body for one in heads})
    for one in heads:
        holders[f"{one.office.post} {whole.get(one.office.body, one.office.body)}"].append(one)
    for held in holders.values():
        for one in held:
            others = [other for other in held if other.key != one.key]
            elsewhere = {o.office.key for o in by_name[one.key] if o.start != one.start}
            if not others or not elsewhere or one.office.key in elsewhere:
                continue
            if changing_here(draft, one) or any(changing(draft, each) for each in others):
                continue
            yield _held_by(one, others[0])


def _told_whole(bodies: Set[str]) -> Mapping[str, str]:
    """``Bí thư Đảng ủy``, and then ``Bí thư Đảng ủy xã``: the one body that a short name is of."""
    longer = {
        short: [
            body
            for body in bodies
            if body.startswith(f"{short} ") and words("naming.communes").search(body)
        ]
        for short in lists()["naming.open_bodies"]
    }
    return {short: found[0] for short, found in longer.items() if len(found) == 1}


def _held_by(one: Told, other: Told) -> Finding:
    return Finding(
        start=one.start,
        end=one.end,
        message=f"{one.office.written}: “{one.name}” ở đây, “{other.name}” ở chỗ khác",
        message_en=f"One office, two persons: “{one.name}” and “{other.name}”",
        stated=one.name,
        computed=other.name,
        see=(Place(start=other.start, end=other.end),),
        severity=Severity.WARNING,
    )


def signed_otherwise(draft: Draft, told: Sequence[Told]) -> Iterator[Finding]:
    """The name below a draft, beside that of the same office in its text."""
    for name, office, start in _signatures(draft):
        same = [one for one in told if (one.office.post, one.office.deputy) == office]
        other = next((one for one in same if misspelt(one.name, name)), None)
        if other is None or any(one.name == name for one in told):
            continue
        yield Finding(
            start=start,
            end=start + len(name),
            message=f"Người ký là “{name}”, trong văn bản ghi “{other.name}”",
            message_en=f"Signed “{name}”, and “{other.name}” in the text",
            stated=name,
            computed=other.name,
            see=(Place(start=other.start, end=other.end),),
            severity=Severity.WARNING,
        )


def _signatures(draft: Draft) -> Iterator[tuple[str, tuple[str, bool], int]]:
    """The names below offices in capitals at the end, with the office's post."""
    last = draft.document.blocks[-BELOW:]
    for at, block in enumerate(last):
        office = office_of(" ".join(block.text.split())) if block.text.isupper() else None
        if office is None:
            continue
        for below in last[at + 1 : at + 3]:
            found = NAME.fullmatch(below.text.strip())
            if found:
                start = below.start + below.text.index(found.group())
                yield found.group(), (office.post, office.deputy), start
                break
