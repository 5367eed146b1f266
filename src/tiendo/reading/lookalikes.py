"""Letters that look like others, and signs that are not seen: read as what people see.

"ð" stands for "đ" where a keyboard had no other, Cyrillic and Greek letters come in by
copying, digits of full width from East Asian programs, and signs without width from web
pages. No word of Vietnamese holds any of them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, fields, replace
from typing import Any

from tiendo.facts.evidence import Evidence
from tiendo.facts.items import Remark
from tiendo.facts.reading import Reading
from tiendo.reading.document import Document, segment

# Source: Unicode Technical Standard 39 (confusables), as far as typing and copying bring them in.
CYRILLIC = dict(zip("аеорсухіѕјһԁАВЕКМНОРСТУХІЅЈ", "aeopcyxisjhdABEKMHOPCTYXISJ", strict=True))
GREEK = dict(zip("αονικρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aovikpuABEZHIKMNOPTYX", strict=True))
ALWAYS = {"ð": "đ", "Ð": "Đ", "ɖ": "đ", "Ɖ": "Đ"}
OTHERS = CYRILLIC | GREEK
PLAIN = "text/plain"
SHOWN = 8  # letters that a warning names
UNSEEN = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
BLANKS = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
WIDE = "\uff01-\uff5e\U0001d400-\U0001d7ff\ufb00-\ufb06"
OTHER = f"{WIDE}{''.join(ALWAYS)}\u0370-\u04ff"
DOUBTFUL = re.compile(f"[{UNSEEN}{BLANKS}{OTHER}]")
TOKEN = re.compile(rf"\S*[{UNSEEN}{OTHER}]\S*|[{BLANKS}]")
HIDDEN, BLANK = re.compile(f"[{UNSEEN}]"), re.compile(f"[{BLANKS}]")
FULL = re.compile(f"[{WIDE}]")
LATIN = re.compile("[a-zA-Z\u00c0-\u024f\u1e00-\u1eff]")


@dataclass(slots=True)
class Smooth:
    """A text as people see it, and the stretch of the written text from which each sign comes."""

    parts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    letters: str = ""  # those that were other letters, each once

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def copy(self, text: str, first: int, last: int) -> None:
        self.parts.append(text[first:last])
        self.starts += range(first, last)
        self.ends += range(first + 1, last + 1)

    def add(self, text: str, first: int, last: int) -> None:
        self.parts.append(text)
        self.starts += [first] * len(text)
        self.ends += [last] * len(text)


def smooth(text: str) -> Smooth | None:
    """The text as people see it; None where it is what is written.

    >>> smooth("thu ng\u200bân sách ðạt ４１２\u00a0tỷ").text
    'thu ngân sách đạt 412 tỷ'
    """
    if not DOUBTFUL.search(text):
        return None
    found, at = Smooth(), 0
    for match in TOKEN.finditer(text):
        found.copy(text, at, match.start())
        see(match.group(), match.start(), found)
        at = match.end()
    found.copy(text, at, len(text))
    return None if found.text == text else found


def see(token: str, offset: int, found: Smooth) -> None:
    """Add the signs of a token as people see them; other alphabets only among Latin letters."""
    if BLANK.match(token):
        found.add(" ", offset, offset + 1)
        return
    mixed = LATIN.search(token) is not None
    signs: list[tuple[str, int, int]] = []
    for at, sign in enumerate(token, start=offset):
        if HIDDEN.match(sign):
            continue
        letter = letter_of(sign, mixed)
        if letter != sign and sign not in found.letters:
            found.letters += sign
        first = at
        if signs and unicodedata.combining(letter[0]):
            composed = unicodedata.normalize("NFC", signs[-1][0] + letter)
            if len(composed) == len(signs[-1][0]):
                letter, first = composed, signs.pop()[1]
        signs.append((letter, first, at + 1))
    for letter, first, last in signs:
        found.add(letter, first, last)


def letter_of(sign: str, mixed: bool) -> str:
    if FULL.match(sign):
        return unicodedata.normalize("NFKC", sign)
    return ALWAYS.get(sign) or (OTHERS.get(sign, sign) if mixed else sign)


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
        return replace(item, start=found.starts[item.start], end=found.ends[item.end - 1])
    start, end = found.starts[item.evidence.start], found.ends[item.evidence.end - 1]
    return replace(item, evidence=Evidence.of(text, start, end, item.evidence.place))
