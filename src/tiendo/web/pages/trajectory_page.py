"""The page on which the way to a target is laid down."""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.register import selectors
from tiendo.register.access import Viewer, require
from tiendo.register.services.amending import EDIT
from tiendo.scoring.selectors import trajectories_of
from tiendo.web import links, words
from tiendo.web.pages.board_rows import name
from tiendo.web.pages.laid_shown import Laid, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class TrajectoryPage:
    name: str
    asked: str
    href: str
    version: int
    laid: Laid | None
    before: tuple[Laid, ...]


def page(slug: str, to: Viewer) -> TrajectoryPage:
    """Raises NotFound, NotAllowed."""
    target = selectors.target(slug, to=to)
    require(to, EDIT, target)
    known = trajectories_of(target)
    level = selectors.latest(selectors.amendments_of([target], to=to)[target.pk], None)
    return TrajectoryPage(
        name=name(target),
        asked=words.asked(selectors.facts_of(target, level)),
        href=links.to_target(slug),
        version=target.version,
        laid=next((shown(one, target) for one in known if one.withdrawn_at is None), None),
        before=tuple(shown(one, target) for one in known if one.withdrawn_at is not None),
    )
