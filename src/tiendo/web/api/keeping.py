"""Scores kept beside an exported data set, for guests: the same answers, nothing judged again.

``tiendo export bo-du-lieu`` says in the data set which state of the register it is of. What is
kept is believed only while the trail's head is that one, the facts are those that were written,
and the day is the same; else the question is judged as always.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from tiendo.register.access import Viewer
from tiendo.register.chain import Head, standing_head
from tiendo.scale.held import FACTS
from tiendo.scale.question import Question
from tiendo.scoring.rules.scheme import scheme
from tiendo.web.api.asking import Asked

if TYPE_CHECKING:
    from tiendo.scale.kept import Kept

STATE = "register.json"


def say_state(folder: Path, before: Head) -> bool:
    """Leave the sign of the register's state where nothing happened since ``before``."""
    (folder / STATE).unlink(missing_ok=True)
    if standing_head() != before:
        return False
    (folder / STATE).write_text(json.dumps(_signs(folder, before)), encoding="utf-8")
    return True


@contextmanager
def kept_for(asked: Asked, to: Viewer) -> Iterator[Kept | None]:
    """What is kept, where it answers this caller's question of this day; else None."""
    found = _fresh(asked, to)
    try:
        yield found
    finally:
        if found is not None:
            found.close()


def question_of(asked: Asked, kept: Kept) -> Question | None:
    """The question in the numbers of what is kept; None for a body or plan that is not in it."""
    if (asked.body and asked.body not in kept.bodies) or (
        asked.plan and asked.plan not in kept.plans
    ):
        return None
    below = kept.bodies[asked.body] if asked.body else None
    return Question(
        as_of=asked.as_of,
        bodies=None if below is None else (below.number, below.last),
        period=asked.period,
        plan=kept.plans[asked.plan] if asked.plan else None,
    )


def _fresh(asked: Asked, to: Viewer) -> Kept | None:
    folder = settings.TIENDO_SCORES
    if not folder or not to.is_guest or not _of_this_register(Path(folder)):
        return None
    try:
        from tiendo.scale.keeping import fresh
    except ImportError:  # without DuckDB nothing can have been kept
        return None
    found = fresh(Path(folder), asked.as_of, scheme())
    if found is not None and found.added:  # said beside the register, not in it
        found.close()
        return None
    return found


def _of_this_register(folder: Path) -> bool:
    try:
        said = json.loads((folder / STATE).read_text(encoding="utf-8"))
        return bool(said == _signs(folder, standing_head()))
    except (OSError, ValueError):
        return False


def _signs(folder: Path, head: Head) -> dict[str, object]:
    facts = (folder / FACTS).stat()
    return {"head": head.hash, "facts": [facts.st_size, facts.st_mtime_ns]}
