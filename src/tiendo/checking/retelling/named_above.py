"""Counts that a draft says it has told: "3 dự án khởi công mới", below "5 dự án khởi công mới nêu
trên". The words that name those counted are the same; so should be how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.counts_by_bound import CountedBy
from tiendo.checking.wordlists import lists, shaped
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

ABOVE = shaped(
    r"(?<![\d/.,])(?P<count>\d{1,3})\s(?P<noun>[^\W\d_]+(?:\s[^\W\d_]+){3,6}?)"
    r"\s(?:{retold.again}|{retold.told_already})\b"
)
FEW = lists()["tallies.few"]
COUNTED = regex(r"(?<![\d/.,])(?P<count>\d{1,3})\s(?P<words>[^\W\d_]+(?:\s[^\W\d_]+){3,7})")


def named_above(draft: Draft) -> Iterator[tuple[CountedBy, CountedBy]]:
    """Such a count, and the one that was told above of those with the same name."""
    seen: list[CountedBy] = []
    for passage in draft.passages:
        for found in ABOVE.finditer(passage.text):
            name, count = fold(found["noun"]), int(found["count"])
            same = [one for one in seen if f"{one.name[0]} ".startswith(f"{name} ")]
            told = _told(draft.text[: passage.start], count, name)
            if same and not told and all(one.count != count for one in same):
                start, end = passage.start + found.start(), passage.start + found.end("noun")
                later = CountedBy(count=count, name=(name,), passage=passage, start=start, end=end)
                yield later, same[-1]
        seen += (
            CountedBy(
                count=int(found["count"]),
                name=(fold(found["words"]),),
                passage=passage,
                start=passage.start + found.start(),
                end=passage.start + found.end("count"),
            )
            for found in COUNTED.finditer(passage.text)
        )


def _told(text: str, count: int, name: str) -> bool:
    """Whether so many of a like name stand above: "Hai dự án chậm là …", of which 2 are told."""
    head = " ".join(name.split()[:2])
    said = [str(count), *(fold(word) for word in FEW[count - 1 : count])]
    return any(f"{word} {head}" in fold(text) for word in said)
