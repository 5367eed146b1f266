"""Words that say a target is met, exceeded or missed, beside the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tiendo.checking.amounts import Amount
from tiendo.checking.carried import carried
from tiendo.checking.draft import Draft, Line, Passage
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.fitting import PERCENTS
from tiendo.checking.pairing import results, same_topic, same_unit, targets
from tiendo.checking.plans_of import is_plan
from tiendo.checking.registry import Compared, Yielded, check
from tiendo.checking.saying import places, softened, vi
from tiendo.checking.topics import named
from tiendo.checking.wordlists import alternatives, words
from tiendo.checking.written import HUNDRED
from tiendo.facts.figure import Basis, Measure, Op, Role
from tiendo.vocabulary.indicators import catalogue
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.regexes import regex

TABLES = "tiendo.checking.tables"
CUT = regex(r"[;\n]")
# "khó đạt kế hoạch", "phấn đấu vượt dự toán": nothing is claimed yet.
UNSETTLED = regex(
    r"(?:khó|sẽ|để|phấn đấu|dự kiến|dự báo|khả năng|có thể|cần|phải|quyết tâm|nếu)\s$",
    re.IGNORECASE,
)
PLAN_NAMED = regex(
    r"\s?%\s(?:so với |tổng |mức |số )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|KH\b|NQ\b)",
    re.IGNORECASE,
)
ENGLISH = {"exceeded": "exceeded", "met": "met", "missed": "not met"}


@dataclass(frozen=True, slots=True)
class Claim:
    """ "exceeded", "met" or "missed", and where the words stand."""

    verdict: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What the numbers say: a percent of the plan, and the amounts that it is from."""

    percent: Decimal
    amounts: tuple[Amount, ...]
    said: str


@check(
    id="target-claim",
    group="consistency",
    severity=Severity.ERROR,
    says="“Đạt”, “vượt”, “chưa đạt” phải đúng với số thực hiện và số kế hoạch đi cùng.",
)
def target_claim(draft: Draft) -> Iterator[Yielded]:
    """ "Đạt", "vượt" and "chưa đạt" agree with the value and the plan, or its percent, beside them.

    Looked for in the same clause of a sentence and in the column of verdicts of a table. For
    indicators of which less is better it is turned round. A verdict that a report carries with
    its record is held against that of the register.

    Sai:  Thu ngân sách năm 2023 đạt 3.900 tỷ đồng, bằng 97,5% dự toán, vượt kế hoạch đề ra.
    Đúng: Thu ngân sách năm 2023 đạt 3.900 tỷ đồng, bằng 97,5% dự toán, chưa đạt kế hoạch đề ra.
    """
    yield from carried(draft, "verdict")
    for passage in draft.passages:
        yield from _sentence(draft, passage)
    for line in draft.lines:
        yield from _row(draft, line)


@cache
def _claims() -> re.Pattern[str]:
    parts = [f"(?P<{row['gives']}>{alternatives(row['words'])})" for row in rows(TABLES, "claims")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)(?!\s\d)", re.IGNORECASE)


def _sentence(draft: Draft, passage: Passage) -> Iterator[Yielded]:
    begin = 0
    for cut in [*(match.start() for match in CUT.finditer(passage.text)), len(passage.text)]:
        clause = passage.text[begin:cut]
        claims = list(_claims().finditer(clause))
        at, begin = passage.start + begin, cut + 1
        alone = _cells().get(clause.strip(" .,").lower()) if not claims else None
        if alone is not None and (ground := _ground(passage, list(passage.amounts))):
            start = at + len(clause) - len(clause.lstrip())
            words_ = clause.strip(" .,")
            claim = Claim(alone, start, start + len(words_), words_)
            yield from _judged(draft, claim, ground)
        if len(claims) != 1:
            continue
        found = claims[0]
        if UNSETTLED.search(clause[: found.start()]):
            continue
        verdict = str(found.lastgroup)
        claim = Claim(verdict, at + found.start(), at + found.end(), found.group())
        inside = [one for one in passage.amounts if at <= one.start and one.end <= at + len(clause)]
        ground = _ground(passage, inside)
        if ground is None and not inside:
            ground = _told_elsewhere(draft, clause[: found.start()])
        if ground is not None:
            yield from _judged(draft, claim, ground)


def _ground(passage: Passage, inside: list[Amount]) -> Ground | None:
    """The one percent of a plan in a clause, or the one value beside the one plan."""
    stated = [one for one in inside if _attains(one)]
    if len(stated) == 1:
        one = stated[0]
        if one.figure.measure is Measure.RATIO:
            assert one.figure.of is not None
            return Ground(
                one.figure.value / one.figure.of * HUNDRED, (one,), one.figure.evidence.quote
            )
        return Ground(one.figure.value, (one,), f"{one.said} kế hoạch")
    if stated:
        return None
    told = results(inside)
    planned = [*targets(inside), *(one for one in told if is_plan(one, passage))]
    told = [one for one in told if one not in planned]
    if len(told) != 1 or len(planned) != 1:
        return None
    value, plan = told[0], planned[0]
    if not same_topic(value, plan) or not same_unit(value, plan) or plan.figure.high is not None:
        return None
    percent = value.figure.value / plan.figure.value * HUNDRED
    return Ground(percent, (value, plan), f"{value.said}, kế hoạch {plan.said}")


