"""Coverage-guided fuzzing of the readers; what is no DocumentUnreadable is a failure.

usage: tools/fuzz.py [--seconds N] [READER …]

A reader a process: text, html, docx, xlsx and pdf files, ``paper`` for the lines that a PDF's pages
hold, and ``words`` for read_text with explain. What
was found stands in build/fuzz/<reader>/crash-*; give such a file as READER=FILE to see its
error again. The corpus grows from run to run.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import os
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "fuzz"
SAMPLES = ROOT / "examples" / "song-mai" / "documents"
PAGES = ROOT / "tests" / "reading" / "formats" / "pages"
# What libFuzzer is told: seconds for one input, megabytes for the process, bytes of an input.
LIMITS = ("-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=1")
LONGEST = {
    "text": 8192, "html": 16384, "docx": 1024, "xlsx": 1024, "pdf": 65536, "paper": 1024,
    "words": 2048,
}  # fmt: skip
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# Elements of a Word file, as the bytes of an input open them; a byte above closes one.
ELEMENTS = (
    "p", "r", "t", "pPr", "rPr", "b", 'pStyle w:val="Heading1"', "numPr", 'ilvl w:val="1"',
    'numId w:val="1"', "tbl", "tblPr", "tblBorders", 'top w:val="single"',
    'insideV w:val="single"', "tr", "trPr", "tblHeader", "tc", "tcPr", 'gridSpan w:val="3"',
    'vMerge w:val="restart"', "vMerge", 'gridBefore w:val="2"', 'gridSpan w:val="-1"',
    'gridSpan w:val="x"', "del", "ins", "br", "tab", 'jc w:val="center"', "hyperlink", "sdt",
    "sdtContent", "fldSimple", 'footnoteReference w:id="1"', 'sym w:char="F0B7"', "noBreakHyphen",
    "cr", "instrText", "delText", "txbxContent", "sectPr",
)  # fmt: skip
# Words of a text, as bytes choose them where shapes and not letters are fuzzed.
WORDS = (
    "Điều 3.", "1.", "a)", "II.", "-", "Chương I", "BÁO CÁO", "thu ngân sách", "đạt",
    "4.200 tỷ đồng", "trên", "8,5 - 9%", "3/16 chỉ tiêu", "năm 2023", "quý III", "Số 27-NQ/TU",
    "ngày 12/3/2024", "yêu cầu Sở Y tế", "Nguyễn Văn Bình, Bí thư Tỉnh ủy", "Hội nghị lần thứ 7",
    "chưa", ";", ":", ".", "|", "(", ")", "1.23.456", "2021-", "kế hoạch",
)  # fmt: skip


def word_file(data: bytes) -> bytes:
    """A Word file whose elements and words the bytes choose: always well-formed XML."""
    opened: list[str] = []
    xml = [f'<w:document xmlns:w="{W}"><w:body>']
    for byte in data:
        if byte < len(ELEMENTS) * 3:
            xml.append(f"<w:{ELEMENTS[byte // 3]}>")
            opened.append(ELEMENTS[byte // 3].split()[0])
        elif byte < 200 and opened:
            xml.append(f"</w:{opened.pop()}>")
        else:
            xml.append(f"{WORDS[byte % len(WORDS)]} ")
    xml += [f"</w:{name}>" for name in reversed(opened)]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "".join(xml) + "</w:body></w:document>")
    return buffer.getvalue()


SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/{}/2006/relationships"
WORKBOOK = (
    f'<workbook xmlns="{SHEETS}" xmlns:r="{LINKS.format("officeDocument")}"><sheets>'
    '<sheet name="Biểu 1" sheetId="1" r:id="r1"/></sheets></workbook>'
)
RELATIONS = (
    f'<Relationships xmlns="{LINKS.format("package")}"><Relationship Id="r1"'
    f' Type="{LINKS.format("officeDocument")}/{{}}" Target="{{}}"/></Relationships>'
)
# What a cell may hold; {} is a number, a word, or a place such as B3.
CELLS = (
    '<c r="{at}"><v>{number}</v></c>', '<c r="{at}" t="str"><v>{word}</v></c>',
    '<c r="{at}" t="inlineStr"><is><t>{word}</t></is></c>', '<c r="{at}" s="{number}"/>',
    '<c r="{at}"><f>A1+{number}</f></c>', '<c r="{at}" t="e"><v>#DIV/0!</v></c>',
    '<c r="{at}" t="b"><v>1</v></c>', '<c r="{at}" t="s"><v>{number}</v></c>', "</row><row>",
    '</row><row r="{number}" hidden="1">',
)  # fmt: skip


def sheet_file(data: bytes) -> bytes:
    """A workbook of one sheet whose cells the bytes choose, some merged: three bytes a cell."""
    cells, merged = [], []
    for form, place, value in zip(*[iter(data)] * 3, strict=False):
        at = f"{chr(65 + place % 8)}{1 + place // 8}"
        if form > 240:
            merged.append(f'<mergeCell ref="{at}:{chr(65 + value % 8)}{1 + value // 8}"/>')
            continue
        written = CELLS[form % len(CELLS)]
        cells.append(written.format(at=at, number=value, word=WORDS[value % len(WORDS)]))
    joined = f"<mergeCells>{''.join(merged)}</mergeCells>" if merged else ""
    parts = {
        "_rels/.rels": RELATIONS.format("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS.format("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEETS}"><sheetData><row>'
        f"{''.join(cells)}</row></sheetData>{joined}</worksheet>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def opening(suffix: str, make: Callable[[bytes], bytes]) -> Callable[[bytes], None]:
    """A target that opens a file of this suffix and reads what was in it."""
    from tiendo.errors import DocumentUnreadable
    from tiendo.reading import read
    from tiendo.reading.formats import open_bytes

    def target(data: bytes) -> None:
        try:
            document = open_bytes(make(data), f"a.{suffix}")
        except DocumentUnreadable:
            return
        json.dumps(read(document).as_json())

    return target


def paper(data: bytes) -> None:
    """Lines as they stand on the pages of a PDF: four bytes a line, the word and its box."""
    from tiendo.errors import DocumentUnreadable
    from tiendo.facts.reading import Source
    from tiendo.reading.formats.building import Builder
    from tiendo.reading.formats.columns import Line
    from tiendo.reading.formats.paper import Page
    from tiendo.reading.formats.pdf import gather, write
    from tiendo.reading.read import read

    pages = [Page(lines=[], ruled=False, width=595, height=842)]
    for word, left, top, size in zip(*[iter(data)] * 4, strict=False):
        if word == 255:
            pages.append(Page(lines=[], ruled=False, width=595, height=842))
        text, edge = WORDS[word % len(WORDS)] * (1 + size % 9), 3.4 * top
        pages[-1].lines.append(
            Line(text=text, left=2.0 * left, right=2.0 * left + size, top=edge, bottom=edge - 12)
        )
    builder = Builder()
    try:
        write(builder, list(gather(pages, {})))
        document = builder.document(Source(name="a.pdf", media_type="application/pdf", sha256=""))
    except DocumentUnreadable:
        return
    json.dumps(read(document).as_json())


def words(data: bytes) -> None:
    """A text is read whole, and a place of it can be explained."""
    from tiendo.reading.document import Document
    from tiendo.reading.explaining import explain
    from tiendo.reading.read import read

    document = Document.of_text(data.decode("utf-8", "ignore"))
    json.dumps(read(document).as_json())
    if document.text and len(data) % 8 == 0:
        json.dumps([one.as_json() for one in explain(document, [len(document.text) // 2])])


def target_of(reader: str) -> Callable[[bytes], None]:
    targets: dict[str, Callable[[bytes], None]] = {"words": words, "paper": paper}
    if reader in targets:
        return targets[reader]
    suffix = {"text": "txt"}.get(reader, reader)
    made = {"docx": word_file, "xlsx": sheet_file}
    return opening(suffix, made.get(reader, lambda data: data))


def seeds(reader: str) -> Iterator[bytes]:
    """What a reader's fuzzing starts from: the sample province, pages of portals, bare bytes."""
    suffix = {"text": "txt", "words": "txt"}.get(reader, reader)
    if reader in ("docx", "xlsx", "paper"):
        yield bytes(range(256))
        return
    for path in sorted(SAMPLES.glob(f"*.{suffix}")):
        yield path.read_bytes()
    if reader == "html":
        yield from (path.read_bytes() for path in sorted(PAGES.glob("*.html")))
    if reader == "pdf":
        import typst

        drawn = typst.Compiler(b"#table(columns: 2, [A], [4,5], [B], [6])").compile(format="pdf")
        yield drawn if isinstance(drawn, bytes) else b""
    if reader in ("text", "words"):
        own = (ROOT / "evaluation" / "own.jsonl").read_text("utf-8").splitlines()
        yield from (json.loads(line)["text"].encode() for line in own)


