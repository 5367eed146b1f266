"""What changed between two days, for the terminal and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tiendo.scoring.changes import PlanChanges
    from tiendo.scoring.rules.changed_words import Line


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
