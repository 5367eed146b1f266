"""What an amount is said of, and where: the key under which two amounts may contradict."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.pairs.pairing import period_of
from tiendo.checking.wordlists import folded, shaped, small
from tiendo.facts.figure import Basis, Measure, Role
from tiendo.vocabulary.indicators import catalogue
from tiendo.vocabulary.letters import CAPITALISED
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

Key = tuple[object, ...]
# Names of places and bodies in a sentence, by which what is said is narrowed.
PLACE = shaped(r"\b{pairs.places}" rf"\s(?:{CAPITALISED}[\s-]?){{1,5}}")

# Crops are told by season: "vụ mùa", "vụ chiêm xuân", "cả năm".
SEASON = shaped(r"\b[Vv]ụ {pairs.seasons}\b|\b[Cc]ả năm\b")
# … or by what is grown then: "lúa hè thu", behind its area too.
GROWN = shaped(r"\b(?:vụ|lúa|ngô|rau) (?P<season>{pairs.seasons})\b", re.IGNORECASE)
BEHIND, ENDS = 40, regex(r"[;.,(]")
# A line of a list that opens with a few words and a colon: of what all of it is said.
LABEL = regex(
    r"\s*[-–+*•]\s*(?P<label>[^\d:;.,]{2,30}):\s"
    rf"|\s*\d{{1,2}}[.)]\s*(?P<place>(?:Thị trấn |Xã )?{CAPITALISED}(?:\s{CAPITALISED}){{1,2}}):\s"
    r"|\s*(?P<sum>Cộng \d{1,3} [^\d:;.,]{2,20}):\s"
)


# "Riêng môn Ngữ văn xếp thứ 19" says no more than the name, where both are named alike.
ONLY = "riêng"


@cache
def named(words: str) -> str:
    """The words of an indicator, to compare: folded, without what only carries the value."""
    empty = folded("pairs.carriers")
    return " ".join(word for word in fold(words).split() if word not in empty)


# An average that is the name itself, and narrows nothing.
PER_HEAD = shaped(r"{pairs.per_head}", re.IGNORECASE)
PAST = (Basis.SAME_PERIOD, Basis.PREVIOUS_YEAR, None)


def same_words(one: Amount, other: Amount) -> bool:
    """Whether two wordings may be of one thing; of counted things some words narrow:
    "xã nông thôn mới", "thiếu xã nông thôn mới".
    """
    if one.figure.unit != "count":
        return True
    first = set(named(one.figure.indicator).split())
    other_words = first.symmetric_difference(named(other.figure.indicator).split())
    return not other_words & folded("pairs.narrowing")


def key_of(amount: Amount) -> Key | None:
    """The key of an amount whose indicator and time are both known; None otherwise."""
    figure = amount.figure
    name = figure.indicator_id or named(figure.indicator)
    if not name or figure.period is None:
        return None
    direction = figure.direction if figure.measure is Measure.CHANGE else None
    measure: object = figure.measure
    basis = figure.basis
    if measure is Measure.CHANGE and basis in PAST:
        basis = None  # "tăng 9,37% so với cùng kỳ", "tăng 9,37%": the same said again
    if name.endswith("-growth") and measure in (Measure.CHANGE, Measure.LEVEL):
        measure = direction = basis = None
    return (
        name, measure, figure.unit, _per(figure.per), basis, direction, figure.role,
        figure.subject, _when(amount), figure.base_year, figure.met, figure.scope,
    )  # fmt: skip


def _per(per: str | None) -> str | None:
    """``triệu đồng/năm`` in a sentence is ``triệu đồng`` in a table."""
    return None if per in ("năm", "year", "người/năm") else per


def _when(amount: Amount) -> object:
    """The time of a value; of what stands at a time's end ("số xã đạt chuẩn") only that day."""
    figure = amount.figure
    entry = catalogue().get(figure.indicator_id) if figure.indicator_id else None
    stands = entry is not None and entry.adds == "last" and figure.measure is Measure.LEVEL
    period = period_of(amount) if stands and figure.role is Role.RESULT else None
    return period.end if period is not None else figure.period


def by_key(amounts: Iterable[Amount]) -> dict[Key, list[Amount]]:
    """Amounts that are said of one thing and one time, in order."""
    found: dict[Key, list[Amount]] = defaultdict(list)
    for amount in amounts:
        key = key_of(amount)
        if key is not None:
            found[key].append(amount)
    return found


def setting(draft: Draft, amount: Amount) -> tuple[frozenset[str], frozenset[str]]:
    """The places, bodies and seasons that an amount's sentence (or table) names, and the words
    that narrow it.
    """
    return draft.kept(("setting", amount), lambda: _setting(draft, amount))


def _setting(draft: Draft, amount: Amount) -> tuple[frozenset[str], frozenset[str]]:
    above = amount.figure.evidence.place  # the headings that it stands under
    if amount.cell is not None:
        caption = f"{above}\n{draft.cells.tables[amount.cell[0]].caption}"
        return frozenset(match.strip() for match in PLACE.findall(caption)), frozenset()
    passage = draft.passage_at(amount.start)
    if passage is None:
        return frozenset(), frozenset()
    before = PER_HEAD.sub("", passage.text[: amount.end - passage.start])
    named_here = PLACE.findall(f"{above}\n{passage.text}")
    seasons = (found.lower() for found in SEASON.findall(f"{above}\n{before}"))
    places = frozenset((*(match.strip() for match in named_here), *seasons))
    return places, frozenset(small("topics.narrow").findall(before.lower()))


def label_of(draft: Draft, amount: Amount) -> str:
    """What the line of an amount says first that it is of: "- Ngô: gieo trồng 471,5 ha"."""
    passage = draft.passage_at(amount.start)
    if passage is None:
        return ""
    found = LABEL.match(draft.document.blocks[passage.block].text)
    return fold(found["label"] or found["place"] or found["sum"]) if found else ""


def _names(amount: Amount) -> set[str]:
    return {named(said) for said in (amount.figure.indicator, amount.figure.subject) if said}


def _grown_apart(one: Amount, other: Amount) -> bool:
    """``Gieo cấy 4.300 ha lúa hè thu``, ``Diện tích lúa đông xuân | 4.150``."""
    first, second = (_seasons(each) for each in (one, other))
    return bool(first and second) and not first & second


def _seasons(amount: Amount) -> set[str]:
    behind = "" if amount.cell else ENDS.split(amount.text[amount.end : amount.end + BEHIND])[0]
    said = f"{amount.figure.indicator} {amount.figure.evidence.quote}{behind}"
    return {found["season"].lower() for found in GROWN.finditer(said)}


def apart(draft: Draft, one: Amount, other: Amount) -> bool:
    """Whether two amounts stand where they surely speak of two things: in one sentence, in two
    rows of one table, of two places.
    """
    if one.cell is not None and other.cell is not None:
        return one.cell[0] == other.cell[0]
    if _grown_apart(one, other):
        return True
    prose = one.cell is None and other.cell is None
    if prose and draft.passage_at(one.start) is draft.passage_at(other.start):
        return True
    if prose and label_of(draft, one) != label_of(draft, other):
        return True
    first, narrow = setting(draft, one)
    second, narrows = setting(draft, other)
    if _names(one) & _names(other):
        narrow, narrows = narrow - {ONLY}, narrows - {ONLY}
    return first != second or narrow != narrows
