"""A Word draft taken apart: its parts, where its letters stand, what is to be changed in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tiendo.checking.finding import Finding
from tiendo.checking.mending import Mending
from tiendo.checking.run import Report
from tiendo.checking.word.aligning import Aligned
from tiendo.checking.word.cutting import Cutter
from tiendo.checking.word.homes import Homes
from tiendo.checking.word.language import Language
from tiendo.checking.word.tracing import Trace, traced
from tiendo.errors import TiendoError
from tiendo.reading.formats.package import Package
from tiendo.reading.formats.sniffing import Type, sniff
from tiendo.reading.formats.word import BODY

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
    changed: set[int] = field(default_factory=set)  # characters of the text

    def taken(self, mend: Mending) -> bool:
        """Whether some of the words are exchanged already; if not, they are from now on."""
        words = set(range(mend.start, mend.end))
        if self.changed & words:
            return True
        self.changed.update(words)
        return False

    def part(self, name: str) -> bytes | None:
        return self.package.inflate(name) if name in self.package.names else None

    @property
    def signed(self) -> bool:
        return any(name.startswith(SIGNED) for name in self.package.names)


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
