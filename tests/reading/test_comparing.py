"""What a value is compared with, and what a percent is of."""

# ruff: noqa: E501 - a row of a table is read across, sentence beside result

from __future__ import annotations

from datetime import date

import pytest

from tiendo.reading import read_text


def told(text):
    found = read_text(text, published_on=date(2025, 10, 14)).figures
    return [
        " ".join(
            str(part)
            for part in (
                f.measure,
                f.op if str(f.op) != "eq" else "",
                f.value,
                f.direction or "",
                f.basis or "",
            )
            if str(part)
        )
        for f in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a rate of those counted, beside a change: its own
        ("Sản lượng tăng 10%, 100% thôn có nhà văn hóa.", ["change 10 up", "level 100"]),
        ("Thu ngân sách tăng 12,5%, 95% số hộ dùng nước sạch.", ["change 12.5 up", "level 95"]),
        ("Tiêu thụ tăng 3%, 4% và 5% trong ba năm.", ["change 3 up", "change 4 up", "change 5 up"]),
        # falling behind, going ahead
        ("Tỷ lệ đô thị hóa kém bình quân vùng 3,2 điểm phần trăm.", ["change 3.2 down average"]),
        ("Năng suất lúa kém cùng kỳ 1,5 tạ/ha.", ["change 0.15 down same_period"]),
        ("Khối lượng thi công cầu chậm 12,5% so với kế hoạch.", ["change 12.5 down plan"]),
        ("Tiến độ gói thầu chậm 8% so với tiến độ hợp đồng.", ["change 8 down plan"]),
        ("Chỉ số SIPAS nhảy 5 bậc so với năm 2024.", ["change 5 up previous_year"]),
        ("Chỉ số PAPI lên 9 bậc so với năm trước.", ["change 9 up previous_year"]),
        ("Chỉ số chuyển đổi số xuống 4 bậc so với tháng trước.", ["change 4 down other"]),
        ("Thứ hạng của huyện lùi 2 bậc.", ["change 2 down"]),
        ("Đoàn thể thao leo 3 bậc trên bảng xếp hạng.", ["change 3 up"]),
        # the bracket between a change and what it is against
        ("Chi thường xuyên vượt 42 tỷ đồng (3,1%) so với dự toán.", ["change 42000000000 up plan", "change 3.1 up plan"]),
        ("Dư nợ tăng 512 tỷ đồng (+6,4%) so với đầu năm.", ["change 512000000000 up previous_year", "change 6.4 up previous_year"]),
        ("Hộ nghèo còn 3,1%, giảm 1,3 điểm phần trăm so với mức 4,4% của năm 2024.", ["level 3.1", "change 1.3 down previous_year", "level 4.4"]),
        ("Xảy ra 52 vụ, giảm 4 vụ so với 56 vụ của cùng kỳ.", ["level 52", "change 4 down same_period", "level 56"]),
        ("Thu 4.300 tỷ đồng, tăng 5% so với con số 4.095 tỷ đồng của năm trước.", ["level 4300000000000", "change 5 up previous_year", "level 4095000000000"]),
        ("Số vụ cháy giảm 7 vụ (-21,2%) so với cùng kỳ.", ["change 7 down same_period", "change 21.2 down same_period"]),
        ("Đàn lợn tăng 18.000 con (4,5%) so với cùng kỳ.", ["change 18000 up same_period", "change 4.5 up same_period"]),
        ("Khách quốc tế giảm 2.300 lượt (9,8%).", ["change 2300 down", "change 9.8 down"]),
        ("Sản lượng kém kế hoạch 4,5%.", ["change 4.5 down plan"]),
        # a mark of a list is no rise
        ("+ Tổng đàn bò: 12.400 con.", ["level 12400"]),
        ("+ Thu phí đạt 46 tỷ đồng.", ["level 46000000000"]),
        ("+5,2% so với cùng kỳ.", ["change 5.2 up same_period"]),
        # parts of a whole
        ("Nuôi 12.400 con bò, trong đó bò lai 62%.", ["level 12400", "share 62"]),
        ("Cơ cấu lao động: nông nghiệp 41,2%; công nghiệp 30,5%; dịch vụ 28,3%.", ["share 41.2", "share 30.5", "share 28.3"]),
        ("Cơ cấu trình độ: đại học 62%, cao đẳng 21%, trung cấp 17%.", ["share 62", "share 21", "share 17"]),
        ("Bệnh viện khám 24.500 lượt người, trong đó có thẻ bảo hiểm y tế 93,4%.", ["level 24500", "share 93.4"]),
        ("Có 1.320 thí sinh thi nâng ngạch, đỗ 64%.", ["level 1320", "share 64"]),
        ("Toàn xã có 540 hộ, tỷ lệ hộ nghèo 3,1%.", ["level 540", "level 3.1"]),
        ("Thu phí đạt 46 tỷ đồng, bằng 91% dự toán.", ["level 46000000000", "attainment 91 plan"]),
        # plans and other references
        ("Kiểm toán 12/40 cuộc theo kế hoạch năm.", ["ratio 12 plan"]),
        ("Giám sát 6/9 cuộc theo chương trình công tác.", ["ratio 6 plan"]),
        ("Kiểm tra 15/60 cơ sở sản xuất.", ["ratio 15"]),
        ("Dư nợ giảm 9 tỷ đồng so với thời điểm 31/12/2024.", ["change 9000000000 down previous_year"]),
        ("Nợ xấu giảm 2 tỷ đồng so với ngày 31/12/2024.", ["change 2000000000 down previous_year"]),
        ("Nợ xấu tăng 2 tỷ đồng so với thời điểm 30/6/2025.", ["change 2000000000 up other"]),
        ("Nợ thuế giảm 5 tỷ đồng so với thời điểm cuối năm 2024.", ["change 5000000000 down previous_year"]),
        ("Lượng mưa thấp hơn trung bình nhiều năm 120 m.", ["change 120 down average"]),
        ("Nhiệt độ cao hơn TBNN 1,5%.", ["change 1.5 up average"]),
    ],
)  # fmt: skip
def test_a_value_is_told_against_what_the_text_names(text, expected):
    assert told(text) == expected
