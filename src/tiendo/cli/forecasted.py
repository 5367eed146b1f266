"""A plan's targets with their forecasts: for the terminal and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiendo.scoring.rules.forecasting.result import Backtest, Forecast
    from tiendo.scoring.selectors import Judged, Scoreboard

COLUMNS = ("", "chỉ tiêu", "giao", "đã có", "dự báo", "khoảng 80%", "khả năng đạt", "sai thử lại")
RIGHT = ("", "dự báo", "khoảng 80%", "khả năng đạt", "sai thử lại")


def run(board: Scoreboard, form: str) -> int:
    """Every target that is still open with what is to be expected; why there is no forecast."""
    from tiendo.scoring.forecast_plain import as_json
    from tiendo.scoring.forecasts import forecasts_of

    told = forecasts_of(board.targets, board.as_of)
    found = list(zip(board.targets, told, strict=True))
    if form == "table":
        show(board, found)
        return 0
    answers = [
        {"id": judged.record.slug, "number": judged.record.ordinal} | as_json(one)
        for judged, one in found
    ]
    if form == "jsonl":
        for answer in answers:
            print(json.dumps(answer, ensure_ascii=False))
        return 0
    whole = {"plan": board.plan.slug, "as_of": board.as_of.isoformat(), "forecasts": answers}
    print(json.dumps(whole, ensure_ascii=False, indent=1))
    return 0


def show(board: Scoreboard, found: list[tuple[Judged, Forecast]]) -> None:
    """A table of those with a forecast; then each reason once, with the numbers of its targets."""
    from tiendo.cli.tables import console, table

    out = console()
    title = f"Dự báo, {board.plan.name}, theo số đã biết đến {board.as_of:%d/%m/%Y}"
    rows = table(title, COLUMNS, right=RIGHT)
    for judged, one in found:
        if one.there:
            rows.add_row(*row(judged, one))
    if rows.row_count:
        out.print(rows)
        out.print(
            "Sai thử lại: bình quân khi thử trên số cũ, cạnh cách đơn giản (lấy lại số trước)."
        )
    without: dict[str, list[str]] = {}
    for judged, one in found:
        if not one.there:
            without.setdefault(one.reason, []).append(str(judged.record.ordinal))
    for reason, numbers in without.items():
        out.print(f"{reason} Chỉ tiêu {', '.join(numbers)}.")


def row(judged: Judged, one: Forecast) -> list[str]:
    from tiendo.cli.tables import amount
    from tiendo.scoring.rules.forecasting.sentences import range_words, value_words

    assert one.point is not None
    return [
        str(judged.record.ordinal),
        judged.record.name,
        judged.record.words,
        judged.score.result,
        value_words(one.point, judged.target),
        range_words(one, judged.target),
        "" if one.probability is None else f"{amount(one.probability)}%",
        "" if one.backtest is None else misses(one.backtest),
    ]


def misses(tested: Backtest) -> str:
    from tiendo.cli.tables import amount

    sign = "%" if tested.relative else ""
    return f"{amount(tested.error)}{sign} / {amount(tested.yardstick_error)}{sign}"
