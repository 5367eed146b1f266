"""The letters of Vietnamese, for patterns that must know a capital from a small letter."""

from __future__ import annotations

_VOWELS = "aăâeêioôơuưy"
_TONES = "\u0300\u0309\u0303\u0301\u0323"


def _all() -> str:
    from unicodedata import normalize

    toned = [normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES]
    return "".join(sorted({*_VOWELS, *toned, "đ", *"bcdghklmnpqrstvxfjwz"}))


LOWER = _all()
UPPER = LOWER.upper()
# Regular expressions for one word: a capitalised one, one in capitals, any.
CAPITALISED = f"[{UPPER}][{LOWER}]*"
SYLLABLE = f"[{UPPER}{LOWER}]+"
