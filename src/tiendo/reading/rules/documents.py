"""Documents named in the text: numbers of both systems, and proper names without one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from tiendo.errors import Unreadable
from tiendo.facts.items import CitedDocument, Unread
from tiendo.reading.document import Block, Document
from tiendo.reading.rules.finding import places
from tiendo.reading.rules.identity import identity, own_number
from tiendo.reading.rules.issuing import (
    beside,
    date_after,
    day_of_sentence,
    issuer_after,
    issuer_end,
    subject,
)
from tiendo.reading.rules.relations import relation_of
from tiendo.reading.rules.repeats import once
from tiendo.reading.rules.sentences import sentence_around
from tiendo.reading.rules.shared_letters import beside_last, listed_on, sharing
from tiendo.reading.rules.titles import KINDS, Span, law_before, numberless, title_after
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.symbols import (
    Symbol,
    find_symbols,
    kind_names,
    kind_of,
    marks_of_symbols,
)
from tiendo.vocabulary.tries import pattern_of

# A number without letters counts only after one of these words: "Chỉ thị 05", "Kết luận số 01".
BARE_AFTER = (
    "Chỉ thị", "Nghị quyết", "Kết luận", "Quyết định", "Quy định", "Nghị định", "Thông tư", "Đề án",
    "Công văn", "Công điện", "Hướng dẫn", "Kế hoạch", "Thông báo", "Tờ trình", "Báo cáo",
)  # fmt: skip
SMALL = frozenset(name.lower() for name in BARE_AFTER)
BARE = regex(
    r"(?P<so>\s[Ss]ố:?)?\s(?P<number>\d{1,4}[a-z]?)(?![\d.,/%\-–]*\d|\s?[-–/]\s?[A-ZĐ])"
    r"(?=\s(?:của|về|ngày|và|đã|đến|trên|cho|được|do|năm)\b|[,.;:)”\"]|\s[A-ZĐ]|$)"
)
BARE_NOT_AFTER = frozenset(
    {"Kế hoạch", "Báo cáo", "Thông báo"}
)  # without "số" these count something
# Words of which one stands in every block with a bare number.
BARE_BESIDE = tuple("thị quyết luận định tư án văn điện dẫn hoạch".split())
NAMES = regex(rf"{pattern_of({*BARE_AFTER, *KINDS} - SMALL)}(?=\s)")
# In small letters the words open a name only before a number, or before a congress.
NUMBERED = regex(r"ố:?\s(?=\d)")
OF_CONGRESS = (
    "nghị quyết Đại hội",
    "nghị quyết đại hội",
    "nghị quyết ĐH",
    "nghị quyết của Đại hội",
)
WORD_BEFORE = regex(r"(?:[Ss]ố\s?:?|số hiệu)?\s?$")
WORD_REACH = 8
# A document's own number stands before this offset.
HEAD_REACH = 1500
LIST_JOINT = regex(r"\s?(?:,|và|;)\s(?:số\s)?$")
NAMED_BEFORE = regex(
    r"(?P<title>(?:Chương trình|Kế hoạch|Đề án|Quy chế|Nghị quyết|"
    r"Quy định)\s[^.;:()]{3,140}?)\s\((?:số\s)?$"
)
# A document of these kinds adopts what it says; a report or a letter does not.
ADOPTED = frozenset(
    ("resolution", "action_programme", "plan", "conclusion", "directive", "decision", "regulation",
     "scheme", "notice", "instruction", "law", "decree", "circular")
)  # fmt: skip
# What a later mention may add to the first one.
OPEN = ("kind", "issued_on", "issuer", "title", "relation")


@dataclass(slots=True)
class Found:
    """What catches the eye in a block: marks of numbers, and the words that open names."""

    marked: bool = False
    names: list[tuple[int, str]] = field(default_factory=list)


def documents(document: Document) -> Iterator[CitedDocument | Unread]:
    """Every document named in the text, once, with the most that the text says of it."""
    found: dict[str, CitedDocument] = {}
    unread: list[Unread] = []
    for block, caught in _caught(document):
        taken: list[Span] = []
        lists: list[int] = []  # where words open a list whose numbers share their letters
        if caught.marked:
            for symbol, start, kind, others in _numbers(block.text):
                taken.append((start, symbol.end))
                item = _cited(block, symbol, start, kind, taken, unread)
                for other in others:
                    lists.append(start)
                    _add(found, other.canonical, beside_last(block, other, item, symbol))
                _add(found, symbol.canonical, item)
        if caught.names:
            names = [name for name in caught.names if name[0] not in lists]
            for key, item in _named(block, names, taken):
                _add(found, key, item)
    own = own_number(document) if any(_at_head(i) for i in found.values()) else None
    for item in once(found.values()):
        yield _own(item, document) if own and item.number == own else item
    yield from unread


def _caught(document: Document) -> Iterator[tuple[Block, Found]]:
    """The blocks that may name documents, in order; one pass over the text for each sign."""
    marks = list(marks_of_symbols(document.text))
    names = [(name.start(), name.group()) for name in NAMES.finditer(document.text)]
    names += _small_names(document.text)
    if not marks and not names:
        return
    starts = [block.start for block in document.blocks]
    caught: defaultdict[int, Found] = defaultdict(Found)
    for at in marks:
        caught[bisect_right(starts, at) - 1].marked = True
    for at, name in names:
        index = bisect_right(starts, at) - 1
        caught[index].names.append((at - starts[index], name))
    for index in sorted(caught):
        if index >= 0:
            caught[index].names.sort()
            yield document.blocks[index], caught[index]


def _small_names(text: str) -> Iterator[tuple[int, str]]:
    """Where the words stand in small letters: "quyết định số 12", "nghị quyết Đại hội"."""
    for number in NUMBERED.finditer(text):
        start, word = _word_before(text, number.end())
        if word in SMALL:
            yield start, word
    for at in places(text, OF_CONGRESS):
        yield at, "nghị quyết"


def _at_head(item: CitedDocument) -> bool:
    return item.number is not None and item.evidence.start < HEAD_REACH


def _own(item: CitedDocument, document: Document) -> CitedDocument:
    """The document's own number: its heading block says day, issuer and title."""
    said = identity(document)
    return replace(
        item,
        kind=said.kind or item.kind,
        issued_on=said.issued_on or item.issued_on,
        issuer=said.issuer or item.issuer,
        title=said.title or item.title,
        relation="adopts" if (said.kind or item.kind) in ADOPTED else None,
    )


