"""Words as an engine recognised them: where they stand, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

HEADER = "level\tpage_num\tblock_num"
FIELDS = 12
WORD = "5"  # the level of a word in Tesseract's TSV; 1 to 4 are page, block, paragraph, line


class OutputUnreadable(ValueError):
    """What came out of the engine is not its TSV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word in pixels from the top left; ``confidence`` is 0 to 1.

    ``doubt`` says, for people, what speaks against it; "" where nothing does.
    """

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    line: int = 0
    doubt: str = ""

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def parse_tsv(text: str) -> list[Word]:
    """The words of Tesseract's TSV in reading order. Raises OutputUnreadable."""
    head, *lines = text.split("\n")
    if not head.startswith(HEADER):
        raise OutputUnreadable(head[:80])
    numbers: dict[tuple[str, ...], int] = {}
    found = []
    for line in lines:
        fields = line.rstrip("\r").split("\t")
        if fields == [""]:
            continue
        if len(fields) != FIELDS:
            raise OutputUnreadable(line[:80])
        if fields[0] == WORD and fields[-1].strip():
            number = numbers.setdefault(tuple(fields[1:5]), len(numbers))
            found.append(word_of(fields, number))
    return found


def word_of(fields: list[str], line: int) -> Word:
    try:
        left, top, width, height = map(int, fields[6:10])
        confidence = float(fields[10]) / 100
    except ValueError as error:
        raise OutputUnreadable("\t".join(fields)[:80]) from error
    if width < 0 or height < 0 or not -0.01 <= confidence <= 1.0:  # NaN too
        raise OutputUnreadable("\t".join(fields)[:80])
    return Word(
        text="".join(fields[11].split()),
        left=left, top=top, right=left + width, bottom=top + height,
        confidence=round(max(confidence, 0.0), 2),
        line=line,
    )  # fmt: skip
