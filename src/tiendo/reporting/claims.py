"""Claims: sentences to be, each with the records that its figures name. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tiendo.facts.series import Status
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
FORMS = ("value", "count", "percent", "change", "goal", "course", "left", "due", "rank", "document")


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
    estimated = line.score.status is Status.ESTIMATED  # “ước” is said of a value that was reached
    wanted = [one for one in forms if not (estimated and one == "count")]
    live = {form: (line.ref, form) for form in wanted if told(facts, line.ref, form)}
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
    return f"{line.name} {other_time(facts, line)}".strip()


def other_time(facts: Facts, line: Line) -> str:
    """“9 tháng” in a report on the third quarter; empty for the report's own time.

    Of another year than the report's with that year.
    """
    if line.score.period is None:
        return ""
    period = parse_period(line.score.period)
    if (period.start, period.end) == (facts.period.start, facts.period.end):
        return ""
    if period.year == facts.period.year and facts.period.precision is not Precision.YEARS:
        return in_words(period).short
    return period_words(period)


def done(facts: Facts, line: Line) -> str:
    """“Thành lập mới”, “Năm 2023 thành lập mới” of another time. Empty where a name tells none."""
    told = deed(line, line.unit_text or line.score.target.unit_text or "")
    if told is None:
        return ""
    return capital(f"{other_time(facts, line)} {told.says}".strip())


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