def _add(found: dict[str, CitedDocument], key: str, item: CitedDocument) -> None:
    """Keep the first mention's place; take from later ones what it leaves open."""
    known = found.get(key)
    if known is None:
        found[key] = item
        return
    more = {name: getattr(item, name) for name in OPEN if not getattr(known, name)}
    if any(more.values()):
        found[key] = replace(known, **more)


def _numbers(text: str) -> Iterator[tuple[Symbol, int, str | None, list[Symbol]]]:
    """The numbers of a block, where the mention of each opens, and the kind that is named.

    With those before it that share its letters: the mention then opens with their list.
    """
    kind: str | None = None
    last = -1
    for symbol in find_symbols(text):
        others = sharing(text, symbol)
        start, word = _word_before(text, others[0].start if others else symbol.start)
        if others and not word and text[start : start + 2].lower() != "số":
            others, (start, word) = [], _word_before(text, symbol.start)
        near = last >= 0 and symbol.start - last < 12
        listed = near and LIST_JOINT.search(text[last : symbol.start]) is not None
        kind = kind_of(symbol.letters, word) if word or not listed else kind or symbol.kind
        last = symbol.end
        yield symbol, start, kind or symbol.kind, others


def _word_before(text: str, at: int) -> tuple[int, str]:
    """Where the mention opens and the kind's words before the number: "Nghị quyết số"."""
    number = WORD_BEFORE.search(text, max(0, at - WORD_REACH), at)
    before = number.start() if number else at
    lead = text[max(0, at - 60) : before].rstrip()
    named = _kind_backwards().match(lead[::-1].lower())
    if named is not None:
        return max(0, at - 60) + len(lead) - named.end(), lead[-named.end() :]
    return at - len(text[before:at].lstrip()), ""


