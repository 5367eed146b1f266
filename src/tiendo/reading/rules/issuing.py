"""When and by whom a document was issued, by the words around its number."""

from __future__ import annotations

from datetime import date

from tiendo.errors import Unreadable
from tiendo.vocabulary.bodies import body_at
from tiendo.vocabulary.dates import find_dates
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.symbols import Symbol, issuer_name

Span = tuple[int, int]
DATE_AFTER = regex(
    r"(?:,|\s?\()?\s?(?:(?:được )?(?:ký |ban hành )?(?:ngày)|"
    r"của\s[^,;.()]{2,60}?(?:\([^)]{1,20}\)\s?)?(?:,\s?)?ngày)\s"
)
ISSUER_AFTER = regex(r"(?:\s?\([^)]{1,30}\))?,?\s?của\s")
SENTENCE_DATE = regex(
    r"(?:^|,\s|:\s)(?:(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa)\s(?:ngày\s)?|[Nn]gày\s|"
    r"[Hh]ôm qua,?\s(?:ngày\s)?)(?=\d)"
)
ENACTING = ("ban hành", "ký", "có", "ra", "các", "Các")
ENACTS = regex(r"(?:ban hành|ký|có|ra)\s(?:[Cc]ác\s)?$")
ENACTED = ("ban hành", "thông qua")
SUBJECT = regex(
    r"(?:,\s|^|\.\s|:\s)(?P<body>[^,.;:]{4,80}?)\s(?:vừa |đã |đồng ý |"
    rf"thống nhất )*(?:ký )?(?:{'|'.join(ENACTED)})\s$"
)


def date_after(text: str, at: int, year: int | None = None) -> tuple[date | None, int]:
    """The day behind a number and where its words end; Unreadable where there is no such day."""
    lead = DATE_AFTER.match(text, at)
    if lead is None:
        return None, at
    for stated in find_dates(text, lead.end() - 5, lead.end() + 40):
        if stated.start <= lead.end() + 1:
            return stated.on(year), stated.end
        break
    return None, at


def day_of_sentence(text: str, at: int, sentence: Span) -> date | None:
    """ "Ngày 20/6/2025, Ban Thường vụ ban hành Chương trình …": the day that opens the sentence."""
    verb = text[max(0, at - 16) : at]
    if not verb.rstrip().endswith(ENACTING) or not ENACTS.search(verb):
        return None
    before = text[max(sentence[0], at - 200) : at]
    opened = [m for m in SENTENCE_DATE.finditer(before) if ";" not in before[m.end() :]]
    if not opened:
        return None
    stated = next(find_dates(before, opened[-1].start()), None)
    try:
        return stated.on() if stated else None
    except Unreadable:
        return None


def issuer_end(text: str, at: int) -> int | None:
    """Where the name of the body ends that stands behind ``at`` as the issuer."""
    lead = ISSUER_AFTER.match(text, at)
    return body_at(text, lead.end()) if lead else None


def issuer_after(text: str, number_end: int, date_end: int) -> str | None:
    """The body behind the number or its date: "của Tỉnh ủy"."""
    for at in sorted({number_end, date_end}, reverse=True):
        lead = ISSUER_AFTER.match(text, at)
        end = body_at(text, lead.end()) if lead else None
        if lead and end is not None:
            return text[lead.end() : end]
    return None


def beside(text: str, symbol: Symbol, span: tuple[int, int]) -> str | None:
    """The issuer that the number's code means, where the sentence names it too."""
    name = issuer_name(symbol.body)
    return name if name and name in text[slice(*span)] else None


def subject(text: str, at: int) -> str | None:
    """The body that the sentence says enacted it: "Ban Thường vụ Tỉnh ủy ban hành …"."""
    before = text[max(0, at - 120) : at]
    found = SUBJECT.search(before) if before.rstrip().endswith(ENACTED) else None
    if found is None:
        return None
    end = body_at(found["body"], 0)
    return found["body"][:end] if end == len(found["body"]) else None
