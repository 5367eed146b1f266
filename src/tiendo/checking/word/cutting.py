"""Marks between letters: runs are cut where a mark stands inside them, and nothing else changes."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from tiendo.checking.word.aligning import Spot
from tiendo.checking.word.homes import TEXT, Home, Homes
from tiendo.checking.word.language import Language
from tiendo.checking.word.tags import Edit, deleted, preserved
from tiendo.checking.word.tracing import Letter
from tiendo.reading.formats.styles import W

PROPERTIES = f"{W}rPr"
# What may stand between the first and the last letter of words that are exchanged.
PLAIN_IN_RUN = {TEXT, PROPERTIES, f"{W}lastRenderedPageBreak"}
PLAIN = {f"{W}r", f"{W}proofErr"}
# At one place: a change ends, a comment ends, the next begins, its change begins.
CHANGE_ENDS, COMMENT_ENDS, COMMENT_BEGINS, CHANGE_BEGINS = range(4)


@dataclass(frozen=True, slots=True)
class Point:
    """A place between two letters: ``cut`` is the run to be cut there, ``text`` the element of
    text inside it, None where it falls between two of the run's elements."""

    offset: int
    cut: Any = None
    text: Any = None


class Cutter:
    """Gathers the changes of one part, then gives them as edits of its bytes."""

    def __init__(self, homes: Homes, language: Language) -> None:
        self.homes, self.language = homes, language
        self.points: dict[int, Point] = {}
        self.marks: dict[int, list[tuple[int, int, bytes]]] = defaultdict(list)
        self.taken_out: list[tuple[int, int]] = []
        self.written: list[Edit] = []

    def comment(self, spot: Spot, number: int) -> None:
        """The range of a comment around a spot, and the run that refers to it."""
        say = self.language.tag
        first, last = self.homes.of(spot.first)[0], self.homes.of(spot.last)[1]
        self.mark(self.before(first, spot.first), COMMENT_BEGINS,
                  say(f'<w:commentRangeStart w:id="{number}"/>'))  # fmt: skip
        end = say(f'<w:commentRangeEnd w:id="{number}"/>')
        refers = say(f'<w:r><w:commentReference w:id="{number}"/></w:r>')
        after = self.after(last, spot.last)
        if last.top is last.unit:
            self.mark(after, COMMENT_ENDS, end + refers)
        else:
            self.mark(after, COMMENT_ENDS, end)
            self.mark(Point(self.homes.places[last.top].end), COMMENT_ENDS, refers)

    def change(self, spot: Spot, new: str, attributes: tuple[str, str]) -> None:
        """Words taken out and others put in, each as a change to accept or refuse."""
        start, end = self.bounds(spot)
        say = self.language.tag
        out, into = (say(f"<w:{name} {given}>") for name, given in
                     zip(("del", "ins"), attributes, strict=True))  # fmt: skip
        self.mark(start, CHANGE_BEGINS, out)
        run = self.language.run(self.properties(spot.first.node.getparent()), new)
        self.mark(end, CHANGE_ENDS, say("</w:del>") + into + run + say("</w:ins>"))
        self.taken_out.append((start.offset, end.offset))

    def exchange(self, spot: Spot, new: str) -> None:
        """Words exchanged for others, in the run of the first letter."""
        put = escape(new).encode()
        for node in self.between(spot):
            held = self.homes.characters(node)
            first = max(spot.first.at, 0) if node is spot.first.node else 0
            last = spot.last.at if node is spot.last.node else len(held) - 1
            if held:
                self.written.append(Edit(held[first][0], held[last][1], put))
                put = b""

    def exchangeable(self, spot: Spot) -> bool:
        """Whether the words of a spot are plain text that a change can take the place of."""
        first, last = (self.homes.of(letter)[0] for letter in (spot.first, spot.last))
        plain = all(home.run and not home.field and not home.changed for home in (first, last))
        if not (spot.exact and plain) or first.unit.getparent() is not last.unit.getparent():
            return False
        if spot.first.node.tag != TEXT or spot.last.node.tag != TEXT:
            return False
        start, end = self.homes.places[first.unit].start, self.homes.places[last.unit].end
        beside = [one for one in first.unit.getparent()
                  if start <= self.homes.places[one].start < end]  # fmt: skip
        inside = [one for run in beside for one in run if self.within(one, spot)]
        return all(one.tag in PLAIN for one in beside) and all(
            one.tag in PLAIN_IN_RUN for one in inside
        )

    def within(self, node: Any, spot: Spot) -> bool:
        places = self.homes.places
        return places[spot.first.node].start <= places[node].start <= places[spot.last.node].start

    def between(self, spot: Spot) -> list[Any]:
        """The elements of text from the first letter's to the last one's."""
        parent = spot.first.node.getparent().getparent()
        return [one for one in parent.iter(TEXT) if self.within(one, spot)]

    def bounds(self, spot: Spot) -> tuple[Point, Point]:
        first, last = self.homes.of(spot.first)[0], self.homes.of(spot.last)[1]
        return self.before(first, spot.first), self.after(last, spot.last)

    def before(self, home: Home, letter: Letter) -> Point:
        place = self.homes.places[home.unit]
        if not home.run:
            return Point(place.start)
        if letter.at > 0:
            at = self.homes.characters(letter.node)[letter.at][0]
            return Point(at, home.unit, letter.node)
        if letter.node is contents(home.unit)[0]:
            return Point(place.start)
        return Point(self.homes.places[letter.node].start, home.unit)

    def after(self, home: Home, letter: Letter) -> Point:
        place = self.homes.places[home.unit]
        if not home.run:
            return Point(place.end)
        held = self.homes.characters(letter.node) if letter.at >= 0 else []
        if held and letter.at < len(held) - 1:
            return Point(held[letter.at][1], home.unit, letter.node)
        if letter.node is contents(home.unit)[-1]:
            return Point(place.end)
        return Point(self.homes.places[letter.node].end, home.unit)

    def mark(self, point: Point, rank: int, written: bytes) -> None:
        self.points.setdefault(point.offset, point)
        self.marks[point.offset].append((rank, len(self.marks[point.offset]), written))

    def properties(self, run: Any) -> bytes:
        """The bytes of a run's properties."""
        found = run.find(PROPERTIES)
        if found is None:
            return b""
        place = self.homes.places[found]
        return self.homes.data[place.start : place.end]

    def edits(self) -> list[Edit]:
        self.taken_out.sort()
        found, cut = list(self.written), set()
        for offset, point in self.points.items():
            marks = b"".join(written for _, _, written in sorted(self.marks[offset]))
            if point.cut is not None:
                close, reopen = self.tags_at(point)
                marks = close + marks + reopen
            if point.text is not None:
                cut.add(point.text)
            found.append(Edit(offset, offset, marks))
        return found + list(self.tags_of_text(cut))

    def goes(self, at: int) -> bool:
        """Whether the byte stands in what a change takes out; the stretches do not overlap."""
        found = bisect_right(self.taken_out, (at, len(self.homes.data)))
        return found > 0 and at < self.taken_out[found - 1][1]

    def tags_at(self, point: Point) -> tuple[bytes, bytes]:
        """What closes a run before a point, and what opens the same again behind it."""
        data, run = self.homes.data, self.homes.places[point.cut]
        close = data[run.close : run.end]
        reopen = data[run.start : run.inner] + self.properties(point.cut)
        if point.text is None:
            return close, reopen
        place = self.homes.places[point.text]
        ends = data[place.close : place.end]
        begins = preserved(data[place.start : place.inner])
        before, behind = self.goes(point.offset - 1), self.goes(point.offset)
        close = (deleted(ends, place.name) if before else ends) + close
        return close, reopen + (deleted(begins, place.name) if behind else begins)

    def tags_of_text(self, cut: set[Any]) -> list[Edit]:
        """The file's own tags of text: cut ones keep their spaces, deleted ones say so."""
        found = []
        places = self.homes.places
        texts = [node for node in self.homes.elements if node.tag == TEXT and self.taken_out]
        gone = (n for n in texts if self.goes(places[n].start) or self.goes(places[n].close))
        nodes = cut.union(gone)
        for node in nodes:
            place, data = self.homes.places[node], self.homes.data
            for start, end in ((place.start, place.inner), (place.close, place.end)):
                tag = data[start:end]
                new = preserved(tag) if node in cut and start == place.start else tag
                if self.goes(start):
                    new = deleted(new, place.name)
                if new != tag:
                    found.append(Edit(start, end, new))
        return found


def contents(run: Any) -> list[Any]:
    return [one for one in run if one.tag != PROPERTIES]
