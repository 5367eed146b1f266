"""What an address of the API asks for; what of it is not known is an error, never passed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils import timezone

from tiendo.errors import PeriodUnreadable
from tiendo.vocabulary.periods import Period, parse_period
from tiendo.web.api.refusing import BadQuestion

FORMS = ("json", "csv", "parquet")
LIMIT, MOST_ROWS = 200, 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """``after``: only targets whose ids come after this one; ``limit``: so many at most."""

    as_of: date
    plan: str = ""
    body: str = ""
    period: Period | None = None
    form: str = "json"
    limit: int = LIMIT
    after: str = ""


NAMES = {"plan", "body", "period", "as_of", "format", "limit", "after"}


def asked(given: QueryDict, names: set[str] = NAMES) -> Asked:
    """Raises BadQuestion."""
    for name in given:
        if name not in names:
            raise BadQuestion(
                "Không có tham số này", where=name, do=f"Chọn trong: {', '.join(sorted(names))}"
            )
    form = given.get("format") or "json"
    if form not in FORMS:
        raise BadQuestion(
            f"Không có dạng “{form}”", where="format", do=f"Chọn trong: {', '.join(FORMS)}"
        )
    return Asked(
        as_of=day(given.get("as_of", "")),
        plan=given.get("plan", ""),
        body=given.get("body", ""),
        period=period(given.get("period", "")),
        form=form,
        limit=limit(given.get("limit", "")),
        after=given.get("after", ""),
    )


def day(written: str) -> date:
    """The day, today where none is given."""
    if not written:
        return timezone.localdate()
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise BadQuestion(
            f"“{written}” không phải là ngày", where="as_of", do="Viết như 2025-12-31"
        ) from error


def period(written: str) -> Period | None:
    if not written:
        return None
    try:
        return parse_period(written)
    except PeriodUnreadable as error:
        raise BadQuestion(
            f"“{written}” không phải là kỳ", where="period", do="Viết như 2025, 2025-Q3, 2021/2025"
        ) from error


def limit(written: str) -> int:
    if not written:
        return LIMIT
    if not (written.isascii() and written.isdecimal() and 1 <= int(written[:9]) <= MOST_ROWS):
        raise BadQuestion(
            f"“{written}” không phải là số dòng được hỏi", where="limit",
            do=f"Viết một số từ 1 đến {MOST_ROWS}; phần sau hỏi tiếp bằng after",
        )  # fmt: skip
    return int(written)
