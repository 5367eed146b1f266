"""The drafts that ``tiendo check`` goes through, once or whenever they are saved."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from tiendo.checking import Report, check_document
from tiendo.checking.dismissing import Dismissal, parse_dismissals
from tiendo.checking.registry import Check
from tiendo.cli import checked, knowing
from tiendo.cli.many import Job
from tiendo.cli.read import fault, load
from tiendo.cli.returned import MADE
from tiendo.cli.watching import saved
from tiendo.errors import DocumentUnreadable, TiendoError
from tiendo.facts.known import Known
from tiendo.reading import read
from tiendo.reading.formats import open_bytes
from tiendo.reading.layout import sheet_of


class Output(Protocol):
    """What takes the reports, one after another."""

    def add(self, report: Report, name: str, data: bytes) -> None: ...

    def close(self) -> None: ...


def watched(work: Work) -> int:
    """Checks each draft as often as it is saved, a line each time, until Ctrl-C."""
    if "-" in work.options.drafts:
        raise TiendoError("Đầu vào chuẩn không lưu lại được", do="Với --watch, viết tên tệp")
    with suppress(KeyboardInterrupt):
        for name in saved(work.drafts):
            report = work.check(name)
            if report is not None and work.options.format == "text":
                print(f"{datetime.now():%H:%M:%S} {name}: {checked.summary(report)}", flush=True)  # noqa: DTZ005 - the clock on the wall
    return 0


class Work:
    """The drafts that were asked for, what was found in them, and what could not be read."""

    def __init__(
        self, options: argparse.Namespace, checks: Sequence[Check], output: Output, *, many: bool
    ) -> None:
        self.options, self.checks, self.output = options, checks, output
        self.going_on = many or options.watch  # a fault of ours must not cost other drafts
        self.dismissals = dismissals_in(options.dismissals)
        self.found: list[Report] = []
        self.failures = 0

    def drafts(self) -> Iterator[str]:
        return drafts_in(self.options.drafts)

    def check(self, name: str) -> Report | None:
        """Checks a draft and says what was found; a line where it cannot be read."""
        try:
            data = load(name)
            report = checked_report(name, data, self.checks, self.options)
            report = report.dismissing(self.dismissals)
            if not (self.options.watch and self.options.format == "text"):
                self.output.add(report, name, data)
        except DocumentUnreadable as error:
            self.failed(error)
            return None
        except Exception as error:
            if not self.going_on:
                raise
            self.failed(fault_of(name, error))
            return None
        self.found.append(report)
        return report

    def failed(self, error: TiendoError) -> None:
        print(f"tiendo: {error}", file=sys.stderr)
        self.failures += 1

    def through(self, files: Sequence[str]) -> int:
        for name in files:
            self.check(name)
        return self.end()

    def end(self) -> int:
        """Closes the output, names dismissals that fitted no draft, gives the exit status."""
        self.output.close()
        unused = [set(report.unused) for report in self.found]
        for one in self.dismissals if unused else ():
            if all(one in left for left in unused):
                said = f"[{one.check}] “{one.quote}”"
                print(f"tiendo: mục bỏ qua không còn khớp chỗ nào: {said}", file=sys.stderr)
        return 2 if self.failures else status(self.found, strict=self.options.strict)


def dismissals_in(name: str | None) -> list[Dismissal]:
    if name is None:
        return []
    try:
        return parse_dismissals(load(name).decode(), where=name)
    except UnicodeDecodeError:
        raise TiendoError("Tệp không phải UTF-8", where=name, do="Lưu lại bằng UTF-8") from None


def status(reports: Sequence[Report], *, strict: bool) -> int:
    """1 where an error was found, or with ``strict`` anything at all."""
    wrong = any(report.findings if strict else report.errors for report in reports)
    return int(bool(wrong))


def drafts_in(written: Sequence[str]) -> Iterator[str]:
    """The files named; of a folder its files by name, without hidden ones, those that Word
    keeps while it is open ("~$"), and what was made of drafts."""
    for name in written:
        path = Path(name)
        if name != "-" and path.is_dir():
            inside = sorted(one for one in path.iterdir() if one.is_file())
            drafts = (one for one in inside if not one.name.startswith((".", "~$")))
            yield from (str(one) for one in drafts if not one.stem.endswith(MADE))
        else:
            yield name


def checked_report(
    name: str, data: bytes, checks: Sequence[Check], options: argparse.Namespace
) -> Report:
    """The report on one draft, beside the register as of its day where there is one."""
    document, sheet = open_bytes(data, Path(name).name), sheet_of(data, Path(name).name)
    reading = read(document)
    stated = reading.identity.issued_on or reading.published_on or options.as_of
    known = Known()
    if not options.no_register and knowing.has_register():
        known = knowing.known(reading, as_of=stated)
        if sheet is not None:
            live = knowing.figures(data, reading, name=name, as_of=options.as_of)
            known = replace(known, figures=live)
    return check_document(
        document, reading=reading, known=known, checks=checks, as_of=options.as_of, sheet=sheet
    )


def fault_of(name: str, error: Exception) -> TiendoError:
    return error if isinstance(error, TiendoError) else fault(Job(name=name, form="json"), error)
