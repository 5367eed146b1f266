"""Vietnamese as old systems wrote it."""

from __future__ import annotations

import unicodedata

from tiendo.reading.formats.legacy import TABLE

TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """As Vietnamese Windows writes: the letter, then its tone; ệ is ê and a dot below."""
    parts = []
    for char in text:
        signs = unicodedata.normalize("NFD", char)
        letter = "".join(sign for sign in signs if sign not in TONES)
        parts += [unicodedata.normalize("NFC", letter), *(s for s in signs if s in TONES)]
    return "".join(parts).encode("cp1258")


def tcvn3(text: str) -> str:
    """As the fonts of TCVN3 hold it: one sign of Latin-1 for each letter."""
    return text.translate({ord(letter): code for code, letter in TABLE.items()})
