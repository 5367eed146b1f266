"""What was let stand stays so in the next version, and only that."""

from __future__ import annotations

import pytest

from tiendo.checking import check_text
from tiendo.checking.dismissing import Dismissal, DismissalInvalid, quote_of

SLIP = "Toàn Đảng bộ kết nạp 154/150 đảng viên (đạt 107,2%)."


def let_stand(quote: str, check: str = "ratio-percent") -> Dismissal:
    return Dismissal(check=check, quote=quote, reason="Theo số giao lại", by="An")


@pytest.mark.parametrize(
    ("quote", "fits"),
    [
        ("154/150 đảng viên (đạt 107,2%", True),
        (SLIP, True),
        ("154/150  đảng\nviên (đạt 107,2%)", True),
        ("đạt 107,2%", False),  # less than the finding stands on
        ("154/150 đảng viên (đạt 108,2%)", False),
    ],
)
def test_words_that_hold_the_finding_let_it_stand(quote: str, fits: bool) -> None:
    report = check_text("Một câu thêm vào ở trên.\n" + SLIP).dismissing([let_stand(quote)])
    assert bool(report.dismissed) is fits
    assert bool(report.findings) is not fits
    assert bool(report.unused) is not fits
    assert report.errors == (0 if fits else 1)


def test_another_check_is_not_let_stand() -> None:
    report = check_text(SLIP).dismissing([let_stand(SLIP, "plan-percent")])
    assert report.errors == 1
    assert len(report.unused) == 1


def test_few_words_are_kept_with_those_around_them() -> None:
    text = "Bế mạc ngày 25/6/2023 (thứ Bảy) tại hội trường.\nKhai mạc ngày 25/6/2023 (thứ Bảy)."
    first, second = check_text(text).findings
    kept = Dismissal(check=first.check, quote=quote_of(text, first), reason="Đúng lịch âm")
    assert kept.quote == "Bế mạc ngày 25/6/2023 (thứ Bảy) tại hội trường."
    report = check_text(text).dismissing([kept])
    assert [one.start for one in report.findings] == [second.start]
    assert quote_of(SLIP, check_text(SLIP).findings[0]) == "154/150 đảng viên (đạt 107,2%"


def test_a_quote_kept_is_found_again() -> None:
    for text in (SLIP, "a | 4.000 | 115", SLIP * 3):
        for finding in check_text(text).findings:
            kept = Dismissal(check=finding.check, quote=quote_of(text, finding), reason="x")
            assert finding in [one for one, _ in check_text(text).dismissing([kept]).dismissed]


@pytest.mark.parametrize("field", ["check", "quote", "reason"])
def test_a_dismissal_is_whole_or_not_at_all(field: str) -> None:
    given = {"check": "ratio-percent", "quote": "a", "reason": "b"} | {field: " "}
    with pytest.raises(DismissalInvalid, match=field):
        Dismissal(**given)
