"""What can go wrong when a person judges."""

from __future__ import annotations

from tiendo.errors import TiendoError
from tiendo.register.errors import ReasonMissing

__all__ = ["ReasonMissing", "TrajectoryInvalid", "VerdictNotDecidable"]


class VerdictNotDecidable(TiendoError):
    """No data and not due are facts, not verdicts that a person gives."""

    code = "verdict-not-decidable"


class TrajectoryInvalid(TiendoError):
    """Points that cannot be read, or that do not lead to the target."""

    code = "trajectory-invalid"
