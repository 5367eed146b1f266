"""Numbers that the evidence as a whole says are told again wrong.

"Nửa năm qua, tổ chức Hội lớn mạnh thêm với 468 chị em lần đầu đứng vào hàng ngũ": the words of a
closing are not those of the report ("kết nạp mới 486 hội viên"), but digits in each other's
place, people counted, and the part that judges together leave little doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.weighing.candidates import Pair, pairs
from tiendo.checking.weighing.evidence import evidence
from tiendo.vocabulary.lexicon import rows

TABLES, TABLE = "tiendo.checking.tables", "weights_retold"
BASE = "base"


def weighed(draft: Draft) -> Iterator[Retold]:
    """Each number with the one it most likely tells again, where the evidence is enough."""
    best: dict[int, tuple[float, Pair]] = {}
    for pair in pairs(draft):
        score = weigh(evidence(pair))
        at = pair.odd.num.start
        if score > 0 and (at not in best or score > best[at][0]):
            best[at] = score, pair
    for _, pair in best.values():
        yield Retold(odd=pair.odd.num, right=pair.first.num, sure=False)


def weigh(found: Mapping[str, float]) -> float:
    """What the evidence comes to; above nought it is enough.

    >>> weigh({"turned": 1, "turned digits": 4, "judged": 1, "judged, shared": 3.0}) > weigh({})
    True
    """
    weights = _weights()
    return weights[BASE] + sum(weights.get(name, 0.0) * value for name, value in found.items())


@cache
def _weights() -> Mapping[str, float]:
    return {row["evidence"]: float(row["weight"]) for row in rows(TABLES, TABLE)}
