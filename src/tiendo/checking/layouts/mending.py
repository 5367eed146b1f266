"""A copy of a Word file with its layout mended: looks only, the words stay as they are.

Parts that need no change are taken over byte by byte. What cannot be mended so, wrong words,
missing headings, is left for a person and told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tiendo.checking.layouts import hands, numbering_pages
from tiendo.checking.layouts.fault import Fault, mendable
from tiendo.checking.layouts.layout import Layout, layout_of
from tiendo.checking.layouts.order import child, properties
from tiendo.errors import DocumentUnreadable, TiendoError
from tiendo.reading.formats.package import STRICT, Package, parse
from tiendo.reading.formats.repacking import repacked, xml_bytes
from tiendo.reading.formats.sniffing import NAMES, Type, sniff
from tiendo.reading.layout.sheet import BODY, Laid, lay

# Mending one thing may show another; then there is nothing left, or it cannot be done.
ROUNDS = 6


class CannotMend(TiendoError):
    """A draft whose layout cannot be mended by a program."""

    code = "cannot-mend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """``data`` is the copy; ``done`` what was mended, in the order of the checks."""

    data: bytes
    done: tuple[Fault, ...]


def mend(data: bytes, name: str, *, ids: Sequence[str], day: date | None = None) -> Mended:
    """The copy of a DOCX file with what the checks ``ids`` find mended, as far as looks go.

    ``day`` is the document's. Raises DocumentUnreadable, CannotMend: what, where, what to do.
    """
    try:
        package = opened(data, name)
        return Copy(package, day, ids).mended(data)
    except (CannotMend, DocumentUnreadable) as error:
        raise error.at(name) from error.__cause__


def opened(data: bytes, name: str) -> Package:
    kind = sniff(data, name) if data else Type.TEXT
    if kind is not Type.DOCX:
        raise CannotMend(
            f"{NAMES[kind]} không sửa thể thức được", do="Lưu thành DOCX rồi sửa bản DOCX ấy"
        )
    package = Package(data)
    if any(one.startswith("_xmlsignatures/") for one in package.names):
        raise CannotMend(
            "Tệp đã ký số, sửa thì chữ ký mất hiệu lực", do="Sửa bản chưa ký rồi ký lại"
        )
    if STRICT in package.inflate(BODY):
        raise CannotMend(
            "Tệp lưu theo dạng Strict Open XML", do="Lưu lại dạng Word Document (.docx) rồi sửa"
        )
    return package


class Copy:
    """The parts of a package that were changed, by name."""

    def __init__(self, package: Package, day: date | None, ids: Sequence[str]) -> None:
        self.package, self.day, self.ids = package, day, ids
        self.root = parse(package.inflate(BODY), whole=True)
        self.changed: dict[str, Any] = {}
        self.added: dict[str, bytes] = {}

    def mended(self, data: bytes) -> Mended:
        done: dict[object, Fault] = {}
        for _ in range(ROUNDS):
            laid = lay(self, self.root)
            layout, said = layout_of(laid.sheet, self.day)
            if layout is None:
                raise CannotMend(
                    f"Không sửa thể thức: {said.why}", do="Xem tiendo check --explain layout"
                )
            faults = mendable(layout, self.ids)
            if not faults:
                break
            if self.parted(faults, laid):
                continue
            for fault in faults:
                self.apply(fault, laid, layout)
                done.setdefault((fault.style.id, fault.stated, fault.wanted), fault)
        parts = {name: xml_bytes(root) for name, root in self.changed.items()} | self.added
        return Mended(data=repacked(data, parts) if parts else data, done=tuple(done.values()))

    def parted(self, faults: Sequence[Fault], laid: Laid) -> bool:
        """Give words between tabs runs of their own, where only some of them are to change."""
        runs = [
            run
            for fault in faults
            if fault.mend is not None and fault.mend.name in hands.RUN
            for line in fault.lines
            for run in runs_of(laid, line)
        ]
        made = [hands.part(run) for run in dict.fromkeys(runs)]
        if any(made):
            self.open(BODY)
        return any(made)

    def part(self, name: str) -> Any:
        """A part as it is now."""
        if name in self.changed:
            return self.changed[name]
        if name in self.added:
            return parse(self.added[name], whole=True)
        return self.package.part(name)

    def parts(self, prefix: str) -> list[Any]:
        return self.package.parts(prefix)

    def open(self, name: str) -> Any:
        """The root of a part that is about to be changed."""
        if name == BODY:
            self.changed[name] = self.root
        if name not in self.changed:
            data = self.added.pop(name, None) or self.package.inflate(name)
            self.changed[name] = parse(data, whole=True)
        return self.changed[name]

    def apply(self, fault: Fault, laid: Laid, layout: Layout) -> None:
        assert fault.mend is not None
        name, value = fault.mend.name, fault.mend.value
        kind, _, rest = name.partition("-")
        if name in hands.RUN:
            self.open(BODY)
            for run in {run for line in fault.lines for run in runs_of(laid, line)}:
                hands.RUN[name](properties(run, "rPr"), value)
        elif name in hands.PARAGRAPH:
            self.open(BODY)
            for number in dict.fromkeys(line.paragraph for line in fault.lines):
                hands.PARAGRAPH[name](properties(laid.paragraphs[number], "pPr"), value)
        elif kind == "move":
            numbering_pages.take_away(self.open(rest))
            self.open(BODY)
            numbering_pages.add_header(self, laid.sections[0], layout.rules["page-number"])
        elif rest.startswith("word/"):
            hands.set_number(self.open(rest), kind, value)
        elif name == "number":
            self.open(BODY)
            numbering_pages.add_header(self, laid.sections[0], layout.rules["page-number"])
        else:
            self.open(BODY)
            self.page(name, laid.sections[fault.mend.where], fault, layout)

    def page(self, name: str, section: Any, fault: Fault, layout: Layout) -> None:
        assert fault.mend is not None
        if name == "paper":
            hands.set_paper(section, fault.mend.value, layout.rules.page.paper)
        elif name == "title-page":
            numbering_pages.switch_on(child(section, "titlePg"))
        elif name == "numerals":
            child(section, "pgNumType").set(numbering_pages.FORMAT, str(fault.mend.value))
        else:
            hands.set_margin(section, name.removeprefix("margin-"), fault.mend.value)


def runs_of(laid: Laid, line: Any) -> list[Any]:
    """The elements of a line's runs that say something."""
    return [laid.runs[line.paragraph][run.at] for run in line.said]
