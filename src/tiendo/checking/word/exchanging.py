"""Suggestions written into a Word draft in place of the words that are wrong."""

from __future__ import annotations

from collections.abc import Sequence

from tiendo.checking.finding import Finding
from tiendo.checking.mending import Mending, mending
from tiendo.checking.run import Report
from tiendo.checking.word.aligning import Spot
from tiendo.checking.word.opening import Opened, Returned, Unplaced, open_draft
from tiendo.checking.word.parcel import repacked
from tiendo.checking.word.tags import applied
from tiendo.reading.formats.word import BODY

ALREADY = "chỗ này đã được sửa theo gợi ý khác"


def exchange_of(
    opened: Opened, report: Report, finding: Finding
) -> tuple[Mending, Spot] | Unplaced:
    """The words that a suggestion takes the place of and where they stand, or why it cannot."""
    mend = mending(report.text, finding)
    if mend is None:
        return Unplaced(finding=finding, why="không chắc chữ nào cần thay")
    spot = opened.aligned.spot(mend.start, mend.end)
    if spot is None or not opened.cutter.exchangeable(spot):
        return Unplaced(
            finding=finding,
            why="chữ cần thay nằm trong trường tự động, chú thích, hộp chữ hoặc chỗ sửa chưa chốt",
        )
    return mend, spot


def mendable(data: bytes, report: Report) -> list[bool]:
    """Of each finding, whether its suggestion can be written into the file.

    Raises NotReturnable, DocumentUnreadable.
    """
    opened = open_draft(data, report)
    return [
        not isinstance(exchange_of(opened, report, finding), Unplaced)
        for finding in report.findings
    ]


def mended(data: bytes, report: Report, findings: Sequence[Finding]) -> Returned:
    """The file with the suggestions of ``findings`` written in their places, nothing else.

    Raises NotReturnable, DocumentUnreadable.
    """
    opened = open_draft(data, report)
    unplaced, placed = [], 0
    for finding in findings:
        found = exchange_of(opened, report, finding)
        if isinstance(found, Unplaced):
            unplaced.append(found)
            continue
        mend, spot = found
        if opened.taken(mend):
            unplaced.append(Unplaced(finding=finding, why=ALREADY))
            continue
        opened.cutter.exchange(spot, mend.new)
        placed += 1
    body = applied(opened.body, opened.cutter.edits())
    return Returned(
        data=repacked(data, {BODY: body}) if placed else data,
        placed=placed, unplaced=tuple(unplaced), signed=opened.signed,
    )  # fmt: skip
