"""Verdicts with the percent of the plan behind them: "4.765 tỷ đồng, vượt kế hoạch với 99,88%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.verdicts.claimed import Claim, Ground
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

# Right behind a value with its unit.
SAID = shaped(
    r"\d[\d.,]*\s?[^\W\d_][^\d,;.():%]{0,24},\s(?:và\s|đã\s|cơ bản\s)?"
    r"(?P<said>(?P<not>chưa\s|không\s)?(?P<way>{claims.way_met}|{claims.way_exceeded}"
    r"|{claims.way_missed})(?:\smức)?\s{claims.plans_named}"
    r"(?:\s(?:{claims.of_plan}|năm \d{4}))*,?\svới(?:\stỷ lệ)?)\s$",
    re.IGNORECASE,
)
# Nothing more is said of it: "với 98% hộ dân dùng nước sạch" is of the households.
ALONE = regex(r"\s?%?(?=[.,;)\n]|$)")
REACH = 90
# "vượt kế hoạch với 12%" is by so much; none so near to all of it is.
LEAST = Decimal(70)


def rated_verdicts(draft: Draft) -> Iterator[tuple[Claim, Ground]]:
    """Every verdict with such a percent."""
    for passage in draft.passages:
        if "với" not in passage.words or "%" not in passage.text:
            continue
        for amount in passage.amounts:
            found = _held(passage, amount)
            if found is not None:
                yield found


def _held(passage: Passage, amount: Amount) -> tuple[Claim, Ground] | None:
    if amount.main is None or amount.figure.unit != "percent" or amount.figure.high is not None:
        return None
    at = amount.main.start - passage.start
    said = SAID.search(passage.text[max(0, at - REACH) : at])
    alone = ALONE.match(passage.text, amount.main.end - passage.start)
    if said is None or alone is None or amount.figure.value < LEAST:
        return None
    way = said["way"].lower()
    verdict = next(
        one for one in ("missed", "exceeded", "met") if words(f"claims.way_{one}").fullmatch(way)
    )
    if said["not"]:
        verdict = "met" if verdict == "missed" else "missed"
    start = passage.start + max(0, at - REACH) + said.start("said")
    end = passage.start + alone.end()
    claim = Claim(verdict, start, end, passage.text[start - passage.start : alone.end()])
    return claim, Ground(amount.figure.value, (amount,), f"{amount.said} kế hoạch")
