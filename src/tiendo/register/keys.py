"""What a figure is said of, as one key: equal keys speak of the same thing.

A key is a hash of its parts, so that it fits an index; the parts are spelled out
here and nowhere else.
"""

from __future__ import annotations

import re
from hashlib import sha256

from tiendo.facts.figure import Figure, Measure
from tiendo.vocabulary.text import fold
from tiendo.vocabulary.units import families

# Words that do not narrow a subject: "các huyện nghèo", "hai huyện nghèo", "huyện nghèo".
LOOSE = re.compile(r"^(?:(?:cac|nhung|rieng|hai|ba|bon|nam|\d+|o|tai|cua|trong)\s+)+")


def subject_key(subject: str | None) -> str:
    """A subject in the form that is compared.

    >>> subject_key("các huyện nghèo")
    'huyen ngheo'
    """
    return LOOSE.sub("", fold(subject))[:200] if subject else ""


def wording(words: str) -> str:
    """An indicator's words in the form that is compared."""
    return re.sub(r"[^\w%]+", " ", fold(words)).strip()[:300]


def observation_key(figure: Figure, *, indicator: str, body: str, subject: str) -> str:
    """Indicator, body, subject, period and how it is measured; never the value."""
    return digest("observation", indicator, body, subject, *terms(figure))


def target_key(figure: Figure, *, indicator: str, body: str, subject: str) -> str:
    """The same for a target, whoever set it."""
    return digest("target", indicator, body, subject, *terms(figure))


def terms(figure: Figure) -> tuple[str, ...]:
    """Period, measure, family of unit, per, basis, direction and price basis.

    A level keeps no direction: "còn 1,9%" and "giảm còn 1,9%" say the same.
    """
    direction = figure.direction if figure.measure is Measure.CHANGE else None
    return (
        figure.period or "",
        figure.measure.value,
        families().get(figure.unit, figure.unit),
        fold(figure.per or ""),
        figure.basis.value if figure.basis else "",
        direction.value if direction else "",
        str(figure.base_year or ""),
    )


def digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()
