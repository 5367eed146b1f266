"""The register for ``tiendo check``: asked only where there is one, Django only then."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from tiendo.errors import TiendoError
from tiendo.facts.known import Known, KnownFigure
from tiendo.facts.reading import Reading


def has_register() -> bool:
    """Whether a register has been kept here; looking for one makes none."""
    if os.environ.get("TIENDO_DATABASE"):
        return True
    return (Path(os.environ.get("TIENDO_HOME") or "var") / "tiendo.sqlite3").is_file()


def known(reading: Reading, *, as_of: date | None) -> Known:
    """What the register knew on ``as_of``, else today, of all that a draft names."""
    from django.utils import timezone

    ready()
    from tiendo.register.selectors import known_for

    return known_for(reading, as_of=as_of or timezone.localdate())


def figures(
    data: bytes, reading: Reading, *, name: str, as_of: date | None
) -> tuple[KnownFigure, ...]:
    """The figures of a report of ours beside what the register says on ``as_of``, else today.

    None for other drafts. A line where the register does not have its plan.
    """
    from django.utils import timezone

    ready()
    from tiendo.reporting.held import figures_held

    try:
        return figures_held(data, reading.text, as_of or timezone.localdate())
    except TiendoError as error:
        print(f"tiendo: {name}: chưa soát được các số mang mã: {error}", file=sys.stderr)
        return ()


def ready() -> None:
    """Django set up, once."""
    from django.apps import apps

    if not apps.ready:
        from tiendo.cli.django import setup

        setup()
