"""Shares that a later clause tells of a part by its name: "…, cấp tỉnh 18,2 tỷ đồng, …; vốn cấp
tỉnh chiếm 37,4%".
"""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.ratio import Ratio, amounts_at
from tiendo.checking.sums.parts import parts_in
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

SHARE = shaped(r"[;,.]\s(?:riêng |trong đó )?(?P<name>[^;,.\d()]{4,50}?)\s{shares.takes}\s$")
CLAUSE = regex(r"[;,:(]")
# The last words of a part's name, which tell it from the others.
LAST = 2


def labelled_shares(draft: Draft) -> Iterator[Ratio]:
    """Every such percent with its part and the whole that the sentence names."""
    for passage in draft.passages:
        if "%" not in passage.text or "chiếm" not in passage.text:
            continue
        for found in parts_in(draft, passage):
            for percent in draft.numbers(passage):
                part = _named(draft, passage, found.parts, percent)
                if part is not None:
                    yield Ratio(
                        part=part.main,
                        whole=found.whole.main,
                        percent=percent.main,
                        said=f"{draft.text[part.start : part.main.end]}"
                        f"/{part.show(found.whole.main.value)}",
                        amounts=amounts_at(passage, part.main, percent.main),
                        sure=not draft.doubtful and not found.hedged,
                    )


def _named(draft: Draft, passage: Passage, parts: tuple[Num, ...], percent: Num) -> Num | None:
    """The one part whose name ends as the words before a percent do."""
    if not percent.percent or percent.high or percent.start < parts[-1].end:
        return None
    told = SHARE.search(draft.text, max(parts[-1].end - 1, passage.start), percent.start)
    if told is None:
        return None
    words = fold(told["name"]).split()[-LAST:]
    like = [part for part in parts if _label(draft.text, passage, part)[-LAST:] == words]
    return like[0] if len(like) == 1 and len(words) == LAST else None


def _label(text: str, passage: Passage, part: Num) -> list[str]:
    return fold(CLAUSE.split(text[passage.start : part.start])[-1]).split()
