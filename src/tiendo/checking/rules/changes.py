"""Rises and falls beside the two values that they lie between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.gaps.by_and_percent import by_and_percent, in_points
from tiendo.checking.gaps.from_to import FromTo, gaps_from_to
from tiendo.checking.gaps.slipped_gaps import gaps_wrong
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.far_off import slips_only
from tiendo.checking.pairs.fitting import PERCENTS, differs
from tiendo.checking.pairs.gaps_told import gaps, more_by
from tiendo.checking.pairs.named_changes import named_changes
from tiendo.checking.pairs.pairing import Relation, relations
from tiendo.checking.pairs.pasts import moves, of_the_second
from tiendo.checking.pairs.told_change import told_wrong
from tiendo.checking.pairs.turned import with_turned
from tiendo.checking.pairs.ways_apart import turned_round, ways_apart
from tiendo.checking.registry import Compared, Yielded, check
from tiendo.checking.retelling.changes_of_rows import changes_of_rows
from tiendo.checking.retelling.percents_reckoned import percents_reckoned
from tiendo.checking.retelling.table_differences import difference_wrong, table_differences
from tiendo.checking.retelling.taken_again import swapped
from tiendo.checking.retelling.told_numbers import told_numbers
from tiendo.checking.saying import as_written, at, en, places, softened
from tiendo.checking.shares.bare_changes import BareChange, bare_changes
from tiendo.checking.shares.misreckoned import misreckoned, misreckoning
from tiendo.checking.shares.mistyped import mistyped
from tiendo.checking.shares.otherwise import told_of_others
from tiendo.checking.shares.sister_changes import sister_changes
from tiendo.checking.shares.table_percents import misprinted, wrong_percents
from tiendo.checking.wordlists import shaped, words
from tiendo.facts.figure import Direction
from tiendo.vocabulary.regexes import regex

NEAR = 30
VERB = shaped(r"\b(?P<way>{changes.ways})\b[^.;,\d]{0,24}\btừ(?: mức| khoảng)?\s*$", re.IGNORECASE)
# What tells that a number is a part, right before it.
ABOUT_MONEY = shaped(r"\s?%?\svề\s(?:tổng\s)?{changes.money}\b")
MONEY = {"VND", "USD"}
PART_LED = regex(r"\b(?:chiếm|trong đó|gồm)\s(?:có\s)?$")
OPPOSITE = {"tăng": "giảm", "giảm": "tăng"}


@check(
    id="change-percent",
    group="arithmetic",
    severity=Severity.ERROR,
    says="Mức tăng, giảm phải khớp với hai số đầu và cuối, và đúng chiều tăng hay giảm.",
)
def change_percent(draft: Draft) -> Iterator[Yielded]:
    """A rise or fall follows from the two values that it lies between, and goes their way.

    Of rates a change may be told in points or in percent. An amount and its percent
    ("tăng 21 doanh nghiệp (7%)") must agree with the value that they led to. What is said to lie
    above or below another value beside it ("cao hơn cùng kỳ (32,7%)") does.

    Sai:  Kim ngạch xuất khẩu tăng từ 510 triệu USD lên 560 triệu USD, tăng 12%.
    Đúng: Kim ngạch xuất khẩu tăng từ 510 triệu USD lên 560 triệu USD, tăng 9,8%.
    """
    found = with_turned(draft, list(slips_only(draft, _changes(draft), moves=True)))
    found += gaps_wrong(draft, found, rest=False)
    found += sister_changes(draft, found)
    told = [one for one in found if isinstance(one, Finding)]
    found += [
        _from_to(draft, one)
        for one in gaps_from_to(draft)
        if not any(each.start < one.last.end and one.by.start < each.end for each in told)
    ]
    yield from found
    yield from mistyped(draft, found, kind="change")


def _from_to(draft: Draft, one: FromTo) -> Finding:
    """``giảm 18 trường hợp, từ 221 còn 230``."""
    by, first, last = (
        draft.text[num.start : num.main.end] for num in (one.by, one.first, one.last)
    )
    right = one.last.show(one.right)
    return Finding(
        start=one.last.start,
        end=one.last.end,
        message=f"Từ {first}, với mức {by} đã ghi, phải là {right}, không phải {last}",
        message_en=f"From {first}, with {by} as stated, it is {right}, not {last}",
        stated=one.last.main.value / one.last.factor,
        computed=one.right / one.last.factor,
        suggestion=right,
        see=tuple(Place(start=num.start, end=num.end) for num in (one.by, one.first)),
        severity=Severity.WARNING,
    )


def _changes(draft: Draft) -> Iterator[Yielded]:
    told: set[int] = set()
    for relation in relations(draft):
        if relation.kind == "past":
            yield Compared(relation.amounts)
            said, strained = relation.stated.main, relation.strained
            wrong = strained or _wrong(draft, relation)
            if said is not None and (wrong or not more_by(draft.text, said.start)):
                told.add(said.start)
            if wrong:
                found = _finding(relation)
                yield replace(found, severity=Severity.WARNING) if strained else found
    for passage in draft.passages:
        for earlier, later in moves(passage):
            yield Compared((earlier, later))
            falls = _told_falling(passage, earlier, later)
            if falls is not None and _backwards(earlier, later, falls=falls):
                yield _turned(earlier, later, falls=falls)
        yield from by_and_percent(draft, passage)
        for change in bare_changes(draft, passage) if "%" in passage.text else ():
            wrong = not change.holds and change.percent.start not in told
            if wrong and not _miscopied(draft, change):
                yield _bare(draft, change)
                told.add(change.percent.start)
    yield from (misprinted(draft, one) for one in wrong_percents(draft) if one.kind == "change")
    yield from (difference_wrong(draft, one) for one in table_differences(draft) if not one.stale)
    for one in (*gaps(draft), *named_changes(draft)):
        if one.by.start not in told:
            told.add(one.by.start)
            yield told_wrong(draft, one)
    yield from (
        misreckoning(draft, one)
        for one in misreckoned(draft)
        if one.kind == "change" and one.percent.start not in told
    )
    yield from (turned_round(draft, one) for one in ways_apart(draft))
    yield from percents_reckoned(draft, "change")
    yield from (one for one in changes_of_rows(draft) if one.start not in told)


def _wrong(draft: Draft, relation: Relation) -> bool:
    if relation.holds() or relation.slip is not None:
        return False
    if (
        in_points(draft, relation.stated)
        or _closed_before(draft, relation)
        or _of_two_bases(draft, relation)
        or of_the_second(draft.text, relation.stated.end, relation.whole.start)
        or _of_a_part(draft, relation)
        or _of_money(draft, relation)
    ):
        return False
    if relation.computed() is None:  # from nothing no percent leads
        return False
    return not (_without(draft, relation) or told_of_others(draft, relation))


def _of_money(draft: Draft, relation: Relation) -> bool:
    """``giảm 3 dự án nhưng tăng 22,6% về vốn so với năm trước (15 dự án, 1.520 tỷ đồng)``."""
    said = relation.stated.main
    about = ABOUT_MONEY.match(draft.text, said.end) if said else None
    return about is not None and relation.part.figure.unit not in MONEY


def _closed_before(draft: Draft, relation: Relation) -> bool:
    """``(tương đương giảm 25,0% số hộ); tỷ lệ từ 7,12% xuống 5,31%``: of what stands before it;
    ``đàn lợn … (cùng kỳ 171.200 con); đàn bò 94.750 con, giảm 0,6%``: of what stands behind.
    """
    part, whole = relation.part, relation.whole
    first = min(part.start, whole.start)
    behind = draft.text[whole.end : part.start]
    if part.start < relation.stated.start < whole.start:
        first = whole.start  # "38 lượt, giảm 9 lượt; lũy kế 341 lượt, cùng kỳ 512 lượt"
    return (";" in behind and "\n" not in behind) or ";" in draft.text[relation.stated.end : first]


def _of_two_bases(draft: Draft, relation: Relation) -> bool:
    """``tăng 7,81% so với đầu năm (cùng kỳ năm 2018 dư nợ là 42.260 tỷ đồng)``."""
    between = draft.text[relation.stated.start : relation.whole.end]
    said, _, told = between.partition("(")
    first, second = (_bases(text) for text in (said, told))
    return bool(first and second) and not first & second


def _of_a_part(draft: Draft, relation: Relation) -> bool:
    """``sản lượng 148.200 tấn, tăng 4,7% so cùng kỳ, cá tra chiếm 87.430 tấn``: of what it is."""
    whole = relation.whole.main
    return (
        whole is not None
        and PART_LED.search(draft.text, max(0, whole.start - NEAR), whole.start) is not None
    )


def _bases(text: str) -> set[str]:
    """Which earlier times words name: the end of last year, or the same stretch of it."""
    return {
        name for name in ("changes.year_end", "changes.same_stretch") if words(name).search(text)
    }


def _without(draft: Draft, relation: Relation) -> bool:
    """``8.846 tỷ đồng, tăng 7,7%; loại trừ tiền sử dụng đất thì tăng 4,3%``: not of the value."""
    between = draft.text[relation.part.end : relation.stated.start]
    return words("remainders.without").search(between) is not None


def _miscopied(draft: Draft, change: BareChange) -> bool:
    """Whether the change is right of a value told elsewhere with two digits of it exchanged."""
    return any(
        (_slip_of(change.earlier, one.num) and replace(change, earlier=one.num).holds)
        or (_slip_of(change.later, one.num) and replace(change, later=one.num).holds)
        for one in told_numbers(draft)
        if one.num.start not in (change.earlier.start, change.later.start)
    )


def _slip_of(one: Num, other: Num) -> bool:
    return one.unit == other.unit and swapped(one.main.value, other.main.value)


def _bare(draft: Draft, change: BareChange) -> Finding:
    """A change beside numbers that are no figures of their own."""
    value, percent = change.computed, change.percent
    right = "tăng" if value > 0 else "giảm"
    shown = percent.show(as_written(abs(value), percent.main))
    one, two = (draft.text[num.start : num.end] for num in (change.earlier, change.later))
    start = draft.text.rfind(change.way, 0, percent.start)
    return Finding(
        start=start,
        end=percent.end,
        message=f"Từ {one} đến {two} là {right} {shown}%, "
        f"không phải {change.way} {draft.text[percent.start : percent.end]}",
        message_en=f"From {one} to {two} is {en(as_written(value, percent.main))}%",
        stated=draft.text[start : percent.end],
        computed=as_written(value, percent.main),
        suggestion=f"{right} {shown}%",
        see=tuple(Place(start=num.start, end=num.end) for num in (change.earlier, change.later)),
        severity=softened(not draft.doubtful and not percent.main.hedge),
    )


def _finding(relation: Relation) -> Finding:
    stated, part, whole = relation.stated, relation.part, relation.whole
    value = relation.computed()
    assert value is not None
    assert stated.main is not None
    computed = as_written(value, stated.main)
    unit = "%" if stated.figure.unit in PERCENTS else ""
    factor = Decimal(1) if unit else stated.factor
    word = _word(stated)
    if differs(stated) and computed < 0:
        word, computed = OPPOSITE[word], -computed
    shown = stated.show(computed)
    return at(
        stated,
        message=f"Từ {whole.said} đến {part.said} là {word} {shown}, "
        f"không phải {_word(stated)} {stated.said}",
        message_en=f"From {whole.said} to {part.said} is {en(computed / factor)}{unit} "
        f"({word}), not {en(stated.main.value / factor)}{unit}",
        stated=stated.main.value / factor,
        computed=computed / factor,
        suggestion=shown if word == _word(stated) else None,
        see=places(part, whole),
        severity=softened(relation.sure),
    )


def _word(stated: Amount) -> str:
    if not differs(stated):
        return "bằng"
    return "giảm" if stated.figure.direction is Direction.DOWN else "tăng"


OPPOSITE["bằng"] = "bằng"


def _told_falling(passage: Passage, earlier: Amount, later: Amount) -> bool | None:
    """Whether a move is told as a fall: by the verb before "từ", else by what stands between."""
    assert earlier.main is not None
    verb = VERB.search(passage.text[: earlier.main.start - passage.start])
    if verb is not None:
        return verb["way"].lower() in ("giảm", "hạ")
    if later.figure.direction is None:
        return None
    return later.figure.direction is Direction.DOWN


def _backwards(earlier: Amount, later: Amount, *, falls: bool) -> bool:
    """Whether "giảm từ 5,2% xuống còn 6,1%" goes the other way than it says."""
    one, two = earlier.main, later.main
    if one is None or two is None:
        return False
    if earlier.figure.high is not None or later.figure.high is not None:
        return False
    if later.figure.measure == "rank" or later.figure.unit == "place":
        falls = not falls
    gap = two.range - one.range
    return gap.low > 0 if falls else gap.high < 0


def _turned(earlier: Amount, later: Amount, *, falls: bool) -> Finding:
    word, right = ("giảm", "tăng") if falls else ("tăng", "giảm")
    english = ("a fall", "a rise") if falls else ("a rise", "a fall")
    return at(
        later,
        message=f"Từ {earlier.said} đến {later.said} là {right}, không phải {word}",
        message_en=f"From {earlier.said} to {later.said} is {english[1]}, not {english[0]}",
        see=places(earlier),
        severity=softened(earlier.legible and later.legible),
    )
