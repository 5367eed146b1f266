"""The door: the bytes of a draft and the report on it to the bytes of the same file with marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from tiendo.checking.finding import Finding, Severity
from tiendo.checking.mending import Mending, mending
from tiendo.checking.run import Report
from tiendo.checking.word import comments as remarks
from tiendo.checking.word.aligning import Aligned, Spot
from tiendo.checking.word.cutting import Cutter
from tiendo.checking.word.homes import Homes
from tiendo.checking.word.language import Language
from tiendo.checking.word.parcel import repacked
from tiendo.checking.word.tags import applied
from tiendo.checking.word.tracing import Trace, traced
from tiendo.errors import TiendoError
from tiendo.reading.formats.package import Package
from tiendo.reading.formats.sniffing import Type, sniff
from tiendo.reading.formats.word import BODY

WORDS = {Severity.ERROR: "LỖI", Severity.WARNING: "Cảnh báo"}
SIGNED = "_xmlsignatures/"


class NotReturnable(TiendoError):
    """A draft that no comments can be put into."""

    code = "not-returnable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A finding that has no place in the file, or whose suggestion is left to a person."""

    finding: Finding
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """The file with its marks. ``placed``: how many findings (with ``mended``: changes) it holds;
    ``unplaced``: those that it does not; ``unchanged``: suggestions that are only in a comment.
    """

    data: bytes
    placed: int
    unplaced: tuple[Unplaced, ...] = ()
    unchanged: tuple[Unplaced, ...] = ()
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft taken apart: its parts by name, where its letters stand."""

    package: Package
    body: bytes
    trace: Trace
    aligned: Aligned
    cutter: Cutter

    def part(self, name: str) -> bytes | None:
        return self.package.inflate(name) if name in self.package.names else None

    @property
    def signed(self) -> bool:
        return any(name.startswith(SIGNED) for name in self.package.names)


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
        parts[remarks.TYPES] = remarks.typed(opened.package.inflate(remarks.TYPES))
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
    given = [remarks.signed(next(numbers), report.day) for _ in range(2)]
    opened.cutter.change(spot, mend.new, (given[0], given[1]))


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
    unplaced, taken, placed = [], set[int](), 0
    for finding in findings:
        found = exchange_of(opened, report, finding)
        if isinstance(found, Unplaced):
            unplaced.append(found)
            continue
        mend, spot = found
        if not taken.isdisjoint(range(mend.start, mend.end)):
            unplaced.append(Unplaced(finding=finding, why="chỗ này đã được sửa theo gợi ý khác"))
            continue
        taken.update(range(mend.start, mend.end))
        opened.cutter.exchange(spot, mend.new)
        placed += 1
    body = applied(opened.body, opened.cutter.edits())
    return Returned(
        data=repacked(data, {BODY: body}) if placed else data,
        placed=placed, unplaced=tuple(unplaced), signed=opened.signed,
    )  # fmt: skip


def open_draft(data: bytes, report: Report) -> Opened:
    name = report.source.name
    if sniff(data, name) is not Type.DOCX:
        raise NotReturnable(
            "Chỉ tệp Word (DOCX, DOCM) mới nhận được nhận xét",
            where=name,
            do="Lưu thành DOCX, hoặc dùng --format html",
        )
    package = Package(data)
    body = package.inflate(BODY)
    trace = traced(data)
    encoding = (trace.root.getroottree().docinfo.encoding or "UTF-8").upper()
    if b"<!DOCTYPE" in body or encoding not in ("UTF-8", "ASCII", "US-ASCII"):
        raise NotReturnable(
            "Tệp Word này được ghi theo cách lạ, chưa chèn nhận xét vào được",
            where=name,
            do="Mở bằng Word, lưu lại rồi soát lại",
        )
    if trace.text != report.text:
        raise NotReturnable("Kết quả soát là của một bản khác", where=name, do="Soát lại tệp này")
    homes = Homes(body, trace.root)
    first = homes.places[homes.elements[0]]
    language = Language.of(body[first.start : first.inner], body)
    return Opened(package, body, trace, Aligned(trace), Cutter(homes, language))


def why_nowhere(trace: Trace) -> str:
    held = len(trace.lines) == trace.text.count("\n") + 1
    return "chỗ này ở đầu trang hoặc chân trang" if held else "chưa dò được chỗ này trong tệp"


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
