"""Halves of a table in which a rank beside them does not lie: "trong nửa đầu bảng (hạng 21/34)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.wordlists import shaped, words

HALF = shaped(
    r"\b(?P<half>nửa\s{ranks.halves})\s(?:của\s)?(?:bảng|các tỉnh|các địa phương)"
    r"[^.;:()\d]{0,30}(?:\(|,\s)(?:hiện\s)?(?:{ranks.rank_opens}\s(?:{ranks.rank_places}\s)?){1,2}"
    r"(?P<rank>\d{1,3})/(?P<of>\d{2,3})(?![\d%]|[.,/]\d)",
    re.IGNORECASE,
)


def halves(draft: Draft) -> Iterator[Finding]:
    """Every such claim, the rank marked."""
    for found in HALF.finditer(draft.text):
        rank, of, half = int(found["rank"]), int(found["of"]), found["half"].lower()
        upper = words("ranks.upper").search(half) is not None
        if rank <= of and upper == (rank > (of + 1) // 2):
            yield Finding(
                start=found.start("rank"),
                end=found.end("of"),
                message=f"Hạng {rank}/{of} không ở {half} bảng",
                message_en=f"Rank {rank} of {of} does not lie in that half",
                stated=f"{rank}/{of}",
                severity=Severity.WARNING,
            )
