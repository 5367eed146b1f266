"""The sentences of a report name a thing once, in whole things, and by its own name."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from tests.reporting.conftest import asked
from tiendo.reporting.admitted import by_name
from tiendo.reporting.compose import report
from tiendo.reporting.forms import count, due
from tiendo.reporting.naming import deed, said_already
from tiendo.reporting.plain import as_text

if TYPE_CHECKING:
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
