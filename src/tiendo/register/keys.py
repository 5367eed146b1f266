"""What a figure is said of, as one key: equal keys speak of the same thing.

A key is a hash of its parts, so that it fits an index; the parts are spelled out
here and nowhere else.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256

from tiendo.facts.figure import Basis, Figure, Measure
from tiendo.facts.series import Indicator
from tiendo.register.baselines import baseline_named
from tiendo.vocabulary.dimensions import part_of
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.text import fold
from tiendo.vocabulary.units import families

TABLES = "tiendo.register.tables"
LAST_YEAR = (Basis.SAME_PERIOD, Basis.PREVIOUS_YEAR, None)


def subject_key(subject: str | None) -> str:
    """A subject in the form that is compared; empty for the whole (tables/subjects.yaml).

    Words for one part of a dimension have one key (vocabulary/dimensions.py).

    >>> subject_key("riêng các huyện nghèo"), subject_key("toàn tỉnh"), subject_key("nữ giới")
    ('huyen ngheo', '', 'nu')
    """
    words = wording(subject or "")
    while words and words not in whole():
        lead = next((lead for lead in leads() if words.startswith(f"{lead} ")), None)
        part = part_of(words)
        if part is not None:
            return part.key
        if lead is None:
            return words[:200]
        words = words.removeprefix(f"{lead} ")
    return ""


@cache
def whole() -> frozenset[str]:
    return frozenset(wording(words) for row in subjects() for words in row.get("whole", ()))


@cache
def leads() -> tuple[str, ...]:
    return tuple(wording(words) for row in subjects() for words in row.get("lead", ()))


def subjects() -> tuple[Row, ...]:
    return rows(TABLES, "subjects")


def wording(words: str) -> str:
    """An indicator's words in the form that is compared."""
    return re.sub(r"[^\w%]+", " ", fold(words)).strip()[:300]


def observation_key(figure: Figure, *, indicator: Indicator, body: str, subject: str) -> str:
    """Indicator, body, subject, period and how it is measured; never the value.

    A direction belongs to the value (up 3 and down 3 contradict each other), and what
    a value is per to the indicator. 103% of the centre's plan and 101% of the council's are
    two things: a baseline that the words name belongs to the key.
    """
    kind = kind_of(figure, indicator)
    basis = figure.basis.value if figure.basis and kind != Measure.LEVEL else ""
    of_plan = kind == Measure.ATTAINMENT and figure.basis is Basis.PLAN
    named = baseline_named(figure.evidence.quote) if of_plan else ""
    return digest(
        "observation",
        indicator.id,
        body,
        subject,
        figure.period or "",
        kind,
        families().get(figure.unit, figure.unit),
        basis,
        prices(figure),
        *([named] if named else []),
    )


def target_key(figure: Figure, *, indicator: Indicator, body: str, subject: str) -> str:
    """The same for a target, whoever set it; what it is compared with is often left out."""
    family = families().get(figure.unit, figure.unit)
    kind = kind_of(figure, indicator)
    return digest("target", indicator.id, body, subject, figure.period or "", kind, family)


def kind_of(figure: Figure, indicator: Indicator) -> str:
    """The measure, with what says the same taken together.

    A share is the level of its indicator, and so is the growth of a growth rate.
    """
    name = fold(indicator.name)
    growth = figure.measure is Measure.CHANGE and figure.basis in LAST_YEAR
    if growth and figure.unit == "percent" and any(words in name for words in growth_words()):
        return Measure.LEVEL
    return Measure.LEVEL if figure.measure is Measure.SHARE else figure.measure


def prices(figure: Figure) -> str:
    """The base year of constant prices, which a rate does not depend on (DOMAIN.md B6)."""
    rate = families().get(figure.unit) == "rate"
    return str(figure.base_year) if figure.base_year and not rate else ""


@cache
def growth_words() -> tuple[str, ...]:
    found = rows(TABLES, "growth")
    return tuple(fold(words) for row in found for words in row["words"])


def digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()
