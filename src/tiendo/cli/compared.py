"""What changed between two days, and bodies side by side: for the terminal and programs."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tiendo.register.models import Plan
    from tiendo.scoring.across import Across
    from tiendo.scoring.changes import PlanChanges
    from tiendo.scoring.rules.changed_words import Line


def run_changes(plan: Plan, options: argparse.Namespace) -> int:
    """What changed in the plan between the two days, as a table or for programs."""
    from tiendo.scoring.changes import changes_between, day_of

    start, end = (day_of(written) for written in options.changed)
    found = changes_between(plan, start, end)
    if options.format == "table":
        show(found)
    else:
        write(found, options.format)
    return 0


def run_across(options: argparse.Namespace) -> int:
    """Bodies beside each other in one indicator and period: the sentences, or JSON."""
    from django.utils import timezone

    from tiendo.scoring.across import across

    slug, period = options.across
    found = across(slug, period, options.as_of or timezone.localdate())
    if options.format == "table":
        for sentence in found.sentences():
            print(sentence)
    else:
        write_across(found)
    return 0


def show(found: PlanChanges) -> None:
    """The sentence that sums up, then a row for each change."""
    from tiendo.cli.tables import console, table
    from tiendo.scoring.rules.comparing.words import say

    out = console()
    out.print(found.summary())
    listed = found.lines()
    if not listed:
        return
    title = f"{found.plan.name}, {found.start:%d/%m/%Y} - {found.end:%d/%m/%Y}"
    rows = table(title, ["", "chỉ tiêu", "trước", "nay", "ghi chú"])
    kind = ""
    for line in listed:
        if line.kind != kind:
            rows.add_section()
        label = say(f"kind-{line.kind}") if line.kind != kind else ""
        kind = line.kind
        rows.add_row(label, line.name, line.was, line.now, line.note)
    out.print(rows)


def write(found: PlanChanges, form: str) -> None:
    listed = [as_json(line) for line in found.lines()]
    if form == "jsonl":
        for one in listed:
            print(json.dumps(one, ensure_ascii=False))
        return
    whole = {
        "plan": found.plan.slug,
        "from": found.start.isoformat(),
        "to": found.end.isoformat(),
        "sentence": found.summary(),
        "sentence_en": found.summary(english=True),
        "changes": listed,
    }
    print(json.dumps(whole, ensure_ascii=False, indent=1))


def as_json(line: Line) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "id": line.key,
        "name": line.name,
        "was": line.was,
        "now": line.now,
        "note": line.note,
    }


def write_across(found: Across) -> None:
    """The ranks and shares by the names of the bodies, exact, as one object."""
    from tiendo.scoring.plain import plain
    from tiendo.scoring.rules.comparing.words import percent
    from tiendo.scoring.rules.span import as_decimal

    ranked, parts = found.ranking, found.parts
    whole = {
        "indicator": found.indicator.slug,
        "period": found.period,
        "unit": found.found.unit,
        "values": {
            name: None if value is None else plain(as_decimal(value))
            for name, value in found.found.values.items()
        },
        "of": ranked.of if ranked else None,
        "ranks": {one.name: one.rank for one in ranked.placed} if ranked else {},
        "moves": {one.name: one.moved for one in ranked.placed if one.moved is not None}
        if ranked
        else {},
        "unranked": list(ranked.unranked) if ranked else [],
        "shares": {one.name: plain(percent(one.share)) for one in parts.units} if parts else {},
        "sentences": found.sentences(),
        "sentences_en": found.sentences(english=True),
    }
    print(json.dumps(whole, ensure_ascii=False, indent=1))
