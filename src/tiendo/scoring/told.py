"""A judged target of the register for programs: the same on the terminal and in the API."""

from __future__ import annotations

from typing import Any

from tiendo.scoring.cases import answer
from tiendo.scoring.selectors import Judged


def as_json(judged: Judged) -> dict[str, Any]:
    """A judged target in the form of the cases, the person's verdict beside the rules'."""
    override = judged.override
    return answer(judged.record.slug, judged.score) | {
        "number": judged.record.ordinal,
        "group": judged.record.group.ordinal,
        "words": judged.record.words,
        "counts": judged.verdict.value,
        "override": override
        and {"verdict": override.verdict, "reason": override.reason, "by": override.by},
    }
