"""What can go wrong with the register, each with its own permanent code."""

from __future__ import annotations

from tiendo.errors import TiendoError


class ValueNotExact(TiendoError):
    """A value with more digits than its unit is stored with; rounding it would be a guess."""

    code = "value-not-exact"


class WrongState(TiendoError):
    """An act on something that is no longer, or not yet, open to it."""

    code = "wrong-state"


class NotFound(TiendoError):
    code = "not-found"


class AppendOnly(TiendoError):
    """A record that is only ever added to was to be changed or removed."""

    code = "append-only"


class ActUnknown(TiendoError):
    code = "act-unknown"


class BodiesInvalid(TiendoError):
    """A list of bodies that contradicts itself; nothing of it was loaded."""

    code = "bodies-invalid"


class NotEnterable(TiendoError):
    """A proposal that lacks what a record of the register needs."""

    code = "not-enterable"


class NotAllowed(TiendoError):
    """An act or a page that the person has no right to."""

    code = "not-allowed"


class RightUnknown(TiendoError):
    """A right or a role that the tables do not have; to let it pass would be a guess."""

    code = "right-unknown"


class ReasonMissing(TiendoError):
    """An act of a person that others must be able to understand later needs its reason."""

    code = "reason-missing"
