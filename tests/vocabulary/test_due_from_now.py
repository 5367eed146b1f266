"""Due dates counted from the day of the text, and rhythms that end on a day."""

# ruff: noqa: E501 - a row of a table is read across

from __future__ import annotations

from datetime import date

import pytest

from tiendo.vocabulary.due import Today, find_due

NOW = Today(year=2025, day=date(2025, 10, 8))
DUE = [
    ("hoàn thành ngay trong năm nay", date(2025, 12, 31), None),
    ("xong trong năm nay, không để sang năm sau", date(2025, 12, 31), None),
    ("giải ngân hết vốn trong 6 tháng đầu năm", None, None),
    ("rà soát xong trong tháng này", date(2025, 10, 31), None),
    ("báo cáo trong quý này", date(2025, 12, 31), None),
    ("tham mưu trong quý tới", date(2026, 3, 31), None),
    ("kiểm tra trong tháng tới", date(2025, 11, 30), None),
    ("tổng kết trong tuần này", None, None),
    ("phát động mỗi tuần một lần, kéo dài đến hết tháng 12", date(2025, 12, 31), "mỗi tuần một lần"),
    ("hằng năm sơ kết, hết năm 2030 tổng kết", date(2030, 12, 31), "hằng năm"),
    ("nửa năm một lần báo cáo", None, "nửa năm một lần"),
    ("mỗi tháng hai lần lấy mẫu", None, "mỗi tháng hai lần"),
    ("từng tháng đối chiếu", None, "từng tháng"),
    ("hoàn thành trước cuối năm nay", date(2025, 12, 31), None),
    ("trong 9 tháng đầu năm 2026 khởi công", date(2026, 9, 30), None),
    ("trong 6 tháng đầu năm 2026 hoàn thành", date(2026, 6, 30), None),
    ("từ năm nay thực hiện thu phí", None, None),
    ("tháng này có 5 xã nộp chậm", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "on", "recurs"), DUE)
def test_a_due_date_is_counted_from_the_day_of_the_text(words, on, recurs):
    due = find_due(words, NOW)
    assert ((due.on, due.recurs) if due else (None, None)) == (on, recurs)
