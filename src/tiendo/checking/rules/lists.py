"""Counts before lists: "3 nhiệm vụ:" and what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.registry import Yielded, check
from tiendo.checking.saying import softened
from tiendo.checking.sums.ends_listed import ends_listed
from tiendo.checking.sums.enumerating import at_most, count_blocks, count_inline, count_titled
from tiendo.checking.sums.names_counted import named_lists
from tiendo.checking.sums.names_listed import names_listed
from tiendo.checking.sums.rows_counted import rows_counted
from tiendo.checking.wordlists import in_small, shaped, small, words
from tiendo.reading.document import Block
from tiendo.vocabulary.letters import UPPER
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.numbers import words_as_number
from tiendo.vocabulary.regexes import regex

TABLES = "tiendo.checking.tables"
# A count that differs by more is hardly one of the list that follows.
FAR = 3
# So many items below a count may count its parts.
ITEMS = 3
# Words before a colon that say that what follows is all that is counted.
# "4 xã trước sắp xếp, xã đạt được các kết quả chính sau:": a list of results.
OF_OTHERS = regex(
    r",\s[^,]{0,40}\b(?:các|những)\s[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s(?:như sau|sau đây|sau)\s?$"
)
# "sắp xếp với 2 xã lân cận, Đảng ủy xác định:": whoever speaks behind the comma begins anew.
BEGUN_ANEW = shaped(
    r",\s(?:{lists.speakers}|tôi|chúng ta)\b(?:\s(?:[-–]|[^\W\d_]+)){0,6}\s{lists.speaks}\b"
)
SAID_SO = shaped(r"\b{lists.said_so}\s?$")
# A heading over a list is no longer.
HEADING = 120
# "nổi lên hai hạn chế. Thứ nhất, …": a full stop for the colon.
ORDINAL = r"\s{lists.first}\b"
# "6 nhóm nhiệm vụ và ba đột phá chiến lược: một là …": the list is of the last that are counted.
SECOND = r"\s{lists.joining}\s(?:{lists.numerals}|năm)\s"

DIRECTED = shaped(r"{lists.directed}\b")
TOTAL = shaped(r"\s*(?:[-–+*•]\s)?{sums.come_to}\s(?:cả\s|của\s)?", re.IGNORECASE)


@cache
def _counts() -> re.Pattern[str]:
    nouns = [word for row in rows(TABLES, "lists") for word in row["words"]]
    known = "|".join(map(re.escape, sorted(nouns, key=len, reverse=True)))
    return shaped(
        r"(?<![\w/.,\-–])(?P<count>\d{1,2}|mười\s{lists.teens}|{lists.numerals}|năm)"
        rf"\s(?P<noun>(?:nhóm\s)?(?:{known}))(?![^\W\d_])"
        rf"(?P<rest>(?:(?!{SECOND})(?:[^.:;\n\d]|(?:19|20)\d\d|(?<=tháng )\d{{1,2}})){{0,90}})"
        rf"(?::|\.(?={ORDINAL}))",
        re.IGNORECASE,
    )


# A count of whatever it may be, where the words before the colon announce a list.
ANY_NOUN = shaped(
    r"(?<![\w/.,\-–])(?P<count>\d{1,2}|{lists.numerals})"
    r"\s(?!{lists.no_items}(?![^\W\d_]))(?P<noun>[^\W\d_]+(?:\s[^\W\d_]+){0,3}?)"
    r"\s(?:(?:như\s)?sau(?:\sđây)?(?!\s(?:{lists.after}|\d))|{lists.announcing})(?![^\W\d_])"
    r"(?P<rest>[^.:;\n\d]{0,60}):",
    re.IGNORECASE,
)

OF_ITEMS = shaped(
    r"(?<![\w/.,\-–])(?P<count>\d{1,2}|{lists.numerals})\s(?P<noun>[^\W\d_]+(?:\s[^\W\d_]+)?)"
    r"(?P<rest>):\s*$",
    re.IGNORECASE,
)
ITEM = regex(r"^\s*(?:\(?\d{1,2}[.)]|[a-zđ]\)|[-–+*•])\s")
ONE, NUMBERED = regex(r"(?:0?1|một|Một)"), regex(r"\(?\d[.)]|một là|thứ nhất|[-–+a]\)?\s")
# Items that are marked are counted for sure; those that commas set apart may be one or two.
MARKED = shaped(
    r"\s*(?:\(?\d{1,2}[.)]|[-–+*•]\s|\(?[ai]\)|{lists.first}\b|"
    rf"(?-i:[{UPPER}])[^;]*$)",
    re.IGNORECASE,
)
SOURCED = shaped(r"\b{lists.sources}\s(?:của|từ)\s(?:cả\s)?$", re.IGNORECASE)
MONEY = regex(r"\s*\d[\d.,]*\s(?:tỷ|triệu)\b[^,;.]*[,;]")
ABOVE = shaped(r"\s*(?:{lists.above})\b", re.IGNORECASE)
BESIDE = regex(r"\b(?:cùng|cùng với|và)\s$")


@check(
    id="list-count",
    group="arithmetic",
    severity=Severity.ERROR,
    says="Con số đứng trước một danh sách phải bằng số mục của danh sách.",
)
def list_count(draft: Draft) -> Iterator[Yielded]:
    """A number before a list is the number of its items.

    Items are numbered, bulleted or named one after another ("một là …; hai là …").

    Sai:  Tập trung 3 nhiệm vụ: (1) thu ngân sách; (2) giải ngân; (3) giảm nghèo; (4) đào tạo.
    Đúng: Tập trung 4 nhiệm vụ: (1) thu ngân sách; (2) giải ngân; (3) giảm nghèo; (4) đào tạo.
    """
    tallied = {one.place[0] for one in ends_listed(draft)}
    for number, block in enumerate(draft.document.blocks):
        for found in _announced(block.text):
            if block.start + found.start("count") in tallied:
                continue  # tally-sum's to say
            stated = _number(found["count"])
            after = block.text[found.end() :]
            if "(" in found["rest"] and ")" not in found["rest"]:
                after = after.partition(")")[0]  # "chưa đạt (tỷ lệ …: 81%/85%); 01 chỉ tiêu …"
            if after.strip():
                options = count_inline(_sentence(after), found["noun"])
                options = set() if _in_passing(block.text, found) else options
            else:
                options = count_blocks(draft.document.blocks, number + 1)
            if stated is not None and after.strip() and not options:
                titled = count_titled(_sentence(after))
                if titled is not None and stated < titled <= stated + FAR:
                    yield _finding(draft, block.start, found, stated, titled, sure=False)
                named = _named_off(stated, _sentence(after))
                if titled is None and named is not None:
                    yield _finding(draft, block.start, found, stated, named, sure=False)
                most = at_most(_sentence(after), loosely=SAID_SO.search(found["rest"]) is not None)
                if named is None and most is not None and most < stated <= most + FAR:
                    yield _finding(draft, block.start, found, stated, most, sure=False)
            counted = _off(stated, options)
            if stated is None or counted is None:
                continue
            if not _of_others(draft, number, found):
                sure = not after.strip() or MARKED.match(after) is not None
                yield _finding(draft, block.start, found, stated, counted, sure=sure)
        yield from _headed(draft, number, block)
        yield from _of_items(draft, number, block)
        yield from _named(draft, block)
    for rows_ in rows_counted(draft):
        stated = _number(rows_.found["count"])
        if stated is not None and 0 < abs(stated - rows_.counted) <= FAR:
            yield _finding(draft, rows_.block.start, rows_.found, stated, rows_.counted, sure=False)


def _named_off(stated: int, listed: str) -> int | None:
    """How many names a list has, where that is another number than was stated."""
    least, most = names_listed(listed) or (stated, stated)
    if least <= stated <= most:
        return None
    counted = least if stated < least else most
    return counted if abs(counted - stated) <= FAR else None


def _of_others(draft: Draft, number: int, found: re.Match[str]) -> bool:
    """Whether a list is not of what the words before it count: "Qua số liệu của bảy địa phương:";
    "6 dự án như sau:", of which its items count three and three.
    """
    blocks = draft.document.blocks
    before, noun = blocks[number].text[: found.start()], found["noun"]
    if SOURCED.search(before) or _counted_before(before, noun):
        return True
    own = shaped(rf"\b(\d{{1,2}}|{{lists.numerals}})\s{re.escape(noun)}\b")
    items = (own.search(block.text) for block in blocks[number + 1 : number + 1 + ITEMS])
    told = list(accumulate(_number(one[1]) or 0 for one in items if one is not None))
    return _number(found["count"]) in told[1:]


def _in_passing(text: str, found: re.Match[str]) -> bool:
    """``3. Về môi trường (4 chỉ tiêu): tỷ lệ che phủ rừng 38,6%; nước sạch 72%``: some of them."""
    before, after = text[: found.start()], text[found.end() :].lstrip()
    if DIRECTED.match(found["noun"]) and after[:1].islower() and not DIRECTED.match(after):
        return True  # "UBND 4 huyện ven biển: báo cáo hằng tuần; huyện nào …": what they are to do
    if MONEY.match(after) and _things(found["noun"]):
        return True  # "Bố trí 5 dự án: 47 tỷ đồng, chiếm 80,5%; trong đó …": what they get
    if TOTAL.fullmatch(before):
        return True  # "Cộng 5 đơn vị: 6.320 hộ; 1.454 hộ nghèo; …": what they come to
    if before.rfind("(") > before.rfind(")") and ")" in found["rest"]:
        return True  # "Đường tỉnh 327 (cử tri 6 xã nêu): đã bố trí 86,4 tỷ đồng; …"
    if BESIDE.search(before) and "khác" in f"{found['noun']} {found['rest']}".split():
        return True  # "Gia Lai cùng 7 địa phương khác: …": the list has the first as well
    if ONE.fullmatch(found["count"]) and after[:1].islower() and not NUMBERED.match(after):
        return True  # "1 trận lũ lớn: chết 2 người; sập 18 nhà": what it did
    if ABOVE.match(found["rest"]):
        return True  # "Bốn mục tiêu trên giao như sau: Sở A chủ trì mục tiêu 1 và 3; Sở B …"
    return before.endswith("(") and found["rest"].strip() == ")"


def _named(draft: Draft, block: Block) -> Iterator[Yielded]:
    """Lists of names without a colon; names right behind their count are only remarked on."""
    for one in named_lists(block.text):
        stated = _number(one.found["count"])
        if stated is not None and one.counted != stated and abs(stated - one.counted) <= FAR:
            yield _finding(draft, block.start, one.found, stated, one.counted, sure=one.sure)


def _announced(text: str) -> list[re.Match[str]]:
    """Counts before a colon: of nouns that are known to be listed, then of any."""
    if ":" not in text and not small("lists.first").search(in_small(text)):
        return []
    known = [
        found
        for found in _counts().finditer(text)
        if not words("lists.some").search(found["rest"]) and not OF_OTHERS.search(found["rest"])
        if not BEGUN_ANEW.search(found["rest"])
        if not (words("lists.asked").search(found["rest"]) and _things(found["noun"]))
    ]
    colons = {found.end() for found in known}
    return known + [found for found in ANY_NOUN.finditer(text) if found.end() not in colons]


def _things(noun: str) -> bool:
    """Whether what is counted cannot be asked for: "Để hai dự án bảo đảm tiến độ, tôi đề nghị:"."""
    return words("lists.things").match(noun) is not None


def _headed(draft: Draft, number: int, block: Block) -> Iterator[Yielded]:
    """A heading that ends with its count: "Thực hiện đồng bộ 6 nhóm giải pháp"."""
    found = _at_end().search(block.text) if len(block.text) <= HEADING else None
    stated = _number(found["count"]) if found else None
    if found and (SOURCED.search(block.text, 0, found.start()) or _by_the_way(block.text, found)):
        return  # "KẾT QUẢ (tổng hợp từ ba xã cũ)", "năm 2024 (khu vực 4 huyện phía Bắc)"
    options = count_blocks(draft.document.blocks, number + 1) if stated is not None else set()
    counted = _off(stated, options)
    if found and stated is not None and counted is not None:
        yield _finding(draft, block.start, found, stated, counted)


def _by_the_way(text: str, found: re.Match[str]) -> bool:
    """Whether a bracket tells the count with other words before it."""
    opened = text.rfind("(", 0, found.start())
    return ")" in found["rest"] and opened >= 0 and bool(text[opened + 1 : found.start()].strip())


def _of_items(draft: Draft, number: int, block: Block) -> Iterator[Yielded]:
    """``6 nghìn áo phao tại bốn kho:``, where every item of the list is one: "a) Kho Bắc Sơn"."""
    found = OF_ITEMS.search(block.text)
    if found is None or _counts().search(block.text, found.start()) is not None:
        return
    options = count_blocks(draft.document.blocks, number + 1)
    stated, noun = _number(found["count"]), found["noun"].lower()
    counted = _off(stated, options)
    items = draft.document.blocks[number + 1 : number + 1 + (counted or 0)]
    if stated is None or counted is None:
        return
    if all(ITEM.sub("", item.text).lower().startswith(f"{noun} ") for item in items):
        yield _finding(draft, block.start, found, stated, counted)


def _off(stated: int | None, options: set[int]) -> int | None:
    """How many items a list has that a count misses; None where it fits, or is of another list."""
    if stated is None or not options or stated in options:
        return None
    counted = closest(options, stated)
    return counted if abs(stated - counted) <= FAR else None


@cache
def _at_end() -> re.Pattern[str]:
    return re.compile(
        _counts().pattern.partition("(?::|")[0].replace("{0,90}", "{0,30}") + r"\s*$", re.IGNORECASE
    )


def _counted_before(before: str, noun: str) -> bool:
    """Whether the sentence has counted such things already: the list may be of all of them."""
    sentence = re.split(r"[.;]\s", before)[-1].lower()
    return re.search(rf"\d\s{re.escape(noun.lower().split(' ')[0])}", sentence) is not None


def _sentence(after: str) -> str:
    """The rest of the sentence behind a colon; a numbered list may go on over full stops."""
    if re.match(r"\s*(?:\(?1[.)]|[Mm]ột là|[Tt]hứ nhất)", after):
        return after
    return re.split(r"\.(?:\s|$)", after, maxsplit=1)[0]


def closest(options: set[int], stated: int) -> int:
    return min(options, key=lambda option: (abs(option - stated), option))


def _number(written: str) -> int | None:
    if written.isdigit():
        return int(written)
    if written.lower() == "năm":
        return 5
    found = words_as_number(written.lower().split(), 0)
    return found[1] if found else None


def _finding(
    draft: Draft, at: int, found: re.Match[str], stated: int, counted: int, *, sure: bool = True
) -> Finding:
    start, end = at + found.start("count"), at + found.end("noun")
    rest = Place(start=at + found.end(), end=at + found.end() + 1)
    return Finding(
        start=start,
        end=end,
        message=f"Ghi {found['count']} {found['noun']}, danh sách có {counted}",
        message_en=f"The text says {stated}, the list has {counted}",
        stated=str(stated),
        computed=str(counted),
        suggestion=f"{counted} {found['noun']}",
        see=(rest,) if rest.end <= len(draft.text) else (),
        severity=softened(sure and not draft.doubtful),
    )