@cache
def _kind_backwards() -> re.Pattern[str]:
    """The words of every kind, from their last letter: the longest that a text ends in."""
    return re.compile(pattern_of(name[::-1] for name in kind_names()))


def _cited(
    block: Block,
    symbol: Symbol,
    start: int,
    kind: str | None,
    taken: list[Span],
    unread: list[Unread],
) -> CitedDocument:
    """The numbered document with what its sentence says; its title is taken, too."""
    text = block.text
    sentence = sentence_around(block, start)
    try:
        issued, end = date_after(text, symbol.end, symbol.year)
        issued = issued or day_of_sentence(text, start, sentence)
    except Unreadable as error:
        stop = min(sentence[1], symbol.end + 40)
        evidence = block.evidence((start, stop))
        unread.append(Unread(evidence=evidence, rule="document.date", reason=str(error)))
        issued, end = None, symbol.end
    issuer = issuer_after(text, symbol.end, end) or subject(text, start)
    title = title_after(text, max(symbol.end, end), sentence[1])
    if title:
        at = text.find(title, symbol.end)
        taken.append((at, at + len(title)))
    relation = relation_of(block, (start, symbol.end), sentence)
    return CitedDocument(
        evidence=block.evidence((start, symbol.end)),
        number=" ".join(symbol.written.split()),
        kind=kind,
        issued_on=issued,
        issuer=issuer or beside(text, symbol, sentence),
        title=title or _named_before(text, start) or law_before(text, start),
        # A report is cited: nobody carries it out.
        relation="cites" if kind == "report" and relation == "implements" else relation,
    )


def _named(
    block: Block, names: list[tuple[int, str]], taken: list[Span]
) -> Iterator[tuple[str, CitedDocument]]:
    """Documents by a kind's word: with a bare number behind it, or with a proper name."""
    text = block.text
    for at, name in names:
        item = _bare(block, at, name)
        if item is not None:
            taken.append((item.evidence.start - block.start, item.evidence.end - block.start))
            for one in listed_on(block, item):
                yield f"{one.kind} {one.number}", one
    for span, kind in numberless(text, names, taken):
        title = " ".join(text[slice(*span)].split())
        relation = relation_of(block, span, sentence_around(block, span[0]))
        yield (
            f"{kind} {title.lower()[:60]}",
            CitedDocument(
                evidence=block.evidence(span),
                kind=kind,
                issued_on=_issued(text, span[1]) if kind == "law" else None,
                title=title,
                relation=relation,
            ),
        )


def _issued(text: str, at: int) -> date | None:
    """The day behind a name or a bare number, if the calendar has it."""
    try:
        return date_after(text, at)[0]
    except Unreadable:
        return None


def _bare(block: Block, at: int, name: str) -> CitedDocument | None:
    text = block.text
    match = BARE.match(text, at + len(name))
    word = name[0].upper() + name[1:]
    if match is None or word not in BARE_AFTER:
        return None
    if not match["so"] and (name in SMALL or word in BARE_NOT_AFTER):
        return None
    if not any(f"{word} " in text for word in BARE_BESIDE):
        return None
    span, end = (at, match.end()), match.end()
    sentence = sentence_around(block, at)
    return CitedDocument(
        evidence=block.evidence(span),
        number=match["number"],
        kind=kind_of(None, name),
        issued_on=_issued(text, end),
        issuer=issuer_after(text, end, end),
        title=title_after(text, issuer_end(text, end) or end, sentence[1]),
        relation=relation_of(block, span, sentence),
    )


def _named_before(text: str, start: int) -> str | None:
    """The name in front of a bracketed number: "Chương trình kiểm tra … (số 15-CTr/UBKTHU"."""
    if "(" not in text[max(0, start - 6) : start]:
        return None
    found = NAMED_BEFORE.search(text[max(0, start - 180) : start])
    return found["title"] if found else None
