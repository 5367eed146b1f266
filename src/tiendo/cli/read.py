"""Đọc văn bản: trang web, DOCX, PDF, bảng tính, ảnh hoặc văn bản thuần; “-” đọc từ đầu vào chuẩn.

Mỗi số liệu, chỉ tiêu, nhiệm vụ, văn bản, cuộc họp đọc được đều kèm câu trích dẫn.
Cái gì giống số liệu mà không đọc được thì nằm trong mục “unread”, không bị bỏ qua.
Tệp nào không đọc được thì báo một dòng, các tệp còn lại vẫn được đọc.
Bản chụp (PDF ảnh, PNG, JPEG, TIFF) đọc được khi máy có tesseract-ocr và tesseract-ocr-vie.
"""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tiendo.cli.many import Answer, Job, Progress, answers
from tiendo.errors import DocumentUnreadable, TiendoError
from tiendo.facts.reading import Reading
from tiendo.reading import read_bytes
from tiendo.reading.watching import watching

EPILOG = """\
ví dụ:
  tiendo read bao-cao.docx phu-luc.xlsx
  tiendo read --format json trang.html > trang.json
  tiendo read --format jsonl *.pdf | jq .figures
  tiendo read --format jsonl --jobs 4 van-ban/* > van-ban.jsonl
  cat tin.txt | tiendo read - --published-on 2023-10-14
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    parser.add_argument("files", nargs="+", metavar="TỆP", help="tệp cần đọc; “-” là đầu vào chuẩn")
    parser.add_argument(
        "--format",
        choices=("table", "json", "jsonl"),
        help="table: cho người đọc; json: một đối tượng; jsonl: mỗi dòng một đối tượng"
        " (mặc định: table trên màn hình, json hoặc jsonl khi chuyển tiếp)",
    )
    parser.add_argument(
        "--jobs",
        type=processes,
        default=1,
        metavar="N",
        help="đọc N tệp cùng lúc, mỗi tệp một tiến trình; thứ tự kết quả không đổi (mặc định: 1)",
    )
    parser.add_argument(
        "--published-on", type=day, metavar="NGÀY", help="ngày đăng, khi văn bản không ghi"
    )


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” không phải là ngày; viết như 2023-10-14"
        ) from None


def processes(text: str) -> int:
    if text.isdecimal() and len(text) < 4 and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}” không phải là số tiến trình; viết như 4")


def run(options: argparse.Namespace) -> int:
    form = options.format or default_format(len(options.files))
    output = OUTPUTS[form](many=len(options.files) > 1)
    failures = 0
    with Progress(len(options.files)) as progress, watching(progress.page):
        for answer in answers(jobs(options, form), answer_of, options.jobs):
            progress.step()
            if answer.error:
                progress.clear()
                print(f"tiendo: {answer.error}", file=sys.stderr)
                failures += 1
            else:
                output.add(answer.said)
    output.close()
    return 2 if failures else 0


def jobs(options: argparse.Namespace, form: str) -> Iterator[Job]:
    """A job for each file; standard input is read here, where it is."""
    for name in options.files:
        yield Job(
            name=name,
            form=form,
            others=len(options.files) > 1,
            published_on=options.published_on,
            data=load(name) if name == "-" else None,
        )


def answer_of(job: Job) -> Answer:
    """Read one file; JSON is written where the file is read, so that processes share the work."""
    try:
        data = load(job.name) if job.data is None else job.data
        reading = read_bytes(data, Path(job.name).name, published_on=job.published_on)
    except DocumentUnreadable as error:
        return Answer(error=str(error))
    except Exception as error:
        if not job.others:
            raise
        return Answer(error=str(fault(job, error)))
    write = WRITTEN.get(job.form)
    return Answer(said=write(reading) if write else reading)


def fault(job: Job, error: Exception) -> TiendoError:
    """A mistake of this program, told like a bad file so that the others are still read."""
    return TiendoError(
        f"Chương trình gặp lỗi khi đọc tệp này ({type(error).__name__}: {error})",
        where=Path(job.name).name,
        do="Báo lỗi kèm tệp này; đọc riêng tệp này để thấy đủ lỗi",
    )


def default_format(files: int) -> str:
    if sys.stdout.isatty():
        return "table"
    return "json" if files == 1 else "jsonl"


def load(name: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``."""
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except FileNotFoundError:
        raise DocumentUnreadable(
            "Không có tệp này", where=name, do="Kiểm tra lại đường dẫn"
        ) from None
    except IsADirectoryError:
        raise DocumentUnreadable(
            "Đây là một thư mục", where=name, do=f"Viết {name}/* để đọc các tệp trong đó"
        ) from None
    except OSError as error:
        raise DocumentUnreadable(
            f"Không mở được tệp ({error.strerror})", where=name, do="Kiểm tra quyền đọc tệp"
        ) from None


def as_line(reading: Reading) -> str:
    return json.dumps(reading.as_json(), ensure_ascii=False, separators=(",", ":"))


def as_object(reading: Reading) -> str:
    return json.dumps(reading.as_json(), ensure_ascii=False, indent=1)


WRITTEN = {"json": as_object, "jsonl": as_line}


class Lines:
    """A line for each reading, as soon as it is there."""

    def __init__(self, *, many: bool) -> None:
        self.many = many

    def add(self, said: Reading | str) -> None:
        print(said, flush=True)

    def close(self) -> None:
        """Nothing is open."""


class Objects(Lines):
    """One object for one file, a list for several; nothing when nothing was read."""

    written = False

    def add(self, said: Reading | str) -> None:
        if not self.many:
            print(said)
            return
        # A line break in a JSON text is never inside its strings: every line may be indented.
        indented = textwrap.indent(str(said), " ")
        print(",\n" if self.written else "[\n", indented, sep="", end="")
        self.written = True

    def close(self) -> None:
        if self.written:
            print("\n]")


class Tables(Lines):
    """Tables for people, one reading after another."""

    def add(self, said: Reading | str) -> None:
        from tiendo.cli.tables import show_reading

        if isinstance(said, Reading):
            show_reading(said)


OUTPUTS = {"jsonl": Lines, "json": Objects, "table": Tables}
