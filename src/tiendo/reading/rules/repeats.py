"""Documents that a text names again, in other words: by a bare number or a shorter name."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace

from tiendo.facts.items import CitedDocument
from tiendo.vocabulary.regexes import regex

YEAR = regex(r"\s(?:năm\s)?(?:19|20)\d\d$|\s\(sửa đổi\)$")
TERM = regex(r",?\snhiệm kỳ\s.*$")
DIGITS = regex(r"\d+")


def once(items: Iterable[CitedDocument]) -> Iterator[CitedDocument]:
    """The documents, each once, in the place of its first mention and with its fullest name."""
    kept: list[CitedDocument] = []
    known: dict[Hashable, list[int]] = {}
    for item in items:
        keys = list(_keys(item))
        places = (at for key in keys for at in known.get(key, ()) if _same(kept[at], item))
        at = next(places, len(kept))
        if at == len(kept):
            kept.append(item)
        else:
            kept[at] = _fuller(kept[at], item)
        for key in keys:
            same = known.setdefault(key, [])
            if at not in same and len(same) < FEW:
                same.append(at)
    yield from kept


# So many documents of one kind have one number in one text; more are not told apart.
FEW = 8


def _keys(item: CitedDocument) -> Iterator[Hashable]:
    """What another mention of the same document shares with this one."""
    digits = DIGITS.search(item.number or "")
    if digits is not None:
        yield item.kind, int(digits.group())
    if item.title and (item.kind == "law" or not item.number):
        title = " ".join(item.title.lower().split())
        yield item.kind, YEAR.sub("", title) if item.kind == "law" else TERM.sub("", title)


def _same(one: CitedDocument, other: CitedDocument) -> bool:
    """Whether two mentions that share a key may be of one document."""
    if one.issuer and other.issuer and one.issuer.lower() != other.issuer.lower():
        return False
    if one.number and other.number:
        return any(number.isdecimal() for number in (one.number, other.number))
    titles = sorted((one.title or "", other.title or ""), key=len)
    return bool(one.number or other.number) or titles[1].lower().startswith(titles[0].lower())


def _fuller(known: CitedDocument, again: CitedDocument) -> CitedDocument:
    """The mention whose name says more, with what the other one adds."""
    first, other = (again, known) if _weight(again) > _weight(known) else (known, again)
    return replace(
        first,
        issued_on=first.issued_on or other.issued_on,
        issuer=first.issuer or other.issuer,
        title=first.title or other.title,
        relation=first.relation or other.relation,
    )


def _weight(item: CitedDocument) -> tuple[int, int]:
    return len(item.number or ""), len(item.title or "")
