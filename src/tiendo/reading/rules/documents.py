"""Documents named in the text: numbers of both systems, and proper names without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from tiendo.errors import Unreadable
from tiendo.facts.items import CitedDocument, Unread
from tiendo.reading.document import Block, Document, Kind
from tiendo.reading.rules.identity import identity
from tiendo.reading.rules.sentences import sentence_around
from tiendo.reading.rules.titles import numberless, title_after
from tiendo.vocabulary.bodies import body_at
from tiendo.vocabulary.dates import find_dates
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.symbols import (
    TRIGGER,
    Symbol,
    find_symbols,
    issuer_name,
    kind_names,
    kind_of,
)

PATTERNS = "tiendo.reading.patterns"
# A number without letters counts only after one of these words: "Chỉ thị 05", "Kết luận số 01".
BARE = re.compile(
    r"(?:Chỉ thị|Nghị quyết|Kết luận|Quyết định|Quy định|Nghị định|Thông tư|Đề án|Công văn|"
    r"Công điện|Hướng dẫn|Kế hoạch|"
    r"Thông báo|Tờ trình|Báo cáo)(?P<so>\s[Ss]ố:?)?\s(?P<number>\d{1,4}[a-z]?)(?![\d.,/%\-–]*\d|"
    r"\s?[-–/]\s?[A-ZĐ])"
    r"(?=\s(?:của|về|ngày|và|đã|đến|trên|cho|được|do|năm)\b|[,.;:)”\"]|\s[A-ZĐ]|$)"
)
BARE_NOT_AFTER = frozenset(
    {"Kế hoạch", "Báo cáo", "Thông báo"}
)  # without "số" these count something
WORD_BEFORE = re.compile(r"(?:[Ss]ố\s?:?|số hiệu)?\s?$")
DATE_AFTER = re.compile(
    r"(?:,|\s?\()?\s?(?:(?:được )?(?:ký |ban hành )?(?:ngày)|"
    r"của\s[^,;.()]{2,60}?(?:\([^)]{1,20}\)\s?)?(?:,\s?)?ngày)\s"
)
# A document's own number stands before this offset.
HEAD_REACH = 1500
ISSUER_AFTER = re.compile(r"(?:\s?\([^)]{1,30}\))?,?\s?của\s")
SENTENCE_DATE = re.compile(
    r"(?:^|,\s|:\s)(?:(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa)\s(?:ngày\s)?|[Nn]gày\s|"
    r"[Hh]ôm qua,?\s(?:ngày\s)?)(?=\d)"
)
ENACTS = re.compile(r"(?:ban hành|ký|có|ra)\s(?:[Cc]ác\s)?$")
LIST_JOINT = re.compile(r"\s?(?:,|và|;)\s(?:số\s)?$")


def documents(document: Document) -> Iterator[CitedDocument | Unread]:
    """Every document named in the text, once, with the most that the text says of it."""
    found: dict[str, CitedDocument] = {}
    order: list[CitedDocument | Unread] = []
    for block in document.blocks:
        taken: list[tuple[int, int]] = []
        for item in _numbered(block, taken):
            if isinstance(item, Unread):
                order.append(item)
            else:
                _add(found, _key(item), item)
        for span, item in numberless(block, taken):
            governed = _relation(block, span[0], span[1])
            _add(found, _key(item), replace(item, relation=governed))
    own = identity(document).number if any(_at_head(i) for i in found.values()) else None
    for item in found.values():
        yield _own(item, document) if own and item.number == own else item
    yield from order


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
        relation=None,
    )


def _key(item: CitedDocument) -> str:
    if item.number is None:
        return f"{item.kind} {(item.title or '').lower()[:60]}"
    symbol = next(find_symbols(item.number), None)
    return symbol.canonical if symbol else f"{item.kind} {item.number}"


def _add(found: dict[str, CitedDocument], key: str, item: CitedDocument) -> None:
    """Keep the first mention's place; take from later ones what it leaves open."""
    known = found.get(key)
    if known is None:
        found[key] = item
        return
    found[key] = replace(
        known,
        kind=known.kind or item.kind,
        issued_on=known.issued_on or item.issued_on,
        issuer=known.issuer or item.issuer,
        title=known.title or item.title,
        relation=known.relation or item.relation,
    )


