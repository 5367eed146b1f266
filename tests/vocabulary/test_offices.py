"""Offices: how texts spell their posts, what finds them, and where they end."""

from __future__ import annotations

import pytest

from tiendo.vocabulary.offices import office_at


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Phó Bí thư Thường trực Tỉnh ủy chủ trì", "Phó Bí thư Thường trực Tỉnh ủy"),
        ("Ủy viên Ban Chấp hành Trung ương Đảng, Bí thư", "Ủy viên Ban Chấp hành Trung ương Đảng"),
        ("Trưởng Đoàn đại biểu Quốc hội tỉnh; dự", "Trưởng Đoàn đại biểu Quốc hội tỉnh"),
        ("phó giám đốc Sở Công Thương cho biết", "phó giám đốc Sở Công Thương"),
        ("Phó cục trưởng Cục Thuế", "Phó cục trưởng Cục Thuế"),
        ("Phó Tổng cục trưởng Tổng cục Hải quan nói", "Phó Tổng cục trưởng Tổng cục Hải quan"),
        ("Ủy viên dự khuyết Trung ương Đảng", "Ủy viên dự khuyết Trung ương Đảng"),
        ("Phó Tư lệnh Quân khu dự", "Phó Tư lệnh Quân khu"),
        ("Bí thư Thành ủy TP. Vĩnh Giang họp", "Bí thư Thành ủy TP. Vĩnh Giang"),
        ("PCT UBND tỉnh dự", "PCT UBND tỉnh"),
    ],
)
def test_an_office_is_the_post_with_its_body(text, office):
    assert text[: office_at(text, 0)] == office


@pytest.mark.parametrize("text", ["tăng trưởng kinh tế", "chủ trương", "Chánh niệm", "lớp trưởng"])
def test_other_words_open_no_post(text):
    assert all(office_at(text, at) is None for at in range(len(text)))
