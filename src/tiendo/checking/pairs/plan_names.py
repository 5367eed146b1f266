"""Plans that a sentence tells two of, by who set them: "vượt 9,97% chỉ tiêu pháp lệnh, bằng 97,2%
chỉ tiêu phấn đấu (340.000 tỷ đồng)": the first percent is of a plan that has no number there.
"""

from __future__ import annotations

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Passage
from tiendo.checking.wordlists import shaped, words

NAME = r"(?P<kind>{shares.plans})\b(?P<name>[^\d,;.()%]{0,50})"
BEHIND = shaped(rf"\s?%\s(?:so với )?{NAME}")
LED = shaped(rf"\b{NAME}\(?$")
REACH = 70


def otherwise_named(stated: Amount, plan: Amount, passage: Passage) -> bool:
    """Whether a percent names the setter of its plan, and the plan beside it has another."""
    if stated.main is None or plan.main is None or stated.figure.unit != "percent":
        return False
    own = BEHIND.match(stated.text, stated.main.end, passage.end)
    if own is None or own.end() >= plan.main.start - 1 >= stated.main.end:
        return False
    start = max(passage.start, plan.main.start - REACH)
    named = list(LED.finditer(plan.text, start, plan.main.start))
    theirs = named[-1] if named else None
    if theirs is None:
        return False
    first, second = (_setters(found["name"]) for found in (own, theirs))
    if not first or first & second:
        return False
    return bool(second) or own["kind"] != theirs["kind"]


def _setters(name: str) -> set[str]:
    return {found.group().lower() for found in words("pairs.setters").finditer(name)}
