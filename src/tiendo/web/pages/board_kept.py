"""Rows of a scoreboard that were made before: for today, and for whoever sees what is open.

A plan has them once somebody asked for them (``tiendo keep --boards``). A row that no longer
counts is made again when its page is asked for; of a plan that was never kept, nothing is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

from tiendo.register import selectors
from tiendo.register.access import Viewer
from tiendo.register.locks import writing
from tiendo.register.models import Plan, Target
from tiendo.register.repeated import repeated
from tiendo.scoring.decisions import laid_ahead
from tiendo.scoring.rules.lasting import unchanged_until
from tiendo.scoring.selectors import Judged, judged_targets, overrides_of_targets
from tiendo.web.middleware import LANGUAGES
from tiendo.web.models import BoardRow
from tiendo.web.pages import board_rows
from tiendo.web.pages.board import Row
from tiendo.web.pages.board_rows import Listed

# A day before which no row was right: the mark of kept.py.
STALE_BEFORE = date(1000, 1, 1)
PROGRAM = Path(__file__).resolve().parents[2]
# What a row of ours is made by; styles and scripts are not in it.
MAKES = ("*.py", "*.yaml", "*.mo", "*.html")


def kept_rows(plan: Plan, day: date, to: Viewer) -> list[Listed] | None:
    """The rows of a plan as they are on a day (today); None where they must be judged now."""
    if any(grant.levels for grant in to.grants):  # sees more than the rows are made from
        return None
    found = rows_of(plan)
    if not found:
        return None
    if len(found) != selectors.size_of(plan) or any(outdated(one, day) for one in found):
        keep_rows(plan, day)
        found = rows_of(plan)
    persons = overrides_of_targets([one.target_id for one in found], as_of=day)
    return [decided(shown(one), persons.get(one.target_id)) for one in found]


def language() -> str:
    chosen = translation.get_language()
    return chosen if chosen in LANGUAGES else "vi"


def rows_of(plan: Plan) -> list[BoardRow]:
    """The rows of a plan with the words of the language that is spoken now."""
    return rows_in(plan=plan.pk, language=language())


@repeated("plan")
def rows_in(plan: int, language: str) -> QuerySet[BoardRow]:
    others = [f"{part}_{other}" for other in LANGUAGES if other != language
              for part in ("cells", "html")]  # fmt: skip
    return BoardRow.objects.filter(plan=plan).defer(*others).order_by("ordinal")


def outdated(one: BoardRow, day: date) -> bool:
    lasts = one.since <= day and (one.until is None or day <= one.until)
    return not lasts or one.made_by != maker()


def shown(one: BoardRow) -> Listed:
    cells, html = (getattr(one, f"{part}_{language()}") for part in ("cells", "html"))
    ready = {"spark": SafeString(cells["spark"]), "html": SafeString(html)}
    return Listed(
        row=Row(**cells | ready),
        target=one.target_id,
        ordinal=one.ordinal,
        group=one.group,
        period=one.period,
    )


def decided(one: Listed, verdict: str | None) -> Listed:
    """With a person's verdict in place of the rules'."""
    if verdict is None:
        return one
    return replace(one, row=replace(one.row, verdict=verdict, overridden=True, html=""))


def keep_rows(plan: Plan, day: date) -> int:
    """Make the rows of a plan that are missing or no longer right; how many there were.

    Nobody else writes meanwhile, so that no row is made from what is changing.
    """
    with writing():
        right = BoardRow.objects.filter(plan=plan, since__lte=day, made_by=maker())
        known = {one.target_id for one in right if not outdated(one, day)}
        wanted = [one for one in selectors.targets_of(plan) if one.pk not in known]
        ahead, laid = selectors.days_ahead(day), laid_ahead(wanted, day)
        made = [
            made_of(one, day, [*ahead, laid.get(one.record.pk, day)])
            for one in judged_targets(wanted, as_of=day)
        ]
        BoardRow.objects.bulk_create(
            made,
            update_conflicts=True,
            unique_fields=["target"],
            update_fields=[f.name for f in BoardRow._meta.fields if not f.primary_key],
        )
    return len(made)


def made_of(judged: Judged, day: date, ahead: Sequence[date]) -> BoardRow:
    """``ahead``: days to come that documents bear already, or from which a trajectory counts."""
    target: Target = judged.record
    plain = replace(judged, override=None)  # persons are asked for anew each time
    facts = [selectors.observation_fact(one) for one in judged.records]
    turns = [day for one in judged.levels for day in (one.known_on, one.holds_from)]
    return BoardRow(
        target=target,
        plan=target.plan,
        ordinal=target.ordinal,
        group=target.group.ordinal,
        period=target.period,
        verdict=plain.verdict.value,
        **{k: v for chosen in LANGUAGES for k, v in written(plain, chosen).items()},
        since=day,
        until=unchanged_until(judged.target, facts, day, [*turns, *ahead]),
        made_by=maker(),
    )


def written(judged: Judged, chosen: str) -> dict[str, Any]:
    """The row in a language: its words, and as it stands in a group with a title."""
    with translation.override(chosen):
        row = board_rows.row(judged)
        html = render_to_string("web/board_row.html", {"row": row, "group": {"title": "1"}})
    return {f"cells_{chosen}": asdict(row), f"html_{chosen}": html}


@cache
def maker() -> str:
    """A mark of the program that makes rows: after a change of it they are made anew."""
    files: Sequence[Path] = sorted(p for kind in MAKES for p in PROGRAM.rglob(kind))
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
