"""Where lines of a sheet stand in the text that was read from the same file."""

from __future__ import annotations

from collections.abc import Iterable

from tiendo.checking.finding import Place
from tiendo.reading.layout import Line, Sheet
from tiendo.vocabulary.text import single_spaced

# So much of a long line is looked for: its end may have been mended or cut.
BEGINNING = 60


class Spots:
    """Finds the lines' words in order; what is not found stands at the head of the text."""

    def __init__(self, text: str, sheet: Sheet) -> None:
        self.text = text
        self.starts: dict[int, int] = {}
        at = 0
        for paragraph in sheet.paragraphs:
            words = single_spaced(paragraph.text)[:BEGINNING]
            if not words:
                continue
            found = text.find(words, at)
            if found >= 0 and paragraph.place is None:
                at = found + len(words)
            self.starts[paragraph.number] = found if found >= 0 else text.find(words)

    def of(self, lines: Iterable[Line], *, whole: bool = False) -> list[Place]:
        """Places of lines, in order; of none, the first line of the text.

        A long line is shown by its first words, unless it is wanted ``whole``.
        """
        return sorted({self._of(line, whole) for line in lines}) or [self._head()]

    def _of(self, line: Line, whole: bool) -> Place:
        words = single_spaced(line.text)
        start = max(self.starts.get(line.paragraph, -1), 0)
        found = self.text.find(words, start)
        found = found if found >= 0 else self.text.find(words)
        if found < 0:
            found = self.starts.get(line.paragraph, -1)
        if found < 0 or not words:
            return self._head()
        ends = self.text.find("\n", found)
        end = min(found + len(words), ends if ends >= 0 else len(self.text))
        if end - found > BEGINNING and not whole:
            end = max(self.text.rfind(" ", found, found + BEGINNING), found + 1)
        return Place(start=found, end=end)

    def _head(self) -> Place:
        end = self.text.find("\n")
        return Place(start=0, end=end if end > 0 else len(self.text))
