"""The catalogue of indicators, and the words that name them (tables/indicators.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from tiendo.vocabulary.lexicon import rows, split_words, words_in
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold
from tiendo.vocabulary.units import same_family

TABLES = "tiendo.vocabulary.tables"
BETWEEN = " | "  # stands in no wording
RATES = frozenset(("percent", "percentage_point", "per_mille"))
# Measures whose percent is of the indicator, whatever the indicator's own unit is.
RELATIVE = frozenset(("change", "attainment", "share"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """What reading knows of an indicator; its official code stands in ``vocabulary.official``.

    ``better``: higher, lower, neither; ``adds``: sum, last, mean.
    """

    id: str
    name: str
    wordings: tuple[str, ...]
    without: tuple[str, ...]
    unit: str
    better: str
    adds: str
    source: str
    added: str | None = None  # the indicator of how many came new, beside how many there are


@cache
def catalogue() -> Mapping[str, CatalogueEntry]:
    """Every indicator by its id."""
    return {
        row["id"]: CatalogueEntry(
            id=row["id"],
            name=row["name"],
            wordings=tuple(row["wordings"]),
            without=tuple(fold(word) for word in row.get("without", ())),
            unit=row["unit"],
            better=row["better"],
            adds=row["adds"],
            source=row["source"],
            added=row.get("added"),
        )
        for row in rows(TABLES, "indicators")
    }


class Wording:
    """A word of the catalogue's wordings: which entries end here, which words go on."""

    __slots__ = ("ends", "following")

    def __init__(self) -> None:
        self.ends: tuple[CatalogueEntry, ...] = ()
        self.following: dict[str, Wording] = {}

    def add(self, word: str) -> Wording:
        made = self.following[word] = Wording()
        return made


@cache
def _wordings() -> dict[str, Wording]:
    """Every wording as a path of words, accents folded."""
    top = Wording()
    said = [(w, entry) for entry in catalogue().values() for w in (entry.name, *entry.wordings)]
    # Folded in one piece: a thousand small folds cost more than the tree itself.
    folded = fold(BETWEEN.join(w for w, _ in said)).split(BETWEEN)
    for wording, (_, entry) in zip(folded, said, strict=True):
        node = top
        for word in words_in(wording):
            # Most words are there already: setdefault would make each anew.
            node = node.following.get(word) or node.add(word)
        node.ends = (*node.ends, entry)
    return top.following


@lru_cache(maxsize=4096)
def match_indicator(words: str, unit: str | None = None, measure: str | None = None) -> str | None:
    """The id of the indicator that ``words`` name, or None.

    The longest wording found in the words wins, accents folded; of several
    indicators with one wording, the one whose unit fits.

    >>> match_indicator("thu ngân sách nhà nước trên địa bàn", "VND", "level")
    'budget-revenue'
    >>> match_indicator("tỷ lệ hộ cận nghèo", "percent", "level")
    'near-poverty-rate'
    >>> match_indicator("bức tranh", "count") is None
    True
    """
    text = fold(words)
    tokens = split_words(text)
    root, count = _wordings(), len(tokens)
    longest, best = 0, None
    for start, token in enumerate(tokens):
        node, at = root.get(token), start
        while node is not None:
            at += 1
            if at - start > longest and node.ends:
                fitting = next((e for e in node.ends if _fits(e, text, unit, measure)), None)
                if fitting is not None:
                    longest, best = at - start, fitting
            node = node.following.get(tokens[at]) if at < count else None
    return best.id if best else None


# "Thêm" and "mới" say that something came new; in a name ("nông thôn mới") they do not.
ADDED = regex(r"\bthem\b|(?<!nong thon )\bmoi\b(?! dat)|^cong nhan\b")


def added_indicator(id: str | None, said: str) -> str | None:
    """The indicator of what came new, where ``said`` speaks of that; else ``id``.

    >>> added_indicator("new-rural-communes", "Có thêm 11 xã đạt chuẩn nông thôn mới")
    'new-rural-communes-added'
    >>> added_indicator("new-rural-communes", "64 xã đạt chuẩn nông thôn mới")
    'new-rural-communes'
    """
    entry = catalogue().get(id or "")
    if entry is None or entry.added is None or not ADDED.search(fold(said)):
        return id
    return entry.added


def _fits(entry: CatalogueEntry, text: str, unit: str | None, measure: str | None) -> bool:
    if any(word in text for word in entry.without):
        return False
    if unit is None or measure in ("rank", "tally") or unit in ("place", "times"):
        return True
    if unit == "index":
        return entry.unit == "point"
    if unit in RATES:
        return (
            entry.unit in RATES
            or (measure in RELATIVE and not _has_rate(entry))
            or (entry.unit == "point")
        )
    if entry.unit == "VND" and unit == "USD":
        return True
    return same_family(entry.unit, unit) or (measure == "ratio" and entry.unit == "percent")


@cache
def _rates() -> frozenset[str]:
    """Wordings that name a rate: a percent said with them is that rate."""
    return frozenset(fold(w) for e in catalogue().values() if e.unit in RATES for w in e.wordings)


@cache
def _twinned() -> frozenset[str]:
    """Entries that share a wording with a rate: a percent of them is that rate's."""
    return frozenset(
        e.id for e in catalogue().values() if any(fold(w) in _rates() for w in e.wordings[:2])
    )


def _has_rate(entry: CatalogueEntry) -> bool:
    return entry.id in _twinned()
