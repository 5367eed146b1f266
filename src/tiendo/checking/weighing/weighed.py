"""Numbers and verdicts that the evidence as a whole says are told again wrong.

The words of a closing are not those of the report: "tổ chức Hội lớn mạnh thêm với 375 chị em" of
"kết nạp mới 357 hội viên". But digits in each other's place, people counted, and the part that
judges together leave little doubt.
"""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.verdicts.verdicts_alone import found_against
from tiendo.checking.weighing.number_evidence import number_evidence
from tiendo.checking.weighing.number_pairs import NumberPair, number_pairs
from tiendo.checking.weighing.verdict_evidence import verdict_evidence
from tiendo.checking.weighing.verdict_pairs import VerdictPair, verdict_pairs
from tiendo.checking.weighing.weights import RETOLD, VERDICTS, weigh


def weighed(draft: Draft) -> Iterator[Retold]:
    """Each number with the one it most likely tells again, where the evidence is enough."""
    best: dict[int, tuple[float, NumberPair]] = {}
    for pair in number_pairs(draft):
        score = weigh(number_evidence(pair), RETOLD)
        at = pair.odd.num.start
        if score > 0 and (at not in best or score > best[at][0]):
            best[at] = score, pair
    for _, pair in best.values():
        yield Retold(odd=pair.odd.num, right=pair.first.num, sure=False)


def weighed_verdicts(draft: Draft) -> Iterator[Finding]:
    """Each verdict without a number with the outcome that most likely says otherwise of it."""
    best: dict[int, tuple[float, VerdictPair]] = {}
    for pair in verdict_pairs(draft):
        score = weigh(verdict_evidence(pair), VERDICTS)
        if score > 0 and (pair.start not in best or score > best[pair.start][0]):
            best[pair.start] = score, pair
    for _, pair in best.values():
        yield found_against(draft, pair.verdict, pair.outcome)
