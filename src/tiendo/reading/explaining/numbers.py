"""The numbers of a sentence, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tiendo.facts.evidence import Evidence
from tiendo.facts.figure import Figure
from tiendo.facts.items import Task, Unread
from tiendo.reading.explaining.above import Above
from tiendo.reading.explaining.explanation import Became, Number, Said
from tiendo.reading.explaining.fields import PACKAGE, labels
from tiendo.reading.explaining.scene import Piece, Scene, Seen
from tiendo.reading.explaining.tracing import Tracing, stop_beside
from tiendo.reading.rules.figures import Passed
from tiendo.reading.rules.figures.quantity import Quantity
from tiendo.vocabulary.lexicon import Row, rows

Walked = Figure | Unread | Passed
PARTS = ("percent", "of", "high")
# What a number may be multiplied by whose scale stands behind the next of its list.
SCALES = tuple(10**places for places in range(1, 16))


@cache
def reasons() -> dict[str, Row]:
    """Why a number is no figure, by the reason's name."""
    return {row["id"]: row for row in rows(PACKAGE, "reasons")}


def passed(reason: str, start: int, end: int, quote: str, *said: Said, **words: str) -> Number:
    """A number passed over, with the sentence of its reason."""
    row = reasons().get(reason)
    return Number(
        became=Became.PASSED,
        start=start,
        end=end,
        quote=quote,
        reason=reason,
        says=row["says"].format_map(words) if row else reason,
        source=row["source"] if row else "",
        rows=said,
    )


def unread(item: Unread, start: int, end: int, quote: str) -> Number:
    """A number that was seen and could not be read."""
    return Number(
        became=Became.UNREAD,
        start=start,
        end=end,
        quote=quote,
        reason=item.rule,
        says=item.reason,
        source="READING.md, unread",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A sentence and what the walk said of it: every number is told once."""

    scene: Scene
    above: Above
    walked: tuple[Walked, ...]
    tasks: tuple[Task, ...] = ()

    def numbers(self) -> Iterator[Number]:
        """Every number in reading order."""
        passed_over = {item.start for item in self.walked if isinstance(item, Passed)}
        owned = dict(_owned(self.scene.pieces, self.figures(), passed_over))
        for at, piece in enumerate(self.scene.pieces):
            yield self._number(piece, owned.get(at))

    def figures(self) -> list[Figure]:
        return [item for item in self.walked if isinstance(item, Figure)]

    def _number(self, piece: Piece, figure: Figure | None) -> Number:
        if figure is not None:
            return self._figure(piece, figure)
        left = self._unread(piece)
        if left is not None:
            return left
        if piece.seen is Seen.TIME:
            return self._time(piece)
        part = self._part(piece) if piece.seen is Seen.QUANTITY else None
        if part is not None:
            return part
        reason = self._reason(piece)
        return passed(reason, piece.start, piece.end, piece.text, *self._beside(reason, piece))

    def _reason(self, piece: Piece) -> str:
        """Why a number is passed over: by the walk, by the lexer, or by nobody."""
        for item in self.walked:
            if isinstance(item, Passed) and item.start == piece.start:
                return item.reason
        if isinstance(piece.value, str):
            return piece.value
        return "unseen" if self.walked else "screened"

    def _figure(self, piece: Piece, figure: Figure) -> Number:
        evidence = figure.evidence
        order = next((t for t in self.tasks if _inside(evidence, t.evidence)), None)
        traced = Tracing(
            figure=figure, scene=self.scene, piece=piece, above=self.above, order=order
        )
        return Number(
            became=Became.FIGURE,
            start=piece.start,
            end=piece.end,
            quote=piece.text,
            says=f"Số liệu: “{figure.evidence.quote}”.",
            figure=figure,
            fields=traced.fields(),
        )

    def _unread(self, piece: Piece) -> Number | None:
        for item in self.walked:
            if isinstance(item, Unread) and item.evidence.start <= piece.start < item.evidence.end:
                return unread(item, piece.start, piece.end, piece.text)
        return None

    def _time(self, piece: Piece) -> Number:
        time = piece.time
        period = time.resolve(None) if time else None
        row = reasons()["time"]
        return Number(
            became=Became.TIME,
            start=piece.start,
            end=piece.end,
            quote=piece.text,
            reason="time",
            says=row["says"].format(period=period or piece.text),
            source=row["source"],
            rows=tuple(m.said() for m in piece.rows[:1]),
        )

    def _part(self, piece: Piece) -> Number | None:
        """The percent or the denominator of the figure beside it."""
        value = piece.quantity.value if piece.quantity else None
        for figure in self.figures():
            evidence = figure.evidence
            name = next((n for n in PARTS if getattr(figure, n) == value), None)
            if piece.text in (figure.scope or ""):
                name = "scope"
            elif not evidence.start <= piece.start < evidence.end:
                continue
            if name is None:
                continue
            row = reasons()["part"]
            label = labels()[name]["says"]
            return Number(
                became=Became.PART,
                start=piece.start,
                end=piece.end,
                quote=piece.text,
                reason="part",
                says=row["says"].format(field=label, quote=evidence.quote),
                source=row["source"],
                figure=figure,
            )
        return None

    def _beside(self, reason: str, piece: Piece) -> Iterable[Said]:
        """The stop words by which the number was passed over."""
        row = reasons().get(reason, {})
        for row_id in row.get("rows", ()):
            found = stop_beside(self.scene, row_id, piece, behind=row["side"] == "after")
            if found:
                return [found[0].said()]
        return []


def _inside(one: Evidence, other: Evidence) -> bool:
    return other.start <= one.start and one.end <= other.end


def _is_value(figure: Figure, quantity: Quantity) -> bool:
    """Whether a quantity is the figure's value, where its scale may stand behind the next one."""
    if (figure.value, figure.high) == (quantity.value, quantity.high):
        return True
    lent = quantity.unit is None and figure.high is None
    return lent and any(figure.value == quantity.value * scale for scale in SCALES)


def _owned(
    pieces: tuple[Piece, ...], figures: list[Figure], passed_over: set[int]
) -> Iterator[tuple[int, Figure]]:
    """Which figure each quantity was read as: the first of its value whose evidence holds it."""
    left = list(figures)
    for at, piece in enumerate(pieces):
        quantity = piece.quantity
        if quantity is None or piece.start in passed_over:
            continue
        for figure in left:
            evidence = figure.evidence
            if (
                _is_value(figure, quantity)
                and evidence.start <= piece.start
                and piece.start < evidence.end
            ):
                left.remove(figure)
                yield at, figure
                break
