"""Progress is for people who watch: on a terminal's standard error, and nowhere else."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stderr

import pytest

from tiendo.cli.many import Progress
from tiendo.cli.progress import track
from tiendo.reading.watching import tell, watching

CLEAR = "\r\x1b[K"
NAMES = ["a.pdf", "b.tif", "c.pdf"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(work: Callable[[], None]) -> str:
    """What a terminal shows while the work is done."""
    terminal = Terminal()
    with redirect_stderr(terminal):
        work()
    return terminal.getvalue()


def read(name: str, count: int) -> None:
    for page in range(1, count + 1):
        tell(name, page, count)


def test_each_page_of_each_file_is_named_and_the_line_goes() -> None:
    def work() -> None:
        with Progress(2) as progress, watching(progress.page):
            for name in NAMES[:2]:
                read(name, 2)
                progress.step()
        read("d.pdf", 2)

    line = shown(work)
    assert "a.pdf: đang nhận dạng trang 1/2" in line
    assert "b.tif: đang nhận dạng trang 2/2" in line
    assert "d.pdf" not in line
    assert line.endswith(CLEAR)


def test_the_line_goes_when_a_file_fails() -> None:
    def fail() -> None:
        with Progress(1) as progress, watching(progress.page):
            read("a.pdf", 1)
            raise RuntimeError

    def work() -> None:
        with pytest.raises(RuntimeError):
            fail()

    assert shown(work).endswith(CLEAR)


def test_where_nobody_watches_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(3) as progress, watching(progress.page):
        read("a.pdf", 3)
    for name in track("Đọc", NAMES, total=3):
        read(name, 1)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("names", [NAMES[:1], NAMES])
def test_a_bar_of_many_files_names_the_page_too(names: list[str]) -> None:
    done = []

    def work() -> None:
        for name in track("Đọc", names, total=len(names)):
            read(name, 7)
            done.append(name)

    assert "trang 7/7" in shown(work)
    assert done == names
