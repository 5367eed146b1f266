"""What the sender of a sheet says of it, and who it is to the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from tiendo.errors import PeriodUnreadable
from tiendo.register.access import Viewer, allowed, require
from tiendo.register.errors import NotFound
from tiendo.register.models import Body
from tiendo.vocabulary.periods import Period, parse_period

IMPORT, DECIDE = "data.import", "proposal.decide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """``issuer``: slug of the body that reports; ``dated``: since when its figures are known.

    ``period``: of values for which the sheet states none, in the notation of READING.md.
    ``new_indicators``: make those that the register does not know. ``note``: why, where a
    row speaks against what was known.
    """

    issuer: str
    dated: date
    number: str = ""
    period: str = ""
    note: str = ""
    new_indicators: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"dated": self.dated.isoformat()}

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Options:
        return cls(**{**given, "dated": date.fromisoformat(given["dated"])})

    def noting(self, note: str) -> Options:
        """The same with a reason, where one is given."""
        return replace(self, note=note.strip()) if note.strip() else self

    def stated_period(self) -> Period | None:
        """Raises PeriodUnreadable."""
        try:
            return parse_period(self.period) if self.period else None
        except PeriodUnreadable as error:
            raise error.at("Kỳ") from None


def issuer_for(options: Options, viewer: Viewer) -> Body:
    """The body that reports. Raises NotFound; NotAllowed where ``viewer`` may not speak for it."""
    found = Body.objects.select_related("speaks_for").filter(slug=options.issuer).first()
    if found is None:
        raise NotFound("Không có cơ quan này trong sổ", where=options.issuer or "Cơ quan báo cáo")
    require(viewer, IMPORT, found)
    return found


def decides(viewer: Viewer, issuer: Body) -> bool:
    """Whether what is imported counts at once; else it waits for who decides on proposals."""
    return allowed(viewer, DECIDE, issuer)
