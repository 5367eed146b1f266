"""What can go wrong when a person judges."""

from __future__ import annotations

from tiendo.errors import TiendoError


class ReasonMissing(TiendoError):
    """A verdict in place of the rules' needs a reason that people can read."""

    code = "reason-missing"


class VerdictNotDecidable(TiendoError):
    """No data and not due are facts, not verdicts that a person gives."""

    code = "verdict-not-decidable"
