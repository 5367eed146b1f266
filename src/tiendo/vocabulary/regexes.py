"""Patterns that are compiled when they are first used.

The rules hold some three hundred patterns; one page needs a sixth of them, and
compiling them all would take a third of the time from the command to its answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

# The beginning of a word and its first letter, which nothing repeats.
WORD = re.compile(r"\\b(?P<letter>\[\w+\]|\w)(?![?*+{])")
# So for words in a group of several, none of which holds a group.
WORDS = re.compile(r"\\b(?P<group>\((?:\?:|\?P<\w+>))(?P<words>[^()]+)\)(?![?*+{])")
ONE = re.compile(r"(?:\[(?P<letters>\w+)\]|(?P<letter>\w))(?![?*+{])")
SECOND = re.compile(r"\w(?![?*+{])")
# What may not stand before a number, and its first digit, in no group of several ways.
BARE = r"\(\?<!(?P<not>\[[^\]]+\])\)"
NUMBER = re.compile(
    BARE + r"(?P<group>\(\?P<\w+>(?=[^()|]*\)))?\\d(?:\{1,(?P<most>\d)\}|(?![{+*?]))"
)
# So for a number of any length: ``(?P<value>\d[\d.,]*\d|\d)``.
LONG_NUMBER = re.compile(BARE + r"(?P<group>\(\?P<\w+>)\\d(?P<rest>\[[^\]]+\]\*\\d)\|\\d(?=\))")
# What can hold a bar that parts no ways, and a group that holds no other.
NO_WAY, INNERMOST = re.compile(r"\\.|\[[^\]]*\]"), re.compile(r"\([^()]*\)")
_USED = (
    "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "groups",
    "groupindex",
)  # fmt: skip


def letter_first(pattern: str, flags: int = 0) -> str:
    r"""The same pattern with its first letter or digit before the look at what stands before it.

    A search skips to a letter by itself; the look back it would try everywhere.

    >>> print(letter_first(r"\b[Tt]ừ\s"), letter_first(r"\b(?:từ|đến)\s"))
    [Tt]ừ(?<!\w..)\s (?:t(?:ừ(?<!\w..))|đ(?:ế(?<!\w..)n))\s
    >>> print(letter_first(r"(?<![\w/])(?P<day>\d{1,2})/"), letter_first(r"(?<!,)\d|một"))
    (?P<day>\d(?<![\w/].)\d{0,1})/ (?<!,)\d|một
    """
    if _of_several(pattern):
        return pattern  # what all its ways begin with is tested but once
    if (found := WORD.match(pattern)) and not flags & re.ASCII:
        return found["letter"] + _begun(pattern[found.end() :])
    if (found := WORDS.match(pattern)) and not flags & (re.ASCII | re.IGNORECASE):
        ways = _by_letter(found["words"].split("|"))
        return f"{found['group']}{ways})" + pattern[found.end() :] if ways else pattern
    if found := LONG_NUMBER.match(pattern):
        more = f"(?:{found['rest']})?"
    elif found := NUMBER.match(pattern):
        more = rf"\d{{0,{int(found['most']) - 1}}}" if found["most"] else ""
    else:
        return pattern
    return rf"{found['group'] or ''}\d(?<!{found['not']}.){more}{pattern[found.end() :]}"


def _of_several(pattern: str) -> bool:
    """Whether a pattern is of several ways, outside of groups."""
    bare, inner = "", NO_WAY.sub("", pattern)
    while bare != inner:
        bare, inner = inner, INNERMOST.sub("", inner)
    return "|" in bare


def _by_letter(words: list[str]) -> str:
    """Words of a group by their first letters; "" where one of them begins with none."""
    rests: dict[str, list[str]] = {}
    for word in words:
        if (found := ONE.match(word)) is None:
            return ""
        for letter in found["letters"] or found["letter"]:
            rests.setdefault(letter, []).append(word[found.end() :])
    return "|".join(f"{one}(?:{'|'.join(map(_begun, rest))})" for one, rest in rests.items())


def _begun(rest: str) -> str:
    """What follows the first letter of a word, with the look back behind the next letter."""
    found = SECOND.match(rest)
    return rf"{found[0]}(?<!\w..){rest[1:]}" if found else rf"(?<!\w.){rest}"


class _Written:
    """A pattern as it is written, and the methods of the compiled one."""

    __slots__ = (*_USED, "_fill", "_written", "flags")

    def __init__(self, pattern: str, flags: int, fill: Callable[[str], str] | None = None) -> None:
        self._written = pattern
        self._fill = fill
        self.flags = flags

    @property
    def pattern(self) -> str:
        return self._fill(self._written) if self._fill else self._written


class _Later(_Written):
    """Stands for a pattern; at the first use becomes the compiled one.

    Its class changes with it: a class that looks for missing attributes looks up every one
    slowly, and patterns are asked for their methods some thirty times a sentence.
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name not in _USED:
            raise AttributeError(name)
        compiled = re.compile(letter_first(self.pattern, self.flags), self.flags)
        for used in _USED:
            setattr(self, used, getattr(compiled, used))
        self.__class__ = _Written  # type: ignore[assignment]
        return getattr(self, name)


def regex(
    pattern: str, flags: int = 0, *, fill: Callable[[str], str] | None = None
) -> re.Pattern[str]:
    r"""A pattern as ``re.compile`` gives it, compiled when it is first used.

    ``fill`` gives the pattern that is meant, as with words of a table in place of their name; it
    is asked at the first use as well. Where a pattern is wrong, ``re.error`` comes at that time;
    a test compiles them all.

    >>> regex(r"\d+").search("năm 2025").group()
    '2025'
    """
    return cast("re.Pattern[str]", _Later(pattern, flags, fill))
