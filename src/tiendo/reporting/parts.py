"""The parts of a report: which claims stand in each. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from tiendo.reporting import forms
from tiendo.reporting.asked import Asked
from tiendo.reporting.claims import Claim, Section, of_line, recorded, result
from tiendo.reporting.facts import Facts, Line, Recorded
from tiendo.reporting.grammar import says, table
from tiendo.reporting.naming import said_already
from tiendo.reporting.periods import in_words
from tiendo.reporting.told import told
from tiendo.scoring.rules.score import Verdict
from tiendo.scoring.rules.wording import period_words
from tiendo.vocabulary.periods import Precision, parse_period

SLOW = (Verdict.BEHIND, Verdict.OFF_COURSE, Verdict.MISSED)


def overview(facts: Facts, asked: Asked) -> Iterator[Section]:
    if asked.target:
        return
    words = {"source": facts.source, "until": until(facts, asked.half)}
    first = "overview-part" if facts.partial else "overview"
    shapes = [(first, ("total", "tally")), ("reached", ("reached",))]
    shapes += [("slow", ("slow",)), ("missed", ("missed",)), ("unjudged-names", ("unjudged",))]
    if asked.tone == "brief":
        shapes = shapes[:1]
    claims = [
        Claim(shape=shape, ref=facts.plan, words=words, live={f: (facts.plan, f) for f in forms})
        for shape, forms in shapes
        if all(told(facts, facts.plan, form) for form in forms)
    ]
    yield Section(title=says("part", "overview"), claims=tuple(claims), listed="plain")


def until(facts: Facts, kind: str = "") -> str:
    """“đến hết 9 tháng đầu năm 2023”, “trong năm 2023”."""
    yearly = facts.period.precision in (Precision.YEAR, Precision.YEARS)
    return ("trong " if yearly and not kind else "đến hết ") + in_words(facts.period, kind).when


def fields(facts: Facts, asked: Asked) -> Iterator[Section]:
    """A group of the plan a section, in the order of the plan."""
    for group in facts.groups:
        lines = [line for line in facts.lines if line.group == group.ordinal]
        claims = tuple(result(facts, line, asked) for line in lines)
        if asked.target:
            claims += tuple(answers(facts, claims, lines))
        title = group_title(group.title) if len(facts.groups) > 1 else says("part", "fields")
        yield Section(title=title, claims=claims)


def answers(facts: Facts, said: Sequence[Claim], lines: list[Line]) -> Iterator[Claim]:
    """What a leader asks next: whether that is enough by now, and who says so."""
    for claim, line in zip(said, lines, strict=True):
        if claim.shape == "sum" and forms.due(line):
            yield of_line(facts, "answer", line, ("course", "due"))
        if forms.value(line) and forms.document(line):
            yield of_line(facts, "document", line, ("document",))


def group_title(title: str) -> str:
    """A plan's heading without “Nhóm mục tiêu về”."""
    for row in table("opens").values():
        if title.startswith(row["says"] + " "):
            title = title.removeprefix(row["says"] + " ")
            break
    title = title.strip(" .:;")
    return title[:1].upper() + title[1:]


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
    lines = slow(facts)
    told = repeated(facts)
    claims = [
        of_line(facts, "behind", line, ("value", "count", "goal", "course", "due"))
        for line in lines
    ]
    claims += [recorded(one) for one in facts.shortcomings if not one.cause and one not in told]
    yield Section(title=says("part", "shortcomings"), claims=tuple(claims), listed="dash")


def slow(facts: Facts) -> list[Line]:
    return [line for line in facts.lines if line.verdict in SLOW and forms.value(line)]


def repeated(facts: Facts) -> list[Recorded]:
    """What the period's report admits without a figure, of lines that stand there with theirs."""
    lines = slow(facts)
    return [one for one in facts.shortcomings if not one.cause and said_already(one, lines)]


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
    lines = [x for x in facts.lines if x.verdict in SLOW and forms.left(x) and not over]
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


NOTES = {
    "overview": "Không có chỉ tiêu nào để đánh giá chung",
    "fields": "Không có kết quả nào theo lĩnh vực",
    "comparison": "Sổ chưa có thứ hạng hay số liệu của vùng, cả nước: bỏ phần so sánh",
    "shortcomings": "Không chỉ tiêu nào chậm, chưa báo cáo nào nêu hạn chế: bỏ phần hạn chế",
    "causes": "Chưa văn bản nào trong kỳ nêu nguyên nhân: bỏ phần nguyên nhân",
    "tasks": "Chưa văn bản nào trong kỳ giao nhiệm vụ cho kỳ tới: bỏ phần nhiệm vụ",
}

Maker = Callable[[Facts, Asked], Iterator[Section]]
MAKERS: Mapping[str, Maker] = {
    "overview": overview, "fields": fields, "comparison": comparison,
    "shortcomings": shortcomings, "causes": causes, "tasks": tasks,
    "annex": nothing, "chart": nothing,
}  # fmt: skip
