"""Vietnamese text: one form to read, one form to compare."""

from __future__ import annotations

import re
import unicodedata

from tiendo.vocabulary.regexes import regex

# Any combining mark: without one, text from Vietnamese keyboards is NFC already.
COMBINING = regex("[\u0300-\u036f]")
# The other tone placement: uỷ for ủy, khoá for khóa, hoà for hòa (DOMAIN.md B9).
_OLD_TO_NEW = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
OLD_TONES = {new: old for old, new in _OLD_TO_NEW.items()}
_OLD_TONE = regex("(?<![qQ])(" + "|".join(_OLD_TO_NEW) + r")(?!\w)", re.IGNORECASE)


def nfc(text: str) -> str:
    """Text in NFC with ``\\n`` line ends, as the reading contract wants it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text) if not text.isascii() else text


def single_spaced(text: str) -> str:
    """Text with one space for every run of white space, and none at its ends.

    >>> single_spaced(" Sở  Tài\\nchính")
    'Sở Tài chính'
    """
    if text.isprintable() and "  " not in text:  # no white space but single spaces: most text
        return text.strip(" ")
    return " ".join(text.split())


def fold(text: str) -> str:
    """Lower case without accents, đ as d: the form to compare and to search.

    >>> fold("Đảng bộ ĐƯỜNG uỷ")
    'dang bo duong uy'
    """
    low = text.lower().replace("đ", "d")
    decomposed = unicodedata.normalize("NFD", low)
    plain = decomposed.encode("ascii", "ignore").decode()
    if len(plain) != len(low):  # something else than accents went: a dash, another alphabet
        plain = COMBINING.sub("", decomposed)
    return " ".join(plain.split())


def slug(text: str) -> str:
    """A readable id: lower case words joined by hyphens.

    >>> slug("Tỷ lệ hộ nghèo (%)")
    'ty-le-ho-ngheo'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def new_tone(text: str) -> str:
    """Text with tones placed the newer way, same length: ủy, khóa, hòa.

    >>> new_tone("Uỷ ban, khoá XX, quý")
    'Ủy ban, khóa XX, quý'
    """

    def replace(match: re.Match[str]) -> str:
        old = match.group()
        new = _OLD_TO_NEW[old.lower()]
        return "".join(n.upper() if o.isupper() else n for o, n in zip(old, new, strict=True))

    return _OLD_TONE.sub(replace, text)
