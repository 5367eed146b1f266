"""How many items a list has: in the blocks that follow, or in the rest of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tiendo.checking.sums.named_lists import count_names
from tiendo.checking.wordlists import lists, shaped
from tiendo.reading.document import Block, Kind
from tiendo.vocabulary.letters import CAPITALISED
from tiendo.vocabulary.regexes import regex

# The styles of items, each with how the first one opens.
STYLES = {
    "number": regex(r"^\s*\(?(?P<n>\d{1,2})[.)-]\s"),
    "letter": regex(r"^\s*(?P<n>[a-zđ])\)\s"),
    "word": shaped(r"^\s*(?P<n>{sums.cardinals}) là\b"),
    "ordinal": shaped(r"^\s*(?:{sums.item_nouns}\s)?[Tt]hứ (?P<n>{sums.ordinals})\b"),
    "dash": regex(r"^\s*[-–]\s"),
    "plus": regex(r"^\s*[+]\s"),
    "bullet": regex(r"^\s*[•*▪]\s?"),
}
LETTERS = "abcdđeghiklmnopqrstuvxy"
COUNTED = ("number", "letter", "word", "ordinal")
INLINE = {
    "number": regex(r"(?:^|[\s;,:])\(?(\d{1,2})\)\s?"),
    "letter": regex(r"(?:^|[\s;,:])\(?([a-zđ])\)\s"),
    "word": shaped(r"(?:^|[\s;,:.])({sums.cardinals}) là\b", re.IGNORECASE),
    "ordinal": shaped(r"(?:^|[\s;,:.])thứ ({sums.ordinals})\s?(?:là|,|:)", re.IGNORECASE),
}
TITLED = regex(rf"(?:[^\W\d_A-ZĐ]+\s){{1,4}}{CAPITALISED}(?!\w)[^,;:()]{{0,40}}")
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
# "(i) gửi bản tin; (ii) rà lại số bê, nghé": the marks count, and no comma.
MARKS = regex(r"(?:^|[\s;:])\((i{1,3}|iv|vi{0,3}|ix|x)\)\s")
# A phrase of a list of phrases is no longer.
PHRASE_WORDS = 7


LAST_COUNT = regex(r"(?P<label>[^\W\d_]+)\s(?P<n>\d{1,3})\s*$")
LEADING_COUNT = regex(r"\s*(\d{1,3})\s[^\W\d_]")


def count_blocks(blocks: Sequence[Block], first: int) -> set[int]:
    """The numbers of items that the list from block ``first`` may have; empty if it is none."""
    style = next(
        (name for name in STYLES if first < len(blocks) and _matches(name, blocks[first])), None
    )
    if style is None:
        return set()
    count = 0
    for block in blocks[first:]:
        if block.kind is Kind.ROW:
            break
        if _matches(style, block):
            if style in COUNTED and _position(style, block.text) != count + 1:
                break
            count += 1
        elif block.kind is Kind.HEADING or (style not in COUNTED and not _below(style, block)):
            break
    through = _through_groups(blocks, first, style)
    return ({count} if count > 1 else set()) | ({through} if through else set())


def _through_groups(blocks: Sequence[Block], first: int, style: str) -> int:
    """How many items are numbered through the groups of a list: "a) Về kinh tế", "1. …", "2. …",
    "b) Về xã hội", "3. …"; 0 where the numbers begin anew, or no group stands over them.
    """
    if style == "number":
        return 0
    groups = count = 0
    for at in range(first, len(blocks) - 1):
        block = blocks[at]
        if _matches("number", block):
            if _position("number", block.text) != count + 1:
                return 0
            count += 1
        elif _matches(style, block) and _matches("number", blocks[at + 1]):
            groups += 1
        else:
            break
    else:
        count += (
            _matches("number", blocks[-1]) and _position("number", blocks[-1].text) == count + 1
        )
    return count if groups > 1 and count > groups else 0


def _matches(style: str, block: Block) -> bool:
    return STYLES[style].match(block.text) is not None


def _below(style: str, block: Block) -> bool:
    """Whether a block is an item of a list inside a bulleted list."""
    others = [name for name in ("plus", "bullet", "dash") if name != style]
    return any(_matches(name, block) for name in others)


def _position(style: str, text: str) -> int:
    found = STYLES[style].match(text)
    assert found is not None
    return position(style, found["n"])


def position(style: str, written: str) -> int:
    """Which item "b", "Hai", "thứ ba" or "4" is."""
    if style == "number":
        return int(written)
    if style == "letter":
        return LETTERS.find(written) + 1
    known = lists()["sums.cardinals" if style == "word" else "sums.ordinals"]
    lowered = [word.lower() for word in known]
    return lowered.index(written.lower()) + 1 if written.lower() in lowered else 0


# "…; Đoàn Thanh niên 471,2 tỷ đồng; cộng 3.481,9 tỷ đồng": what a list comes to is no item.
TOTAL = shaped(r"\s*{sums.come_to}\s(?:là\s|được\s)?\d", re.IGNORECASE)


def count_inline(text: str, noun: str) -> set[int]:
    """The numbers of items that the list in the rest of a sentence may have."""
    for style, pattern in INLINE.items():
        marks = [position(style, found[1]) for found in pattern.finditer(text)]
        run = 0
        for mark in marks:
            run += mark == run + 1
        if run > 1:
            return {run}
    roman = [found[1].upper() for found in MARKS.finditer(text)]
    if len(roman) > 1 and roman == list(ROMAN[1 : len(roman) + 1]):
        return {len(roman)}
    numbered = count_numbered(text, noun)
    if numbered > 1:
        return {numbered}
    body = text.strip().rstrip(".…")
    if "…" in text or "..." in text or "v.v" in text:
        return set()
    named = count_names(body.split(";")[0], noun)
    if named is not None:
        return {named}
    behind = [LAST_COUNT.search(piece) for piece in re.split(r",\s|\svà\s", body.split(";")[0])]
    if len(behind) > 1 and all(behind) and not _one_label(behind):  # "khiển trách 2, cảnh cáo 1"
        return {len(behind), sum(int(found["n"]) for found in behind if found)}
    if ";" in body:
        pieces = [piece for piece in body.split(";") if piece.strip() and not TOTAL.match(piece)]
        joined = len(re.findall(r"\svà\s", pieces[-1]))
        if len(pieces) < 2:
            return set()
        own = [LEADING_COUNT.match(piece) for piece in pieces]  # "4 dự án giữ nguyên; 2 dự án mới"
        if all(own):
            return {len(pieces), sum(int(found[1]) for found in own if found)}
        first = len(re.split(r",\s|\svà\s", pieces[0]))  # the list may stand in the first piece
        # "về việc trên 83%, về tiền trên 42%; số việc giảm"
        mixed = {len(re.split(r"[,;]\s", ";".join(pieces[:-1]))) + 1}
        return set(range(len(pieces), len(pieces) + joined + 1)) | set(range(2, first + 1)) | mixed
    return set()


def _one_label(counts: Sequence[re.Match[str] | None]) -> bool:
    """``lớp 5, lớp 9``: numbers that name things, and count none."""
    return len({found["label"].lower() for found in counts if found}) == 1


def count_numbered(text: str, noun: str) -> int:
    """How many items bear their noun and number: "đợt 1 từ 10/5, đợt 2 từ 05/6".

    >>> count_numbered("đợt 1 từ 10/5 đến 20/5, đợt 2 từ 05/6 đến 15/6", "đợt")
    2
    """
    pattern = rf"(?:^|[\s;,:(]){re.escape(noun.strip())}\s(?P<n>\d{{1,2}}|[IVX]{{1,4}})(?![\w/])"
    run = 0
    for found in re.finditer(pattern, text, re.IGNORECASE):
        written = found["n"].upper()
        mark = (
            int(written) if written.isdigit() else ROMAN.index(written) if written in ROMAN else 0
        )
        run += mark == run + 1
    return run


def count_titled(text: str) -> int | None:
    """How many things a list names, each by its kind and its own name; None where it is none.

    >>> count_titled("trạm Phú Điền, đường dây Bình Sa - Hội Châu, trạm Cẩm Lý.")
    3
    """
    pieces = re.split(r",\s|\s(?:và|cùng)\s", text.strip().rstrip("."))
    named = all(TITLED.fullmatch(piece) for piece in pieces)
    return len(pieces) if named and len(pieces) > 2 else None


def at_most(text: str, *, loosely: bool = False) -> int | None:
    """How many items a list of short phrases can have; None where it is none. ``loosely``: the
    last item needs no "và" before it.

    >>> at_most("thể chế, hạ tầng và nhân lực."), at_most("theo phụ lục kèm theo.")
    (3, None)
    """
    body = text.strip().rstrip(".")
    if ";" in body or "…" in body or "v.v" in body or ":" in body:
        return None
    pieces = re.split(r",\s|\s(?:và|cùng)\s|\s[-–]\s", body)
    ends = re.search(r"\s(?:và|cùng)\s[^,]*$", body)
    if (ends is None and not (loosely and len(pieces) > 2)) or any(
        len(piece.split()) > PHRASE_WORDS for piece in pieces
    ):
        return None
    return len(pieces)
