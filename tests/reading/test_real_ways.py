"""Ways of writing that stored public pages showed; every sentence here is our own."""

# ruff: noqa: E501 - a row of a table is read across, sentence beside result

from __future__ import annotations

from datetime import date

import pytest

from tiendo.reading import read_text

ON = date(2025, 10, 14)


def told(text: str) -> list[tuple[str, ...]]:
    reading = read_text(text, published_on=ON)
    return [
        (f.role.value, f.measure.value, f"{f.value}", f.indicator, f.period or "-")
        for f in reading.figures
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Xã Phú Thạnh cũ 32,7 km², Phú Lợi 24,9 km².",
            [
                ("result", "level", "32700000", "Xã Phú Thạnh cũ", "-"),
                ("result", "level", "24900000", "Phú Lợi", "-"),
            ],
        ),
        (
            "Dịch vụ tăng khá, trong đó vận tải, kho bãi, bưu chính tăng 6,7%.",
            [("result", "change", "6.7", "vận tải, kho bãi, bưu chính", "-")],
        ),
        (
            "Tiêu dùng cuối cùng tăng 4,2%.",
            [("result", "change", "4.2", "Tiêu dùng cuối cùng", "-")],
        ),
        (
            "Thu nhập bình quân tăng 6,7%, tương đương 3,3 triệu đồng.",
            [
                ("result", "change", "6.7", "Thu nhập bình quân", "-"),
                ("result", "change", "3300000", "Thu nhập bình quân", "-"),
            ],
        ),
        (
            "Kinh tế tăng 7,4% (vượt mục tiêu Nghị quyết 0,4%).",
            [
                ("result", "change", "7.4", "Kinh tế", "-"),
                ("result", "change", "0.4", "Kinh tế", "-"),
            ],
        ),
        (
            "HĐND đã đề ra kế hoạch năm 2026 với các chỉ tiêu như tăng trưởng kinh tế đạt 9%; giải quyết việc làm cho 18.200 lao động.",
            [
                ("target", "level", "9", "tăng trưởng kinh tế", "2026"),
                ("target", "level", "18200", "giải quyết việc làm cho lao động", "2026"),
            ],
        ),
        (
            "Toàn Đảng bộ xã kết nạp 38 đảng viên, chiếm tỷ lệ 76% so với chỉ tiêu đề ra.",
            [
                ("result", "level", "38", "kết nạp đảng viên", "-"),
                ("result", "attainment", "76", "kết nạp đảng viên", "-"),
            ],
        ),
        (
            "Giải ngân 412 tỷ đồng, mới đạt 31% kế hoạch vốn trong 6 tháng đầu năm.",
            [
                ("result", "level", "412000000000", "Giải ngân", "2025-H1"),
                ("result", "attainment", "31", "Giải ngân", "2025-H1"),
            ],
        ),
        (
            "Tăng trưởng khá (2023 tăng 5,1%; 2024 tăng 8,5%).",
            [
                ("result", "change", "5.1", "Tăng trưởng khá", "2023"),
                ("result", "change", "8.5", "Tăng trưởng khá", "2024"),
            ],
        ),
        ("Chỉ số PCI xếp hạng 12/63.", [("result", "rank", "12", "Chỉ số PCI", "-")]),
        (
            "Có 6 huyện/thị xã đạt chuẩn nông thôn mới.",
            [("result", "level", "6", "huyện/thị xã đạt chuẩn nông thôn mới", "-")],
        ),
        (
            "Tỷ lệ hộ nghèo giảm bình quân/năm: trên 4%.",
            [("result", "change", "4", "Tỷ lệ hộ nghèo", "-")],
        ),
        (
            "Diện tích trồng rừng: kế hoạch 2024 là 500 ha; thực hiện 2024 đạt 546 ha.",
            [
                ("target", "level", "500", "Diện tích trồng rừng", "2024"),
                ("result", "level", "546", "Diện tích trồng rừng", "2024"),
            ],
        ),
        (
            "Cả năm phấn đấu thu 17,000 tỷ đồng.",
            [("target", "level", "17000000000000", "thu", "2025")],
        ),
    ],
)
def test_what_real_pages_write_is_read(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(text) == expected


def test_the_targets_of_a_term_are_targets_however_they_are_numbered() -> None:
    text = "Các chỉ tiêu chủ yếu (nhiệm kỳ 2020 - 2025)\n- Về kinh tế:\n(1) Thu nhập bình quân đầu người đến năm 2025: 45 triệu đồng.\n(2) Tỷ lệ lao động qua đào tạo: trên 20%."
    assert [(row[0], row[3]) for row in told(text)] == [
        ("target", "Thu nhập bình quân đầu người"),
        ("target", "Tỷ lệ lao động qua đào tạo"),
    ]


def test_what_follows_a_day_is_again_of_the_months_reported_on() -> None:
    text = "6 tháng đầu năm 2025, công đoàn kết nạp 615 đoàn viên. Tính đến ngày 15/6/2025, có 9.870 đoàn viên.\n\nCông đoàn ký mới 19 thỏa ước lao động tập thể."
    assert [row[4] for row in told(text)] == ["2025-H1", "2025-06-15", "2025-H1"]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        (
            "Giao Sở Y tế, Sở Nội vụ; UBND các xã, phường rà soát danh sách.",
            [("Sở Y tế", "Sở Nội vụ", "UBND các xã, phường")],
        ),
        ("Yêu cầu UBND các xã, phường ven biển đắp đập tạm.", [("UBND các xã, phường ven biển",)]),
        (
            "Tôi đề nghị: Thứ nhất, Sở Y tế rà soát danh sách. Thứ hai, các ban quản lý dự án khởi công 5 công trình.",
            [("Sở Y tế",), ("ban quản lý dự án",)],
        ),
        (
            "Theo phân công, Sở Y tế rà soát danh sách; Sở Nội vụ cung cấp hồ sơ.",
            [("Sở Y tế",), ("Sở Nội vụ",)],
        ),
    ],
)
def test_who_has_an_order_is_read_whole(text: str, owners: list[tuple[str, ...]]) -> None:
    assert [task.owners for task in read_text(text, published_on=ON).tasks] == owners


def test_an_order_is_no_weakness_and_a_turn_from_bad_news_is_kept_whole() -> None:
    text = "Yêu cầu các chủ đầu tư có dự án chậm quyết toán hoàn thành hồ sơ trong quý IV. Cảng cá bồi lắng nhưng chậm được nạo vét."
    found = [item.text for item in read_text(text, published_on=ON).shortcomings]
    assert found == ["Cảng cá bồi lắng nhưng chậm được nạo vét"]


def test_a_meeting_that_a_title_names_has_the_day_below_it() -> None:
    text = "THÔNG BÁO\nKết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp về giải phóng mặt bằng\n\nNgày 04/02/2026, sau khi nghe báo cáo, Phó Chủ tịch UBND tỉnh kết luận:"
    assert [m.held_on for m in read_text(text).meetings] == [date(2026, 2, 4)]