def _told_elsewhere(draft: Draft, subject: str) -> Ground | None:
    """``Xuất khẩu … vẫn vượt kế hoạch``: by the one percent that the draft gives of it."""
    said = f" {named(subject)} "
    found = [
        one
        for one in draft.amounts
        if _attains(one)
        and one.figure.measure is Measure.ATTAINMENT
        and len(named(one.figure.indicator).split()) > 1
        and f" {named(one.figure.indicator)} " in said
    ]
    if len({one.figure.value for one in found}) != 1:
        return None
    return Ground(found[0].figure.value, (found[0],), f"{found[0].said} kế hoạch")


def _attains(amount: Amount) -> bool:
    figure = amount.figure
    if figure.basis is not Basis.PLAN or figure.role is Role.TARGET or figure.op is not Op.EQ:
        return False
    if figure.measure is Measure.RATIO:
        return bool(figure.of) and figure.percent is None
    attains = figure.measure is Measure.ATTAINMENT and figure.unit in PERCENTS and amount.plain
    return attains and (amount.cell is not None or _names_plan(amount))


def _names_plan(amount: Amount) -> bool:
    """Whether a plan is named behind a percent: "bằng 84,8% số xã" is of something else."""
    at = amount.main.end if amount.main is not None else amount.end
    return PLAN_NAMED.match(amount.text, at) is not None


def _judged(draft: Draft, claim: Claim, ground: Ground) -> Iterator[Yielded]:
    first = ground.amounts[0]
    lower = _lower_is_better(first)
    if lower is None:
        return
    yield Compared(ground.amounts)
    percent = 2 * HUNDRED - ground.percent if lower else ground.percent
    verdict = "exceeded" if percent > HUNDRED else "met" if percent == HUNDRED else "missed"
    wrong = {
        "exceeded": percent < HUNDRED or (percent == HUNDRED and ground.percent == HUNDRED),
        "met": percent < HUNDRED,
        "missed": percent >= HUNDRED,
    }[claim.verdict]
    if not wrong:
        return
    sure = all(one.legible for one in ground.amounts) and not (
        claim.verdict == "exceeded" and verdict == "met"
    )
    says = {"exceeded": "vượt", "met": "đạt", "missed": "chưa đạt"}
    yield Finding(
        start=claim.start,
        end=claim.end,
        message=f"Ghi “{claim.words}”, nhưng {ground.said} là {says[verdict]}",
        message_en=f"The text says {ENGLISH[claim.verdict]}; the numbers say {ENGLISH[verdict]}",
        stated=claim.words,
        computed=says[verdict],
        see=places(*ground.amounts),
        severity=softened(sure and not draft.doubtful),
    )


def _lower_is_better(amount: Amount) -> bool | None:
    """None where neither direction is better, or it is not known."""
    figure = amount.figure
    entry = catalogue().get(figure.indicator_id) if figure.indicator_id else None
    if entry is not None and entry.better != "neither":
        return entry.better == "lower"
    return None if entry is not None or words("claims.lower").search(figure.indicator) else False


def _row(draft: Draft, line: Line) -> Iterator[Yielded]:
    """The verdict in a cell of a row beside its percent of the plan, or its value and plan."""
    table = draft.cells.tables[line.table]
    for cell in table.cells:
        if cell.row != line.row or cell.header or any(map(str.isdigit, cell.text)):
            continue
        found = _cell_verdict(cell.text)
        if found is None:
            continue
        ground = _row_ground(line)
        if ground is not None:
            claim = Claim(found, cell.start, cell.end, cell.text)
            yield from _judged(draft, claim, ground)
        return


@cache
def _cells() -> dict[str, str]:
    return {word: row["gives"] for row in rows(TABLES, "claims") for word in row["cell"]}


def _cell_verdict(text: str) -> str | None:
    return _cells().get(" ".join(text.lower().split()).rstrip("."))


def _row_ground(line: Line) -> Ground | None:
    stated = [one for one in line.amounts if _attains(one)]
    told, planned = results(line.amounts), targets(line.amounts)
    if len(told) == 1 and len(planned) == 1 and same_unit(told[0], planned[0]):
        value, plan = told[0], planned[0]
        if plan.figure.op is Op.EQ or plan.figure.op is Op.GE:
            percent = value.figure.value / plan.figure.value * HUNDRED
            return Ground(percent, (value, plan), f"{value.said}, kế hoạch {plan.said}")
        return None
    if len(stated) == 1:
        return Ground(
            stated[0].figure.value, (stated[0],), f"{vi(stated[0].figure.value)}% kế hoạch"
        )
    return None
