"""The letters inside a number beside the kind that words name: a "Tờ trình" is a TTr, and no TT."""

from __future__ import annotations

from functools import cache

from tiendo.vocabulary.lexicon import Row
from tiendo.vocabulary.symbols import kinds

# Kinds whose documents bear another kind's letters, by the words and by the letters (ids of rows).
TOGETHER = {
    ("regulation", "decision"), ("working-rules", "decision"), ("working-rules", "regulation"),
    ("conclusion", "notice-conclusion"), ("notice-conclusion", "conclusion"),
    ("scheme", "decision"), ("option", "decision"),
}  # fmt: skip
# Of the State alone: a people's committee carries a programme of action out by a plan.
TOGETHER_OF_STATE = {("action-programme", "plan")}
# Kinds whose numbers offices letter as they like, or that are named without being issued.
FREE = {"official-letter", "circular-letter", "project", "charter", "master-plan", "ordinance"}
# The letters to suggest, where the first of the table are not the usual ones.
USUAL = {"joint-circular": "TT", "regulation": "QĐ"}


def clash(letters: str, word: str, system: str | None = None) -> str | None:
    """The letters that the kind ``word`` asks for, where ``letters`` are those of another kind.

    ``system``: "party" or "state", where the number says whose it is.

    >>> clash("TT", "Tờ trình"), clash("BC", "BÁO CÁO THẨM TRA"), clash("TB", "Kết luận")
    ('TTr', None, None)
    """
    said, borne = _named(word), _lettered().get(letters.upper())
    if said is None or borne is None or said is borne or not said["letters"]:
        return None
    if {said["id"], borne["id"]} & FREE or (said["id"], borne["id"]) in TOGETHER:
        return None
    if (said["id"], borne["id"]) in TOGETHER_OF_STATE and system != "party":
        return None
    right: str = said["letters"][0]
    return USUAL.get(said["id"], right)


def letters_of(word: str) -> tuple[str, ...]:
    """The letters that documents of the kind ``word`` bear; none of a word that is no kind's.

    >>> letters_of("Nghị quyết")
    ('NQ', 'NQLT')
    """
    row = _named(word)
    return tuple(row["letters"]) if row is not None else ()


@cache
def _lettered() -> dict[str, Row]:
    return {letters.upper(): row for row in kinds() for letters in row["letters"]}


@cache
def _named(word: str) -> Row | None:
    """The kind whose name opens ``word``, the longest name first."""
    low = word.lower()
    known = [(name.lower(), row) for row in kinds() for name in row["names"]]
    known.sort(key=lambda entry: -len(entry[0]))
    return next((row for name, row in known if low == name or low.startswith(f"{name} ")), None)
