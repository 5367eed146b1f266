"""A suggestion takes the place of the right words, or of none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tiendo.checking import check_text
from tiendo.checking.mending import mending
from tiendo.vocabulary.loading import parsed

SLIPS = parsed(str(Path(__file__).parent / "slips.yaml"))


@pytest.mark.parametrize("row", SLIPS, ids=lambda row: f"{row['check']}-{row['text'][:30]}")
def test_a_mended_slip_is_found_no_more(row: dict[str, str]) -> None:
    report = check_text(row["text"], published_on=row.get("day"))
    for finding in report.findings:
        mend = mending(report.text, finding)
        assert (mend is None) is (finding.suggestion is None)
        if mend is not None:
            text = report.text[: mend.start] + mend.new + report.text[mend.end :]
            left = check_text(text, published_on=row.get("day")).findings
            assert (finding.check, mend.start) not in [(one.check, one.start) for one in left]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Có 78/204 xã đạt chuẩn, chiếm 83,2%.", "Có 78/204 xã đạt chuẩn, chiếm 38,2%."),
        ("Có 83,2% (78/204) xã đạt chuẩn.", "Có 38,2% (78/204) xã đạt chuẩn."),
        ("Bốn giải pháp là: một là, tăng thu; hai là, tiết kiệm chi; ba là, chống thất thoát.",
         "3 giải pháp là: một là, tăng thu; hai là, tiết kiệm chi; ba là, chống thất thoát."),
    ],
)  # fmt: skip
def test_only_the_words_that_are_wrong_are_exchanged(text: str, mended: str) -> None:
    report = check_text(text)
    mend = mending(report.text, report.findings[0])
    assert mend is not None
    assert text[: mend.start] + mend.new + text[mend.end :] == mended


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("Thôn đạt chuẩn văn hóa đạt 87,5%.\nCuối năm, thôn đạt chuẩn văn hóa đạt 85,7%.", "87,5%"),
        ("Tiếp nhận 3.184 hồ sơ.\nĐến nay đã có 3.148 hồ sơ được tiếp nhận.", "3.184 hồ sơ"),
    ],
)  # fmt: skip
def test_a_suggestion_is_written_with_the_unit_of_the_words(text: str, suggested: str) -> None:
    found = check_text(text).findings
    assert [one.suggestion for one in found] == [suggested]
