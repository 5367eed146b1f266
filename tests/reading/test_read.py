"""The one door: whatever the text, quotes stand where they say and time stays straight."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from tiendo.reading import read_file, read_text
from tiendo.reading.document import Document
from tiendo.reading.rules.figures import figures

WORDS = (
    "đạt tăng giảm 5% 12 xã , ; ( ) và trong đó riêng ước chiếm 11/14 chỉ tiêu năm 2023 quý III "
    "từ 8 đến 9 - / tỷ đồng so với cùng kỳ kế hoạch xếp thứ lần lượt 1.234,5 20.00 | “ ” : . "
    "nhóm top đứng đầu cả nước gấp lần "
    "% ‰ tháng ngày 31/02 hai mười vượt dự toán \n Điều - phấn đấu không quá trở lên"
).split(" ")


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_every_quote_stands_at_its_own_offsets(text):
    reading = read_text(text, published_on=date(2024, 5, 1))
    for item in (*reading.figures, *reading.unread):
        assert reading.text[item.evidence.start : item.evidence.end] == item.evidence.quote
    json.dumps(reading.as_json())


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_crash(text):
    assert read_text(text).language == "vi"


def test_reading_is_deterministic():
    text = "Năm 2023, thu ngân sách đạt 5 tỷ đồng, tăng 4,1% so với cùng kỳ; 3/5 xã đạt chuẩn."
    assert read_text(text) == read_text(text)


def test_published_on_dates_what_the_text_leaves_open():
    text = "9 tháng đầu năm, thu ngân sách đạt 5 tỷ đồng."
    assert read_text(text, published_on=date(2023, 10, 14)).figures[0].period == "2023-9M"
    assert read_text(text).figures[0].period is None


def test_a_file_is_read_like_its_text(tmp_path):
    file = tmp_path / "bao-cao.txt"
    text = "Báo cáo của Ủy ban nhân dân tỉnh: năm 2023, thu ngân sách trên địa bàn đạt 5 tỷ đồng."
    file.write_text(text, encoding="utf-8")
    reading = read_file(file)
    assert reading.source.name == "bao-cao.txt"
    assert [str(f.value) for f in reading.figures] == ["5000000000"]


def test_time_grows_in_a_straight_line():
    def seconds(text):
        start = process_time()  # what other processes take does not count
        sum(1 for _ in figures(Document.of_text(text)))
        return process_time() - start

    seconds("đạt 12%, " * 100)
    small, large = (min(seconds("đạt 12%, " * times) for _ in range(3)) for times in (1_000, 8_000))
    assert large < small * 8 * 3
    assert seconds("1" * 5_000_000) < 10


def test_a_number_may_end_with_a_stroke():
    assert [figure.per for figure in read_text("0n/").figures] == [None]


def test_reading_does_not_import_django():
    code = "import sys, tiendo.reading as r; r.read_text('5 xã'); sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
