"""People who bear several insurances: they are counted by each, and no sum of them is a total."""

from __future__ import annotations

from tiendo.checking.sums.parts import Parts
from tiendo.checking.wordlists import words

KINDS = ("sums.insured_socially", "sums.insured_health", "sums.insured_jobs")


def of_several_insurances(text: str, found: Parts) -> bool:
    """Whether between a total and its last part two kinds of insurance are named."""
    told = text[found.whole.end : found.parts[-1].end + len(" tham gia bảo hiểm thất nghiệp")]
    return sum(words(kind).search(told) is not None for kind in KINDS) > 1
