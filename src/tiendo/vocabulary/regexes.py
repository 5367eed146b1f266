"""Patterns that are compiled when they are first used.

The rules hold some three hundred patterns; one page needs a sixth of them, and
compiling them all would take a third of the time from the command to its answer.
"""

from __future__ import annotations

import re
from typing import Any, cast

_USED = (
    "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "groups",
    "groupindex",
)  # fmt: skip


class _Later:
    """Stands for a pattern; at the first use takes on the methods of the compiled one."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _USED:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update({used: getattr(compiled, used) for used in _USED})
        return self.__dict__[name]


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""A pattern as ``re.compile`` gives it, compiled when it is first used.

    Where a pattern is wrong, ``re.error`` comes at that time; a test compiles them all.

    >>> regex(r"\d+").search("năm 2025").group()
    '2025'
    """
    return cast("re.Pattern[str]", _Later(pattern, flags))
