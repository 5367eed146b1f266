"""Totals of several kinds whose parts bear just those names: "65 người chết, mất tích, trong đó 46
người chết, 19 người mất tích". Then the kinds are all there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.sums.parts import Parts
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

# Between the total and its parts: the names of the kinds, then what opens the parts.
OPENS = shaped(
    r"(?P<kinds>[^\d.;:()]{2,80}?)(?:[,;]?\s{sums.kinds_open}(?:\scó)?:?\s|:\s|\s\()(?P<led>[^\d.;:()]{0,30})"
)
APART = regex(r",\s(?:và\s)?|\svà\s|\shoặc\s|/")
# What stands behind the last part, up to a mark.
TAIL = regex(r"[^.,;()\d]*")
JOIN = regex(r"^(?:\s*[,;]\s(?:và\s)?|\svà\s|\scùng\s)")
NEXT = regex(r"\s*[,;]\s(?:và\s|có\s)?$|\s(?:và|cùng)\s(?:có\s)?$")
LED = regex(r"^(?:có|là|làm)?\s*$")


def two_kinds(draft: Draft) -> Iterator[Parts]:
    """Every total whose names are those of the numbers right behind it, one for one."""
    for passage in draft.passages:
        numbers = draft.numbers(passage)
        for at, whole in enumerate(numbers[:-2]):
            if whole.unit != "count" or whole.high or whole.whole or not whole.unit_text:
                continue
            found = _parts(draft.text, passage, whole, numbers[at + 1 :])
            if found is not None:
                yield found


def _parts(text: str, passage: Passage, whole: Num, following: Sequence[Num]) -> Parts | None:
    opened = OPENS.fullmatch(text, whole.end, following[0].start)
    if opened is None:
        return None
    kinds = _kinds(whole, opened["kinds"])
    if len(kinds) < 2 or len(following) < len(kinds):
        return None
    parts = following[: len(kinds)]
    if any(num.unit != "count" or num.high or num.whole for num in parts):
        return None
    told = _told_behind(text, parts, passage.end) if LED.match(opened["led"]) else []
    told = told or _told_before(text, opened.start("led"), parts)
    if sorted(_bare(name, whole) for name in told) != sorted(kinds):
        return None
    return Parts(
        whole=whole, parts=tuple(parts), all=True, said=True, closed=True, alike=True, one_list=True
    )


def _kinds(whole: Num, told: str) -> list[str]:
    """The names of the kinds: behind the noun, or the noun itself and those behind it."""
    named = f"{whole.unit_text}{told}"  # "156 tập thể, cá nhân"; "65 người chết, mất tích"
    return [_bare(name, whole) for name in APART.split(named)]


def _bare(name: str, whole: Num) -> str:
    """``người chết`` as "chết": the noun of the total says nothing more."""
    name, noun = name.strip(" ,:").lower(), whole.unit_text.lower().split()[0]
    return name.removeprefix(noun).strip() or name


def _told_behind(text: str, parts: Sequence[Num], end: int) -> list[str]:
    """How each part is called by its noun and what follows it."""
    found = []
    for at, part in enumerate(parts):
        last = at + 1 == len(parts)
        tail = TAIL.match(text, part.end, end if last else parts[at + 1].start)
        said = tail.group() if tail else ""
        if not last:
            between = text[part.end : parts[at + 1].start]
            cut = NEXT.search(between)
            if cut is None:
                return []
            said = between[: cut.start()]
        found.append(f"{part.unit_text} {said.strip()}")
    return found


def _told_before(text: str, at: int, parts: Sequence[Num]) -> list[str]:
    found = []
    for part in parts:
        found.append(JOIN.sub("", text[at : part.start]))
        at = part.end
    return found
