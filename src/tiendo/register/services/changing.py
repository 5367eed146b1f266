"""The figures of a document that change targets set before, each beside its target.

amended.py says what the document amends; here its figures meet the targets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tiendo.facts.figure import Figure
from tiendo.register.matching import Bodies
from tiendo.register.models import Amendment, Document, Match, Proposal, Target
from tiendo.register.services.amended import (
    Amended,
    Change,
    amended,
    compared,
    goals_of,
    is_last_said,
    levels_told,
    target_figures,
    where,
)
from tiendo.register.services.figures import Said, said_of
from tiendo.register.services.indicators import Indicators
from tiendo.register.services.stating import same_goal

NOT_THERE = "Sổ chưa có văn bản được điều chỉnh: {}"
Changes = dict[int, Change]


def changes_in(
    document: Document, read: Sequence[Proposal], bodies: Bodies, indicators: Indicators
) -> Changes:
    """What the target figures of ``document`` are to targets set before, by their ordinal.

    ``read`` is all that was read in it. A figure that is not there sets a target of its own,
    or only tells of one.
    """
    what = amended(document, read)
    if not (what.wholly or what.speaking):
        return {}
    goals = goals_of(document, what)
    levels = levels_told(goals, document)
    figures = target_figures(read)
    found: Changes = {}
    for proposal, figure in figures:
        if not what.concerns(proposal):
            continue
        target = meant(figure, document, goals, bodies, indicators)
        if target is not None:
            known, others = levels.get(target.pk, ()), [one for _, one in figures]
            found[proposal.ordinal] = met(figure, target, known, document, others)
        elif what.wholly and what.missing:
            found[proposal.ordinal] = waits(what)
    return found


def waits(what: Amended) -> Change:
    return Change(match=Match.UNKNOWN_AMENDED, note=NOT_THERE.format(", ".join(what.missing)))


def met(
    figure: Figure,
    target: Target,
    levels: Sequence[Amendment],
    document: Document,
    others: Sequence[Figure],
) -> Change:
    """A figure beside its target; of "từ 620 xuống 560" only the last is the new level."""
    if is_last_said(figure, document.text, others):
        return compared(figure, target, levels, document)
    before = any(same_goal(figure, one) for one in (target, *levels))
    if before:
        return Change(match=Match.SAME, note=f"Mức trước: {where(target)}", target=target)
    note = f"Văn bản nêu mức trước khác với sổ: {where(target)}"
    return Change(match=Match.CONTRADICTION, note=note, target=target)


def meant(
    figure: Figure,
    document: Document,
    goals: Sequence[Target],
    bodies: Bodies,
    indicators: Indicators,
) -> Target | None:
    """The target that a figure is about: by its key, the newest plan first.

    An undated one is of the period of the plan, where only one target then fits.
    """
    periods = [figure.period] if figure.period else list(dict.fromkeys(one.period for one in goals))
    fitting: list[Target] = []
    for period in periods:
        said = said_of(replace(figure, period=period), document, bodies, indicators)
        if isinstance(said, Said):
            fitting += [one for one in goals if one.key == said.key]
    return fitting[0] if len(fitting) == 1 or (fitting and figure.period) else None
