"""Scores for programs: set-wise by the engine that is always there, each with its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tiendo.register import selectors as register
from tiendo.register.access import Viewer
from tiendo.register.models import Observation
from tiendo.scale.building import DataSet
from tiendo.scale.engines import engine
from tiendo.scale.explaining import EXPLAINED, words_of
from tiendo.scale.question import Question
from tiendo.scale.records import Record, label_of, record
from tiendo.scale.scoring import Scores, scored
from tiendo.scoring.rules.scheme import says, scheme
from tiendo.scoring.selectors import judged_targets
from tiendo.scoring.told import as_json
from tiendo.web import links
from tiendo.web.api.asking import Asked
from tiendo.web.api.gathering import MOST, gathered
from tiendo.web.api.keeping import kept_for, question_of

if TYPE_CHECKING:
    from tiendo.scale.kept import Kept

NAMES = EXPLAINED


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """``total`` targets were asked for; ``last`` is the id to go on after, empty at the end."""

    rows: list[Record]
    total: int
    by_rules: int
    last: str


def page_of(asked: Asked, to: Viewer) -> Page:
    """The scores asked for, in the order of their ids. Raises NotFound, NotYetKnown, TooMany."""
    with kept_for(asked, to) as kept:
        wanted = None if kept is None else question_of(asked, kept)
        if kept is not None and wanted is not None:
            return kept_page(kept, wanted, asked)
    data = gathered(asked.as_of, to=to, plan=asked.plan, body=asked.body, most=MOST)
    found = judged(data, asked)
    numbers = sorted(found.answers, key=lambda number: data.targets[number].target.ref)
    after = [one for one in numbers if data.targets[one].target.ref > asked.after]
    shown = after[: asked.limit]
    last = data.targets[shown[-1]].target.ref if len(after) > len(shown) else ""
    rows = [explained(data, found, number, asked) for number in shown]
    return Page(rows=rows, total=len(numbers), by_rules=found.by_rules, last=last)


def kept_page(kept: Kept, wanted: Question, asked: Asked) -> Page:
    """The same out of what is kept; places are those in the whole register."""
    from tiendo.scale.paged import counted, page

    total, by_rules = counted(kept, wanted)
    found = page(kept, wanted, asked.after, asked.limit + 1)
    shown = found[: asked.limit]
    rows = [
        record(one.label, one.answer) | words_of(one.target, one.known, asked.as_of, scheme())
        for one in shown
    ]
    last = shown[-1].label.ref if len(found) > len(shown) else ""
    return Page(rows=rows, total=total, by_rules=by_rules, last=last)


def judged(data: DataSet, asked: Asked) -> Scores:
    machine = engine("sqlite")
    try:
        machine.load(data.observations, data.rows)
        return scored(data, machine, Question(as_of=asked.as_of, period=asked.period))
    finally:
        machine.close()


def explained(data: DataSet, found: Scores, number: int, asked: Asked) -> Record:
    """A record with its sentence, which the rules say."""
    one = data.targets[number]
    words = words_of(one, data.known.get(one.subject, ()), asked.as_of, data.scheme)
    return record(label_of(one), found.answers[number]) | words


def one_score(slug: str, asked: Asked, to: Viewer) -> dict[str, Any]:
    """One target: inputs with their evidence, rules in words, result. Raises NotFound."""
    target = register.target(slug, to=to, on=asked.as_of)
    (judged,) = judged_targets([target], as_of=asked.as_of, to=to)
    used = [one for one in judged.records if one.slug in judged.score.inputs]
    return as_json(judged) | {
        "as_of": asked.as_of.isoformat(),
        "plan": target.plan.slug,
        "body": target.body.slug,
        "due": judged.target.period,
        "unit": judged.target.unit,
        "steps": [{"rule": rule, "says": says("rule", rule)} for rule in judged.score.rules],
        "comparison": judged.score.comparison,
        "result": judged.score.result,
        "evidence": [evidence_of(one) for one in used],
        "page": links.to_target(slug),
    }


def evidence_of(one: Observation) -> dict[str, Any]:
    """What was said, where: the quote stands at these code points of the document's text."""
    return {
        "observation": one.slug,
        "document": one.document.slug,
        "source": register.source_of(one.document),
        "quote": one.evidence.quote,
        "start": one.evidence.start,
        "end": one.evidence.end,
        "place": one.evidence.place,
        "page": links.to_document(one.document.slug, one.evidence.start),
    }
