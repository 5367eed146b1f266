"""Tables by communes, projects, months: the columns say what they measure."""

from __future__ import annotations

import pytest

from tiendo.facts.figure import Figure
from tiendo.facts.items import Remark, Unread
from tiendo.reading.document import Document
from tiendo.reading.rules.figures import figures

# caption; header; row; (indicator, subject, value, unit, period) of each figure
TABLES = {
    "communes, each column with its unit": (
        "KẾT QUẢ NĂM 2025",
        "Xã | Diện tích lúa (ha) | Năng suất (tạ/ha) | Số hộ nghèo | Tỷ lệ hộ nghèo (%)",
        "Xã Đồng Lau | 612,5 | 56,8 | 148 | 3,2",
        [
            ("Diện tích lúa", "Xã Đồng Lau", "612.5", "ha", "2025"),
            ("Năng suất", "Xã Đồng Lau", "5.68", "tonne", "2025"),
            ("Số hộ nghèo", "Xã Đồng Lau", "148", "count", "2025"),
            ("Tỷ lệ hộ nghèo", "Xã Đồng Lau", "3.2", "percent", "2025"),
        ],
    ),
    "a total is of the whole, and its cell may reach over two columns": (
        "KẾT QUẢ NĂM 2025",
        "TT | Xã | Số lớp học | Kinh phí (triệu đồng)",
        "Tổng cộng | 46 | 3.250",
        [
            ("Số lớp học", None, "46", "count", "2025"),
            ("Kinh phí", None, "3250000000", "VND", "2025"),
        ],
    ),
    "months are times": (
        "KẾT QUẢ NĂM 2025",
        "Tháng | Doanh thu (tỷ đồng) | So với cùng kỳ (%)",
        "10 | 1.250 | 104,2",
        [
            ("Doanh thu", None, "1250000000000", "VND", "2025-10"),
            ("Doanh thu", None, "104.2", "percent", "2025-10"),
        ],
    ),
    "one column of sums leaves it to the rows what they are": (
        "2. Tổng chi năm 2025",
        "Nội dung chi | Số tiền (triệu đồng) | Tỷ trọng (%)",
        "Chi đầu tư phát triển | 8.430 | 13,3",
        [
            ("Chi đầu tư phát triển", None, "8430000000", "VND", "2025"),
            ("Tỷ trọng", "Chi đầu tư phát triển", "13.3", "percent", "2025"),
        ],
    ),
    "one unit over all columns: parts of what the rows are": (
        "3. Kinh phí năm 2025 (triệu đồng)",
        "TT | Nội dung chi | Ngân sách tỉnh | Xã hội hóa | Cộng",
        "1 | Khai mạc, bế mạc | 145 | 60 | 205",
        [
            ("Khai mạc, bế mạc", "Ngân sách tỉnh", "145000000", "VND", "2025"),
            ("Khai mạc, bế mạc", "Xã hội hóa", "60000000", "VND", "2025"),
            ("Khai mạc, bế mạc", None, "205000000", "VND", "2025"),
        ],
    ),
    "a unit alone heads what the rows are": (
        "Dự trù năm 2025",
        "TT | Nội dung | Triệu đồng",
        "1 | Lễ ra quân | 18",
        [("Lễ ra quân", None, "18000000", "VND", "2025")],
    ),
    "a count of thousands heads a column, and a change in its own unit is none in percent": (
        "Thủy sản năm 2025",
        "Sản lượng (nghìn con) | Năm 2024 | Năm 2025 | Tăng, giảm (nghìn con)",
        "Cá giống | 1.240 | 1.318 | +78",
        [
            ("Cá giống", None, "1240000", "count", "2024"),
            ("Cá giống", None, "1318000", "count", "2025"),
            ("Cá giống", None, "78000", "count", "2025"),
        ],
    ),
    "two days head two columns": (
        "2. Chăn nuôi",
        "Vật nuôi | ĐVT | 01/4/2024 | 01/4/2025",
        "Trâu | con | 40.150 | 39.800",
        [
            ("Trâu", None, "40150", "count", "2024-04-01"),
            ("Trâu", None, "39800", "count", "2025-04-01"),
        ],
    ),
    "school years head two columns": (
        "Giáo dục",
        "Chỉ tiêu | ĐVT | 2023 - 2024 | 2024 - 2025",
        "Số lớp học | lớp | 486 | 492",
        [
            ("Số lớp học", None, "486", "count", "2023/2024"),
            ("Số lớp học", None, "492", "count", "2024/2025"),
        ],
    ),
    "a column of bodies may be headed Đơn vị": (
        "THU NGÂN SÁCH NĂM 2025 (ĐVT: tỷ đồng)",
        "TT | Đơn vị | Dự toán | Thực hiện",
        "1 | Phường Bến Thóc | 42 | 45,5",
        [
            ("Phường Bến Thóc", None, "42000000000", "VND", "2025"),
            ("Phường Bến Thóc", None, "45500000000", "VND", "2025"),
        ],
    ),
    "of a head of two rows, the upper says what is measured": (
        "KẾT QUẢ NĂM 2025",
        "Xã | Thu ngân sách (tỷ đồng) | | Tỷ lệ hộ nghèo (%) |\n"
        "| Kế hoạch | Thực hiện | Kế hoạch | Thực hiện",
        "Xã Đồng Lau | 12 | 12,5 | 3,5 | 3,2",
        [
            ("Thu ngân sách", "Xã Đồng Lau", "12000000000", "VND", "2025"),
            ("Thu ngân sách", "Xã Đồng Lau", "12500000000", "VND", "2025"),
            ("Tỷ lệ hộ nghèo", "Xã Đồng Lau", "3.5", "percent", "2025"),
            ("Tỷ lệ hộ nghèo", "Xã Đồng Lau", "3.2", "percent", "2025"),
        ],
    ),
}


def read(text):
    return list(figures(Document.of_text(text)))


@pytest.mark.parametrize("case", list(TABLES))
def test_a_table_that_breaks_down_is_read_by_its_columns(case):
    caption, header, row, expected = TABLES[case]
    found = [f for f in read(f"{caption}\n{header}\n{row}") if isinstance(f, Figure)]
    assert [(f.indicator, f.subject, str(f.value), f.unit, f.period) for f in found] == expected


def test_what_a_column_holds_is_asked_where_nothing_says_it():
    items = read("Loại án | Thụ lý | Số vụ án\nHình sự | 1.042 | 97\nDân sự | 2.318 | 120")
    assert [f.indicator for f in items if isinstance(f, Figure)] == ["Số vụ án", "Số vụ án"]
    (remark,) = [item for item in items if isinstance(item, Remark)]
    assert "“Thụ lý”" in remark.message
    assert not [item for item in items if isinstance(item, Unread)]


def test_a_table_that_allots_sets_targets():
    found = read(
        "2. Giao chỉ tiêu trồng rừng\nĐịa phương | Diện tích (ha)\nXã Nậm Ty | 120\nXã Lát | 80"
    )
    assert [(str(f.role), f.indicator, f.subject) for f in found if isinstance(f, Figure)] == [
        ("target", "Diện tích", "Xã Nậm Ty"),
        ("target", "Diện tích", "Xã Lát"),
    ]
