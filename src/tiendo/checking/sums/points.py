"""What each sector adds to a growth, in points: "trong 7,63 điểm phần trăm tăng trưởng, công nghiệp
đóng góp 3,68 điểm phần trăm, dịch vụ 3,07 điểm phần trăm, nông nghiệp 0,88 điểm phần trăm".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.sums.parts import Parts
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

# "Trong mức tăng 8,24% của GRDP", "GRDP tăng 9,2%, trong đó": the growth that is made up of them.
WITHIN = shaped(r"\b[Tt]rong\s(?:{sums.growths}\s)?$")
AMONG = shaped(r"\b{sums.grew}\s$")
OPENED = regex(r"[^;.:()\d]{0,40},?\s(?P<cue>trong đó|trong mức tăng này)[,:]?\s[^;.()]*")
POINTS, SECTORS = "percentage_point", 3
# Sums that lie further off are of something else.
NEAR = Decimal("1.12")


def points_added(draft: Draft) -> Iterator[Parts]:
    """Every growth with what the three sectors, and the taxes where they are told, add to it."""
    for passage in draft.passages:
        if "đóng góp" not in passage.text or "điểm" not in passage.text:
            continue
        numbers = draft.numbers(passage)
        for at, whole in enumerate(numbers[:-SECTORS]):
            found = _parts(draft.text, passage, whole, numbers[at + 1 :])
            if found is not None:
                yield found
                break


def _parts(text: str, passage: Passage, whole: Num, following: Sequence[Num]) -> Parts | None:
    if not whole.percent or whole.high or whole.main.hedge:
        return None
    led, at = text[passage.start : whole.start], whole.end
    if not WITHIN.search(led):
        opened = OPENED.fullmatch(text, at, following[0].start) if AMONG.search(led) else None
        if opened is None:
            return None
        at = opened.end("cue")
    parts = _added(text, at, following)
    told = text[whole.end : parts[-1].end].lower() if parts else ""
    total = sum((part.main.value for part in parts), Decimal(0))
    most = whole.main.value
    sectors = len(parts) >= SECTORS and all(
        words(name).search(told) for name in ("sums.first", "sums.second", "sums.third")
    )
    taxes = "thuế" in told
    more = total > most or taxes or whole.unit == POINTS
    if not sectors or not more or not most / NEAR <= total <= most * NEAR:
        return None
    return Parts(whole=whole, parts=tuple(parts), all=True, said=True, closed=True, alike=True)


def _added(text: str, at: int, following: Sequence[Num]) -> list[Num]:
    """The points that are told one after another; none where one of them takes away."""
    found: list[Num] = []
    for num in following:
        led, at = text[at : num.start], num.end
        if num.unit == "percent" and not num.high:
            continue  # how much the sector itself grew
        if num.unit != POINTS or words("sums.within_sector").search(led):
            return []
        found.append(num)
    return found
