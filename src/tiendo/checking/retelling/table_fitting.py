"""Whether a sentence speaks of a cell of a table: of its row, its column and its time.

"Khu vực ngoài quốc doanh dẫn đầu với …" is of the row "Ngoài quốc doanh".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.own_words import own_words
from tiendo.checking.retelling.table_rows import Entry, entries, spelled_out
from tiendo.checking.retelling.told_numbers import Told, telling
from tiendo.checking.wordlists import words
from tiendo.vocabulary.regexes import regex

MOST, FEW, PART, HALF = 0.6, 2, 0.5, 2
TO_DATE = regex(r"-(?:\d+M|H1)$")
DIGIT = regex(r"\d")
ASIDE = regex(r"\([^()]*\d[^()]*\)")


@dataclass(frozen=True, slots=True)
class Fit:
    """How much of a row's name a sentence says; ``sure`` where it is the row's own name."""

    shared: int
    sure: bool


def row_fit(draft: Draft, told: Told, entry: Entry) -> Fit | None:
    """How the sentence fits the row of a cell, better than any other row of the table."""
    scores = _scores(draft, told, entry.table)
    mine = scores.get(entry.row)
    if mine is None or mine[0] == 0:
        return None
    others = [score for row, score in scores.items() if row != entry.row]
    best = max((score[1] for score in others), default=0.0)
    shared, weight, covered = mine
    if weight <= best:
        return None
    whole = covered >= MOST
    alone = shared >= FEW and weight >= HALF * best
    if not (whole or alone or _known(told, entry)):
        return None
    return Fit(shared, sure=whole and (shared >= FEW or covered == 1))


def total_fit(draft: Draft, told: Told, entry: Entry) -> bool:
    """Whether the sentence speaks of the total of a column: of no row, and of the column."""
    if not entry.total:
        return False
    scores = _scores(draft, told, entry.table).values()
    if any(covered > PART for _, _, covered in scores):
        return False
    said = _said(draft, told)
    column = telling(entry.head) & (said | told.counted)
    planned = entry.plan and words("columns.plans").search(told.before) is not None
    above = spelled_out(telling(entry.caption)) & said
    named = bool(column) or planned or len(above) >= FEW
    return named or _introduces(draft, told, entry)


def near_fit(draft: Draft, told: Told, entry: Entry) -> bool:
    """Whether the sentence says a word of the row and no other row more, or names no row of a
    table whose total the cell is: enough for a number of many digits.
    """
    scores = _scores(draft, told, entry.table)
    if not any(shared for shared, _, _ in scores.values()):
        scores = _scored(draft, entry.table, _said_first(draft, told))
    best = max((weight for _, weight, _ in scores.values()), default=0.0)
    if entry.total:
        return not any(covered > PART for _, _, covered in scores.values())
    shared, weight, _ = scores.get(entry.row, (0, 0.0, 0.0))
    alike = sum(other >= best for _, other, _ in scores.values())
    return shared > 0 and weight >= best and alike <= FEW


def of_column(told: Told, entry: Entry) -> bool:
    """Whether plan and result, now and then are told as the column has them."""
    clause = told.phrase
    plan = words("columns.plans").search(told.before) is not None
    if entry.plan and not entry.percent:
        return plan
    if plan and told.another:
        return False
    then = words("retelling.past_heads").search(clause) is not None
    return then == entry.past


def time_fit(told: Told, entry: Entry) -> int:
    """1 where the times are one, -1 where they are two, 0 where one is not known."""
    stated = told.figure.period if told.figure is not None else None
    if stated is None or entry.period is None:
        return 0
    if stated == entry.period:
        return 1
    summed = TO_DATE.search(entry.period) and not TO_DATE.search(stated)
    if summed and words("retelling.to_date").search(told.passage.text):
        return 1
    return -1 if DIGIT.search(entry.head) else 0  # a head without a number names no time


def _introduces(draft: Draft, told: Told, entry: Entry) -> bool:
    """``Các xã xuống giống được 13.020 ha, chi tiết:``, in the paragraph right above the table."""
    first, _ = draft.kept(("ends", entry.table), lambda: _ends(draft, entry.table))
    behind = draft.text[told.passage.end : first]
    return told.passage.end <= first and "\n" not in behind.rstrip()


def _ends(draft: Draft, table: int) -> tuple[int, int]:
    cells = draft.cells.tables[table].cells
    return min(cell.start for cell in cells), max(cell.end for cell in cells)


def _known(told: Told, entry: Entry) -> bool:
    """Whether the reader knows both by one name of the catalogue."""
    one = told.figure.indicator_id if told.figure is not None else None
    return (
        one is not None and entry.figure is not None and (entry.figure.figure.indicator_id == one)
    )


def _said(draft: Draft, told: Told) -> frozenset[str]:
    """The words of a number's clause, without what brackets in it tell of something else: "7 tổ
    chức đảng (khiển trách 5, cảnh cáo 2) và 236 đảng viên".
    """
    before = draft.text[told.passage.start : told.num.start]
    aside = telling(" ".join(ASIDE.findall(before)))
    return spelled_out(own_words(draft, told).words - aside)


def _said_before(draft: Draft, told: Told) -> frozenset[str]:
    """The words of its sentence behind the number before it: "Dự án Kè suối Cạn vướng thủ tục
    đất lúa, đến cuối năm không thể thi công nên xin cắt 8.650 triệu đồng".
    """
    ends = [num.end for num in draft.numbers(told.passage) if num.end <= told.num.start]
    return spelled_out(telling(draft.text[max([told.passage.start, *ends]) : told.num.start]))


def _said_first(draft: Draft, told: Told) -> frozenset[str]:
    """All that its sentence says before it: "Ngô giảm vì bà con chuyển 640 ha sang sắn, nên chín
    tháng chỉ thu được 42.310 tấn".
    """
    return spelled_out(telling(draft.text[told.passage.start : told.num.start]))


Score = tuple[int, float, float]  # words shared, what they weigh, the part of the name


def _scores(draft: Draft, told: Told, table: int) -> Mapping[int, Score]:
    return draft.kept(("rows told", told.num.start, table), lambda: _score(draft, told, table))


def _labels(draft: Draft, table: int) -> tuple[dict[int, frozenset[str]], Counter[str]]:
    """What the rows of a table are called, and in how many names each word stands."""
    labels = {one.row: one.label for one in entries(draft) if one.table == table}
    return labels, Counter(word for label in labels.values() for word in label)


def _score(draft: Draft, told: Told, table: int) -> Mapping[int, Score]:
    labels, _ = draft.kept(("labels", table), lambda: _labels(draft, table))
    said = _said(draft, told) | spelled_out(told.counted)
    if not any(label & said for label in labels.values()):
        said = _said_before(draft, told)
    return _scored(draft, table, said)


def _scored(draft: Draft, table: int, said: frozenset[str]) -> Mapping[int, Score]:
    labels, often = draft.kept(("labels", table), lambda: _labels(draft, table))
    found = {}
    for row, label in labels.items():
        if label:
            shared = label & said
            weight = sum(1 / often[word] for word in shared)
            found[row] = (len(shared), weight, len(shared) / len(label))
    return found
