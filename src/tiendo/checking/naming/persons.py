"""The persons that a draft names with an office, and whether it tells of a change of offices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.checking.naming.in_tables import in_tables
from tiendo.checking.naming.offices import Office, office_of
from tiendo.checking.wordlists import shaped, words
from tiendo.reading.rules.names import name_after
from tiendo.reading.rules.offices import posts
from tiendo.reading.rules.people import named_in
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import new_tone

# Changes of office that are counted: "điều động, bổ nhiệm 19 lượt cán bộ".
COUNTED = shaped(
    r"(?:{naming.changes}(?:, | và |, bổ sung )?)+ (?:được |cho |đối với )?\d+"
    r" (?:lượt |trường hợp )?[^\W\d_]+(?: [^\W\d_]+)?",
    re.IGNORECASE,
)
# "chuẩn bị cuộc bầu cử đại biểu Quốc hội": no change of anybody's office.
ELECTIONS = shaped(r"\b{naming.elections}\b")
LED_BY = regex(
    r"(?:^|[,;.]\s)\s*(?P<body>[^\W\d_][^,;.:()\d]{2,40}?)\sdo\s(?:đồng chí|ông|bà|Đ/c|đ/c)\s"
)
AS_POST = shaped(r"\slàm\s(?P<post>(?:Phó\s)?{naming.led_posts})(?=\s*[,;.]|\svà\s|$)")
# A sentence behind a name may go on about the person so far.
REACH = 90


@dataclass(frozen=True, slots=True)
class Told:
    """A name with one office, and where both stand."""

    name: str
    office: Office
    start: int
    end: int

    @property
    def key(self) -> str:
        """The name as it sounds: tones placed the newer way, y for i."""
        return sounding(self.name)


def sounding(name: str) -> str:
    """A name without what only its spelling decides.

    >>> sounding("Hoàng Trung Sĩ") == sounding("Hoàng Trung Sỹ"), sounding("Lê Quý") == "lê quý"
    (True, True)
    """
    return " ".join(_sounding(word) for word in new_tone(name).lower().split())


def _sounding(word: str) -> str:
    """The last letter alone is a matter of taste: Sỹ and Sĩ, Lý and Lí; Quý and Thúy are not."""
    if len(word) > 1 and word[-1] in ENDS and word[-2] not in VOWELS:
        return word[:-1] + ENDS[word[-1]]
    return word


ENDS = dict(zip("iíìỉĩị", "yýỳỷỹỵ", strict=True))
VOWELS = frozenset("aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")


def told(draft: Draft) -> list[Told]:
    """Every mention of a person with an office; the reading has each person once."""
    return draft.kept("persons", lambda: sorted(_told(draft), key=lambda one: one.start))


def _told(draft: Draft) -> Iterator[Told]:
    for block, _ in posts().by_block(draft.document):
        for named in named_in(block):
            name = " ".join(block.text[slice(*named.name)].split())
            start, end = named.span
            for first, last in named.offices:
                office = office_of(" ".join(block.text[first:last].split()))
                if office is not None:
                    yield Told(name, office, block.start + start, block.start + end)
    for name, office, start, end in in_tables(draft):
        yield Told(name, office, start, end)
    yield from _led_by(draft)


def _led_by(draft: Draft) -> Iterator[Told]:
    """``Đảng ủy do đồng chí Trần Quốc Bảo làm Bí thư``: the body stands before, the post behind."""
    for passage in draft.passages:
        if " làm " not in passage.text or " do " not in passage.text:
            continue
        for found in LED_BY.finditer(passage.text):
            after = name_after(passage.text, found.end())
            post = AS_POST.match(passage.text, after[1]) if after else None
            office = office_of(f"{post['post']} {found['body']}") if post else None
            if after and post and office is not None:
                start = passage.start + after[0]
                name = passage.text[slice(*after)]
                yield Told(name, office, start, passage.start + post.end())


def changing(draft: Draft, one: Told, *, both: bool = False) -> bool:
    """Whether the draft tells, in a sentence that names the person, of a change of office.

    ``both``: of head and deputy of one body, which nobody holds beside each other.
    """
    changes = words("positions.changing-office" if both else "positions.changing")
    at = draft.text.find(one.name)
    while at >= 0:
        if changes.search(_around(draft, at)):
            return True
        at = draft.text.find(one.name, at + 1)
    return changes.search(_around(draft, one.start)) is not None


def changing_here(draft: Draft, one: Told) -> bool:
    """Whether the sentence that names the person with this office tells of a change."""
    return words("positions.changing").search(_around(draft, one.start)) is not None


def _around(draft: Draft, at: int) -> str:
    """The person's part of a sentence and what follows; "bổ nhiệm 19 lượt cán bộ" is no one's."""
    passage = draft.passage_at(at)
    start, end = (passage.start, passage.end) if passage else (max(0, at - REACH), at + REACH)
    start = max(start, draft.text.rfind(";", start, at))
    closed = draft.text.find("; ", at, end)
    around = COUNTED.sub(" ", draft.text[start : closed if closed > 0 else end + REACH])
    return ELECTIONS.sub(" ", around)