def _numbered(block: Block, taken: list[tuple[int, int]]) -> Iterator[CitedDocument | Unread]:
    text = block.text
    if TRIGGER.search(text):
        kind: str | None = None
        last = -1
        for symbol in find_symbols(text):
            start, word = _word_before(text, symbol.start)
            near = last >= 0 and symbol.start - last < 12
            listed = near and LIST_JOINT.search(text[last : symbol.start]) is not None
            kind = kind_of(symbol.letters, word) if word or not listed else kind or symbol.kind
            taken.append((start, symbol.end))
            last = symbol.end
            yield from _item(block, symbol, start, kind or symbol.kind, taken)
    for match in BARE.finditer(text) if _may_be_bare(text) else ():
        word = (
            match.group().split(" số")[0].split(" Số")[0].rsplit(" ", 1)[0]
            if not match["so"]
            else ""
        )
        name = word or match.group()[: match.start("so") - match.start()]
        if name in BARE_NOT_AFTER and not match["so"]:
            continue
        taken.append(match.span())
        yield _bare(block, match, kind_of(None, name))


def _may_be_bare(text: str) -> bool:
    return any(
        f"{name} " in text
        for name in ("thị", "quyết", "luận", "định", "tư", "án", "văn", "điện", "dẫn", "hoạch")
    )


def _word_before(text: str, at: int) -> tuple[int, str]:
    """Where the mention opens and the kind's words before the number: "Nghị quyết số"."""
    before = text[max(0, at - 60) : at]
    number = WORD_BEFORE.search(before)
    lead = before[: number.start()] if number else before
    for name in kind_names():
        if lead.lower().rstrip().endswith(name):
            cut = len(lead.rstrip()) - len(name)
            return at - len(before) + cut, lead.rstrip()[cut:]
    return at - (len(number.group().lstrip()) if number else 0), ""


def _item(
    block: Block, symbol: Symbol, start: int, kind: str | None, taken: list[tuple[int, int]]
) -> Iterator[CitedDocument | Unread]:
    text = block.text
    issued, end, unread = _issued(block, symbol, start)
    if unread is not None:
        yield unread
    span = sentence_around(block, start)
    issuer = _issuer(text, symbol.end, end) or _subject(text, start) or _beside(text, symbol, span)
    title = title_after(text, max(symbol.end, end), span[1])
    if title:
        at = text.find(title, symbol.end)
        taken.append((at, at + len(title)))
    yield CitedDocument(
        evidence=block.evidence((start, symbol.end)),
        number=" ".join(symbol.written.split()),
        kind=kind,
        issued_on=issued,
        issuer=issuer,
        title=title or _named_before(text, start),
        relation=_told(kind, _relation(block, start, symbol.end)),
    )


def _bare(block: Block, match: re.Match[str], kind: str | None) -> CitedDocument:
    text, end = block.text, match.end()
    issued, _ = _date_after(text, end)
    issuer_end = _issuer_span(text, end)
    sentence = sentence_around(block, match.start())
    return CitedDocument(
        evidence=block.evidence(match.span()),
        number=match["number"],
        kind=kind,
        issued_on=issued,
        issuer=_issuer(text, end, end),
        title=title_after(text, issuer_end or end, sentence[1]),
        relation=_relation(block, *match.span()),
    )


def _issued(block: Block, symbol: Symbol, start: int) -> tuple[date | None, int, Unread | None]:
    """The day of issue, where its words end, and what could not be read of it."""
    try:
        issued, end = _date_after(block.text, symbol.end, symbol.year)
    except Unreadable as error:
        sentence = sentence_around(block, start)
        stop = min(sentence[1], symbol.end + 40)
        unread = Unread(
            evidence=block.evidence((start, stop)), rule="document.date", reason=str(error)
        )
        return None, symbol.end, unread
    if issued is None:
        issued = _day_of_sentence(block, start)
    return issued, end, None


def _date_after(text: str, at: int, year: int | None = None) -> tuple[date | None, int]:
    lead = DATE_AFTER.match(text, at)
    if lead is None:
        return None, at
    for stated in find_dates(text, lead.end() - 5, lead.end() + 40):
        if stated.start <= lead.end() + 1:
            return stated.on(year), stated.end
        break
    return None, at


