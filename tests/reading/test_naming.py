"""What a value is said of: labels before a colon, commas inside names, words that look like others."""

# ruff: noqa: E501 - a row of a table is read across, sentence beside result

from __future__ import annotations

from datetime import date

import pytest

from tiendo.reading import read_text


def labels(text):
    found = read_text(text, published_on=date(2025, 10, 14)).figures
    return [f"{f.indicator} [{f.subject}]" if f.subject else f.indicator for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the label before the colon names what is counted
        ("- BHTN: 31.200 người, tăng 840 người so với cuối năm 2024.", ["BHTN", "BHTN"]),
        ("- Học nghề: 1.260 người, đạt 84% kế hoạch.", ["Học nghề", "Học nghề"]),
        ("- THCS: 14 trường.", ["THCS"]),
        ("+ Xe buýt: 96 xe; taxi: 412 xe.", ["Xe buýt", "taxi"]),
        ("- OCOP: 45 sản phẩm đạt 3 sao.", ["OCOP sản phẩm đạt 3 sao"]),
        ("- Cấp phép xây dựng: 312 hồ sơ.", ["Cấp phép xây dựng"]),
        ("Kết quả: 45 xã đạt chuẩn.", ["xã đạt chuẩn"]),
        # commas inside names
        ("Kinh phí tiền lương, phụ cấp 340 triệu đồng.", ["Kinh phí tiền lương, phụ cấp"]),
        ("Thu tiền thuê đất, mặt nước đạt 56 tỷ đồng.", ["Thu tiền thuê đất, mặt nước"]),
        ("Chi sự nghiệp giáo dục, y tế 1.240 tỷ đồng.", ["Chi sự nghiệp giáo dục, y tế"]),
        ("Thu hồi tiền trong các vụ án hình sự, hành chính đạt 12 tỷ đồng.", ["Thu hồi tiền trong các vụ án hình sự, hành chính"]),
        ("98% hộ nghèo, cận nghèo có thẻ bảo hiểm.", ["hộ nghèo, cận nghèo có thẻ bảo hiểm"]),
        ("95% bản, tổ dân phố có nhà văn hóa.", ["bản, tổ dân phố có nhà văn hóa"]),
        ("Tỷ lệ hài lòng của người dân, tổ chức đạt 94%.", ["Tỷ lệ hài lòng của người dân, tổ chức"]),
        # words inside words
        ("Ngân hàng đã từ chối cho vay 45 hồ sơ.", ["từ chối cho vay hồ sơ"]),
        ("Tỷ lệ hồ sơ giải quyết đúng hạn 98,7%.", ["Tỷ lệ hồ sơ giải quyết đúng hạn"]),
        ("Số hồ sơ trước hạn và đúng hạn đạt 98,7%.", ["Số hồ sơ trước hạn và đúng hạn"]),
        ("Tỷ lệ trả kết quả đúng hạn 99,5%.", ["Tỷ lệ trả kết quả đúng hạn"]),
        ("- Nước sạch: 12.300 hộ, tăng 450 hộ so với đầu năm.", ["Nước sạch", "Nước sạch"]),
        ("Về tiền, thu được 340 tỷ đồng.", ["tiền thu"]),
        ("Về việc, giải quyết xong 4.120 việc.", ["giải quyết xong việc"]),
        ("Tiến độ chậm 9% so với lộ trình.", ["Tiến độ"]),
        ("Mưa lớn có thể làm ngập 340 ha lúa.", ["Mưa lớn có thể làm ngập lúa"]),
        ("Dự án có khả năng thu hút 1.200 lao động.", ["Dự án có khả năng thu hút lao động"]),
        # the subject goes on, or stands at the end
        ("Tỷ lệ giải quyết án đạt 88%, riêng án hành chính đạt 61%, vượt 3% chỉ tiêu.", ["Tỷ lệ giải quyết án", "Tỷ lệ giải quyết án [án hành chính]", "Tỷ lệ giải quyết án [án hành chính]"]),
        ("100% xã và 92,5% thôn có đường ô tô.", ["xã có đường ô tô", "thôn có đường ô tô"]),
        ("Qua kiểm tra 40 cơ sở, ấn định thuế 620 triệu đồng.", ["Qua kiểm tra cơ sở", "ấn định thuế"]),
        ("GRDP tăng 8,1%, mức tăng cao thứ 6 cả nước.", ["GRDP", "GRDP"]),
        ("Riêng tháng 9 tuyển mới 120 công nhân, thấp hơn tháng trước 15 công nhân.", ["tuyển mới công nhân", "tuyển mới công nhân"]),
    ],
)  # fmt: skip
def test_a_figure_is_named_by_its_own_words(text, expected):
    assert labels(text) == expected


def test_the_evidence_holds_the_label():
    figure = read_text("- Cấp phép xây dựng: 312 hồ sơ.").figures[0]
    assert figure.evidence.quote == "Cấp phép xây dựng: 312 hồ sơ"
