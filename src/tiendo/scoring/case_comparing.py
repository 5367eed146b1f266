"""Cases of comparison: ranks, averages, contributions, roll-ups, indices, two days; JSON lines.

``{"id", "rank": {…}}`` and so on; what each holds stands at its function. Values by the
name of the body; null where a body has none. Answers are exact, with a sentence in both
languages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tiendo.errors import InvalidFact
from tiendo.facts.series import Better
from tiendo.scoring.case_changed import compare_days
from tiendo.scoring.case_fields import choice, day, decimal, listed, part, text
from tiendo.scoring.case_reading import read_observation
from tiendo.scoring.plain import plain
from tiendo.scoring.rules.comparing.averages import against, against_words, mean_of
from tiendo.scoring.rules.comparing.contribution import contribution_words, contributions
from tiendo.scoring.rules.comparing.indices import edition_words, editions, known_by
from tiendo.scoring.rules.comparing.ranking import ranking, ranking_words
from tiendo.scoring.rules.comparing.rollup import (
    By,
    roll_up,
    roll_up_words,
    worst_verdict,
    worst_words,
)
from tiendo.scoring.rules.comparing.words import percent
from tiendo.scoring.rules.score import Verdict
from tiendo.scoring.rules.span import as_decimal

Answer = dict[str, Any]


def rank(data: Mapping[str, Any]) -> Answer:
    """``name``, ``unit``, ``better``, ``values``, and of last time ``before``."""
    before = values(data, "before") if data.get("before") is not None else None
    found = ranking(values(data, "values"), better(data), before)
    name, unit = named(data)
    return {
        "of": found.of,
        "ranks": {one.name: one.rank for one in found.placed},
        "shared": [one.name for one in found.placed if one.shared > 1],
        "moves": {one.name: one.moved for one in found.placed if one.moved is not None},
        "unranked": list(found.unranked),
        "reason": ranking_words(found, name, unit),
        "reason_en": ranking_words(found, name, unit, english=True),
    }


def average(data: Mapping[str, Any]) -> Answer:
    """``name``, ``unit``, ``better``, ``body``, ``value``, ``scope``; the ``average`` if someone
    states it, else the ``values`` that it is the plain mean of."""
    name, unit = named(data)
    body, scope = text(data, "body") or "", text(data, "scope") or ""
    value = fraction(data, "value")
    stated = decimal(data, "average")
    mean = (Fraction(stated), 0) if stated is not None else mean_of(values(data, "values"))
    if value is None or mean is None:
        raise InvalidFact("Thiếu giá trị hoặc số bình quân để so", do="Nêu value và average")
    found = against(value, mean[0], unit, better(data), stated=stated is not None, of=mean[1])
    return {
        "average": plain(as_decimal(found.average)),
        "stated": found.stated,
        "difference": plain(found.difference),
        "unit": found.unit,
        "side": found.side,
        "reason": against_words(found, name, body, scope, unit),
        "reason_en": against_words(found, name, body, scope, unit, english=True),
    }


def contribute(data: Mapping[str, Any]) -> Answer:
    """``name``, ``unit``, ``values``, perhaps ``whole``, and of last time ``before``,
    ``whole_before``."""
    name, unit = named(data)
    before = values(data, "before") if data.get("before") is not None else None
    found = contributions(
        values(data, "values"),
        whole=fraction(data, "whole"),
        before=before,
        whole_before=fraction(data, "whole_before"),
    )
    return {
        "whole": plain(as_decimal(found.whole)),
        "growth": None if found.growth is None else plain(percent(found.growth / 100)),
        "shares": {one.name: plain(percent(one.share)) for one in found.units},
        "points": {
            one.name: plain(percent(one.growth / 100))
            for one in found.units
            if one.growth is not None
        },
        "rest": plain(as_decimal(found.rest)),
        "missing": list(found.missing),
        "reason": contribution_words(found, name, unit),
        "reason_en": contribution_words(found, name, unit, english=True),
    }


def roll(data: Mapping[str, Any]) -> Answer:
    """``name``, ``unit``, ``by`` (sum, mean, worst), ``values``, ``weights``, ``better``; or
    ``verdicts`` of which the worst is asked."""
    name, unit = named(data)
    if data.get("verdicts"):
        verdicts = {body: choice(data["verdicts"], body, Verdict) for body in data["verdicts"]}
        worst = worst_verdict(verdicts)
        return {
            "verdict": worst.verdict.value,
            "worst": list(worst.names),
            "reason": worst_words(worst, name),
            "reason_en": worst_words(worst, name, english=True),
        }
    by = choice(data, "by", By) or By.SUM
    given = data.get("weights")
    weights = None
    if given is not None:
        weights = {body: Fraction(decimal(part(data, "weights"), body) or 0) for body in given}
    found = roll_up(values(data, "values"), by, weights=weights, better=better(data))
    return {
        "value": None if found.value is None else plain(as_decimal(found.value)),
        "weights": {body: plain(percent(share)) for body, share in found.weights.items()},
        "missing": list(found.missing),
        "worst": list(found.worst),
        "reason": roll_up_words(found, name, unit),
        "reason_en": roll_up_words(found, name, unit, english=True),
    }


def index(data: Mapping[str, Any]) -> Answer:
    """``name``, ``observations`` (ranks and points, ``period`` the index's year), ``as_of``."""
    seen = [read_observation(one, "rank") for one in listed(data, "observations")]
    found = editions(text(data, "name") or "", known_by(seen, day(data, "as_of")))
    return {
        "editions": [
            {
                "year": one.year,
                "news_year": one.news_year,
                "rank": plain(one.rank),
                "of": plain(one.of),
                "points": plain(one.points),
                "moved": plain(one.moved),
                "doubts": len(one.doubts),
            }
            for one in found
        ],
        "reason": " ".join(edition_words(one) for one in found),
        "reason_en": " ".join(edition_words(one, english=True) for one in found),
    }


KINDS: Mapping[str, Callable[[Mapping[str, Any]], Answer]] = {
    "rank": rank,
    "average": average,
    "contribute": contribute,
    "roll_up": roll,
    "index": index,
    "changed": compare_days,
}


def compare(data: Mapping[str, Any]) -> Answer | None:
    """The answer to a case of comparison; None for another kind. Raises InvalidFact."""
    kind = next((one for one in KINDS if one in data), None)
    if kind is None or "target" in data:
        return None
    return {"id": str(data.get("id", ""))} | KINDS[kind](part(data, kind))


def named(data: Mapping[str, Any]) -> tuple[str, str]:
    return text(data, "name") or "chỉ tiêu", text(data, "unit") or "count"


def better(data: Mapping[str, Any]) -> Better:
    return choice(data, "better", Better) or Better.NEITHER


def values(data: Mapping[str, Any], name: str) -> dict[str, Fraction | None]:
    found = part(data, name)
    return {body: fraction(found, body) for body in found}


def fraction(data: Mapping[str, Any], name: str) -> Fraction | None:
    value: Decimal | None = decimal(data, name)
    return None if value is None else Fraction(value)
