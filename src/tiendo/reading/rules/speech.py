"""Where orders stand: under headings, behind lead-ins, in a speech; who gives and has them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from tiendo.reading.document import HEADING, PARAGRAPH, Block, Document
from tiendo.reading.rules.clauses import phrases
from tiendo.reading.rules.giving import given_in, giver_at
from tiendo.reading.rules.owners import bodies_alone, bodies_told
from tiendo.vocabulary.regexes import regex

# "1.", "2)", "1-", "(3)", "2.1", "a)", "b.", "IV.", a bullet, "Điều 5.", "Thứ nhất,", "Hai là,".
LABEL = regex(
    r"\s*(?:Điều\s\d+\s?[.:]|(?:\d{1,2}\.)+\d{0,2}(?=\s)|\(?\d{1,2}\s?[.)/\-–](?=\s)|"
    r"[-–—+*•●▪]|[a-zđ][.)](?=\s)|[IVXLC]+\s?[.\-–])\s*"
)
LABEL_OPENS = frozenset("ĐIVXLC")
# "Thứ nhất,", "Hai là,": the words that such an opening starts with, and the whole of it.
ORDINALS = tuple(
    form
    for word in "thứ một hai ba bốn năm sáu bảy tám chín mười".split()
    for form in (word + " ", word.capitalize() + " ")
)
ORDINAL = regex(
    r"\s*(?:[Tt]hứ\s(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|"
    r"(?:[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười)\slà)\s?[,:]?\s"
)
# Behind these words stands who receives the document: nothing below is an order.
RECIPIENTS = ("Nơi nhận", "NƠI NHẬN")
# What names the bodies that a list of duties is for, in a heading or lead-in.
DUTY_OF = regex(r"(?:[Tt]rách nhiệm|[Nn]hiệm vụ) của |[Đđ]ối với ")


# The second line of a paper's title that says whose conclusions follow, near the document's front.
CONCLUSIONS = ("Kết luận của ", "kết luận của ", "Ý kiến chỉ đạo của ", "Ý kiến kết luận của ")
FRONT = 1500
OF_WHAT = regex(r"\s(?:tại|về|trong|sau)\s|$")
# A list of paragraphs ends behind so many that order nothing.
MOST_IDLE = 3
UNDER_HEADING = "heading"
# "họp giao ban": no giving; "giao Ban Quản lý dự án" is.
NO_GIVING = regex(
    r"giao\s(?:thông|thương|lưu|dịch|hữu|"
    r"ban(?!\s(?:quản lý|chỉ đạo|chỉ huy|thường vụ|chấp hành|đại diện|tổ chức|cán sự)))"
)
# "Nhiệm vụ quý III. …": a heading that stands in the line of what it heads.
INLINE = regex(
    r"(?:Một số |Những |Các )?(?:[Nn]hiệm vụ|[Pp]hương hướng|[Gg]iải pháp|[Cc]ông tác trọng tâm|"
    r"[Kk]iến nghị|[Đđ]ề xuất|[Tt]ổ chức thực hiện)(?![^.:;]{0,60}(?:kết quả|đạt được|đã|được))"
    r"[^.:;,]{0,60}(?:, (?:nhiệm vụ|giải pháp)[^.:;,]{0,50})?\.\s(?=\S)"
)
INLINE_OPENS = (
    "Một số ", "Những ", "Các ", "Nhiệm vụ", "nhiệm vụ", "Phương hướng", "phương hướng",
    "Giải pháp", "giải pháp", "Công tác trọng tâm", "công tác trọng tâm", "Kiến nghị", "kiến nghị",
    "Đề xuất", "đề xuất", "Tổ chức thực hiện", "tổ chức thực hiện",
)  # fmt: skip
# "giao nhiệm vụ cho các đơn vị như sau:": how a lead-in ends behind those it tells.
AS_FOLLOWS = regex(r"(?:\s(?:như\s)?sau(?:\sđây)?)?[\s:]*$")


@dataclass(slots=True)
class Speech:
    """Who has been giving orders so far, in a paragraph or a list."""

    giver: str | None = None
    last: str | None = None  # who gave the last order of an earlier paragraph
    listing: bool = False  # under a lead-in or a heading, every item is an order
    speaking: bool = False  # an order was given in this paragraph
    level: int = 0
    ended: bool = False  # the list of recipients has begun
    closing: bool = (
        False  # the paragraph right behind a list: a last order with an owner may stand there
    )
    concluding: bool = False  # the document is what somebody concluded: its items may be orders
    opened: bool = False  # the line above is a lead-in
    prose: bool = False  # the list behind a lead-in is one of paragraphs without labels
    idle: int = 0  # how many paragraphs of such a list gave no order
    owners: tuple[str, ...] = ()  # who has the items that name nobody
    mark: str = ""  # the kind of label of the line that named them
    inline: bool = False  # the block's first sentence is a heading over the rest of it

    @property
    def standing(self) -> bool:
        """Whether orders may stand here although no word in the block gives them."""
        return self.listing or self.closing or self.concluding


def turns(block: Block, speech: Speech) -> bool:
    """Note a line that opens or closes a list of orders; true if it holds none itself."""
    text = block.text
    if speech.ended or text.startswith(RECIPIENTS):
        speech.ended, speech.listing, speech.closing = True, False, False
        return True
    opened, speech.opened = speech.opened, False
    if speech.inline:
        speech.inline = speech.listing = False
    if block.kind is HEADING:
        _heading(block, speech)
        return True
    if speech.owners and speech.mark == mark(text):
        speech.owners = ()
    if text.endswith(":"):
        return _lead_in(block, speech)
    if text.startswith(CONCLUSIONS) and block.start < FRONT:
        speech.concluding, speech.giver = True, _concluder(block)
        return True
    goes_on = speech.listing or speech.closing or speech.speaking or speech.giver is not None
    if goes_on and block.kind is PARAGRAPH and not (may_label(text) and LABEL.match(text)):
        _unlabelled(speech, opened)
    speech.speaking = False
    if not speech.listing and _headed_inside(block):
        speech.listing = speech.inline = True
        speech.giver, speech.prose, speech.owners = None, False, ()
    return False


def _headed_inside(block: Block) -> bool:
    """Whether a paragraph opens with its own heading: "4. Nhiệm vụ quý III. Đội Kiểm tra …"."""
    text = block.text
    label = LABEL.match(text) if may_label(text) else None
    begin = label.end() if label else 0
    opened = INLINE.match(text, begin) if text.startswith(INLINE_OPENS, begin) else None
    return opened is not None and len(text) > opened.end()


def may_label(text: str) -> bool:
    """Whether a text may open with a label, by its first letters."""
    first = text[:1]
    return first in LABEL_OPENS or not first.isalpha() or text[1:2] in (".", ")")


def _concluder(block: Block) -> str | None:
    """Who concluded: "Kết luận của Chủ tịch UBND tỉnh tại phiên họp …"."""
    of = block.text.find(" của ")
    if of < 0:
        return None
    for end in (stop.start() for stop in OF_WHAT.finditer(block.text, of + 5)):
        giver = giver_at(block, of + 5, end)
        if giver:
            return giver
    return None


def _unlabelled(speech: Speech, opened: bool) -> None:
    """Note a paragraph without a label: it goes on with a list only if the list is made of such."""
    speech.idle = 0 if opened else speech.idle + 1
    speech.prose = speech.listing and (opened or (speech.prose and speech.idle < MOST_IDLE))
    if speech.prose:
        return
    speech.closing = speech.speaking or (speech.listing and speech.level == 0)
    speech.listing = speech.listing and speech.level > 0
    speech.giver = speech.giver if speech.listing or speech.closing else None
    if speech.mark != UNDER_HEADING or not speech.listing:
        speech.owners = ()


def _lead_in(block: Block, speech: Speech) -> bool:
    """Note a line that ends in a colon; true if it only says who is told, or that orders follow."""
    low = block.text.lower()
    lead = leads(low)
    if not lead and _holds(low, "no-list"):
        speech.listing, speech.owners = False, ()
        return True
    begins = lead and (block.kind is PARAGRAPH or not speech.listing)
    told = _told(block, lead=lead) if begins or speech.listing else ()
    if begins:
        speech.listing, speech.giver = True, _giver_of_lead(block) or speech.giver
        speech.opened, speech.prose = True, False
    if told:
        speech.owners, speech.mark = told, mark(block.text)
    elif begins:
        speech.owners = ()
    return begins or (speech.listing and (lead or bool(told)))


def leads(low: str) -> bool:
    """Whether a line in small letters says last that orders follow, not targets or weaknesses."""
    if "giao " in low:
        low = NO_GIVING.sub("…", low)
    at = max(map(low.rfind, phrases("list-lead")))
    return at > max(map(low.rfind, phrases("no-list")))


def mark(text: str) -> str:
    """The kind of label that a line opens with: lines of one level share it.

    >>> mark("12. Sở Y tế"), mark("b) Sở Y tế"), mark("Sở Y tế")
    ('1.', 'a)', '')
    """
    label = LABEL.match(text)
    if label is None:
        return ""
    kind = re.sub(r"\d+", "1", label.group().strip())
    return re.sub(r"[IVXLC]+", "I", kind) if kind[0].isupper() else re.sub("[a-zđ]", "a", kind)


def _told(block: Block, *, lead: bool = False) -> tuple[str, ...]:
    """Who a lead-in or heading names as those told: behind a giving word, or alone."""
    text = block.text
    end = len(AS_FOLLOWS.sub("", text))
    label = LABEL.match(text)
    begin = label.end() if label else 0
    given = None
    for given in given_in(block, begin, end):
        found = bodies_told(text, given.after, end)
        if found:
            return found
    of = DUTY_OF.search(text, begin, end)
    if given is not None and (given.giver is not None or given.unknown) and of is None:
        return ()  # "UBND tỉnh yêu cầu:", "Sở đề nghị:": who gives, and nobody told
    begin = of.end() if of else begin
    return bodies_told(text, begin, end, named=False) if lead else bodies_alone(text, begin, end)


def _holds(low: str, id: str) -> bool:
    return any(map(low.__contains__, phrases(id)))


def ordering(document: Document) -> Callable[[int], bool]:
    """Whether orders stand at a block, asked in reading order; followed only as far as asked."""
    speech = Speech()
    ahead = iter(document.blocks)
    seen = 0

    def ordered(index: int) -> bool:
        nonlocal seen
        for block in islice(ahead, index + 1 - seen):
            turns(block, speech)
        seen = index + 1
        return speech.listing or speech.closing or speech.ended

    return ordered


def _heading(block: Block, speech: Speech) -> None:
    low = block.text.lower()
    labelled = LABEL.match(block.text) is not None
    speech.owners, speech.prose = (), False
    if _holds(low, "no-list"):
        speech.listing, speech.level = False, 0
    elif (labelled or len(low) < 50) and block.start > 0 and _holds(low, "heading"):
        speech.listing, speech.level, speech.giver = True, block.level or 1, None
    elif block.level <= speech.level or not labelled:
        speech.listing, speech.level, speech.giver = False, 0, None
    if speech.listing:
        speech.owners, speech.mark = _told(block), UNDER_HEADING


def _giver_of_lead(block: Block) -> str | None:
    for given in given_in(block, 0, len(block.text)):
        if given.giver:
            return given.giver
    for word in ("kết luận", "chỉ đạo", "chỉ thị", "yêu cầu", "giao"):
        at = block.text.find(" " + word)
        if at > 0:
            giver = giver_at(block, 0, at)
            if giver:
                return giver
    return None
