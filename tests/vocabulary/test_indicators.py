"""Different wordings find one indicator; near ones stay apart."""

from __future__ import annotations

import pytest

from tiendo.vocabulary.indicators import catalogue, match_indicator


@pytest.mark.parametrize(
    ("words", "unit", "measure", "id"),
    [
        ("thu ngân sách nhà nước trên địa bàn", "VND", "level", "budget-revenue"),
        ("Thu NSNN trên địa bàn", "percent", "attainment", "budget-revenue"),
        ("thu nội địa", "VND", "level", "domestic-revenue"),
        (
            "tốc độ tăng trưởng kinh tế (theo giá so sánh năm 2010)",
            "percent",
            "level",
            "grdp-growth",
        ),
        ("GRDP bình quân đầu người", "VND", "level", "grdp-per-head"),
        ("tổng sản phẩm trên địa bàn (GRDP)", "percent", "change", "grdp-growth"),
        ("quy mô GRDP", "VND", "level", "grdp"),
        ("tỷ lệ hộ nghèo", "percent", "change", "poverty-rate"),
        ("hộ nghèo", "count", "level", "poor-households"),
        ("tỷ lệ hộ cận nghèo", "percent", "level", "near-poverty-rate"),
        ("xã đạt chuẩn nông thôn mới", "count", "level", "new-rural-communes"),
        ("xã đạt chuẩn nông thôn mới nâng cao", "count", "level", "advanced-new-rural-communes"),
        ("Chỉ số PAR INDEX", "place", "rank", "par-index"),
        ("chỉ số cải cách hành chính của tỉnh", "place", "change", "par-index"),
        ("kết nạp đảng viên", "count", "ratio", "new-party-members"),
        ("trồng rừng mới", "ha", "level", "forest-planted"),
        ("kim ngạch xuất khẩu", "USD", "level", "exports"),
        ("tổng kim ngạch xuất nhập khẩu", "USD", "level", "trade-turnover"),
        (
            "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ cân",
            "percent",
            "level",
            "underweight-rate",
        ),
        ("suy dinh dưỡng thể thấp còi", "percent", "level", "stunting-rate"),
        ("tỷ suất sinh thô", "per_mille", "level", "crude-birth-rate"),
        ("Tổng tỷ suất sinh", "count", "level", "total-fertility-rate"),
        ("lực lượng lao động từ 15 tuổi trở lên", "count", "level", "labour-force"),
        ("tỷ lệ tăng dân số tự nhiên", "percent", "level", "natural-population-growth"),
        ("tỷ lệ tăng dân số", "percent", "level", "population-growth"),
        ("thu nhập bình quân tháng của người lao động", "VND", "level", "worker-income"),
        ("thu nhập bình quân đầu người", "VND", "level", "income-per-head"),
        (
            "tỷ lệ lao động có việc làm phi chính thức",
            "percent",
            "level",
            "informal-employment-rate",
        ),
        ("tuổi thọ trung bình", "count", "level", "life-expectancy"),
        ("tuổi kết hôn trung bình lần đầu", "count", "level", "age-at-first-marriage"),
        ("số vụ ly hôn", "count", "level", "divorces"),
        ("tổng diện tích tự nhiên", "ha", "level", "land-area"),
        ("nữ đại biểu HĐND tỉnh", "percent", "level", "women-council-delegates-rate"),
    ],
)
def test_wordings_find_their_indicator(words, unit, measure, id):
    assert match_indicator(words, unit, measure) == id


@pytest.mark.parametrize("words", ["", "bức tranh", "văn bản", "nhân dân hiến đất"])
def test_unknown_words_find_none(words):
    assert match_indicator(words, "count", "level") is None


@pytest.mark.parametrize(
    ("words", "unit", "id"),
    [
        ("lực lượng lao động tham gia bảo hiểm xã hội", "percent", "social-insurance-coverage"),
        ("tạo việc làm mới cho lao động", "count", "jobs-created"),
        ("tổng số hộ dân được sử dụng điện", "count", None),
        ("số hộ nghèo", "count", "poor-households"),
        ("lực lượng chức năng", "count", None),
        ("diện tích gieo trồng", "ha", "sown-area"),
        ("tỷ lệ hồ sơ đăng ký khai tử đúng hạn", "percent", None),
        ("tỷ suất tử vong trẻ em dưới 1 tuổi", "per_mille", "infant-mortality"),
    ],
)
def test_a_row_of_the_statistical_systems_takes_nothing_from_its_neighbours(words, unit, id):
    assert match_indicator(words, unit, "level") == id


def test_the_catalogue_is_whole():
    entries = catalogue().values()
    assert len(entries) >= 150
    assert {e.better for e in entries} == {"higher", "lower", "neither"}
    assert {e.adds for e in entries} == {"sum", "last", "mean"}
    assert all(e.wordings and e.source for e in entries)


@pytest.mark.parametrize("entry", catalogue().values(), ids=lambda e: e.id)
def test_each_indicator_is_found_by_its_first_wording(entry):
    words = [w for w in entry.wordings if match_indicator(w, entry.unit) == entry.id]
    assert words, "no wording of the row leads to it"
