"""How many slips of layout the checks find, and how often they cry wolf, in Word files.

python -m evaluation.layouts             the table
python -m evaluation.layouts --resaved   the same files saved again by LibreOffice first
python -m evaluation.layouts --show      also what was missed and what was spare
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from evaluation.planting.layouts import Made, documents, planted
from evaluation.rates import Result, rows
from tiendo.checking import check_bytes
from tiendo.checking.finding import Severity
from tiendo.checking.registry import chosen

# Each slip so many times, and so many right documents.
TIMES, RIGHT, SEED = 3, 60, 30260
PROGRAM = "soffice"
BATCH = 30  # files that LibreOffice is given at once: it may stop before the end of a long list


def measure(result: Result, *, times: int = TIMES, right: int = RIGHT) -> None:
    """Add the files with a slip each, and the right ones, to ``result``."""
    for made in (*planted(times, SEED), *documents(right, SEED + 1)):
        against(made, result)


def against(made: Made, result: Result) -> None:
    """Match a file's findings with its slip; one slip may be told in several, others are false."""
    findings = check_bytes(made.data, made.name).findings
    found = [one for one in findings if one.check == made.check]
    if made.check:
        rate = result.rates[made.check]
        rate.planted += 1
        errors = any(one.severity is Severity.ERROR for one in found)
        rate.errors += errors
        rate.warnings += bool(found) and not errors
        if not found:
            result.faults.append(f"missed {made.check} {made.slip}: {made.name}")
    for one in findings:
        if one.check != made.check:
            result.faults.append(f"spare {one.severity} {one.check}: {one.message} ({made.name})")
            false = result.rates[one.check]
            false.false_errors += one.severity is Severity.ERROR
            false.false_warnings += one.severity is not Severity.ERROR


def resaved(made: Iterable[Made]) -> Iterator[Made]:
    """The files as LibreOffice saves them."""
    every = list(made)
    program = shutil.which(PROGRAM)
    if program is None:
        sys.exit("Không có LibreOffice: cài libreoffice-writer-nogui (Debian)")
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "before"), Path(folder, "after")
        before.mkdir()
        for number, one in enumerate(every):
            (before / f"{number}.docx").write_bytes(one.data)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        told = ["--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(after)]
        files = [str(before / f"{number}.docx") for number in range(len(every))]
        for at in range(0, len(files), BATCH):
            batch = files[at : at + BATCH]
            subprocess.run([program, profile, *told, *batch], check=True, capture_output=True)  # noqa: S603
        for number, one in enumerate(every):
            data = (after / f"{number}.docx").read_bytes()
            yield replace(one, write=partial(bytes, data))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--resaved", action="store_true")
    options.add_argument("--show", action="store_true")
    said = options.parse_args()
    result = Result()
    times, right = (1, RIGHT // 3) if said.resaved else (TIMES, RIGHT)
    files: Iterable[Made] = (*planted(times, SEED), *documents(right, SEED + 1))
    for made in resaved(files) if said.resaved else files:
        against(made, result)
    print("\n".join(rows((f"`{one.id}`", result.rates[one.id]) for one in chosen(["layout"]))))
    if said.show:
        print("\n".join(result.faults))


if __name__ == "__main__":
    main()
