"""Two versions of a draft beside each other, paragraph by paragraph, in words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tiendo.reporting.draft import Block, Paragraph, Span
from tiendo.reporting.pack.says import line, phrase

WORDS = re.compile(r"\S+\s*")
ALIKE = 0.4  # from here on a paragraph is the other one, changed
MOST = 400  # paragraphs on both sides of one change that are paired by likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A paragraph before and after; empty for one that was not there."""

    old: str
    new: str

    @property
    def kind(self) -> str:
        if self.old == self.new:
            return "same"
        return "changed" if self.old and self.new else "added" if self.new else "removed"


def paragraphs(text: str) -> list[str]:
    return [" ".join(one.split()) for one in text.split("\n") if one.strip()]


def compared(old: str, new: str) -> list[Pair]:
    """The paragraphs of two texts in order, each beside what it was.

    >>> [one.kind for one in compared("a b c\\nd", "a b x\\nd\\ne f")]
    ['changed', 'same', 'added']
    """
    before, after = paragraphs(old), paragraphs(new)
    out: list[Pair] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            out += (Pair(old=one, new=one) for one in before[a:b])
        else:
            out += paired(before[a:b], after[c:d])
    return out


def paired(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """Paragraphs that changed: each new one with the likest old one not yet passed."""
    at = 0
    for new in after:
        found = likest(before, at, new) if len(before) + len(after) <= MOST else None
        if found is None:
            yield Pair(old="", new=new)
            continue
        yield from (Pair(old=one, new="") for one in before[at:found])
        yield Pair(old=before[found], new=new)
        at = found + 1
    yield from (Pair(old=one, new="") for one in before[at:])


def likest(before: Sequence[str], at: int, new: str) -> int | None:
    likeness = [(alike(before[i], new), -i) for i in range(at, len(before))]
    best, place = max(likeness, default=(0.0, 0))
    return -place if best >= ALIKE else None


def alike(one: str, other: str) -> float:
    return SequenceMatcher(None, WORDS.findall(one), WORDS.findall(other), autojunk=False).ratio()


def changes(found: Sequence[Pair], old: str, new: str) -> tuple[Block, ...]:
    """What changed, to be read: kept paragraphs are counted, the words of others marked."""
    kinds = [one.kind for one in found]
    counts = {kind: kinds.count(kind) for kind in ("changed", "added", "removed", "same")}
    out: list[Block] = [line(phrase("compared", old=old, new=new, **counts), "italic")]
    if counts["same"] == len(found):
        return (*out, line(phrase("identical")))
    kept = 0
    for one in found:
        if one.kind == "same":
            kept += 1
            continue
        out += passed(kept)
        kept = 0
        out.append(Paragraph(spans=tuple(spans(one))))
    return (*out, *passed(kept))


def passed(kept: int) -> Iterator[Block]:
    if kept:
        yield line(phrase("same", n=kept), "italic")


def spans(one: Pair) -> Iterator[Span]:
    before, after = WORDS.findall(one.old), WORDS.findall(one.new)
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Span(text="".join(after[c:d]))
            continue
        if a < b:
            yield Span(text="".join(before[a:b]), look="del")
        if c < d:
            yield Span(text="".join(after[c:d]), look="ins")
