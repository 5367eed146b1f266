"""What can go wrong with the register, each with its own permanent code."""

from __future__ import annotations

from datetime import date

from tiendo.errors import TiendoError


class ValueNotExact(TiendoError):
    """A value with more digits than its unit is stored with; rounding it would be a guess."""

    code = "value-not-exact"


class WrongState(TiendoError):
    """An act on something that is no longer, or not yet, open to it."""

    code = "wrong-state"


class NotFound(TiendoError):
    code = "not-found"


class NotYetKnown(NotFound):
    """Asked for a day on which it was not known yet; ``since`` is when it was, if it has a date."""

    code = "not-yet-known"

    def __init__(self, what: str, *, since: date | None, where: str = "") -> None:
        super().__init__(what, where=where, do="Bỏ ngày để xem như hôm nay")
        self.since = since


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


class ChangedMeanwhile(TiendoError):
    """Somebody else changed what a person is acting on; both must be seen before going on.

    ``proposal`` is the primary key, ``by`` who changed it last.
    """

    code = "changed-meanwhile"

    def __init__(self, what: str, *, proposal: int, by: str, where: str = "", do: str = "") -> None:
        super().__init__(what, where=where, do=do)
        self.proposal, self.by = proposal, by


class CorrectionInvalid(TiendoError):
    """What was typed does not make an item: a field is missing, unreadable or impossible."""

    code = "correction-invalid"


class NothingToUndo(TiendoError):
    code = "nothing-to-undo"


class ImportRefused(TiendoError):
    """A sheet with a wrong row, or other than its preview showed; nothing of it was entered."""

    code = "import-refused"
