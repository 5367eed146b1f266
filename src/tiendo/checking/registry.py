"""The checks by name: registered once, chosen by id, group or part of an id."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from inspect import cleandoc
from typing import TYPE_CHECKING

from tiendo.checking.finding import Finding, Severity
from tiendo.errors import TiendoError

if TYPE_CHECKING:
    from tiendo.checking.amounts import Amount
    from tiendo.checking.draft import Draft

RULES = "tiendo.checking.rules"
# The subjects in the order of the contract, each a module; where two checks find one slip,
# the one that stands first owns it.
SUBJECTS = (
    "ratios", "impossible", "scales", "plans", "changes", "sums", "tallies", "lists", "ranges",
    "conflicts", "claims", "leftovers", "stale", "ranks", "notation", "symbols", "documents",
    "positions", "bodies", "weekdays",
    "layout_page", "layout_text", "layout_numbering", "layout_head", "layout_tail",
)  # fmt: skip
# Groups of checks, with the words for people.
GROUPS = {
    "arithmetic": "số học trong văn bản",
    "consistency": "nhất quán",
    "documents": "văn bản, con người, cơ quan",
    "layout": "thể thức",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """Amounts that a check has held against something; for the share of figures checked."""

    amounts: tuple[Amount, ...]


Yielded = Finding | Compared
Function = Callable[["Draft"], Iterator[Yielded]]


class CheckUnknown(TiendoError):
    """A name that no check, group or part of an id has."""

    code = "check-unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A pure function over a draft; its docstring is the rule, a wrong and a right example."""

    id: str
    group: str
    severity: Severity
    says: str  # the rule in one Vietnamese sentence
    function: Function

    @property
    def rule(self) -> str:
        """What the docstring says before its examples, as one paragraph."""
        text = cleandoc(self.function.__doc__ or "")
        return re.split(r"(?m)^Sai:", text)[0].strip()

    @property
    def wrong(self) -> str:
        return self._example("Sai:")

    @property
    def right(self) -> str:
        return self._example("Đúng:")

    def _example(self, label: str) -> str:
        lines = cleandoc(self.function.__doc__ or "").splitlines()
        at = next(i for i, line in enumerate(lines) if line.startswith(label))
        taken = [lines[at].removeprefix(label)]
        for line in lines[at + 1 :]:
            if not line.startswith("      "):
                break
            taken.append(line)
        return "\n".join(line.strip() for line in taken).strip()

    def named(self, name: str) -> bool:
        """Whether ``name`` means this check: its id, its group, the start or a word of its id."""
        return (
            name in (self.id, self.group)
            or self.id.startswith(f"{name}-")
            or name in self.id.split("-")
        )

    def run(self, draft: Draft) -> Iterator[Yielded]:
        """What the function yields, findings signed with the check's name and severity."""
        for one in self.function(draft):
            if isinstance(one, Finding):
                yield replace(one, check=self.id, severity=one.severity or self.severity)
            else:
                yield one


_registered: dict[str, Check] = {}


def check(*, id: str, group: str, severity: Severity, says: str) -> Callable[[Function], Function]:
    """Register a function as a check; an id is given once."""

    def register(function: Function) -> Function:
        if id in _registered:
            raise ValueError(f"Trùng mã phép soát {id}")
        if group not in GROUPS:
            raise ValueError(f"Không có nhóm {group}")
        _registered[id] = Check(id=id, group=group, severity=severity, says=says, function=function)
        return function

    return register


@cache
def checks() -> tuple[Check, ...]:
    """Every check, in the order in which they own a slip."""
    for subject in SUBJECTS:
        import_module(f"{RULES}.{subject}")
    return tuple(_registered.values())


def chosen(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Check, ...]:
    """The checks that ``select`` names (all, where it is empty) without those of ``ignore``.

    >>> [check.id for check in chosen(["ratio", "date"])]
    ['ratio-percent', 'weekday-date']

    Raises CheckUnknown for a name that means nothing.
    """
    for name in (*select, *ignore):
        if name not in GROUPS and not any(check.named(name) for check in checks()):
            raise CheckUnknown(
                f"Không có phép soát nào tên “{name}”",
                do="Xem các tên bằng tiendo check --explain all",
            )
    return tuple(
        check
        for check in checks()
        if (not select or any(check.named(name) for name in select))
        and not any(check.named(name) for name in ignore)
    )
