"""Vietnamese as old systems wrote it."""

from __future__ import annotations

import unicodedata

from tiendo.reading.formats.legacy import TABLE, VNI

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


def vni(text: str) -> str:
    """As the fonts of VNI hold it: the vowel, then a sign for its marks."""
    signs = {letter: written for written, letter in VNI.items()}
    signs |= {letter.upper(): written.upper() for letter, written in signs.items()}
    return "".join(signs.get(letter, letter) for letter in text)
