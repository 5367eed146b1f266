"""Findings of plain text, for the tests of the checks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tiendo.checking import Report, check_text
from tiendo.checking.finding import Finding

Found = Callable[..., list[Finding]]


@pytest.fixture
def found() -> Found:
    """The findings of a check in a text; of all checks without a name."""

    def findings(text: str, check: str = "", on: date | None = None) -> list[Finding]:
        report: Report = check_text(text, published_on=on)
        return [one for one in report.findings if check in ("", one.check)]

    return findings
