"""Whether a sentence that names an ended body looks back at the time when there was one."""

from __future__ import annotations

import re
from datetime import date

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.naming.mentions import mentions
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.dates import years_in
from tiendo.vocabulary.letters import CAPITALISED
from tiendo.vocabulary.regexes import regex

# What an instruction says right before the body that is to act: "phối hợp với UBND huyện".
ACTING = shaped(
    r"\b{naming.acting}\s(?:{naming.towards} )?(?:các |đồng chí )?"
    r"(?:[^\W\d_]+ trưởng |chủ tịch )?$",
    re.IGNORECASE,
)
# "c) UBND huyện Nam Pha vận động …, bàn giao xong mặt bằng": an item that is a task.
ITEM = regex(r"\s*(?:[^\W\d_]\)|[-–+*•]|\d+[.)])\s")
LONGEST = 160  # of a line that opens a list
BEFORE, CLAUSE = 60, regex(r"[;:]\s")
# A sentence that begins with a time before, or tells what has been done, tells of that time.
OPENS_WITH_TIME = shaped(r"\s*(?:[^\W\d_]\)|[-–+\d.)]+)?\s*(?:{naming.opening} )?{naming.times}\s")
MONTH = regex(r"\btháng\s(?P<month>\d{1,2})(?:\s?/\s?|\snăm\s)(?P<year>(?:19|20)\d\d)")
NAMED = regex(rf"{CAPITALISED}\s$")


def looks_back(draft: Draft, at: int, until: date) -> bool:
    """Whether the sentence speaks of an earlier time, or of a document that the body issued.

    Behind words that tell the body to act ("phối hợp với", "giao") only what surely is of an
    earlier time counts: "trước khi sáp nhập", "(cũ)"; what is handed over or drawn together
    may be the task itself, and a year may be a cited document's.
    """
    passage = draft.passage_at(at)
    if passage is None:
        return _of_its_document(draft, at, until)
    text, place = passage.text, at - passage.start
    if _said(text, "bodies.past-surely") or _said(_opening(draft, passage), "bodies.past-surely"):
        return True
    if not _acts(text, place) and (_said(text, "bodies.past") or _earlier(text, until)):
        return True
    return _of_its_document(draft, at, until)


def _opening(draft: Draft, passage: Passage) -> str:
    """The line that opens the list of a sentence: "Bảng kết quả (tên huyện theo địa giới cũ):"."""
    begin = draft.text.rfind("\n\n", 0, passage.start) + 2
    first = draft.text[begin : passage.start].partition("\n")[0].rstrip()
    return first if first.endswith(":") and len(first) <= LONGEST else ""


def _earlier(text: str, until: date) -> bool:
    """Whether a sentence names a year before, or a month up to the body's end."""
    months = ((int(one["year"]), int(one["month"])) for one in MONTH.finditer(text))
    return any(year < until.year for year in years_in(text)) or any(
        month <= (until.year, until.month) for month in months
    )


def _acts(text: str, at: int) -> bool:
    """Whether the words right before the body tell it to act, now."""
    before = text[max(0, at - BEFORE) : at]
    item = ITEM.fullmatch(text[:at]) is not None and _said(text[at:], "naming.tasked")
    if not item and ACTING.search(before) is None:
        return False
    clause = CLAUSE.split(text[:at])[-1]
    return words("naming.done").search(clause) is None and OPENS_WITH_TIME.match(text) is None


def _said(text: str, name: str) -> bool:
    """Whether a phrase of a list stands in the text, and neither in a name nor of other things.

    "UBND huyện Cao Thành lập quy hoạch" founds nothing; "máy móc cũ kỹ" are not former.
    """
    plain = words("bodies.no-past").sub(lambda found: "·" * len(found.group()), text)
    return any(
        not (found.group()[0].isupper() and NAMED.search(plain, 0, found.start()))
        for found in words(name).finditer(plain)
    )


def _of_its_document(draft: Draft, at: int, until: date) -> bool:
    """Whether the body stands as the issuer of a document of its own time, or of no told day."""
    return any(
        (
            one.issuer_start <= at < one.issuer_start + len(one.issuer)
            or (one.prepared and one.issuer_start == at)
        )
        and (one.day or until) <= until
        and (one.symbol.year or until.year) <= until.year
        for one in mentions(draft)
    )
