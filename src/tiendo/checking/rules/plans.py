"""Values beside their plans and the percents between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.pairs.far_off import slips_only
from tiendo.checking.pairs.fitting import differs, fits
from tiendo.checking.pairs.pairing import Relation, explained, relations
from tiendo.checking.pairs.ratio import Ratio
from tiendo.checking.pairs.standing import is_past
from tiendo.checking.registry import Compared, Yielded, check
from tiendo.checking.retelling.percents_reckoned import percents_reckoned
from tiendo.checking.saying import as_written, at, en, places, softened, vi
from tiendo.checking.shares.bare_plans import bare_plans
from tiendo.checking.shares.misreckoned import misreckoned, misreckoning
from tiendo.checking.shares.mistyped import mistyped
from tiendo.checking.shares.otherwise import told_of_others
from tiendo.checking.shares.plans_parted import plans_parted
from tiendo.checking.shares.slipped_percents import apart_from, slipped_percents
from tiendo.checking.shares.table_percents import misprinted, wrong_percents
from tiendo.checking.shares.twin_percents import twin_percents
from tiendo.checking.verdicts.points_off import off_by, points_off
from tiendo.checking.wordlists import words
from tiendo.checking.written import HUNDRED, ONE
from tiendo.vocabulary.regexes import regex

BOTH = regex(r"\s(?:và|cộng)\s")
# "12 đơn vị giải ngân trên 70%, 8 đơn vị dưới 40%": how many stand between such marks.
BAND = regex(r"(?:\s[^\W\d_]+){0,5}\s(?:trên|dưới|từ|không quá|chưa đến|chưa tới)\s")
# "dự toán 90 tỷ đồng, thu được 27 tỷ đồng": what was done of the plan before it.
DONE_OF_IT = regex(
    r",\s(?:(?:đã|mới|ước|chỉ)\s)?(?:thu|chi|giải ngân|trồng|làm|thực hiện|đạt)(?:\sđược)?\s"
)


@check(
    id="plan-percent",
    group="arithmetic",
    severity=Severity.ERROR,
    says="Phần trăm (hoặc mức vượt, hụt) so với kế hoạch phải khớp với số thực hiện và số "
    "kế hoạch đi cùng.",
)
def plan_percent(draft: Draft) -> Iterator[Yielded]:
    """A percent of a plan follows from the value and the plan beside it, in a sentence or a row.

    So does the amount by which the value is above or below. In a column of percents the other
    rows may say which two columns they follow from. Where only a unit is off by a
    factor of a thousand, ``unit-scale`` says so.

    Sai:  Thu ngân sách năm 2023 đạt 4.200 tỷ đồng, bằng 115% dự toán (4.000 tỷ đồng).
    Đúng: Thu ngân sách năm 2023 đạt 4.200 tỷ đồng, bằng 105% dự toán (4.000 tỷ đồng).
    """
    found = list(slips_only(draft, _plans(draft)))
    found += apart_from(draft, found, slipped_percents(draft, planned=True))
    yield from found
    yield from mistyped(draft, found, kind="plan")


def _plans(draft: Draft) -> Iterator[Yielded]:
    told: set[int] = set()
    wrong: set[int] = set()
    for relation in relations(draft):
        if relation.kind == "plan" and not _banded(draft, relation):
            told |= {relation.stated.main.start} if relation.stated.main else set()
            yield Compared(relation.amounts)
            if relation.strained:
                yield replace(_finding(relation), severity=Severity.WARNING)
            elif _wrong(draft, relation):
                wrong |= {relation.stated.main.start} if relation.stated.main else set()
                early = Severity.WARNING if _of_earlier(draft, relation) else None
                found = _finding(relation)
                yield replace(found, severity=early or found.severity)
    for passage, ratio in _without_figures(draft):
        share = ratio.part.range.percent_of(ratio.whole.range)
        if ratio.percent.start in told or share is None:
            continue
        yield Compared(ratio.amounts)
        if not ratio.percent.range.meets(share) and not _of_other(draft, passage, ratio):
            told.add(ratio.percent.start)
            wrong.add(ratio.percent.start)
            yield _bare(ratio)
    twins = [one for one in twin_percents(draft) if one.percent.start not in wrong]
    told |= {one.percent.start for one in twins}
    yield from map(_bare, twins)
    yield from (misprinted(draft, one) for one in wrong_percents(draft) if one.kind == "plan")
    yield from (
        misreckoning(draft, one)
        for one in misreckoned(draft)
        if one.kind == "plan" and one.percent.start not in told
    )
    yield from (off_by(draft, one) for one in points_off(draft))
    yield from percents_reckoned(draft, "plan")


def _banded(draft: Draft, relation: Relation) -> bool:
    """Whether a count is of those that stand above or below a percent, and not what it comes to."""
    part, percent = relation.part, relation.stated.main
    if part.figure.unit != "count" or part.main is None or percent is None:
        return False
    between = draft.text[part.main.end : percent.start]
    return BAND.fullmatch(between) is not None and "đạt" not in between


def _without_figures(draft: Draft) -> Iterator[tuple[Passage, Ratio]]:
    """Percents of plans beside numbers that are no figures, or whose plan has parts by name."""
    for passage in draft.passages:
        if "%" in passage.text:
            yield from ((passage, one) for one in bare_plans(draft, passage))
    yield from plans_parted(draft)


def _wrong(draft: Draft, relation: Relation) -> bool:
    """Whether a percent follows neither from its own pair, nor from another one near by."""
    if relation.computed() is None:  # of nothing there is no percent
        return False
    if relation.holds() or relation.slip or explained(relation, draft.amounts):
        return False
    if _turned_round(draft, relation) or _of_its_own(draft, relation):
        return False
    if _of_both(draft, relation) or _with_its_own(draft, relation):
        return False
    return not (told_of_others(draft, relation) or _gap(relation) or _of_base(draft, relation))


def _of_both(draft: Draft, relation: Relation) -> bool:
    """``đạt 71,1% kế hoạch do hai tỉnh giao (4.700 ha và 3.500 ha)``: of both together."""
    said, part, whole = relation.stated.main, relation.part.main, relation.whole.main
    here = draft.passage_at(relation.whole.start)
    if said is None or part is None or whole is None or here is None:
        return False
    behind = [num for num in draft.numbers(here) if num.start >= relation.whole.end]
    if not behind or BOTH.fullmatch(draft.text, relation.whole.end, behind[0].start) is None:
        return False
    share = part.range.percent_of(whole.range + behind[0].main.range)
    return share is not None and said.range.meets(share)


def _of_base(draft: Draft, relation: Relation) -> bool:
    """``Dự toán 9.720 tỷ đồng, cao hơn số năm 2023 là 402 tỷ đồng, tức 4,3%``: of what it was."""
    said, part, whole = relation.stated.main, relation.part.main, relation.whole.main
    if said is None or part is None or whole is None or part.start < whole.end:
        return False
    between = draft.text[whole.end : part.start]
    bases = [whole.range - part.range] if words("reckoned.rises").search(between) else []
    bases += [whole.range + part.range] if words("reckoned.falls").search(between) else []
    shares = [part.range.percent_of(base) for base in bases]
    return any(share is not None and said.range.meets(share) for share in shares)


def _of_earlier(draft: Draft, relation: Relation) -> bool:
    """``612, chỉ bằng 87,4% kế hoạch 700 và giảm 6,6% so với năm 2022 (655)``: 655 is of 2022."""
    here = draft.passage_at(relation.part.start)
    behind = relation.part.start > relation.stated.end
    return behind and here is not None and is_past(relation.part, here)


def _turned_round(draft: Draft, relation: Relation) -> bool:
    """``kinh phí 187 tỷ đồng, giải ngân đạt 97% (181,4 tỷ đồng)``: the bracket holds the part."""
    stated, whole = relation.stated, relation.whole
    end = stated.main.end if stated.main is not None else stated.end
    bare = draft.text[end : max(end, _number(whole))].strip(" %") == "("
    return bare and fits(stated, whole, relation.part, ONE)


def _of_its_own(draft: Draft, relation: Relation) -> bool:
    """``xuống bình quân 6 ngày, nhờ vậy chỉ số hài lòng đạt 94,3%``: of what is named before it."""
    between = draft.text[relation.part.end : relation.stated.start]
    return words("plans.own_subjects").search(re.split(r"[,;]\s", between)[-1]) is not None


def _with_its_own(draft: Draft, relation: Relation) -> bool:
    """``bằng 47,1% dự toán năm. Tiền sử dụng đất: dự toán 90 tỷ đồng, thu được 27 tỷ đồng``: the
    plan of a later sentence, with what was done of it behind it.
    """
    here = draft.passage_at(relation.whole.start)
    if here is None or here.start <= relation.stated.start or relation.whole.main is None:
        return False
    behind = [num for num in draft.numbers(here) if num.start >= relation.whole.end][:1]
    return any(
        not num.percent
        and DONE_OF_IT.fullmatch(draft.text, relation.whole.end, num.start) is not None
        for num in behind
    )


def _number(amount: Amount) -> int:
    return amount.main.start if amount.main is not None else amount.start


# What says that a value is short of its plan stands so near before by how much.
LED = 24


def _gap(relation: Relation) -> bool:
    """``92,4% dân số, còn thiếu 2,6% so với chỉ tiêu (95%)``: percents that mean points."""
    said, part, whole = relation.stated.main, relation.part.main, relation.whole.main
    rates = {one.figure.unit for one in (relation.part, relation.whole)} == {"percent"}
    if not rates or said is None or part is None or whole is None:
        return False
    over, short = part.range - whole.range, whole.range - part.range
    led = relation.stated.text[max(0, said.start - LED) : said.start]
    return said.range.meets(short if words("plans.short").search(led) else over)


def _of_other(draft: Draft, passage: Passage, ratio: Ratio) -> bool:
    """Whether the percent is what another number before it is of the plan: "ngày 11/9 là 58 mm;
    tổng 4 ngày 545 mm, bằng 33% trung bình năm (1.650 mm)".
    """
    return any(
        (share := num.main.range.percent_of(ratio.whole.range)) is not None
        and ratio.percent.range.meets(share)
        for num in draft.numbers(passage)
        if num.end <= ratio.percent.start and num.start != ratio.part.start and not num.percent
    )


def _bare(ratio: Ratio) -> Finding:
    """A percent of a plan beside numbers that are no figures of their own."""
    computed = as_written(ratio.part.value / ratio.whole.value * HUNDRED, ratio.percent)
    return Finding(
        start=ratio.percent.start,
        end=ratio.percent.end + len("%"),
        message=f"{ratio.said} so với kế hoạch là {vi(computed)}%, "
        f"không phải {vi(ratio.percent.value)}%",
        message_en=f"{ratio.said} of the plan is {en(computed)}%, not {en(ratio.percent.value)}%",
        stated=ratio.percent.value,
        computed=computed,
        suggestion=f"{vi(computed)}%",
        see=tuple(Place(start=one.start, end=one.end) for one in (ratio.part, ratio.whole)),
        severity=softened(ratio.sure),
    )


def _finding(relation: Relation) -> Finding:
    stated, part, whole = relation.stated, relation.part, relation.whole
    value = relation.computed()
    assert value is not None
    assert stated.main is not None
    computed = as_written(value, stated.main)
    shown, unit = stated.show(computed), "%" if stated.figure.unit == "percent" else ""
    verb = (
        ("vượt" if stated.figure.direction != "down" else "thấp hơn") if differs(stated) else "là"
    )
    scaled = computed / stated.factor if not unit else computed
    said = stated.main.value / stated.factor if not unit else stated.main.value
    return at(
        stated,
        message=f"{part.said} so với kế hoạch {whole.said} {verb} {shown}, "
        f"không phải {stated.said}",
        message_en=f"{part.said} against a plan of {whole.said}: {en(scaled)}{unit}, "
        f"not {en(said)}{unit}",
        stated=said,
        computed=scaled,
        suggestion=shown,
        see=places(part, whole),
        severity=softened(relation.sure),
    )
