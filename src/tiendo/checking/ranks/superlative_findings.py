"""What is found of claims to be the first, the highest or the lowest: "cao nhất kể từ đầu năm"."""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.ranks.extreme_rows import extreme_rows
from tiendo.checking.ranks.first_places import first_places
from tiendo.checking.ranks.superlatives import superlatives
from tiendo.checking.saying import vi


def superlative_findings(draft: Draft) -> Iterator[Finding]:
    """A warning for every such claim that the draft's own numbers contradict."""
    for one in superlatives(draft):
        beyond = (one.own.start, one.own.end), (one.beyond.start, one.beyond.end)
        yield _finding(
            one.start, one.end, one.said, vi(one.own.value), vi(one.beyond.value), *beyond
        )
    for row in extreme_rows(draft):
        own, other = row.own.value, row.beyond.value
        places = (own.cell.start, own.cell.end), (other.cell.start, other.cell.end)
        yield _finding(row.start, row.end, row.said, vi(own.value),
                       f"{row.beyond.name.strip()} {vi(other.value)}", *places)  # fmt: skip
    for first in first_places(draft):
        yield Finding(
            start=first.start,
            end=first.end,
            message=f"“{draft.text[first.start : first.end]}” ở đây, hạng {first.rank} ở chỗ khác",
            message_en=f"In the first place here, rank {first.rank} elsewhere",
            stated=draft.text[first.start : first.end],
            see=(Place(start=first.place[0], end=first.place[1]),),
            severity=Severity.WARNING,
        )


def _finding(
    start: int, end: int, said: str, own: str, beyond: str, *places: tuple[int, int]
) -> Finding:
    return Finding(
        start=start,
        end=end,
        message=f"Ghi “{said}” cho {own}, nhưng đã nêu {beyond}",
        message_en=f"“{said}” is said of {own}, yet the text tells of {beyond}",
        stated=said,
        see=tuple(Place(start=one, end=other) for one, other in places),
        severity=Severity.WARNING,
    )
