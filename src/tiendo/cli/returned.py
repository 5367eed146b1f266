"""Drafts given back as files: Word with comments, a page to read and to print."""

from __future__ import annotations

import argparse
import sys
from itertools import count
from pathlib import Path

from tiendo.checking import Report
from tiendo.checking.finding import Finding
from tiendo.cli.checked import summary
from tiendo.errors import TiendoError

# Files that were made of drafts end so; they are no drafts.
MADE = "-soat"
NAMED = 60  # characters of a finding's words in a line


class Files:
    """Writes a file for each draft: to the one that was named, or into the folder."""

    suffix = ""

    def __init__(self, *, many: bool, options: argparse.Namespace) -> None:
        self.output = Path(options.output) if options.output else None
        self.options = options
        self.made: set[Path] = set()
        if self.output is None and self.suffix != ".html":
            raise TiendoError(
                "Chưa nói ghi tệp Word vào đâu", do="Thêm -o TỆP.docx (nhiều dự thảo: -o THƯ-MỤC)"
            )
        many = many or any(Path(name).is_dir() for name in options.drafts)
        if many and self.output is not None:
            made(self.output)

    def target(self, name: str) -> Path:
        """Where a draft's file goes: never over the draft, nor over that of another draft."""
        if self.output is None:
            raise TypeError("no file was named")
        draft, target = Path(name), self.output
        if target.is_dir():
            suffix = self.suffix or draft.suffix or ".docx"
            stem = "du-thao" if name == "-" else draft.stem
            names = (f"{stem}{MADE}{f'-{n}' if n > 1 else ''}{suffix}" for n in count(1))
            target = next(t for t in map(target.joinpath, names) if t not in self.made)
        if name != "-" and target.exists() and target.samefile(draft):
            raise TiendoError(
                "Không ghi đè lên chính dự thảo", where=str(target), do="Viết tên khác sau -o"
            )
        if not self.options.watch:
            self.made.add(target)
        return target

    def close(self) -> None:
        """Nothing is open."""


class Word(Files):
    """The draft with comments; macros keep a file's ending."""

    def add(self, report: Report, name: str, data: bytes) -> None:
        from tiendo.checking.word import commented

        target = self.target(name)
        if name != "-" and is_macro(name) != is_macro(target.name):
            raise TiendoError(
                "Dự thảo có macro thì tệp ra phải có đuôi .docm, không có thì .docx",
                where=str(target),
                do="Đổi đuôi của tệp sau -o",
            )
        given = commented(data, report, tracked=self.options.tracked)
        written(target, given.data)
        print(f"{target}: {given.placed} nhận xét, {summary(report)}")
        for one in given.unplaced:
            print(f"  không có chỗ đặt: {words(report, one.finding)} ({one.why})")
        for one in given.unchanged:
            print(f"  chỉ nhận xét, không sửa: {words(report, one.finding)} ({one.why})")
        if given.signed and given.placed:
            print("  chữ ký số trong tệp không còn giá trị với bản có nhận xét", file=sys.stderr)


class Page(Files):
    """A page that needs nothing else: for a person, on a screen or on paper."""

    suffix = ".html"

    def add(self, report: Report, name: str, _data: bytes) -> None:
        from tiendo.cli.page import page_of

        said = page_of(report)
        if self.output is None:
            print(said)
            return
        target = self.target(name)
        written(target, said.encode())
        print(f"{target}: {summary(report)}")


def is_macro(name: str) -> bool:
    return Path(name).suffix.lower() == ".docm"


def made(folder: Path) -> None:
    """Makes a folder where there is none. Raises TiendoError with the place."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise TiendoError(
            "Không lập được thư mục để ghi", where=str(folder), do="Viết tên một thư mục sau -o"
        ) from None


def written(target: Path, data: bytes) -> None:
    """Writes a file whole or not at all. Raises TiendoError with the place."""
    beside = target.with_name(f".{target.name}.tam")
    try:
        beside.write_bytes(data)
        beside.replace(target)
    except OSError as error:
        raise TiendoError(
            f"Không ghi được tệp ({error.strerror})",
            where=str(target),
            do="Kiểm tra thư mục và quyền ghi",
        ) from None


def words(report: Report, finding: Finding) -> str:
    quote = " ".join(report.text[finding.start : finding.end].split())
    return f"“{quote[:NAMED]}” [{finding.check}]"
