"""What words that a person marked say, read by the rules that read documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tiendo.errors import TiendoError
from tiendo.facts.figure import Op
from tiendo.facts.reading import Reading, number
from tiendo.reading import read_text
from tiendo.reading.written import read_value
from tiendo.register.errors import CorrectionInvalid
from tiendo.register.models import Kind
from tiendo.register.payloads import items_of, payload_of
from tiendo.vocabulary.symbols import find_symbols

Fields = dict[str, Any]
# Where an item stands belongs to its new place, not to where its fields came from.
PLACE = ("start", "end", "quote", "place", "confidence", "rule")


def guess(
    text: str, kind: str, start: int, end: int, *, like: Mapping[str, Any] | None = None
) -> Fields:
    """The fields of an item of ``kind`` in ``text[start:end]``.

    First as the reader reads its line, else by the words alone; what neither says comes
    from ``like``. Raises CorrectionInvalid where a figure holds no number.
    """
    known = {name: value for name, value in (like or {}).items() if name not in PLACE}
    numbered = kind != Kind.FIGURE or any(map(str.isdigit, text[start:end]))
    read = read_there(text, kind, start, end) if numbered else None
    said = read or alone(kind, text[start:end], known)
    return {**known, **{k: v for k, v in said.items() if v not in (None, [], "")}}


def read_there(text: str, kind: str, start: int, end: int) -> Fields | None:
    """The item that the reader finds in the line, inside the marked words most of all."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)]
    try:
        reading: Reading = read_text(line)
    except TiendoError:  # too short for a document: the words alone must do
        return None
    best: tuple[int, Fields] | None = None
    for found, _, item in items_of(reading):
        shared = min(end, first + item.evidence.end) - max(start, first + item.evidence.start)
        if found == kind and shared > 0 and (best is None or shared > best[0]):
            best = shared, payload_of(item)
    return {k: v for k, v in best[1].items() if k not in PLACE} if best else None


def alone(kind: str, words: str, known: Fields) -> Fields:
    """The fields that the words by themselves give."""
    plain = " ".join(words.split())
    if kind == Kind.FIGURE:
        return figure(plain, known)
    return ALONE[Kind(kind)](plain)


def figure(words: str, known: Fields) -> Fields:
    """A figure by its number; what it is of is for the person to say, or what stands before."""
    try:
        value = read_value(words)
    except TiendoError as error:
        raise CorrectionInvalid(
            "Trong đoạn đã chọn không có số nào đọc được",
            where=words,
            do="Chọn cả con số và đơn vị của nó, hoặc chọn loại mục khác",
        ) from error
    before = words[: next((at for at, c in enumerate(words) if c.isdigit()), len(words))]
    return {
        "role": known.get("role", "result"),
        "measure": "ratio" if value.of is not None else known.get("measure", "level"),
        "indicator": before.strip(" :,-–") or known.get("indicator") or words,
        "value": number(value.value),
        "high": None if value.high is None else number(value.high),
        "of": None if value.of is None else number(value.of),
        "op": (Op.RANGE if value.high is not None else value.op).value,
        "unit": value.unit or known.get("unit") or "count",
        "unit_text": value.unit_text,
    }


def cited(words: str) -> Fields:
    symbol = next(find_symbols(words), None)
    return {"number": symbol.canonical} if symbol else {"title": words}


ALONE: dict[Kind, Callable[[str], Fields]] = {
    Kind.TASK: lambda words: {"action": words},
    Kind.DOCUMENT: cited,
    Kind.MEETING: lambda words: {"name": words},
    Kind.SHORTCOMING: lambda words: {"text": words},
    Kind.COMMENDATION: lambda words: {"award": words},
    Kind.PERSON: lambda words: {"name": words},
}
