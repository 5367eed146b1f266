"""Text typed for fonts older than Unicode: TCVN3 (.VnTime) and VNI (VNI-Times).

In TCVN3 a letter with its tone is one byte of the upper half of Latin-1. Capitals are
drawn by another font (.VnTimeH) from the codes of small letters; where the font is not
known they are read as small. In VNI a vowel's marks follow it as letters of Latin-1:
"ñöôïc" is "được", so that a text becomes shorter.
Sources: TCVN 5712:1993, third character set (VN3); the code of VNI for Windows as
Vietnamese keyboards have it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from tiendo.reading.formats.syllables import is_syllable


class Legacy(StrEnum):
    TCVN3 = "TCVN3"
    VNI = "VNI"


TCVN3 = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ", 0xB5: "àảãáạ", 0xBB: "ằẳẵắ", 0xC6: "ặầẩẫấậè", 0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò", 0xE1: "ỏõóọồổỗốộờởỡớợù", 0xF1: "ủũúụừửữứựỳỷỹýỵ",
}  # fmt: skip
TABLE = {start + n: letter for start, run in TCVN3.items() for n, letter in enumerate(run)}
# Marks in the order of the tones: sắc, huyền, hỏi, ngã, nặng; first the sign for none.
TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
PLAIN, ROUND, BREVE = ("", *"ùøûõï"), ("â", *"áàåãä"), ("ê", *"éèúüë")
VOWELS = {
    "a": {"a": PLAIN, "â": ROUND, "ă": BREVE}, "e": {"e": PLAIN, "ê": ROUND},
    "o": {"o": PLAIN, "ô": ROUND}, "u": {"u": PLAIN}, "y": {"y": PLAIN},
    "ô": {"ơ": PLAIN}, "ö": {"ư": PLAIN},
}  # fmt: skip
ALONE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}
VNI: dict[str, str] = ALONE | {
    base + mark: unicodedata.normalize("NFC", vowel + tone)
    for base, vowels in VOWELS.items()
    for vowel, marks in vowels.items()
    for mark, tone in zip(marks, TONES, strict=True)
    if base + mark != vowel
}
VNI_SIGNS: re.Pattern[str] = re.compile(
    "|".join(sorted(map(re.escape, VNI), key=len, reverse=True)), re.IGNORECASE
)
# A symbol font keeps its signs from here on.
PRIVATE = {0xF000 + code: code for code in range(0x20, 0x100)}
# đ or Đ as these fonts write it: no Vietnamese text does without.
SIGN_OF_D = re.compile("[®§ñÑ]")
TOKEN = re.compile(r"[^\s.,;:!?()\"“”'/\d\[\]-]+")
SAMPLE = 6_000
FEWEST, SHARE = 3, 0.03  # words that only become syllables, and their share, in a text of that kind


def decode(text: str, kind: Legacy) -> str:
    """A text for such a font in Unicode.

    >>> decode("®­îc", Legacy.TCVN3), decode("ñöôïc ÑAÛNG", Legacy.VNI)
    ('được', 'được ĐẢNG')
    """
    if kind is Legacy.TCVN3:
        return text.translate(TABLE)
    return VNI_SIGNS.sub(_letter, text)


def _letter(match: re.Match[str]) -> str:
    written: str = match.group()
    letter = VNI[written.lower()]
    return letter.upper() if written[0].isupper() else letter


def kind_of(text: str) -> Legacy | None:
    """For which fonts a text was typed, all of it or a good part; None for Unicode."""
    if not SIGN_OF_D.search(text):
        return None
    middle = len(text) // 2
    sample = text if len(text) <= 2 * SAMPLE else text[:SAMPLE] + text[middle : middle + SAMPLE]
    words = TOKEN.findall(sample)
    found = {kind: gained(words, kind)[0] for kind in Legacy}
    kind = max(Legacy, key=lambda kind: found[kind])
    return kind if found[kind] >= max(FEWEST, SHARE * len(words)) else None


def gained(words: Iterable[str], kind: Legacy) -> tuple[int, int]:
    """How many words become syllables of Vietnamese by decoding, and how many cease to be."""
    gains = losses = 0
    for word in words:
        decoded = word if word.isascii() else decode(word, kind)
        if decoded != word:
            before, after = is_syllable(word), is_syllable(decoded)
            gains += after and not before
            losses += before and not after
    return gains, losses


def kind_of_font(name: str) -> Legacy | None:
    """The code of a font by its name: ".VnTime", "VNI-Times"."""
    if name.startswith(".Vn"):
        return Legacy.TCVN3
    return Legacy.VNI if name.upper().startswith("VNI") else None


def of_font(text: str, name: str) -> str:
    """A text for a font of this name, capitals where the font draws them (.VnTimeH)."""
    kind = kind_of_font(name)
    if kind is None:
        return text
    decoded = decode(text.translate(PRIVATE), kind)
    return decoded.upper() if kind is Legacy.TCVN3 and name.endswith("H") else decoded
