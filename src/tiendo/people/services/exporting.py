"""Taking the trail away is an act too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from tiendo.people import acts
from tiendo.register import audit
from tiendo.register.access import Viewer, require
from tiendo.register.audit import Thing
from tiendo.register.selectors.trail import Asked, entries_of, trail
from tiendo.register.trail_files import FORMS


def export_trail(asked: Asked, *, form: str, to: Viewer) -> Iterator[str]:
    """The lines of a file, the latest entry first, without what ``to`` may not see.

    Raises NotAllowed. Leaves one audit entry, which the file has too.
    """
    require(to, "trail.export")
    wanted = {name: value for name, value in asdict(asked).items() if value}
    on = Thing(kind="trail", slug=form)
    audit.record(act=acts.EXPORT_TRAIL, on=on, by=to.name, data={"asked": wanted})
    return FORMS[form](entries_of(trail(asked, to=to).iterator(), to=to))
