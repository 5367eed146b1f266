"""From facts to an outline: which claims stand in which part, each with its records. Pure.

A claim without a record is not made; what has no record is named in ``notes``, so that
the person who asked knows what the report does not say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tiendo.reporting import told
from tiendo.reporting.asked import Asked
from tiendo.reporting.errors import NothingToReport
from tiendo.reporting.facts import Facts, Line, Recorded
from tiendo.reporting.grammar import plan_words, says, table
from tiendo.reporting.periods import in_words
from tiendo.reporting.tallies import lower
from tiendo.scoring.rules.scheme import says as scored
from tiendo.scoring.rules.score import UNJUDGED, Verdict
from tiendo.scoring.rules.wording import period_words
from tiendo.vocabulary.periods import Precision, parse_period

SLOW = (Verdict.BEHIND, Verdict.OFF_COURSE, Verdict.MISSED)
# The forms of a line that a sentence may ask for.
FORMS = ("value", "percent", "change", "goal", "course", "left", "due", "rank")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    facts: Facts
    asked: Asked
    opening: Claim
    parts: tuple[Part, ...]
    notes: tuple[str, ...]


def outline(facts: Facts, asked: Asked) -> Outline:
    """The outline of a report. Raises NothingToReport where nothing of what is asked is there."""
    facts = narrowed(facts, asked)
    parts, notes = [], []
    for id in asked.chosen:
        sections = tuple(one for one in MAKERS[id](facts, asked) if one.claims)
        if sections or id in ("annex", "chart"):
            parts.append(Part(id=id, sections=sections))
        else:
            notes.append(NOTES[id])
    notes += disputed(facts)
    return Outline(
        facts=facts, asked=asked, opening=opening(facts, asked), parts=tuple(parts),
        notes=tuple(notes),
    )  # fmt: skip


NOTES = {
    "overview": "Không có chỉ tiêu nào để đánh giá chung",
    "fields": "Không có kết quả nào theo lĩnh vực",
    "comparison": "Sổ chưa có thứ hạng hay số liệu của vùng, cả nước: bỏ phần so sánh",
    "shortcomings": "Không chỉ tiêu nào chậm, chưa báo cáo nào nêu hạn chế: bỏ phần hạn chế",
    "causes": "Chưa văn bản nào trong kỳ nêu nguyên nhân: bỏ phần nguyên nhân",
    "tasks": "Chưa văn bản nào trong kỳ giao nhiệm vụ cho kỳ tới: bỏ phần nhiệm vụ",
}


def disputed(facts: Facts) -> list[str]:
    """Figures that equally firm sources state differently: a person must settle them first."""
    names = [line.name for line in facts.lines if "sources-differ" in line.score.rules]
    if not names:
        return []
    return [f"Các nguồn nêu số khác nhau, cần xử lý trước khi ký: {'; '.join(names)}"]


def narrowed(facts: Facts, asked: Asked) -> Facts:
    """Only the lines that the report is about."""
    lines = [
        line
        for line in facts.lines
        if (not asked.groups or line.group in asked.groups)
        and (not asked.responsible or line.responsible == asked.responsible)
        and (not asked.target or line.ref == asked.target)
    ]
    if not lines:
        raise NothingToReport(
            "Không có chỉ tiêu nào thuộc phạm vi báo cáo",
            where=asked.target or asked.responsible or facts.source,
            do="Xem mã nhóm, đơn vị, chỉ tiêu bằng tiendo score --format json",
        )
    whole = len(lines) == len(facts.lines)
    return replace(
        facts,
        lines=tuple(lines),
        partial=not whole,
        shortcomings=facts.shortcomings if whole else (),
        tasks=tuple(
            task
            for task in facts.tasks
            if whole or (asked.responsible and asked.responsible in task.owners)
        ),
    )


def opening(facts: Facts, asked: Asked) -> Claim:
    words = {
        "issuer": facts.issuer if asked.head.shouts else asked.head.issuer[-1],
        "source": facts.source,
        "when": in_words(facts.period, half_term(asked)).when,
        "day": f"{facts.as_of:%d/%m/%Y}",
        "name": lower(facts.lines[0].name),
    }
    return Claim(shape="reply" if asked.target else "opening", ref=facts.plan, live={}, words=words)


def half_term(asked: Asked) -> str:
    return "half-term" if asked.kind == "half-term" else ""


def overview(facts: Facts, asked: Asked) -> Iterator[Section]:
    if asked.target:
        return
    words = {"source": facts.source, "until": until(facts)}
    first = "overview-part" if facts.partial else "overview"
    shapes = [(first, ("total", "tally")), ("reached", ("reached",))]
    shapes += [("slow", ("slow",)), ("missed", ("missed",)), ("unjudged-names", ("unjudged",))]
    if asked.tone == "brief":
        shapes = shapes[:1]
    claims = [
        Claim(shape=shape, ref=facts.plan, words=words, live={f: (facts.plan, f) for f in forms})
        for shape, forms in shapes
        if all(told.told(facts, facts.plan, form) for form in forms)
    ]
    yield Section(title=says("part", "overview"), claims=tuple(claims), listed="plain")


def until(facts: Facts) -> str:
    """“đến hết 9 tháng đầu năm 2023”, “trong năm 2023”."""
    yearly = facts.period.precision in (Precision.YEAR, Precision.YEARS)
    return ("trong " if yearly else "đến hết ") + in_words(facts.period).when


def fields(facts: Facts, asked: Asked) -> Iterator[Section]:
    """A group of the plan a section, in the order of the plan."""
    for group in facts.groups:
        lines = [line for line in facts.lines if line.group == group.ordinal]
        claims = tuple(result(facts, line, asked) for line in lines)
        title = group_title(group.title) if len(facts.groups) > 1 else says("part", "fields")
        yield Section(title=title, claims=claims)


def group_title(title: str) -> str:
    """A plan's heading without “Nhóm mục tiêu về”."""
    for row in table("opens").values():
        if title.startswith(row["says"] + " "):
            title = title.removeprefix(row["says"] + " ")
            break
    title = title.strip(" .:;")
    return title[:1].upper() + title[1:]


