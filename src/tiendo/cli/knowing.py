"""The register for ``tiendo check``: asked only where there is one, Django only then."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from tiendo.facts.known import Known
from tiendo.facts.reading import Reading


def has_register() -> bool:
    """Whether a register has been kept here; looking for one makes none."""
    if os.environ.get("TIENDO_DATABASE"):
        return True
    return (Path(os.environ.get("TIENDO_HOME") or "var") / "tiendo.sqlite3").is_file()


def known(reading: Reading, *, as_of: date | None) -> Known:
    """What the register knew on ``as_of``, else today, of all that a draft names."""
    from django.apps import apps

    if not apps.ready:
        from tiendo.cli.django import setup

        setup()
    from django.utils import timezone

    from tiendo.register.selectors import known_for

    return known_for(reading, as_of=as_of or timezone.localdate())
