"""Letters that look like others, and signs that are not seen: read as what people see.

"ð" stands for "đ" where a keyboard had no other, Cyrillic and Greek letters come in by
copying, digits of full width from East Asian programs, and signs without width from web
pages. No word of Vietnamese holds any of them.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import fields, replace
from typing import Any

from tiendo.facts.evidence import Evidence
from tiendo.facts.items import Remark
from tiendo.facts.reading import Reading
from tiendo.reading.document import Document, segment
from tiendo.vocabulary.regexes import regex

# Source: Unicode Technical Standard 39 (confusables), as far as typing and copying bring them in.
CYRILLIC = dict(zip("аеорсухіѕјһԁАВЕКМНОРСТУХІЅЈ", "aeopcyxisjhdABEKMHOPCTYXISJ", strict=True))
GREEK = dict(zip("αονικρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aovikpuABEZHIKMNOPTYX", strict=True))
ALWAYS = {"ð": "đ", "Ð": "Đ", "ɖ": "đ", "Ɖ": "Đ"}
OTHERS = CYRILLIC | GREEK
LETTERS = {ord(sign): letter for sign, letter in OTHERS.items()}
UNSEEN = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
BLANKS = [0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
WIDE = [*range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D800)]
LIGATURES = "\ufb00-\ufb06"
# One sign for another: the text keeps its length.
ALIKE = {ord(sign): letter for sign, letter in ALWAYS.items()} | {
    code: unicodedata.normalize("NFKC", chr(code)) for code in WIDE
}
SAME_LENGTH = ALIKE | dict.fromkeys(BLANKS, " ")
NOTED = frozenset(map(chr, ALIKE))
MARKS = f"{UNSEEN}{LIGATURES}\u0370-\u04ff"
MARK = regex(f"[{MARKS}]")
DOUBTFUL = regex(
    f"[{MARKS}{''.join(ALWAYS)}\u00a0\u2000-\u200a\u202f\u205f\u3000\uff01-\uff5e\U0001d400-\U0001d7ff]"
)
# What makes a word shorter or longer: signs that go, ligatures, marks that join a letter.
LENGTHS = regex(f"[{UNSEEN}{LIGATURES}\u0300-\u036f]")
REST = regex(r"\S{0,64}")
LONGEST = 64  # signs before and after a mark that are looked at as one word
HIDDEN, LIGATURE = regex(f"[{UNSEEN}]"), regex(f"[{LIGATURES}]")
LATIN = regex("[a-zA-Z\u00c0-\u024f\u1e00-\u1eff]")
PLAIN = "text/plain"
SHOWN = 8  # letters that a warning names
RUNS = 1_000_000  # so often no text hides a sign; one that does is read as it stands


class Smooth:
    """A text as people see it, and from which stretch of the written text each sign comes.

    Kept as runs in which sign stands for sign; where signs were left out or put together
    a new run begins.
    """

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.letters = ""  # those that were other letters, each once
        self.size = 0
        self.outs, self.ins, self.ends = array("q"), array("q"), array("q")

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def note(self, letters: set[str]) -> None:
        if len(self.letters) < SHOWN:
            self.letters += "".join(sorted(letters - set(self.letters)))

    def add(self, text: str, first: int, last: int) -> None:
        """Add signs that come from this stretch."""
        if not text:
            return
        even = len(text) == last - first
        if not (even and self.ends and self.ends[-1] == first and self._even()):
            self.outs.append(self.size)
            self.ins.append(first)
            self.ends.append(last)
        self.ends[-1] = last
        self.parts.append(text)
        self.size += len(text)

    def _even(self) -> bool:
        return self.size - self.outs[-1] == self.ends[-1] - self.ins[-1]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the written text from which this slice comes."""
        return self._sign(start)[0], self._sign(end - 1)[1]

    def _sign(self, at: int) -> tuple[int, int]:
        run = bisect_right(self.outs, at) - 1
        stop = self.outs[run + 1] if run + 1 < len(self.outs) else self.size
        first, last = self.ins[run], self.ends[run]
        if stop - self.outs[run] != last - first:
            return first, last
        return first + at - self.outs[run], first + at - self.outs[run] + 1


