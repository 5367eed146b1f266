"""Percents beside ratios, and shares of parts that make a whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.pairs.far_off import slips_only
from tiendo.checking.pairs.ratio import Ratio
from tiendo.checking.pairs.reckoning import slipped
from tiendo.checking.registry import Compared, Yielded, check
from tiendo.checking.retelling.percents_reckoned import percents_reckoned
from tiendo.checking.saying import as_written, en, softened, vi
from tiendo.checking.shares.beside import ratios_of
from tiendo.checking.shares.complements import complements
from tiendo.checking.shares.labelled_shares import labelled_shares
from tiendo.checking.shares.misreckoned import misreckoned, misreckoning
from tiendo.checking.shares.mistyped import mistyped
from tiendo.checking.shares.of_counted import copied_shares, shares_of_counted
from tiendo.checking.shares.out_of_many import out_of_many
from tiendo.checking.shares.quotients import misdivided, quotients
from tiendo.checking.shares.settled import settled
from tiendo.checking.shares.shares_named import shares_named
from tiendo.checking.shares.sibling_shares import SiblingShare, sibling_shares
from tiendo.checking.shares.slipped_percents import apart_from, slipped_percents
from tiendo.checking.shares.table_percents import misprinted, wrong_percents
from tiendo.checking.sums.moves import moved
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import HUNDRED, Range, Written, is_share, rest_of
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.units import noun_book

# A whole percent below ten that is this far from the ratio hides a digit that matters.
COARSE, SMALL = Decimal("0.4"), Decimal(10)
# "12/31 chủ đầu tư giải ngân trên 70%": a bound further off is no share.
NEAR = 3
FAR_BELOW = Decimal(90)  # percents: no slip of a hundred
CHANGED, LED = regex(r"\b(?P<way>[Tt]ăng|[Gg]iảm)\s(?:thêm\s)?$"), 16
NEAR_BY = 1  # sentences before, whose number the percent may be of
SHORT_OF = shaped(r"\b(?:chưa|không)\s{ratios.come}(?:\s{ratios.to})?\s$")
EACH = shaped(r"(?:\s[^\W\d_]+)+\s{ratios.have}(?:\s[^\W\d_]+){0,3}\s")
EXACTLY = regex(r"\s?%\s\(\d+(?:,\d+)?\s?%\)")


@check(
    id="ratio-percent",
    group="arithmetic",
    severity=Severity.ERROR,
    says="Phần trăm ghi cạnh một tỷ số phải đúng bằng tỷ số ấy, làm tròn như đã ghi.",
)
def ratio_percent(draft: Draft) -> Iterator[Yielded]:
    """A percent written beside a ratio is that ratio, rounded as it is written.

    A part with the percent that it is of the whole before it counts as a ratio too. A
    whole percent below ten that loses nearly half a point is remarked on.

    Sai:  Toàn Đảng bộ kết nạp 154/150 đảng viên (đạt 107,2%).
    Đúng: Toàn Đảng bộ kết nạp 154/150 đảng viên (đạt 102,7%).
    """
    found = list(slips_only(draft, _ratios(draft)))
    found += [_wrong(ratio) for ratio in copied_shares(draft)]
    found += apart_from(draft, found, slipped_percents(draft, planned=False))
    yield from found
    yield from mistyped(draft, found, kind="share")


def _ratios(draft: Draft) -> Iterator[Yielded]:
    told: set[int] = set()
    for ratio in (
        *ratios_of(draft),
        *complements(draft),
        *shares_named(draft),
        *labelled_shares(draft),
        *settled(draft),
        *shares_of_counted(draft),
        *out_of_many(draft),
    ):
        if ratio.percent.start in told:
            continue
        told.add(ratio.percent.start)
        share = ratio.part.range.percent_of(ratio.whole.range)
        if share is None:
            continue
        yield Compared(ratio.amounts)
        if not ratio.percent.range.meets(share):
            if (
                _as_change(draft, ratio)
                or _of_another(draft, ratio)
                or _each_whole(draft, ratio)
                or _of_each(ratio)
                or _of_people(draft, ratio)
                or _of_more(draft, ratio)
                or _says_which(draft, ratio)
                or _of_the_rest(ratio)
            ):
                continue
            if _told_exactly(draft, ratio):
                continue
            if ratio.percent.hedge not in ("over", "under") or _near(ratio):
                yield _wrong(ratio)
        elif _coarse(ratio.percent, share):
            yield _hides(ratio)
    for one in sibling_shares(draft):
        if one.percent.start not in told:
            told.add(one.percent.start)
            yield _sibling(draft, one)
    yield from (misprinted(draft, one) for one in wrong_percents(draft) if one.kind == "ratio")
    yield from (
        misreckoning(draft, one)
        for one in misreckoned(draft)
        if one.kind == "share" and one.percent.start not in told
    )
    yield from (misdivided(draft, one) for one in quotients(draft))
    yield from percents_reckoned(draft, "share")


def _told_exactly(draft: Draft, ratio: Ratio) -> bool:
    """``tỷ lệ gần 90% (88,5%)``: the bracket says what is rounded."""
    return bool(ratio.percent.hedge) and EXACTLY.match(draft.text, ratio.percent.end) is not None


def _of_the_rest(ratio: Ratio) -> bool:
    """``680 tỷ đồng, ngân sách 185 tỷ đồng, …; vốn ngoài ngân sách chiếm 72,8%``."""
    share = ratio.part.range.percent_of(ratio.whole.range)
    exact = ratio.percent.step < 1
    return share is not None and exact and rest_of(share).meets(ratio.percent.range)


def _of_another(draft: Draft, ratio: Ratio) -> bool:
    """Whether the percent is, to a decimal or exactly, what the part is of another number of its
    sentence, or what another ratio of it is: "11/15 xã đạt 19/19 tiêu chí (73,3%)"; where the part
    is a change, what the value is: "còn 1.093 hộ, giảm 333 hộ; tỷ lệ 8,26% trong tổng số 13.240".
    """
    here = draft.passage_at(ratio.percent.start)
    if here is None or ratio.whole.start == ratio.part.start:
        return False
    near = [each for each in draft.before(here, NEAR_BY) if not _told_in(draft, each, ratio)]
    near.append(here)
    numbers = [num for each in near for num in draft.numbers(each)]
    unit = next((num.unit for num in numbers if num.start == ratio.whole.start), "")
    own, changed = (ratio.whole.start, ratio.part.start), moved(draft.text, ratio.part.start)
    others = [num for num in numbers if num.main.start not in own and not num.high]
    return any(
        any(_surely_share(ratio.percent, part, num.whole) for part in (num.main, ratio.part))
        if num.whole is not None
        else num.unit == unit
        and (
            _surely_share(ratio.percent, ratio.part, num.main)
            or (changed and _surely_share(ratio.percent, num.main, ratio.whole))
        )
        for num in others
    )


def _told_in(draft: Draft, passage: Passage, ratio: Ratio) -> bool:
    """Whether a sentence before tells the percent of its own numbers: it was copied from there."""
    if ratio.percent.step >= 1 or not ratio.beside:
        return False
    return any(
        num.percent and num.main.value == ratio.percent.value for num in draft.numbers(passage)
    )


def _as_change(draft: Draft, ratio: Ratio) -> bool:
    """``tăng 7,4% (61.430/57.216)``: by how much the one is more than the other."""
    led = draft.text[max(0, ratio.percent.start - LED) : ratio.percent.start]
    share = ratio.part.range.percent_of(ratio.whole.range)
    way = CHANGED.search(led)
    if way is None or share is None:
        return False
    rise = Range(share.low - HUNDRED, share.high - HUNDRED)
    return ratio.percent.range.meets(
        rise if way["way"].lower() == "tăng" else rise.times(Decimal(-1))
    )


def _of_each(ratio: Ratio) -> bool:
    """``58/96 xã, phường đạt tỷ lệ 100%``: what each of those came to; nobody writes 100,0% so."""
    if ratio.percent.step < 1:
        return False
    behind = ratio.percent.start > ratio.whole.start  # "100% (24/25 đơn vị)" is of the ratio
    return behind and ratio.percent.value == HUNDRED and ratio.part.value < ratio.whole.value


def _of_people(draft: Draft, ratio: Ratio) -> bool:
    """``đến 46/46 tổ chức đảng, tỷ lệ đảng viên tham gia đạt 97,8%``: of those in them."""
    end = max(ratio.part.end, ratio.whole.end)
    between = draft.text[end : ratio.percent.start] if ratio.percent.start > end else ""
    counted, _, rated = between.partition("tỷ lệ ")
    nouns = [counted.replace(",", " ").lower().split(), rated.lower().split()]
    if not rated or not all(nouns):
        return False
    groups = [found[1] if found else "" for found in (noun_book().at(each, 0) for each in nouns)]
    return groups[1] == "people" != groups[0] != ""


def _of_more(draft: Draft, ratio: Ratio) -> bool:
    """``26/26 đại biểu có mặt tán thành, bằng 96,3% tổng số đại biểu``: all of some, of all."""
    behind = draft.text[ratio.percent.end : ratio.percent.end + len("% so với tổng số")]
    return ratio.part.value == ratio.whole.value and "tổng số" in behind


def _says_which(draft: Draft, ratio: Ratio) -> bool:
    """``100% số thôn vùng nguy cơ cao (37/164 thôn) có đội xung kích``: the bracket says which."""
    share = ratio.part.range.percent_of(ratio.whole.range)
    every = ratio.percent.value == HUNDRED and ratio.percent.end < ratio.part.start
    few = share is not None and share.high < FAR_BELOW
    return every and few and "(" in draft.text[ratio.percent.end : ratio.part.start]


def _sibling(draft: Draft, one: SiblingShare) -> Finding:
    part, whole = one.part.main, one.whole.main
    computed = as_written(part.value / whole.value * HUNDRED, one.percent.main)
    said = f"{draft.text[one.part.start : part.end]}/{draft.text[one.whole.start : whole.end]}"
    return Finding(
        start=one.percent.start,
        end=one.percent.end,
        message=f"{said} là {vi(computed)}%, không phải {vi(one.percent.main.value)}%",
        message_en=f"{said} is {en(computed)}%, not {en(one.percent.main.value)}%",
        stated=one.percent.main.value,
        computed=computed,
        suggestion=f"{vi(computed)}%",
        see=(_place(part), _place(whole)),
        severity=softened(slipped(computed, one.percent.main.value) and not draft.doubtful),
    )


def _surely_share(percent: Written, part: Written, whole: Written) -> bool:
    if percent.step >= 1:  # many numbers have such a percent: only what is it exactly
        return whole.value > 0 and part.value * HUNDRED == percent.value * whole.value
    return is_share(percent, part, whole)


def _each_whole(draft: Draft, ratio: Ratio) -> bool:
    """``14/23 khu vực bỏ phiếu đạt 100%``, ``16/58 chủ đầu tư chưa đạt 40%``: what each of those
    counted has come to.
    """
    between = draft.text[ratio.whole.end : ratio.percent.start]
    if SHORT_OF.search(between) or not ratio.percent.value:  # "chưa giải ngân (0%)"
        return True
    return ratio.percent.value == HUNDRED and EACH.fullmatch(between) is not None


def _near(ratio: Ratio) -> bool:
    """Whether a bound is near the share: else it is one that each of those counted has."""
    return abs(ratio.part.value / ratio.whole.value * HUNDRED - ratio.percent.value) <= NEAR


def _coarse(percent: Written, share: Range) -> bool:
    """Whether 5,4% is written as 5%: right by rounding, and misleading."""
    whole = percent.step == 1 and not percent.hedge and 0 < percent.value < SMALL
    far = min(abs(percent.value - share.low), abs(percent.value - share.high))
    return whole and far >= COARSE


def _wrong(ratio: Ratio) -> Finding:
    value = ratio.part.value / ratio.whole.value * HUNDRED
    computed = as_written(value, ratio.percent)
    return _finding(ratio, computed, "không phải", "not", softly=not ratio.sure)


def _hides(ratio: Ratio) -> Finding:
    value = ratio.part.value / ratio.whole.value * HUNDRED
    computed = value.quantize(Decimal("0.1"))
    return _finding(ratio, computed, "ghi tròn thành", "cut to", softly=True)


def _finding(ratio: Ratio, computed: Decimal, word: str, word_en: str, *, softly: bool) -> Finding:
    stated = ratio.percent.value
    near = ratio.beside
    return Finding(
        start=min(ratio.part.start, ratio.percent.start) if near else ratio.percent.start,
        end=max(ratio.whole.end if near else 0, ratio.percent.end + len("%")),
        message=f"{ratio.said} là {vi(computed)}%, {word} {vi(stated)}%",
        message_en=f"{ratio.said} is {en(computed)}%, {word_en} {en(stated)}%",
        stated=stated,
        computed=computed,
        suggestion=f"{vi(computed)}%",
        see=() if near else (_place(ratio.part), _place(ratio.whole)),
        severity=Severity.WARNING if softly else None,
    )


def _place(written: Written) -> Place:
    return Place(start=written.start, end=written.end)
