"""The catalogue of indicators, and the words that name them (tables/indicators.yaml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from tiendo.vocabulary.lexicon import rows, split_words
from tiendo.vocabulary.text import fold
from tiendo.vocabulary.units import same_family

TABLES = "tiendo.vocabulary.tables"
RATES = frozenset(("percent", "percentage_point", "per_mille"))
# Measures whose percent is of the indicator, whatever the indicator's own unit is.
RELATIVE = frozenset(("change", "attainment", "share"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """What is known of an indicator. ``better``: higher, lower, neither; ``adds``: sum, last, mean.

    ``code`` is that of the national indicator system, where it has been checked.
    """

    id: str
    name: str
    wordings: tuple[str, ...]
    without: tuple[str, ...]
    unit: str
    better: str
    adds: str
    source: str
    code: str | None = None
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
            code=row.get("code"),
            added=row.get("added"),
        )
        for row in rows(TABLES, "indicators")
    }


Wordings = dict[str, list[tuple[tuple[str, ...], CatalogueEntry]]]


@cache
def _wordings() -> Wordings:
    """Wordings by their first word, accents folded, longest first."""
    found: Wordings = {}
    for entry in catalogue().values():
        for wording in (entry.name, *entry.wordings):
            words = split_words(fold(wording))
            found.setdefault(words[0], []).append((words, entry))
    for entries in found.values():
        entries.sort(key=lambda pair: -len(pair[0]))
    return found


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
    best: tuple[int, CatalogueEntry] | None = None
    for at, token in enumerate(tokens):
        for phrase, entry in _wordings().get(token, ()):
            if best is not None and len(phrase) <= best[0]:
                break
            if tokens[at : at + len(phrase)] == phrase and _fits(entry, text, unit, measure):
                best = len(phrase), entry
    return best[1].id if best else None


# "Thêm" and "mới" say that something came new; in a name ("nông thôn mới") they do not.
ADDED = re.compile(r"\bthem\b|(?<!nong thon )\bmoi\b(?! dat)|^cong nhan\b")


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


def _has_rate(entry: CatalogueEntry) -> bool:
    return any(fold(wording) in _rates() for wording in entry.wordings[:2])