def prepare(reader: str) -> Path:
    """The reader's folder with its corpus, seeded once."""
    corpus = WORK / reader / "corpus"
    if not corpus.exists():
        corpus.mkdir(parents=True)
        for number, seed in enumerate(seeds(reader)):
            (corpus / f"seed-{number}").write_bytes(seed)
    return corpus


def fuzz(reader: str, options: list[str]) -> None:
    """Run one reader in this process; libFuzzer ends it."""
    import atheris

    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    with atheris.instrument_imports(include=["tiendo"]):
        target = target_of(reader)
        target(b"")  # readers are imported at their first file
    atheris.Setup([sys.argv[0], *options], target)
    atheris.Fuzz()


def run(reader: str, seconds: int) -> bool:
    """Fuzz in a process of its own; whether nothing was found."""
    corpus = prepare(reader)
    options = [
        *LIMITS,
        f"-max_len={LONGEST[reader]}",
        f"-max_total_time={seconds}",
        f"-artifact_prefix={WORK / reader}/",
    ]
    command = [sys.executable, __file__, f"--in={reader}", *options, str(corpus)]
    log = WORK / reader / "log.txt"
    with log.open("wb") as out:
        status = subprocess.run(
            command, stdout=out, stderr=subprocess.STDOUT, env=os.environ | {"TIENDO_NATIVE": "0"}
        ).returncode  # coverage guides it, which machine code does not tell
    told = log.read_text("utf-8", "replace")
    runs = [line for line in told.splitlines() if "number_of_executed_units" in line]
    print(f"• {reader}: {runs[-1].split()[-1] if runs else 0} lần thử; mã thoát {status}")
    if status:
        print(told[-4000:])
    return status == 0


def main() -> None:
    if sys.argv[1:] and sys.argv[1].startswith("--in="):
        fuzz(sys.argv[1].removeprefix("--in="), sys.argv[2:])
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readers", nargs="*", metavar="READER", default=list(LONGEST))
    parser.add_argument("--seconds", type=int, default=60, help="for each reader")
    options = parser.parse_intermixed_args()
    for reader in options.readers:
        name, _, file = reader.partition("=")
        if name not in LONGEST:
            parser.error(f"no reader “{name}”; there are {', '.join(LONGEST)}")
        if file:
            target_of(name)(Path(file).read_bytes())
    done = [run(reader, options.seconds) for reader in options.readers if "=" not in reader]
    sys.exit(0 if all(done) else 1)


if __name__ == "__main__":
    main()
