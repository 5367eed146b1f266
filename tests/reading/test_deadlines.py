"""Until when an order holds: in its own sentence, or in one that says nothing else."""

# ruff: noqa: E501 - a row of a table is read across, sentence beside result

from __future__ import annotations

from datetime import date

import pytest

from tiendo.facts.items import Task
from tiendo.reading.document import Document
from tiendo.reading.rules.tasks import tasks

ON = date(2025, 10, 14)
GIVEN = "Chủ tịch UBND tỉnh yêu cầu Sở Xây dựng lập hồ sơ quy hoạch."
LISTED = "Ban Thường vụ giao nhiệm vụ cho các đơn vị như sau:\n"


def orders(text):
    found = tasks(Document.of_text(text, published_on=ON))
    return [item for item in found if isinstance(item, Task)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (f"{GIVEN} Hạn ngày 15/11/2025.", date(2025, 11, 15)),
        (f"{GIVEN} Thời hạn hoàn thành: trước ngày 30/11/2025.", date(2025, 11, 30)),
        (f"{GIVEN} Hoàn thành trong quý I/2026.", date(2026, 3, 31)),
        (f"{GIVEN} Xong trước 20/12.", date(2025, 12, 20)),
        (f"{LISTED}- Sở Y tế bàn giao trạm xá.\n- Hạn: 15/12/2025.", date(2025, 12, 15)),
        ("UBND tỉnh giao Sở Y tế bàn giao trạm xá trước 01/12/2025. Hạn ngày 15/12/2025.", date(2025, 12, 1)),
    ],
)  # fmt: skip
def test_a_sentence_that_only_names_a_day_dates_the_order_before_it(text, due):
    assert [item.due for item in orders(text)] == [due]


@pytest.mark.parametrize(
    ("sentence", "owner", "due", "recurs"),
    [
        ("Trước ngày 20/11/2025, UBND các xã niêm yết danh sách.", "UBND các xã", date(2025, 11, 20), None),
        ("Chậm nhất ngày 25/11, Sở Tài chính trình phương án.", "Sở Tài chính", date(2025, 11, 25), None),
        ("Trong quý I/2026, Sở Y tế bàn giao trạm xá.", "Sở Y tế", date(2026, 3, 31), None),
        ("Hằng tuần, Văn phòng UBND tỉnh tổng hợp tiến độ.", "Văn phòng UBND tỉnh", None, "Hằng tuần"),
        ("Định kỳ 6 tháng, Thanh tra tỉnh báo cáo kết quả.", "Thanh tra tỉnh", None, "Định kỳ 6 tháng"),
    ],
)  # fmt: skip
def test_a_time_at_the_head_of_a_sentence_dates_its_order(sentence, owner, due, recurs):
    found = orders(f"{GIVEN} {sentence}")[-1]
    assert (found.owners, found.due, found.recurs) == ((owner,), due, recurs)


def test_a_rhythm_with_a_day_opens_an_item_of_a_list():
    (found,) = orders(f"{LISTED}- Trước ngày 10 hằng tháng, Phòng Kinh tế gửi số liệu.")
    assert (found.owners, found.recurs) == (("Phòng Kinh tế",), "hằng tháng")


def test_an_order_that_opens_with_a_day_is_no_mere_deadline():
    found = orders(f"{GIVEN} Trước ngày 20/11/2025, hoàn thành kiểm kê tài sản.")
    assert found[0].due is None
