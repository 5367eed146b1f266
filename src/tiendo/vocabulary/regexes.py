"""Patterns that are compiled when they are first used.

The rules hold some three hundred patterns; one page needs a sixth of them, and
compiling them all would take a third of the time from the command to its answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

_USED = (
    "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "groups",
    "groupindex",
)  # fmt: skip


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
        compiled = re.compile(self.pattern, self.flags)
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
