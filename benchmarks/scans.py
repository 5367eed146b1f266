"""How well scans are read, and whether wrong numbers are the ones in doubt.

    python -m benchmarks.scans [--dpi 150 200 300] [--levels clean scan bad] [--every N]

The documents of the sample province, built as PDF, are drawn, spoiled and read through
the door that every file takes; the text layer of the same PDF is the truth. Needs
Tesseract with ``vie``. Numbers are words with a digit, compared by their value.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from importlib import import_module
from pathlib import Path

import pypdfium2 as pdfium

from benchmarks.spoiling import LEVELS, as_pdf, spoiled
from tiendo.errors import NumberUnreadable
from tiendo.reading.document import Document, Recognised
from tiendo.reading.formats import open_bytes
from tiendo.reading.formats.ocr.twice import AMOUNT
from tiendo.reading.rules.doubting import SIGNS, SURE
from tiendo.vocabulary.numbers import read_number

SAMPLE = Path(__file__).resolve().parent.parent / "examples" / "song-mai"
ENDS = ".,;:()[]“”\"'/"
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(slots=True)
class Score:
    """Numbers right and wrong, by how sure the reading was of them."""

    characters: int = 0
    wrong_characters: int = 0
    lost: int = 0
    right: list[Recognised] = field(default_factory=list)
    wrong: list[Recognised] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    pages: int = 0
    seconds: float = 0.0

    @property
    def numbers(self) -> int:
        return len(self.right) + len(self.wrong) + self.lost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dpi", type=int, nargs="*", default=[150, 200, 300])
    parser.add_argument("--levels", nargs="*", default=list(LEVELS), choices=LEVELS)
    parser.add_argument("--every", type=int, default=1, help="only every Nth document")
    options = parser.parse_args()
    documents = list(built())[:: options.every]
    for dpi in options.dpi:
        for level in options.levels:
            score = Score()
            for name, data in documents:
                measure(score, name, data, dpi, level)
            show(score, dpi, level)


def built() -> Iterator[tuple[str, bytes]]:
    """Every source of the sample as a PDF with text."""
    sys.path.insert(0, str(SAMPLE))
    maker, source = import_module("maker.pdf"), import_module("maker.source")
    for path in sorted((SAMPLE / "sources").glob("*.md")):
        yield path.stem, maker.pdf_bytes(source.read_source(path))


def scanned(data: bytes, dpi: int, level: str) -> bytes:
    """A PDF as a scanner of that kind would have made it of the printed pages."""
    pages = [
        spoiled(page.render(scale=dpi / 72, grayscale=True).to_pil(), LEVELS[level], dpi, seed)
        for seed, page in enumerate(pdfium.PdfDocument(data))
    ]
    return as_pdf(pages, dpi)


def measure(score: Score, name: str, data: bytes, dpi: int, level: str) -> None:
    truth = open_bytes(data, f"{name}.pdf")
    scan = scanned(data, dpi, level)
    started = time.perf_counter()
    read = open_bytes(scan, f"{name}.pdf")
    score.seconds += time.perf_counter() - started
    score.pages += len(pdfium.PdfDocument(data))
    compare(score, truth, read)


def compare(score: Score, truth: Document, read: Document) -> None:
    """Words of both side by side; the bars of a table are no words."""
    known = [word for word in truth.text.split() if word != "|"]
    held = [(read.text[w.start : w.end], w) for w in read.recognised]
    held.sort(key=lambda one: one[1].start)
    found = [text for text, _ in held]
    score.characters += sum(map(len, known))
    missed: Counter[str] = Counter()
    spare: list[tuple[str, Recognised]] = []
    matcher = SequenceMatcher(None, known, found, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            score.right += [w for text, w in held[c:d] if has_digit(text)]
            continue
        score.wrong_characters += distance(" ".join(known[a:b]), " ".join(found[c:d]))
        missed += Counter(core(word) for word in known[a:b] if has_digit(word))
        spare += [(core(text), word) for text, word in held[c:d] if has_digit(text)]
    tally(score, missed, spare)


def tally(score: Score, missed: Counter[str], spare: list[tuple[str, Recognised]]) -> None:
    """Numbers that differ: right but for the stops around them or their line's place, or wrong."""
    wrong = []
    for text, word in spare:
        if missed[text] > 0:
            missed[text] -= 1
            score.right.append(word)
        else:
            wrong.append((text, word))
    score.wrong += [word for _, word in wrong]
    score.lost += max(0, missed.total() - len(wrong))
    score.silent += [
        text
        for text, word in wrong
        if word.confidence >= SURE and not word.doubt and not text.startswith(SIGNS)
    ]


def core(word: str) -> str:
    """What is compared: "68.3" and "68,3" are one number, "1.245" and "1,245" two."""
    text = word.strip(ENDS)
    match = AMOUNT.fullmatch(text)
    try:
        return f"{match[1]}{read_number(match[2]).value}{match[3]}" if match else text
    except NumberUnreadable:
        return text


def has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def distance(one: str, other: str) -> int:
    """How many letters to change, add or drop (Levenshtein)."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        last, row[0] = row[0], at
        for n, sign in enumerate(other, start=1):
            last, row[n] = row[n], min(row[n] + 1, row[n - 1] + 1, last + (letter != sign))
    return row[-1]


def show(score: Score, dpi: int, level: str) -> None:
    right = 1 - score.wrong_characters / score.characters
    print(
        f"{dpi} dpi, {level}: characters {right:.4f}, numbers {len(score.right)} of"
        f" {score.numbers} ({len(score.wrong)} wrong, {score.lost} lost),"
        f" {score.seconds / score.pages:.1f} s a page"
    )
    doubted = [sum(bool(word.doubt) for word in words) for words in (score.right, score.wrong)]
    print(f"  read differently the second time: right {doubted[0]}, wrong {doubted[1]}")
    for least in THRESHOLDS:
        below = [
            sum(word.confidence < least for word in words) for words in (score.right, score.wrong)
        ]
        print(f"  surer than {least}: all but {below[0]} right and {below[1]} wrong ones")
    print(f"  wrong and not in doubt: {', '.join(score.silent) or 'none'}")


if __name__ == "__main__":
    main()
