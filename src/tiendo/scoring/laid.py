"""The points of a trajectory as people write them, one a line: “9 tháng 2023: 1.700 tỷ đồng”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tiendo.errors import NumberUnreadable, PeriodUnreadable
from tiendo.facts.figure import Op
from tiendo.reading.written import read_period, read_value
from tiendo.register.models import Target
from tiendo.scoring.errors import TrajectoryInvalid
from tiendo.scoring.rules.trajectory import Milestone
from tiendo.scoring.rules.usable import RATES
from tiendo.scoring.rules.wording import amount, period_words
from tiendo.vocabulary.periods import parse_period

APART = re.compile(r"\s*[:;=\t]\s*")
LINE = "Viết mỗi mốc một dòng: kỳ, dấu hai chấm, giá trị; như “9 tháng 2023: 1.700 tỷ đồng”"
MOST = 60


def read_points(text: str, target: Target) -> tuple[Milestone, ...]:
    """The points of a text. Raises TrajectoryInvalid, naming the line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not 0 < len(lines) <= MOST:
        raise TrajectoryInvalid("Quỹ đạo phải có từ 1 đến 60 mốc", where=target.words, do=LINE)
    return tuple(read_point(line, number, target) for number, line in enumerate(lines, start=1))


def read_point(line: str, number: int, target: Target) -> Milestone:
    where, at = target.words, f"Dòng {number}"
    parts = APART.split(line, maxsplit=1)
    if len(parts) != 2 or not all(parts):
        raise TrajectoryInvalid(f"{at}: “{line}” không phải là một mốc", where=where, do=LINE)
    try:
        period, read = read_period(parts[0]), read_value(parts[1])
    except (NumberUnreadable, PeriodUnreadable) as error:
        raise TrajectoryInvalid(f"{at}: {error.what}", where=where, do=error.do) from error
    if read.op is not Op.EQ or read.high is not None or read.of is not None:
        raise TrajectoryInvalid(
            f"{at}: mốc phải là một giá trị, không phải “{parts[1]}”", where=where, do="Ghi một số"
        )
    unit = read.unit if read.unit != target.unit else None
    return Milestone(period=period, value=read.value, unit=unit)


def written(points: Sequence[Milestone], target: Target, *, english: bool = False) -> str:
    """Points in words: “6 tháng đầu năm 2023: 45%; 9 tháng …”."""
    return "; ".join(f"{when}: {value}" for when, value in told(points, target, english=english))


def told(
    points: Sequence[Milestone], target: Target, *, english: bool = False
) -> list[tuple[str, str]]:
    """Each point's period and value in words; a percent of the target is said to be one."""
    found = []
    for one in points:
        value = amount(
            one.value,
            one.unit or target.unit,
            unit_text=target.unit_text or None,
            english=english,
        )
        if one.unit == "percent" and target.unit not in RATES:
            value += " of the target" if english else " chỉ tiêu"
        found.append((period_words(parse_period(one.period), english=english), value))
    return found
