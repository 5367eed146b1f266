"""The hand-worked cases of scoring as a page that a person reads without knowing JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tiendo.errors import PeriodUnreadable
from tiendo.facts.series import Observation, Target
from tiendo.scoring.case_reading import Case, parse_line, read_case
from tiendo.scoring.cases import run
from tiendo.scoring.rules.saying import said
from tiendo.scoring.rules.scheme import says
from tiendo.scoring.rules.trajectory import Milestone
from tiendo.scoring.rules.wording import amount, day_words, goal_words, period_words
from tiendo.vocabulary.periods import parse_period

EVALUATION = Path(__file__).resolve().parent.parent / "evaluation"
HEAD = """\
# Bảng tính tay

Mỗi dòng là một trường hợp có người tính bằng tay trước, rồi máy phải chấm đúng như vậy; kiểm
thử giữ từng dòng. Trang này được tạo từ `evaluation/verdicts.jsonl` và
`evaluation/comparisons.jsonl` (`make docs`). Thấy dòng nào sai với cách làm của cơ quan, hãy
nói: sửa ở đó là sửa cách chấm.
"""
KINDS = {
    "rank": "Xếp hạng",
    "average": "So với bình quân",
    "contribute": "Đóng góp vào tổng",
    "roll_up": "Tổng hợp lên cấp trên",
    "index": "Chỉ số công bố",
    "changed": "Thay đổi giữa hai ngày",
}


def page() -> str:
    """The whole page: verdicts, then comparisons kind by kind."""
    verdicts = (EVALUATION / "verdicts.jsonl").read_text(encoding="utf-8").splitlines()
    comparisons = (EVALUATION / "comparisons.jsonl").read_text(encoding="utf-8").splitlines()
    parts = [HEAD, f"## Đánh giá ({len(verdicts)} trường hợp)\n", *verdict_rows(verdicts)]
    for kind, title in KINDS.items():
        rows = [line for line in comparisons if kind in json.loads(line)]
        parts += [f"\n## {title} ({len(rows)} trường hợp)\n", *comparison_rows(rows)]
    return "\n".join(parts) + "\n"


def verdict_rows(lines: list[str]) -> Iterator[str]:
    yield "| Mã | Chỉ tiêu | Đã biết | Ngày xem | Đánh giá | Vì sao |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for line in lines:
        data = json.loads(line)
        case = read_case(parse_line(line))
        verdict = says("verdict", data["expect"]["verdict"])
        asked = "; ".join(goal(one) for one in case.parts or (case,))
        seen = "; ".join(known(one) for one in case.parts or (case,))
        yield row(case.id, asked, seen, day_words(case.as_of), f"**{verdict}**", data["why"])


def comparison_rows(lines: list[str]) -> Iterator[str]:
    yield "| Mã | Máy trả lời | Vì sao |"
    yield "| --- | --- | --- |"
    for line, answer in zip(lines, run(lines), strict=True):
        told = str(answer.get("reason") or answer.get("error"))
        yield row(answer["id"] or json.loads(line)["id"], told, json.loads(line)["why"])


def row(*cells: Any) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def goal(case: Case) -> str:
    assert case.target is not None
    target = case.target
    words = f"{target.indicator.name}: {goal_words(target)}, {when(target.period)}"
    if not case.trajectory:
        return words
    points = ", ".join(milestone(target, one) for one in case.trajectory)
    return f"{words} (quỹ đạo: {points})"


def milestone(target: Target, one: Milestone) -> str:
    return f"{when(one.period)} {amount(one.value, one.unit or target.unit)}"


def known(case: Case) -> str:
    assert case.target is not None
    return "; ".join(value(case.target, one) for one in case.observations) or "chưa có số"


def value(target: Target, seen: Observation) -> str:
    since = "" if seen.known_on.year == 1 else f" (biết ngày {day_words(seen.known_on)})"
    prices = f", giá so sánh {seen.base_year}" if seen.base_year else ""
    return f"{when(seen.period)} {said(target, seen)}{prices}{since}"


def when(written: str) -> str:
    try:
        return period_words(parse_period(written))
    except PeriodUnreadable:
        return f"“{written}”"
