"""What is said of a number that is told again as another."""

from __future__ import annotations

from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.numbers import Num
from tiendo.checking.retelling.all_done import AllDone
from tiendo.checking.retelling.in_words import InWords
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.saying import en, softened


def remark(found: Retold) -> Finding:
    """The finding at the number that stands alone."""
    later, earlier = found.odd, found.right
    said, right = later.show(later.main.value), earlier.show(earlier.main.value)
    alone = later.end == later.main.end  # "số tổ chức được kiểm tra là 321": behind its noun
    ways = [f"{way} " if way else "" for way in found.ways]
    return Finding(
        start=later.start,
        end=later.end,
        message=f"{ways[0]}{with_unit(said, later)} ở đây, "
        f"{ways[1]}{with_unit(right, earlier)} ở chỗ khác",
        message_en=f"{en(later.main.value / later.factor)} here, "
        f"{en(earlier.main.value / earlier.factor)} where it was told first",
        stated=later.main.value / later.factor,
        computed=earlier.main.value / later.factor,
        suggestion=(right if alone else with_unit(right, later)) if found.replaces else None,
        see=(Place(start=earlier.start, end=earlier.end),),
        severity=softened(found.sure),
    )


def less_done(found: AllDone) -> Finding:
    """The finding at a claim that all are done."""
    done = found.done
    said = with_unit(done.show(done.main.value), done)
    return Finding(
        start=found.start,
        end=found.end,
        message=f"“{found.said}” ở đây, {said} ở chỗ khác",
        message_en=f"All are said to be done here, {en(done.main.value)} elsewhere",
        stated=found.said,
        computed=done.main.value,
        see=(Place(start=done.start, end=done.end),),
        severity=Severity.WARNING,
    )


def worded_otherwise(draft: Draft, found: InWords) -> Finding:
    """The finding at the words of a number that are of another."""
    num = found.num
    digits = draft.text[num.start : num.end].strip()
    return Finding(
        start=found.start,
        end=found.end,
        message=f"Bằng số là {digits}, bằng chữ lại là “{found.said}”",
        message_en=f"{en(num.main.value)} in digits, {en(Decimal(found.value))} in words",
        stated=Decimal(found.value),
        computed=num.main.value,
        see=(Place(start=num.start, end=num.end),),
        severity=softened(not draft.doubtful),
    )


def with_unit(shown: str, num: Num) -> str:
    """A number with its unit, as the text has it; a bare one alone."""
    return f"{shown}{num.unit_text}" if num.percent else f"{shown} {num.unit_text}".strip()