def _day_of_sentence(block: Block, at: int) -> date | None:
    """ "Ngày 20/6/2025, Ban Thường vụ ban hành Chương trình …": the day that opens the sentence."""
    if not ENACTS.search(block.text[max(0, at - 16) : at]):
        return None
    first, _ = sentence_around(block, at)
    before = block.text[max(first, at - 200) : at]
    opened = [m for m in SENTENCE_DATE.finditer(before) if ";" not in before[m.end() :]]
    if not opened:
        return None
    stated = next(find_dates(before, opened[-1].start()), None)
    try:
        return stated.on() if stated else None
    except Unreadable:
        return None


def _issuer_span(text: str, at: int) -> int | None:
    lead = ISSUER_AFTER.match(text, at)
    return body_at(text, lead.end()) if lead else None


def _issuer(text: str, number_end: int, date_end: int) -> str | None:
    for at in (date_end, number_end):
        end = _issuer_span(text, at)
        lead = ISSUER_AFTER.match(text, at)
        if end is not None and lead is not None:
            return text[lead.end() : end]
    return None


def _beside(text: str, symbol: Symbol, span: tuple[int, int]) -> str | None:
    """The issuer that the number's code means, where the sentence names it too."""
    name = issuer_name(symbol.body)
    return name if name and name in text[slice(*span)] else None


SUBJECT = re.compile(
    r"(?:,\s|^|\.\s|:\s)(?P<body>[^,.;:]{4,80}?)\s(?:vừa |đã |đồng ý |"
    r"thống nhất )*(?:ký )?(?:ban hành|thông qua)\s$"
)
EXTRACT = re.compile(r"\s?\((?:Trích|trích|Kèm theo|kèm theo|Ban hành kèm)\b")


def _subject(text: str, at: int) -> str | None:
    """The body that the sentence says enacted it: "Ban Thường vụ Tỉnh ủy ban hành …"."""
    found = SUBJECT.search(text[max(0, at - 120) : at])
    if found is None:
        return None
    end = body_at(found["body"], 0)
    return found["body"][:end] if end == len(found["body"]) else None


NAMED_BEFORE = re.compile(
    r"(?P<title>(?:Chương trình|Kế hoạch|Đề án|Quy chế|Nghị quyết|"
    r"Quy định)\s[^.;:()]{3,140}?)\s\((?:số\s)?$"
)


def _named_before(text: str, start: int) -> str | None:
    """The name in front of a bracketed number: "Chương trình kiểm tra … (số 15-CTr/UBKTHU"."""
    if "(" not in text[max(0, start - 6) : start]:
        return None
    found = NAMED_BEFORE.search(text[max(0, start - 180) : start])
    return found["title"] if found else None


def _told(kind: str | None, relation: str | None) -> str | None:
    """A report is cited: nobody carries it out."""
    return "cites" if kind == "report" and relation == "implements" else relation


@cache
def _governing() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {word: row["relation"] for row in rows(PATTERNS, "relations") for word in row["words"]}
    known = "|".join(sorted(map(re.escape, table), key=len, reverse=True))
    return re.compile(rf"\b(?:{known})\b", re.IGNORECASE), table


AFTER = re.compile(
    r"\s[^,;.]{0,60}?(?:được|đã)\s(?:[^,;.]{0,40}\s)?(?P<verb>triển khai|thực hiện|quán triệt|"
    r"ban hành|thông qua)"
)


def _relation(block: Block, start: int, end: int) -> str | None:
    """What the sentence does with the document: the nearest governing words before it."""
    if block.kind is Kind.HEADING or EXTRACT.match(block.text):
        return None
    first, last = sentence_around(block, start)
    pattern, table = _governing()
    before = block.text[max(first, start - 260) : start]
    found = [match.group().lower() for match in pattern.finditer(before)]
    if found:
        nearest = table.get(found[-1])
        earlier = table.get(found[-2]) if len(found) > 1 else None
        return earlier if nearest == "implements" and earlier == "reviews" else nearest
    passive = AFTER.match(block.text, end, last)
    return table.get(passive["verb"].lower()) if passive else None
