"""Words that say a target is met, exceeded or missed, beside the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.pairs.fitting import PERCENTS
from tiendo.checking.pairs.pairing import results, same_topic, same_unit, targets
from tiendo.checking.pairs.standing import is_plan
from tiendo.checking.pairs.topics import named
from tiendo.checking.registry import Compared, Yielded, check
from tiendo.checking.retelling.carried import carried
from tiendo.checking.retelling.told_numbers import WAY
from tiendo.checking.saying import places, softened
from tiendo.checking.verdicts.all_done import all_done
from tiendo.checking.verdicts.all_fallen import all_fallen
from tiendo.checking.verdicts.another_goal import of_another_goal
from tiendo.checking.verdicts.bound_claims import bound_claims, unborne
from tiendo.checking.verdicts.bracketed_verdicts import bracketed_verdicts
from tiendo.checking.verdicts.claimed import Claim, Ground, attains, claimed_in, told_in_a_cell
from tiendo.checking.verdicts.claims_apart import claims_apart
from tiendo.checking.verdicts.gaps_to_goals import gaps_to_goals
from tiendo.checking.verdicts.goals_beside import goals_before, goals_beside
from tiendo.checking.verdicts.goals_elsewhere import goals_elsewhere
from tiendo.checking.verdicts.goals_in_brackets import goals_in_brackets
from tiendo.checking.verdicts.goals_of_change import goals_of_change, growth_goals
from tiendo.checking.verdicts.goals_told import goals_told
from tiendo.checking.verdicts.grounds_elsewhere import (
    told_elsewhere,
    told_in_other_words,
    told_of_what_follows,
)
from tiendo.checking.verdicts.groups_reached import groups_reached
from tiendo.checking.verdicts.joined import joined_to, of_part
from tiendo.checking.verdicts.plans_first import plans_first
from tiendo.checking.verdicts.plans_of_givers import plans_of_givers
from tiendo.checking.verdicts.rated_verdicts import rated_verdicts
from tiendo.checking.verdicts.reached import (
    NEAR,
    RATES_OF,
    more_to_come,
    number_at,
    same_kind,
    to_reach,
    value_before,
)
from tiendo.checking.verdicts.split_verdicts import split_verdicts
from tiendo.checking.verdicts.verdicts_alone import verdicts_alone
from tiendo.checking.verdicts.verdicts_behind import verdicts_behind, verdicts_in_lines
from tiendo.checking.wordlists import in_small, lists, shaped, words
from tiendo.checking.written import HUNDRED
from tiendo.facts.figure import Direction, Measure, Op, Role
from tiendo.vocabulary.indicators import catalogue
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.tries import pattern_of

TABLES = "tiendo.checking.tables"
CUT = regex(r"[;\n]")
# "khó đạt kế hoạch", "phấn đấu vượt dự toán": nothing is claimed yet.
UNSETTLED = shaped(
    r"\b(?:khó(?! khăn)|(?<!rừng )(?<!trồng ){claims.unsettled})\s(?:[^,;.:\d]{0,40}\s)?$",
    re.IGNORECASE,
)
# "trồng rừng tập trung đã vượt kế hoạch": it has come.
SETTLED = regex(r"\bđã(?: hoàn thành)?\s$")
WAY_TO_PLAN = (
    r"\b(?P<not>không |chưa )?"
    r"(?P<way>{claims.way_met}|{claims.way_exceeded}|{claims.way_missed})"
    r"(?: vượt)?(?: mức)?(?: so với)? "
)
WITH_PLAN = shaped(
    WAY_TO_PLAN + r"{claims.plans}(?: (?:{claims.of_plan}|năm \d{4}"
    r"|(?:\d+|{claims.month_counts}) tháng))*"
    r"(?: {claims.moves})?\s\(?(?:{claims.before_plan} )?$",
    re.IGNORECASE,
)
# "vượt mục tiêu UBND tỉnh đề ra cho 6 tháng (45%)": the plan in the bracket behind its name.
BRACKETED = shaped(
    WAY_TO_PLAN + r"(?:{claims.plans_named}|kịch bản)\s"
    r"(?:[^();%\d]|\b\d{1,2}(?= tháng)|\b(?:19|20)\d\d\b){0,90}\(\s?"
    r"(?:{claims.before_bracketed}\s){0,2}$",
    re.IGNORECASE,
)
NUMBER_BEHIND = shaped(r"[^,;.\d]{0,24}\(?\d+(?![\d]|\s?{claims.times})")
ANOTHER = regex(r"\s?(?:và|;)\s\d[\d.,]*(?:\s?%|\s[^\W\d_]+){0,3}\s*(?:[).;]|$)")
CARRIED_OUT = shaped(r"\b{claims.carried_out}\s$")
# What a value is above a plan by is less than this part of it; else the plan itself is named.
BY = Decimal("0.5")
VERDICTS = ("met", "exceeded", "missed")
ENGLISH = {"exceeded": "exceeded", "met": "met", "missed": "not met"}


@check(
    id="target-claim",
    group="consistency",
    severity=Severity.ERROR,
    says="“Đạt”, “vượt”, “chưa đạt” phải đúng với số thực hiện và số kế hoạch đi cùng.",
)
def target_claim(draft: Draft) -> Iterator[Yielded]:
    """ "Đạt", "vượt" and "chưa đạt" agree with the value and the plan, or its percent, beside them.

    Looked for in the same clause of a sentence and in the column of verdicts of a table. For
    indicators of which less is better it is turned round. A goal may stand in the
    sentence before ("mục tiêu này"); two parts of one whole bear two verdicts. A verdict that a
    report carries with its record is held against that of the register.

    Sai:  Thu ngân sách năm 2023 đạt 3.900 tỷ đồng, bằng 97,5% dự toán, vượt kế hoạch đề ra.
    Đúng: Thu ngân sách năm 2023 đạt 3.900 tỷ đồng, bằng 97,5% dự toán, chưa đạt kế hoạch đề ra.
    """
    found = list(_claims_told(draft))
    told = [one for one in found if isinstance(one, Finding)]
    beside = (*goals_beside(draft), *goals_before(draft), *goals_in_brackets(draft))
    more = (
        *(unborne(draft, one) for one in beside), *split_verdicts(draft),
        *bracketed_verdicts(draft), *plans_of_givers(draft), *all_fallen(draft),
        *verdicts_alone(draft), *groups_reached(draft), *all_done(draft),
    )  # fmt: skip
    yield from found
    yield from (
        one for one in more if not any(one.start < o.end and o.start < one.end for o in told)
    )


def _claims_told(draft: Draft) -> Iterator[Yielded]:
    yield from carried(draft, "verdict")
    for passage in draft.passages:
        yield from _sentence(draft, passage)
    held = (claimed_in(draft, line) for line in draft.lines)
    for found in (*filter(None, held), *rated_verdicts(draft)):
        yield from _judged(draft, *found)
    behind = (
        *bound_claims(draft), *verdicts_behind(draft), *goals_told(draft), *goals_of_change(draft),
        *growth_goals(draft), *verdicts_in_lines(draft), *goals_elsewhere(draft),
        *plans_first(draft), *claims_apart(draft), *gaps_to_goals(draft),
    )  # fmt: skip
    yield from (unborne(draft, one) for one in behind if not of_another_goal(draft, one))


@cache
def _claims() -> re.Pattern[str]:
    """What words claim of a plan, by what they say of it, in a text in small letters."""
    parts = [f"(?P<{row['gives']}>{_either(row)})" for row in rows(TABLES, "claims")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)(?!\s\d+(?!\d|\s?tháng))")


def _either(row: Row) -> str:
    return pattern_of(word.lower() for word in row["words"])


def _sentence(draft: Draft, passage: Passage) -> Iterator[Yielded]:
    yield from _with_its_plan(draft, passage)
    begin = 0
    for cut in [*(match.start() for match in CUT.finditer(passage.text)), len(passage.text)]:
        clause = passage.text[begin:cut]
        claims = list(_claims().finditer(in_small(clause)))
        at, begin = passage.start + begin, cut + 1
        alone = told_in_a_cell().get(clause.strip(" .,").lower()) if not claims else None
        if alone is not None and (ground := _ground(passage, list(passage.amounts))):
            start = at + len(clause) - len(clause.lstrip())
            words_ = clause.strip(" .,")
            claim = Claim(alone, start, start + len(words_), words_)
            yield from _judged(draft, claim, ground)
        if len(claims) > 1:
            yield from _several(draft, passage, at, clause, claims)
        if len(claims) != 1:
            continue
        found = claims[0]
        before = clause[: found.start()]
        if UNSETTLED.search(before) and not SETTLED.search(before):
            continue
        verdict = str(found.lastgroup)
        claim = Claim(verdict, at + found.start(), at + found.end(), clause[slice(*found.span())])
        inside = [
            one
            for one in passage.amounts
            if at <= one.start and one.end <= at + len(clause)
            if one.figure.measure is not Measure.TALLY
        ]
        if NUMBER_BEHIND.match(clause, found.end()):
            continue  # "thấp hơn mục tiêu cả năm (95,2%)": judged with its own plan
        ground = _ground(passage, inside) or _plan_before(passage, inside, claim)
        if ground is None and not inside:
            ground = told_elsewhere(draft, before) or _told_before(draft, passage)
        led = [one for one in inside if one.start < claim.start]
        if ground is None and not any(one.end > at + before.rfind(", ") for one in led):
            ground = told_in_other_words(draft, passage, before, clause[found.end() :])
        if ground is None and not _told_in_part(inside, clause, at, found.start()):
            ground = told_of_what_follows(draft, passage, before, clause[found.end() :])
        if ground is not None and not of_part(ground.amounts, claim.start):
            yield from _judged(draft, claim, ground)


def _several(
    draft: Draft, passage: Passage, at: int, clause: str, claims: list[re.Match[str]]
) -> Iterator[Yielded]:
    """``thịt hơi vượt kế hoạch, diện tích rừng trồng mới cũng vượt chỉ tiêu``: each by what other
    sentences tell of it, where the clause itself has no number.
    """
    if any(map(str.isdigit, clause)):
        return
    ends = [0, *(found.end() for found in claims)]
    for begin, found in zip(ends, claims, strict=False):
        before = clause[begin : found.start()]
        before = before[before.find(",") + 1 :] if begin else before
        if UNSETTLED.search(before) and not SETTLED.search(before):
            continue
        ground = told_in_other_words(draft, passage, before)
        if ground is not None:
            start, end = at + found.start(), at + found.end()
            claim = Claim(str(found.lastgroup), start, end, clause[slice(*found.span())])
            yield from _judged(draft, claim, ground)


def _told_in_part(inside: list[Amount], clause: str, at: int, claimed: int) -> bool:
    """Whether a clause tells a value in the part with the verdict, behind a colon or bracket."""
    begin = at + max(clause.rfind(mark, 0, claimed) for mark in ":)")
    return any(one.end > begin for one in inside)


def _with_its_plan(draft: Draft, passage: Passage) -> Iterator[Yielded]:
    """``nâng tổng số lên 8 xã, hoàn thành mục tiêu 9 xã``: the plan stands behind the words."""
    for plan in passage.amounts:
        if plan.main is None or (plan.figure.high is not None and plan.figure.unit not in PERCENTS):
            continue
        before = passage.text[: plan.main.start - passage.start]
        said = WITH_PLAN.search(before) or BRACKETED.search(before)
        if said is None or UNSETTLED.search(before[: said.start()]):
            continue
        value = value_before(passage, plan)
        if ANOTHER.match(passage.text, plan.end - passage.start):
            continue  # "cả hai đều vượt kế hoạch (94% và 92%)": by bound_claims.py, each in turn
        if value is None or not same_kind(value, plan) or more_to_come(passage, value):
            continue
        if said["way"].lower() in ("cao hơn", "thấp hơn") and _lower_is_better(value) is not False:
            continue  # "hộ nghèo 4,1%, cao hơn mục tiêu dưới 4%": so much more, and no better
        verdict = next(one for one in VERDICTS if words(f"claims.way_{one}").match(said["way"]))
        by = verdict != "met"
        if said["not"]:  # "không thấp hơn mục tiêu năm (98%)" is met
            verdict = "met" if verdict == "missed" else "missed"
        if by and plan.figure.value < value.figure.value * BY:
            continue  # "vượt kế hoạch 45 tỷ đồng": by so much
        if value.figure.direction is not None and plan.figure.value * BY > value.figure.value:
            continue  # "tăng 8.770 người, vượt chỉ tiêu 18.000 người": of how many there are now
        kept = plan.figure.op in (Op.LE, Op.LT) and value.figure.value <= plan.figure.value
        if kept and verdict != "missed":
            continue  # "14,2%, đạt chỉ tiêu dưới 15%"
        start = passage.start + said.start()
        claim = Claim(verdict, start, passage.start + said.end() - 1, said.group().strip(" ("))
        alone, aim = value.figure.value, to_reach(plan, verdict)
        reached = alone + joined_to(draft, passage, number_at(value))
        if value.figure.unit != "count" and (alone < aim) != (reached < aim):
            continue  # "khai thác 48,7 nghìn tấn và nuôi trồng 36,2 nghìn tấn, vượt kế hoạch"
        percent = reached / aim * HUNDRED
        said_of = f"{value.said}, kế hoạch {plan.said}"
        yield from _judged(draft, claim, Ground(percent, (value, plan), said_of))


def _ground(passage: Passage, inside: list[Amount]) -> Ground | None:
    """The one percent of a plan in a clause, or the one value beside the one plan."""
    stated = [one for one in inside if attains(one)]
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


def _plan_before(passage: Passage, inside: list[Amount], claim: Claim) -> Ground | None:
    """``… có 9,1 bác sĩ/1 vạn dân; kế hoạch là 9,3, đã vượt kế hoạch``: the last plan before the
    words, and the last value of its kind before the plan, in the same sentence.
    """
    said = [one for one in inside if one.end <= claim.start]
    plans = [one for one in said if _sets(one, passage)]
    if not plans or said[-1] is not plans[-1]:
        return None
    plan = plans[-1]
    values = [one for one in passage.amounts if one.end <= plan.start and _beside(one, plan)]
    if not values or values[-1].figure.high is not None:
        return None
    value = values[-1]
    if not same_topic(value, plan) and not _unnamed(plan):
        return None
    percent = value.figure.value / plan.figure.value * HUNDRED
    return Ground(percent, (value, plan), f"{value.said}, kế hoạch {plan.said}")


def _told_before(draft: Draft, passage: Passage) -> Ground | None:
    """``… chiếm 70,2%, so với mục tiêu là 72%. Như vậy, chúng ta đã vượt mục tiêu``."""
    if passage.amounts:
        return None
    before = draft.passage_at(passage.start - 2)
    if before is None or before.block != passage.block or not before.amounts:
        return None
    plan = before.amounts[-1]
    value = value_before(before, plan)
    if value is None or not _sets(plan, before) or not _beside(value, plan):
        return None
    percent = value.figure.value / plan.figure.value * HUNDRED
    return Ground(percent, (value, plan), f"{value.said}, kế hoạch {plan.said}")


def _sets(one: Amount, passage: Passage) -> bool:
    """Whether an amount is a plan that must be reached: "từ 95% trở lên", "11 nhà"."""
    figure, at = one.figure, number_at(one)
    if words("tallies.goals").search(figure.unit_text or ""):
        return False  # "8 chỉ tiêu đạt kế hoạch": so many of them
    if CARRIED_OUT.search(one.text, max(0, at - NEAR), at):
        return False  # "chỉ tiêu: giao 4.500 người, thực hiện 4.620 người"
    planned = figure.role is Role.TARGET or is_plan(one, passage)
    return planned and figure.op in (Op.EQ, Op.GE, Op.GT) and figure.value > 0 and not figure.high


def _beside(value: Amount, plan: Amount) -> bool:
    """Whether a value may be held against a plan by its measure and unit."""
    a, b = value.figure, plan.figure
    alike = a.measure is b.measure or {a.measure, b.measure} <= RATES_OF
    one_way = a.measure is not Measure.CHANGE or a.direction is b.direction
    return alike and one_way and a.op is Op.EQ and same_unit(value, plan)


def _unnamed(plan: Amount) -> bool:
    """Whether a plan bears no name of its own but what is counted: "kế hoạch 11 nhà"."""
    own = set(named(plan.figure.indicator).split()) - {*lists()["claims.plan_words"]}
    return own <= set(named(plan.figure.unit_text or "").split())


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
    sure = (
        all(one.legible for one in ground.amounts)
        and not ground.loose
        and not (claim.verdict == "exceeded" and verdict == "met")
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
    if figure.unit == "percentage_point":
        return False  # "bình quân giảm 3,73 điểm phần trăm/năm, vượt mục tiêu": how far it moved
    told = WAY.search(amount.text, max(0, amount.start - len("giảm được ")), number_at(amount))
    if figure.measure is Measure.CHANGE or told:  # a fall that is wanted is the better the larger
        falls = figure.direction is Direction.DOWN or (
            told is not None and told["way"].lower() == "giảm"
        )
        if entry is None or entry.better == "neither":
            return None if falls else False
        return falls != (entry.better == "lower")
    if entry is not None and entry.better != "neither":
        return entry.better == "lower"
    return None if words("claims.lower").search(figure.indicator) else False