def smooth(text: str) -> Smooth | None:
    """The text as people see it; None where it is what is written.

    >>> smooth("thu ng\u200bân sách ðạt ４１２\u00a0tỷ").text
    'thu ngân sách đạt 412 tỷ'
    """
    if not DOUBTFUL.search(text):
        return None
    found, at = Smooth(), 0
    found.letters = "".join(sorted(NOTED.intersection(text)))
    even = text.translate(SAME_LENGTH)
    for mark in MARK.finditer(even):
        if mark.start() < at:
            continue
        first, last = word_around(even, mark.start(), at)
        found.add(even[at:first], at, first)
        see(even[first:last], first, found)
        at = last
        if len(found.outs) > RUNS:
            return None
    found.add(even[at:], at, len(text))
    return None if found.text == text else found


def word_around(text: str, at: int, least: int) -> tuple[int, int]:
    """The ends of the word in which a sign stands, not before ``least``."""
    begin = max(least, at - LONGEST)
    before = text[begin:at]
    space = max(before.rfind(" "), before.rfind("\n"), before.rfind("\t"))
    rest = REST.match(text, at)
    return begin + space + 1, rest.end() if rest else at + 1


def see(token: str, offset: int, found: Smooth) -> None:
    """Add the signs of a token as people see them; other alphabets only among Latin letters."""
    mixed = LATIN.search(token) is not None
    if not LENGTHS.search(token):
        letters = token.translate(LETTERS) if mixed else token
        if letters != token:
            found.note({sign for sign in token if sign in OTHERS})
        found.add(letters, offset, offset + len(token))
        return
    signs: list[tuple[str, int, int]] = []
    for at, sign in enumerate(token, start=offset):
        if HIDDEN.match(sign):
            continue
        letter = letter_of(sign, mixed)
        if letter != sign:
            found.note({sign})
        first = at
        if signs and unicodedata.combining(letter[0]):
            composed = unicodedata.normalize("NFC", signs[-1][0] + letter)
            if len(composed) == len(signs[-1][0]):
                letter, first = composed, signs.pop()[1]
        signs.append((letter, first, at + 1))
    for letter, first, last in signs:
        found.add(letter, first, last)


def letter_of(sign: str, mixed: bool) -> str:
    if LIGATURE.match(sign):
        return unicodedata.normalize("NFKC", sign)
    return OTHERS.get(sign, sign) if mixed else sign


def remark_on(letters: str) -> Remark:
    return Remark(
        rule="look-alike-letters",
        message=f"Có chữ nhìn giống chữ Việt nhưng là chữ khác ({', '.join(letters[:SHOWN])});"
        " đã đọc như chữ Việt, nên gõ lại cho đúng",
    )


def smoothed(document: Document) -> tuple[Document, Smooth] | None:
    """A plain text as people see it; nothing where it needs no smoothing.

    What other formats hold is put right when they are opened; of plain text nothing may change.
    """
    if document.source.media_type != PLAIN:
        return None
    found = smooth(document.text)
    if found is None:
        return None
    blocks, tables = segment(found.text)
    warnings = (
        (*document.warnings, remark_on(found.letters)) if found.letters else document.warnings
    )
    text = found.text
    return replace(document, text=text, blocks=blocks, tables=tables, warnings=warnings), found


def restored(reading: Reading, text: str, found: Smooth) -> Reading:
    """A reading of the smoothed text with its evidence in the text as written."""
    changed: dict[str, Any] = {
        kind.name: tuple(placed(item, text, found) for item in getattr(reading, kind.name))
        for kind in fields(reading)
        if isinstance(getattr(reading, kind.name), tuple)
    }
    return replace(reading, text=text, **changed)


def placed(item: Any, text: str, found: Smooth) -> Any:
    """An item with its offsets and its quote in the written text; a remark has offsets only."""
    if isinstance(item, Remark):
        if not item.end:
            return item
        start, end = found.origin(item.start, item.end)
        return replace(item, start=start, end=end)
    start, end = found.origin(item.evidence.start, item.evidence.end)
    return replace(item, evidence=Evidence.of(text, start, end, item.evidence.place))
