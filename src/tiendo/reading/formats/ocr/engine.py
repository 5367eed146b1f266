"""Tesseract as a program beside us: found on PATH, asked page by page, stopped in time.

It is no dependency: where it is missing, ``Missing`` says what to install. It reads its
picture from, and writes its words to, files without a name, so that nothing is left
behind however it ends.
"""

from __future__ import annotations

import math
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from types import TracebackType
from typing import IO, Self

from PIL import Image

from tiendo.reading.formats import limits
from tiendo.reading.formats.ocr.words import OutputUnreadable, Word, parse_tsv

PROGRAM = "tesseract"
# Words are read by the first. The second knows no Vietnamese letter, but tells % from 5 and
# a comma from nothing far better (docs/measurements.md): it reads the numbers again.
LANGUAGE, SECOND = "vie", "eng"
BOTH = "Cài tesseract-ocr và tesseract-ocr-vie rồi đọc lại, hoặc đọc bản DOCX, PDF có chữ"
MODEL = "Cài tesseract-ocr-vie (tiếng Việt) rồi đọc lại, hoặc đọc bản DOCX, PDF có chữ"
BROKEN = "Lệnh tesseract có mà không chạy được; cài lại tesseract-ocr rồi đọc lại"
PAGE, BLOCK = 3, 6  # page segmentation: all of a page; one block of lines


class Missing(Exception):
    """There is no engine for Vietnamese here; the argument says what to do."""


class Failed(Exception):
    """The engine did not read a picture; the argument says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """``name`` is the program's own, with its version; ``ends`` is when it must be done."""

    path: str
    name: str
    languages: tuple[str, ...]
    ends: float = math.inf

    def for_a_page(self) -> Engine:
        """The engine with the time that one page may take."""
        return replace(self, ends=time.monotonic() + limits.OCR_SECONDS)

    def read(self, picture: Image.Image, *, dpi: int, mode: int = PAGE) -> list[list[Word]]:
        """The words of a picture in each language at hand, the first first. Raises Failed."""
        with ExitStack() as stack:
            runs = [
                stack.enter_context(Run(self.command(language, dpi, mode), picture))
                for language in self.languages
            ]
            return [run.words(self.ends) for run in runs]

    def command(self, language: str, dpi: int, mode: int) -> list[str]:
        return [
            self.path, "stdin", "stdout", "-l", language,
            "--psm", str(mode), "--dpi", str(dpi), "tsv",
        ]  # fmt: skip


def find_engine() -> Engine:
    """The engine on PATH. Raises Missing."""
    path = shutil.which(PROGRAM)
    if path is None:
        raise Missing(BOTH)
    return asked(path)


@cache
def asked(path: str) -> Engine:
    """What a program says of itself; asked once."""
    listed = ask(path, "--list-langs")
    if LANGUAGE not in listed:
        raise Missing(MODEL)
    name = " ".join(ask(path, "--version")[:2])
    return Engine(
        path=path, name=name, languages=tuple(one for one in (LANGUAGE, SECOND) if one in listed)
    )


def ask(path: str, what: str) -> list[str]:
    try:
        done = subprocess.run(  # noqa: S603 - the program that PATH names, with our own words
            [path, what], capture_output=True, timeout=limits.OCR_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise Missing(BROKEN) from error
    return (done.stdout or done.stderr).decode(errors="replace").split()


class Run:
    """One picture in one language, from start to words; killed with all it started."""

    def __init__(self, command: Sequence[str], picture: Image.Image) -> None:
        self.source: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed on leaving
        self.found: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        picture.save(self.source, "PPM")
        self.source.seek(0)
        try:
            self.process = subprocess.Popen(  # noqa: S603 - as above
                command,
                stdin=self.source, stdout=self.found, stderr=subprocess.DEVNULL,
                env=os.environ | {"OMP_THREAD_LIMIT": "1"},
                start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise Failed("không chạy được tesseract") from error

    def __enter__(self) -> Self:
        return self

    def words(self, ends: float) -> list[Word]:
        """Wait until ``ends`` at most. Raises Failed."""
        try:
            status = self.process.wait(max(0.0, min(ends - time.monotonic(), limits.OCR_SECONDS)))
        except subprocess.TimeoutExpired as error:
            raise Failed(f"quá {limits.OCR_SECONDS} giây") from error
        if status:
            raise Failed(f"tesseract dừng với mã {status}")
        self.found.seek(0)
        out = self.found.read(limits.OCR_OUTPUT_BYTES + 1)
        if len(out) > limits.OCR_OUTPUT_BYTES:
            raise Failed("tesseract trả về quá nhiều chữ")
        try:
            return parse_tsv(out.decode())
        except ValueError as error:  # UnicodeDecodeError and OutputUnreadable
            raise Failed("tesseract trả về không đúng dạng") from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.source.close()
        self.found.close()


__all__ = ["BLOCK", "PAGE", "Engine", "Failed", "Missing", "OutputUnreadable", "find_engine"]
