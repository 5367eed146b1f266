"""Many phrases as one pattern that shares their beginnings."""

from __future__ import annotations

import re
from collections.abc import Iterable


def pattern_of(phrases: Iterable[str]) -> str:
    r"""A regular expression for any of ``phrases``, the longest first.

    >>> print(pattern_of(["Sở Y", "Sở", "Bộ"]))
    (?:Bộ|Sở(?:\ Y)?)
    """
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for phrase in phrases:
        node = root
        for letter in phrase:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _written(root)


def _written(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    """The pattern of what may follow; an empty key marks the end of a phrase."""
    branches = []
    for letter, after in sorted(node.items()):
        if letter == "":
            continue
        written = re.escape(letter)
        while len(after) == 1 and "" not in after:
            (letter, after), *_ = after.items()
            written += re.escape(letter)
        branches.append(written + (_written(after) if after != {"": {}} else ""))
    if not branches:
        return ""
    grouped = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return grouped + ("?" if "" in node else "")
