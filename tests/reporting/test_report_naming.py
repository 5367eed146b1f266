"""The sentences of a report name a thing once, in whole things, and by its own name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from tests.reporting.conftest import DAYS, asked
from tiendo.reporting.admitted import by_name
from tiendo.reporting.compose import report
from tiendo.reporting.forms import count, due
from tiendo.reporting.naming import deed, said_already
from tiendo.reporting.plain import as_text
from tiendo.vocabulary.periods import parse_period

if TYPE_CHECKING:
    from tests.reporting.conftest import Province
    from tiendo.reporting.facts import Facts


def by_name_of(facts: Facts, name: str) -> Any:
    return next(one for one in facts.lines if one.name == name)


@pytest.mark.parametrize(
    ("name", "counted", "says"),
    [
        ("Hợp tác xã thành lập mới", "hợp tác xã", "thành lập mới"),
        ("Đảng viên mới kết nạp", "đảng viên mới", "kết nạp"),
        ("Lao động được tạo việc làm mới", "lao động", "tạo việc làm mới"),
        ("Số xã đạt chuẩn nông thôn mới", "xã", ""),  # does not open with what is counted
        ("Lượt khách du lịch", "lượt khách", ""),  # no deed follows
        ("Hợp tác xã thành lập mới", "", ""),
    ],
)
def test_a_name_tells_what_was_done(nine_months: Facts, name: str, counted: str, says: str) -> None:
    line = replace(nine_months.lines[0], name=name)
    told = deed(line, counted)
    assert (told.says if told else "") == says


def test_what_is_counted_is_named_once(nine_months: Facts) -> None:
    text = as_text(report(nine_months, asked()))
    assert "Thành lập mới 33 hợp tác xã, " in text
    assert "Tạo việc làm mới cho 8.120 lao động, " in text
    assert "Hợp tác xã thành lập mới đạt 33 hợp tác xã" not in text
    assert count(by_name_of(nine_months, "Kim ngạch xuất khẩu")) is None


def test_whole_things_are_not_due_in_parts(nine_months: Facts) -> None:
    assert due(by_name_of(nine_months, "Số trường đạt chuẩn quốc gia tăng thêm")) == "12 trường"
    assert due(by_name_of(nine_months, "Kim ngạch xuất khẩu")) == "465 triệu USD"


def test_one_line_has_one_unit(nine_months: Facts) -> None:
    assert "15 trường mầm non" not in as_text(report(nine_months, asked()))


def test_a_document_that_speaks_of_itself_is_named(nine_months: Facts) -> None:
    document: Any = SimpleNamespace(kind="notice", number="1126-TB/TU", dated=None, title="")
    text = as_text(report(nine_months, asked()))
    assert "Thông báo này" not in text
    assert "thực hiện Thông báo số 1126-TB/TU ngày 19/10/2023" in text
    assert by_name("Kết luận này", document) == "Kết luận này"  # of another kind: as it stands


def test_a_shortcoming_without_a_figure_is_not_told_twice(nine_months: Facts) -> None:
    made = report(nine_months, asked())
    text = as_text(made)
    assert "Kim ngạch xuất khẩu giảm, khó đạt kế hoạch" not in text
    assert any("khó đạt kế hoạch" in note for note in made.notes)
    assert "có 4 chủ đầu tư giải ngân dưới 30%" in text  # says more than the figure
    lines = [by_name_of(nine_months, "Kim ngạch xuất khẩu")]
    other = next(x for x in nine_months.shortcomings if "nông thôn mới" in x.text)
    assert not said_already(other, lines)


def test_another_time_stands_before_the_deed(province: Province) -> None:
    """A report on the month says what the nine months came to."""
    text = as_text(report(province.facts["2023", DAYS["2023"]], asked()))
    assert "Thành lập mới 38 hợp tác xã" in text
    month = as_text(report(province.month, asked()))
    assert "9 tháng kết nạp 842 đảng viên mới, " in month
    assert "Kim ngạch xuất khẩu 9 tháng ước đạt 418,6 triệu USD" in month
    assert "Lao động được tạo việc làm mới ước đạt" in text  # nothing is done by an estimate


def test_a_report_on_half_a_term_knows_its_half_only(province: Province) -> None:
    text = as_text(report(province.half, asked(kind="half-term")))
    assert "đến hết nửa nhiệm kỳ 2021 - 2025 có" in text
    periods = {one.score.period for one in province.half.lines if one.score.period}
    assert max(parse_period(one).end for one in periods) <= date(2023, 6, 30)


def test_a_reply_says_whether_it_is_enough_and_who_says_so(nine_months: Facts) -> None:
    made = report(nine_months, asked(target="27-nq-tu-2022-17"))
    text = as_text(made)
    assert (
        "So với mục tiêu 9 tháng theo tiến độ (1.762,5 tỷ đồng), "
        "chỉ tiêu này bảo đảm tiến độ. Số liệu theo Báo cáo số " in text
    )
    assert "Biểu đồ" not in text
    assert not [note for note in made.notes if "bỏ phần hạn chế" in note]


def test_a_report_on_a_whole_resolution_is_called_after_it(nine_months: Facts) -> None:
    whole = report(nine_months, asked(kind="thematic"))
    assert whole.title == (
        "Kết quả 9 tháng đầu năm 2023 thực hiện Nghị quyết số 27-NQ/TU ngày 06/12/2022"
    )
    some = report(nine_months, asked(kind="thematic", groups=(3,)))
    assert some.title.startswith("Kết quả 9 tháng đầu năm 2023 thực hiện một số chỉ tiêu theo")


def test_a_unit_writes_under_its_own_name(province: Province) -> None:
    head = province.heads["Sở Y tế"]
    assert (head.system, head.issuer[-1], head.code) == ("state", "Sở Y tế", "SYT")
    assert len(head.issuer) == 2
    assert province.heads["Ban Tổ chức Tỉnh ủy"].system == "party"
    assert province.heads["Sở Không Có"].issuer == ("Sở Không Có",)


def test_a_thematic_report_admits_only_what_is_of_its_theme(nine_months: Facts) -> None:
    text = as_text(report(nine_months, asked(kind="thematic")))
    assert "có 4 chủ đầu tư giải ngân dưới 30%" in text
    assert "Người đứng đầu một số đơn vị" not in text
