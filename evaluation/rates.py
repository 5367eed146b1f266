"""What checks found of what was planted, and what they said besides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Rate:
    """What was planted for one check, and what it said: by severity."""

    planted: int = 0
    errors: int = 0  # found as errors
    warnings: int = 0
    false_errors: int = 0
    false_warnings: int = 0

    @property
    def recall(self) -> float:
        return (self.errors + self.warnings) / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        said = self.errors + self.warnings + self.false_errors + self.false_warnings
        return (self.errors + self.warnings) / said if said else 1.0


@dataclass(slots=True)
class Result:
    rates: dict[str, Rate] = field(default_factory=lambda: defaultdict(Rate))
    clean_pages: float = 0
    clean_errors: int = 0
    clean_warnings: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def per_hundred(self) -> float:
        return self.clean_errors / self.clean_pages * 100 if self.clean_pages else 0.0


def rows(named: Iterable[tuple[str, Rate]]) -> list[str]:
    return [
        f"| {name} | {r.planted} | {r.errors} | {r.warnings} | {r.recall:.3f} "
        f"| {r.false_errors} | {r.false_warnings} | {r.precision:.3f} |"
        for name, r in named
    ]
