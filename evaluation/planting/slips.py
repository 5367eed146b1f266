"""The slips that are planted: which field of a sentence goes wrong, and what stands in it then."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from evaluation.planting.drawing import WEEKDAYS, Draw, Fields, shown, swapped, wrong_percent
from tiendo.vocabulary.numbers import parse_number

FIELD = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Case:
    """What a slip is planted in: its name, the sentence's fields, the document's draw."""

    slip: str
    fields: Fields
    draw: Draw

    @property
    def dice(self) -> random.Random:
        return self.draw.dice


def planted(row: dict[str, Any], case: Case) -> tuple[str, str]:
    """The field that goes wrong, and its new words."""
    if "swap" in row:
        names = FIELD.findall(row["text"] + row.get("later", ""))
        return next(name for name in names if is_word(name)), str(row["swap"])
    name, _, how = case.slip.partition("-")
    made = HOW.get(how) or SPECIAL.get(case.slip) or changed
    return made(Case(name, case.fields, case.draw)) if how else made(case)


def is_word(name: str) -> bool:
    """Whether a field is the words themselves ("{vượt kế hoạch}"), and no name of a number."""
    return any(letter in name for letter in " -/") or name[0].isupper()


def swap(case: Case) -> tuple[str, str]:
    return case.slip, swapped(case.fields[case.slip], case.dice)


def up(case: Case) -> tuple[str, str]:
    written = case.fields[case.slip]
    places = len(written.partition(",")[2])
    return case.slip, shown(parse_number(written) + case.dice.randint(3, 30), places)


def one(case: Case) -> tuple[str, str]:
    return case.slip, str(int(case.fields[case.slip]) + case.dice.choice((1, 2)))


def over(case: Case) -> tuple[str, str]:
    if case.slip == "r":
        return "r", str(case.dice.randint(64, 69))
    whole = parse_number(case.fields.get("s", "100"))
    return case.slip, shown(whole + case.dice.randint(5, 80))


def changed(case: Case) -> tuple[str, str]:
    """Another percent, another amount, another count."""
    written = case.fields[case.slip]
    if case.slip in ("d", "k"):
        off = case.dice.choice((1, -1, 2)) if case.slip == "k" else case.dice.randint(11, 40)
        return case.slip, shown(parse_number(written) + off)
    return case.slip, wrong_percent(written, case.dice)


def turned(case: Case) -> tuple[str, str]:
    """The two ends change places; the second is named as wrong."""
    first, last = ("lo", "hi") if "hi" in case.fields else ("w", "v")
    case.fields[first], other = case.fields[last], case.fields[first]
    return last, other


def other_day(case: Case) -> tuple[str, str]:
    if case.slip == "day":
        return "date", f"31/{case.dice.choice((2, 4, 6, 9, 11)):02}/{case.draw.year}"
    if case.slip == "future":
        later = case.draw.day + timedelta(days=case.dice.randint(20, 200))
        return "date", case.draw.written_day(later)
    if case.slip == "year":
        return "year", str(int(case.fields["year"]) - 1)
    day, month, year = case.fields["date2"].split("/")
    return "date2", f"{int(day) % 28 + 1:02}/{month}/{year}"


def other_word(case: Case) -> tuple[str, str]:
    fields = case.fields
    if case.slip == "name":
        others = [name for name in WEEKDAYS if name != fields["weekday"]]
        return "weekday", case.dice.choice(others)
    if case.slip == "unit":
        return "tỷ", "triệu"
    if case.slip == "same":
        return "v", fields["w"]
    if case.slip == "dot":
        return "p", fields["p"].replace(",", ".")
    return "r2", str(int(fields["r"]) + case.dice.choice((1, 2, 10)))


def misspelt(case: Case) -> tuple[str, str]:
    *first, given = case.fields["name"].split()
    wrong = given + "h" if given[-1] == "n" else given[:-1] + "n"
    return "name2", " ".join((*first, wrong))


Planting = Callable[[Case], tuple[str, str]]
HOW: dict[str, Planting] = {"swap": swap, "up": up, "one": one, "over": over}
SPECIAL: dict[str, Planting] = {"turn": turned, "spelling": misspelt}
SPECIAL |= dict.fromkeys(("day", "future", "year", "date2"), other_day)
SPECIAL |= dict.fromkeys(("name", "unit", "same", "dot", "r2"), other_word)
