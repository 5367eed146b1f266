"""A Word draft with a comment for each finding, and suggestions as changes if they are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from tiendo.checking.finding import Finding, Severity
from tiendo.checking.run import Report
from tiendo.checking.word import comments as remarks
from tiendo.checking.word.aligning import Spot
from tiendo.checking.word.exchanging import ALREADY, exchange_of
from tiendo.checking.word.opening import Opened, Returned, Unplaced, open_draft, why_nowhere
from tiendo.checking.word.parcel import repacked
from tiendo.checking.word.tags import applied
from tiendo.reading.formats.word import BODY

WORDS = {Severity.ERROR: "LỖI", Severity.WARNING: "Cảnh báo"}


def commented(data: bytes, report: Report, *, tracked: bool = False) -> Returned:
    """The file with a comment for each finding; ``tracked``: and suggestions as changes.

    Only text with comments is changed, and what names them in the package. The comments bear
    the draft's day, so that the same draft gives the same bytes. Raises NotReturnable,
    DocumentUnreadable.
    """
    opened = open_draft(data, report)
    relations = opened.part(remarks.RELATIONS)
    part = remarks.part_of(relations)
    old = opened.part(part) if part else None
    numbers = count(max(remarks.highest(opened.body), remarks.highest(old or b"")) + 1)
    said: list[remarks.Comment] = []
    unplaced: list[Unplaced] = []
    unchanged: list[Unplaced] = []
    for finding in report.findings:
        spot = opened.aligned.spot(finding.start, finding.end)
        if spot is None:
            unplaced.append(Unplaced(finding=finding, why=why_nowhere(opened.trace)))
            continue
        number = next(numbers)
        opened.cutter.comment(spot, number)
        said.append(remarks.Comment(number, tuple(lines_of(report, finding, spot))))
        if tracked and finding.suggestion:
            unchanged += change(opened, report, finding, numbers)
    if not said:
        return Returned(data=data, placed=0, unplaced=tuple(unplaced), signed=opened.signed)
    language = opened.cutter.language
    parts = {
        BODY: applied(opened.body, opened.cutter.edits()),
        part or remarks.PART: remarks.with_comments(old, said, report.day, language),
    }
    if old is None:
        parts[remarks.RELATIONS] = remarks.related(relations, language)
        parts[remarks.TYPES] = remarks.typed(opened.part(remarks.TYPES) or remarks.NO_TYPES)
    return Returned(
        data=repacked(data, parts), placed=len(said), unplaced=tuple(unplaced),
        unchanged=tuple(unchanged), signed=opened.signed,
    )  # fmt: skip


def change(
    opened: Opened, report: Report, finding: Finding, numbers: count[int]
) -> Iterator[Unplaced]:
    """Writes a suggestion as a change, or yields why it is left to a person."""
    found = exchange_of(opened, report, finding)
    if isinstance(found, Unplaced):
        yield found
        return
    mend, spot = found
    if opened.taken(mend):
        yield Unplaced(finding=finding, why=ALREADY)
        return
    given = [remarks.signed(next(numbers), report.day) for _ in range(2)]
    opened.cutter.change(spot, mend.new, (given[0], given[1]))


def lines_of(report: Report, finding: Finding, spot: Spot) -> Iterator[str]:
    """A comment, a paragraph each: what is wrong, what to write, what it rests on."""
    kind = WORDS[finding.severity or Severity.WARNING]
    yield f"{kind}: {finding.message} [{finding.check}]"
    if finding.suggestion:
        yield f"Sửa thành: {finding.suggestion}"
    for place in finding.see:
        quote = " ".join(report.text[place.start : place.end].split())
        if quote:
            yield f"Xem: “{quote}”"
    if finding.register:
        yield f"Theo sổ: {finding.register.source}: “{finding.register.quote}”"
    if not spot.exact:
        quote = " ".join(report.text[finding.start : finding.end].split())
        yield f"Ở {spot.where or 'đoạn này'}: “{quote}”"
