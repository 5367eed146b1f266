"""What stands otherwise than the rule wants, and how it would be mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import wraps
from typing import TYPE_CHECKING

from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.layouts.layout import Layout
from tiendo.checking.registry import Yielded, check
from tiendo.reading.layout import Line, Paragraph, Run
from tiendo.vocabulary.layouts import Rulebook, Style
from tiendo.vocabulary.regexes import regex

if TYPE_CHECKING:
    from tiendo.checking.draft import Draft

SEEN = 3  # further places that a finding names
Value = Decimal | bool | str


@dataclass(frozen=True, slots=True)
class Mend:
    """A property of a run, a paragraph or a page, and what it must become.

    ``where`` is the number of the section for the properties of pages.
    """

    name: str
    value: Value
    where: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """``stated`` stands there, ``wanted`` is what the rule wants: words for people, twice.

    ``lines`` is empty for what the whole page has. ``words`` is what to write instead of the
    first line, where words are wrong.
    """

    style: Style
    stated: str
    stated_en: str
    wanted: str
    wanted_en: str
    certain: bool
    lines: tuple[Line, ...] = ()
    mend: Mend | None = None
    words: str | None = None

    def finding(self, rules: Rulebook, spots: list[Place]) -> Finding:
        """The finding of this fault; ``spots`` are the places of its lines in the text."""
        first, *others = spots
        many = f" ở {len(spots)} chỗ" if others else ""
        many_en = f" in {len(spots)} places" if others else ""
        return Finding(
            start=first.start,
            end=first.end,
            message=f"{self.style.name}: {self.stated}{many}, phải là {self.wanted}"
            f" ({rules.cited(self.style)})",
            message_en=f"{self.style.name_en}: {self.stated_en}{many_en}, must be"
            f" {self.wanted_en} ({rules.act_en}, {self.style.id})",
            stated=self.stated,
            computed=self.wanted,
            suggestion=self.words,
            see=tuple(others[:SEEN]),
            severity=None if self.certain else Severity.WARNING,
        )


BREAKS = regex(r"[\t\n]")
Rule = Callable[[Layout], Iterator[Fault]]
# The rules of layout by the id of their check: the checks and the mending share them.
RULES: dict[str, Rule] = {}


def layout_check(*, id: str, says: str) -> Callable[[Rule], Rule]:
    """Register a rule of layout as a check: it yields faults, which become findings."""

    def register(rule: Rule) -> Rule:
        RULES[id] = rule

        @wraps(rule)
        def over(draft: Draft) -> Iterator[Yielded]:
            if draft.layout is not None:
                for fault in gathered(rule(draft.layout)):
                    yield fault.finding(
                        draft.layout.rules, draft.spots(fault.lines, whole=fault.words is not None)
                    )

        check(id=id, group="layout", severity=Severity.ERROR, says=says)(over)
        return rule

    return register


def gathered(faults: Iterable[Fault]) -> list[Fault]:
    """Faults with one rule, one thing stated and one wanted as one, with all their lines."""
    found: dict[object, Fault] = {}
    for fault in faults:
        key = (fault.style.id, fault.stated, fault.wanted, fault.words)
        held = found.get(key)
        found[key] = fault if held is None else replace(held, lines=held.lines + fault.lines)
    return list(found.values())


def mendable(layout: Layout, ids: Iterable[str]) -> list[Fault]:
    """What of the named checks can be mended without touching words."""
    return [f for id in ids for f in gathered(RULES[id](layout)) if reachable(layout, f)]


def reachable(layout: Layout, fault: Fault) -> bool:
    """Whether a fault can be mended: not where only some words of a run must look otherwise.

    What stands between tabs or line breaks can be made a run of its own.
    """
    if fault.mend is None:
        return False
    return all(
        sum(run.at == one.at for one in line.runs) == 1 and whole(layout.paragraph(line), run)
        for line in fault.lines
        for run in line.said
    )


def whole(paragraph: Paragraph, run: Run) -> bool:
    """Whether a run of a line is all that its paragraph's run says between tabs and breaks."""
    return any(
        run.at == one.at and run.text.split() == piece.split()
        for one in paragraph.runs
        for piece in BREAKS.split(one.text)
    )
