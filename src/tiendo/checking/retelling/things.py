"""What a number's clause speaks of, by the many names that one thing has.

"Kết nạp được 43 đảng viên", and then "Công tác phát triển đảng tuy có tiến bộ, bốn tháng được 39
đồng chí": the two share no word, and tell of one count. Names are rows of tables/words_things.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.own_words import BEGINS
from tiendo.checking.retelling.told_numbers import Told
from tiendo.checking.wordlists import alternatives, lists, shaped, words_of
from tiendo.vocabulary.regexes import regex

# "6. Nông thôn mới. Trong năm …", "- Hiến máu: …": what a paragraph says first that it is of.
RUN_IN = regex(
    r"\s*(?:[-–+*•]|[a-zđ]\)|\d{1,2}(?:\.\d{1,2})*[.)]?[-–]?)?\s*(?P<name>[^\d:.;]{3,60}?)\s?[:.](?=\s)"
)
BEHIND = 60
# "chỉ 139 bệnh nhân và không ai tử vong": what follows is of another.
ANOTHER = shaped(r"[;:.,()\n]|\d|\s{retelling.joining}\s")
THINGS = "things."
# So much is no support for each: "hỗ trợ 3 triệu đồng/người".
LEAST = Decimal(10_000_000)
# "mức 23,6 triệu đồng/người": so much a head is what people earn.
INCOME, A_HEAD = "thu nhập bình quân", ("người", "người/năm")


def things_of(draft: Draft, told: Told) -> frozenset[str]:
    """The things that the clause of a number names, or else the clause before, its paragraph's
    first words, the heading above.
    """
    return draft.kept(("things", told.num.start), lambda: _things(draft, told))


def _things(draft: Draft, told: Told) -> frozenset[str]:
    return next(filter(None, map(named, _told_of(draft, told))), frozenset())


def _told_of(draft: Draft, told: Told) -> Iterator[str]:
    """The clause of a number, those before it in its sentence, and what stands over them."""
    yield clause_of(told)
    if of_income(told):
        yield INCOME
    text, cuts = told.passage.text, _cuts(told)
    for begin, end in zip(reversed(cuts[:-1]), reversed(cuts[1:]), strict=True):
        yield text[begin:end]
    run_in = RUN_IN.match(draft.document.blocks[told.passage.block].text)
    if run_in is not None:
        yield run_in["name"]
    yield told.heading


def of_income(told: Told) -> bool:
    """Whether a number is money of each person, and its clause gives or takes it from nobody."""
    return told.num.per in A_HEAD and told.num.unit == "VND" and told.num.main.value >= LEAST


def clause_of(told: Told) -> str:
    """The clause of a number, without the number."""
    text = told.passage.text
    behind = text[(told.num.whole or told.num.main).end - told.passage.start :][:BEHIND]
    before = text[_cuts(told)[-1] : told.num.start - told.passage.start]
    return f"{before} {ANOTHER.split(behind)[0]}"


def _cuts(told: Told) -> list[int]:
    """Where the clauses up to a number begin in its sentence."""
    start = told.num.start - told.passage.start
    return [0, *(found.end() for found in BEGINS.finditer(told.passage.text, 0, start))]


def named(text: str) -> frozenset[str]:
    """The things that a text names, whatever number or little word stands within a name.

    >>> sorted(named("kết nạp được 43 đảng viên"))
    ['things.admitted_party']
    """
    said = " ".join(words_of(text))
    return frozenset(name for name, pattern in _patterns().items() if pattern.search(said))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"\b(?:{'|'.join(map(_loosely, phrases))})\b")
        for name, phrases in lists().items()
        if name.startswith(THINGS)
    }


def _loosely(phrase: str) -> str:
    between = f"(?: (?:{alternatives(lists()['retelling.between'])}))* "
    return between.join(words_of(phrase))
