"""Claims: sentences to be, each with the records that its figures name. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tiendo.reporting import forms
from tiendo.reporting.asked import Asked
from tiendo.reporting.facts import Facts, Line, Recorded
from tiendo.reporting.grammar import plan_words, says
from tiendo.reporting.naming import deed
from tiendo.reporting.periods import in_words
from tiendo.reporting.told import capital, told
from tiendo.scoring.rules.scheme import says as scored
from tiendo.scoring.rules.score import UNJUDGED, Verdict
from tiendo.scoring.rules.wording import period_words
from tiendo.vocabulary.periods import Precision, parse_period

# The forms of a line that a sentence may ask for.
FORMS = ("value", "count", "percent", "change", "goal", "course", "left", "due", "rank")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sentence to be: ``live`` slots name a record and a form, ``words`` are plain."""

    shape: str
    ref: str
    live: Mapping[str, tuple[str, str]]
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Claims under a heading. ``listed``: one paragraph each, after a dash, a number or nothing;
    else together in one."""

    title: str
    claims: tuple[Claim, ...]
    listed: str = ""  # "dash", "number", "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    id: str
    sections: tuple[Section, ...]


def result(facts: Facts, line: Line, asked: Asked) -> Claim:
    brief = ("value", "count", "percent", "goal", "course")
    forms = brief if asked.tone == "brief" else FORMS
    return of_line(facts, shape_of(line), line, forms)


def shape_of(line: Line) -> str:
    if line.verdict in UNJUDGED:
        return "unjudged" if forms.value(line) else "empty"
    return "sum" if forms.percent(line) else "state"


def of_line(facts: Facts, shape: str, line: Line, forms: Sequence[str]) -> Claim:
    live = {form: (line.ref, form) for form in forms if told(facts, line.ref, form)}
    rules = [rule for rule in line.score.rules if line.verdict is Verdict.CANNOT_JUDGE]
    words = {
        "name": named(facts, line),
        "deed": done(facts, line),
        "plan": plan_words(line),
        "since": since(line),
        "aim": aim(line),
        "short": in_words(facts.period).short,
        "why": scored("rule", rules[-1]) if rules else "",
    }
    return Claim(shape=shape, ref=line.ref, live=live, words=words)


def named(facts: Facts, line: Line) -> str:
    """The name, with its time where that is not the report's own."""
    if line.score.period is None:
        return line.name
    period = parse_period(line.score.period)
    if (period.start, period.end) == (facts.period.start, facts.period.end):
        return line.name
    return f"{line.name} {period_words(period)}"


def done(facts: Facts, line: Line) -> str:
    """“Thành lập mới”; with its time as a name has it. Empty where a name tells no deed."""
    told = deed(line, line.unit_text or line.score.target.unit_text or "")
    if told is None:
        return ""
    return capital(named(facts, line).replace(line.name, told.says, 1))


def aim(line: Line) -> str:
    """“kế hoạch năm 2023 là”."""
    return says("phrase", "aim").format(when=period_words(parse_period(line.score.target.period)))


def since(line: Line) -> str:
    if line.change is None:
        return ""
    yearly = parse_period(line.change.since).precision is Precision.YEAR
    return says("phrase", "last-year" if yearly else "same-period")


def recorded(one: Recorded) -> Claim:
    return Claim(shape="recorded", ref=one.ref, live={"text": (one.ref, "text")})