def result(facts: Facts, line: Line, asked: Asked) -> Claim:
    brief = ("value", "percent", "goal", "course")
    forms = brief if asked.tone == "brief" else FORMS
    return of_line(facts, shape_of(line), line, forms)


def shape_of(line: Line) -> str:
    if line.verdict in UNJUDGED:
        return "unjudged" if told.value(line) else "empty"
    return "sum" if told.percent(line) else "state"


def of_line(facts: Facts, shape: str, line: Line, forms: Sequence[str]) -> Claim:
    live = {form: (line.ref, form) for form in forms if told.told(facts, line.ref, form)}
    rules = [rule for rule in line.score.rules if line.verdict is Verdict.CANNOT_JUDGE]
    words = {
        "name": named(facts, line),
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


def aim(line: Line) -> str:
    """“kế hoạch năm 2023 là”."""
    return says("phrase", "aim").format(when=period_words(parse_period(line.score.target.period)))


def since(line: Line) -> str:
    if line.change is None:
        return ""
    yearly = parse_period(line.change.since).precision is Precision.YEAR
    return says("phrase", "last-year" if yearly else "same-period")


def comparison(facts: Facts, asked: Asked) -> Iterator[Section]:
    del asked
    claims = [of_line(facts, "rank", line, ("rank",)) for line in facts.lines if line.rank]
    claims = [replace(one, words={**one.words, "name": rank_name(facts, one)}) for one in claims]
    for one in facts.above:
        words = {"name": one.target.indicator.name, "body": one.body}
        live = {"above": (one.ref, "above")}
        claims.append(Claim(shape="above", ref=one.ref, live=live, words=words))
    yield Section(title=says("part", "comparison"), claims=tuple(claims))


def rank_name(facts: Facts, claim: Claim) -> str:
    line = facts.line(claim.ref)
    assert line is not None
    assert line.rank is not None
    return f"{line.name} {period_words(parse_period(line.rank.period))}"


def shortcomings(facts: Facts, asked: Asked) -> Iterator[Section]:
    """Lines that lag, then what the period's report admits."""
    del asked
    lines = [line for line in facts.lines if line.verdict in SLOW and told.value(line)]
    claims = [of_line(facts, "behind", line, ("value", "goal", "course", "due")) for line in lines]
    claims += [recorded(one) for one in facts.shortcomings if not one.cause]
    yield Section(title=says("part", "shortcomings"), claims=tuple(claims), listed="dash")


def recorded(one: Recorded) -> Claim:
    return Claim(shape="recorded", ref=one.ref, live={"text": (one.ref, "text")})


def causes(facts: Facts, asked: Asked) -> Iterator[Section]:
    del asked
    title = says("part", "causes")
    for kind, row in table("cause").items():
        found = [recorded(one) for one in facts.shortcomings if one.cause == kind]
        name = row["says"].rstrip(":") if kind != "stated" else title
        yield Section(title=name, claims=tuple(found), listed="dash")


def tasks(facts: Facts, asked: Asked) -> Iterator[Section]:
    """What is still to be done to reach the plan, then what was ordered."""
    over = facts.period.end >= max(parse_period(x.score.target.period).end for x in facts.lines)
    lines = [x for x in facts.lines if x.verdict in SLOW and told.left(x) and not over]
    if asked.tone == "brief":
        lines = []
    claims = [of_line(facts, "left", line, ("left", "goal")) for line in lines]
    claims += [order(one) for one in facts.tasks]
    yield Section(title="", claims=tuple(claims), listed="number")


def order(one: Recorded) -> Claim:
    form = "order" if one.owners else "text"
    live = {"text": (one.ref, form)}
    if one.owners:
        live["owners"] = (one.ref, "owners")
    return Claim(shape="task" if one.owners else "recorded", ref=one.ref, live=live)


def nothing(facts: Facts, asked: Asked) -> Iterator[Section]:
    """The annex and its chart are drawn from the facts themselves."""
    del facts, asked
    yield from ()


Maker = Callable[[Facts, Asked], Iterator[Section]]
MAKERS: Mapping[str, Maker] = {
    "overview": overview, "fields": fields, "comparison": comparison,
    "shortcomings": shortcomings, "causes": causes, "tasks": tasks,
    "annex": nothing, "chart": nothing,
}  # fmt: skip
