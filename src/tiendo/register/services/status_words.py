"""How final a result says that it is: the words beside it (tables/status_words.yaml)."""

from __future__ import annotations

from tiendo.facts.figure import Figure
from tiendo.facts.series import Status
from tiendo.register.keys import TABLES
from tiendo.register.searching import searchable
from tiendo.vocabulary.lexicon import Row, rows


def said_status(quote: str) -> Status | None:
    """The status that the words of a quote name; None where they name none.

    >>> said_status("Sơ bộ năm 2023 tăng 7,3%"), said_status("đạt 97% kế hoạch điều chỉnh")
    (<Status.PRELIMINARY: 'preliminary'>, None)
    """
    words = searchable(quote) + " "
    return next((Status(row["status"]) for row in status_rows() if is_met(row, words)), None)


def figure_status(figure: Figure) -> Status:
    """How final a result is by its own words."""
    if figure.estimated:
        return Status.ESTIMATED
    return said_status(figure.evidence.quote) or Status.OFFICIAL


def is_met(row: Row, words: str) -> bool:
    for phrase in row.get("unless", ()):
        words = words.replace(f"{searchable(phrase)} ", " ")
    return any(f"{searchable(phrase)} " in words for phrase in row["words"])


def status_rows() -> tuple[Row, ...]:
    return rows(TABLES, "status_words")
