"""How a line is called in a sentence, and which sentences of others speak of it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tiendo.reporting.facts import Line, Recorded
from tiendo.reporting.grammar import table
from tiendo.vocabulary.indicators import catalogue
from tiendo.vocabulary.text import fold

LEAST = 2  # words of a name that is looked for in a sentence
SPAN = re.compile(r"\b\d+ (?:tháng|năm)\b|\bnăm \d{4}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What is done to the things counted: “thành lập mới” before so many of them."""

    says: str
    before: str = ""  # a word between the deed and the number: “cho ”


def deed(line: Line, counted: str) -> Deed | None:
    """The deed that a line's name tells of the things counted, which then need no second naming.

    “Hợp tác xã thành lập mới”, counted in “hợp tác xã”, gives “thành lập mới”. None where the
    name does not open with what is counted, or where what follows is no deed that we know.
    """
    name, things = line.name, counted.strip()
    if not things or not name.lower().startswith(things.lower() + " "):
        return None
    rest = name[len(things) :].strip()
    for row in table("deed").values():
        if rest == row["says"] or rest.startswith(row["says"] + " "):
            told = row.get("as", row["says"]) + rest[len(row["says"]) :]
            return Deed(says=told, before=row.get("before", ""))
    return None


def speaks_of(text: str, one: Line) -> bool:
    """Whether a sentence speaks of a line's indicator, by its name or a wording of it."""
    entry = catalogue().get(one.score.target.indicator.id)
    wordings = [one.score.target.indicator.name, *(entry.wordings if entry else ())]
    told = f" {fold(text)} ".replace(",", " ").replace(".", " ")
    return any(len(w.split()) >= LEAST and f" {fold(w)} " in told for w in wordings)


def said_already(one: Recorded, lines: list[Line]) -> bool:
    """Whether what a report admits adds nothing to lines that are told with their figures."""
    bare = SPAN.sub("", one.text)
    return not any(sign.isdigit() for sign in bare) and any(speaks_of(one.text, x) for x in lines)
