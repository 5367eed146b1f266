"""Plain sentences, and all that is told in them: measure, value, basis and the words of what."""

# ruff: noqa: E501 - a row of a table is read across, sentence beside result

from __future__ import annotations

import pytest

from tiendo.reading import read_text


def told(text):
    return [
        f"{f.measure.value} {f.value} {f.unit} {f.basis.value if f.basis else '-'}: {f.indicator}"
        for f in read_text(text).figures
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a percent of what something can hold or needs
        ("Nhà máy đường mới chạy 64% công suất thiết kế.", ["attainment 64 percent other: Nhà máy đường mới chạy công suất thiết kế"]),
        ("Nguồn cung rau trong tỉnh đáp ứng khoảng 70% nhu cầu.", ["attainment 70 percent other: Nguồn cung rau trong tỉnh đáp ứng nhu cầu"]),
        ("Hồ Đá Bàn tích được 81% dung tích thiết kế.", ["attainment 81 percent other: Hồ Đá Bàn tích dung tích thiết kế"]),
        ("95% nhu cầu được đáp ứng.", ["level 95 percent -: nhu cầu được đáp ứng"]),
        ("Công suất sử dụng phòng đạt 62%.", ["level 62 percent -: Công suất sử dụng phòng"]),
        # names before a bracket with a sign, also with a comma inside
        ("Có 3 nhóm giảm, gồm giày dép (-1,2%) và nước giải khát, bia (-0,3%).", ["level 3 count -: nhóm", "change 1.2 percent -: giày dép", "change 0.3 percent -: nước giải khát, bia"]),
        ("Các mặt hàng tăng: xi măng (+4%), gạch ngói (+2%), thép các loại (+1%).", ["change 4 percent -: xi măng", "change 2 percent -: gạch ngói", "change 1 percent -: thép các loại"]),
        ("Tổng đàn bò 41.300 con, phục hồi mạnh (+18,4%).", ["level 41300 count -: Tổng đàn bò con", "change 18.4 percent -: Tổng đàn bò con"]),
        ("Doanh thu lưu trú, ăn uống đạt 340 tỷ đồng.", ["level 340000000000 VND -: Doanh thu lưu trú, ăn uống"]),
        ("Doanh thu 45 tỷ đồng, nộp ngân sách 4 tỷ đồng.", ["level 45000000000 VND -: Doanh thu", "level 4000000000 VND -: nộp ngân sách"]),
        # words that hold a cue and are none
        ("Nhân dân góp 12.400 ngày công, hiến 800 m2 đất.", ["level 12400 count -: Nhân dân góp ngày công", "level 800 m2 -: hiến đất"]),
        ("Điện lực thay 4.100 m dây hạ áp.", ["level 4100 m -: Điện lực thay dây hạ áp"]),
        ("Cây ăn quả có 900 ha; sầu riêng 310 ha.", ["level 900 ha -: Cây ăn quả", "level 310 ha -: sầu riêng"]),
        ("Lũ làm 12 xã mất điện, 640 ha ngô mất trắng.", ["level 12 count -: Lũ làm xã mất điện", "level 640 ha -: ngô mất trắng"]),
        ("Chi hội tiết kiệm 210 triệu đồng.", ["level 210000000 VND -: Chi hội tiết kiệm"]),
        ("Đấu thầu qua mạng tiết kiệm 2 tỷ đồng so với dự toán.", ["change 2000000000 VND plan: Đấu thầu qua mạng tiết kiệm"]),
        ("Trong đó có điều kiện giải quyết 410 hồ sơ.", ["level 410 count -: có điều kiện giải quyết hồ sơ"]),
        # what a label, an aim and an opening say
        ("Tồn tại: còn 6 tàu mất tín hiệu.", ["level 6 count -: tàu mất tín hiệu"]),
        ("Hạn chế: chỉ tiêu trồng rừng chưa đạt (120/150 ha).", ["ratio 120 ha plan: trồng rừng"]),
        ("Về giải ngân, xã Tân An dẫn đầu toàn huyện.", ["rank 1 place -: giải ngân"]),
        ("Về tiền, thi hành xong 45/90 tỷ đồng.", ["ratio 45000000000 VND -: thi hành xong tiền"]),
        ("Đường liên thôn cứng hóa được 6/11 km.", ["ratio 6 km -: Đường liên thôn cứng hóa"]),
        # indices, points, prices and numbered wards
        ("Chỉ số mật độ muỗi ở phường 5 thành phố Cao Lãnh là 32.", ["level 32 index -: Chỉ số mật độ muỗi ở phường 5 thành phố Cao Lãnh"]),
        ("Sạt lở 14 điểm trên quốc lộ 6.", ["level 14 count -: Sạt lở điểm"]),
        ("Thí sinh đạt 41 điểm trên thang điểm 50.", ["level 41 point -: Thí sinh"]),
        ("Giá đô la Mỹ 25.410 đồng/USD.", ["level 25410 VND -: Giá đô la Mỹ"]),
        # lists by letters
        ("a) Vốn trung ương 40 tỷ đồng;", ["level 40000000000 VND -: Vốn trung ương"]),
    ],
)  # fmt: skip
def test_what_a_plain_sentence_tells(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "pers"),
    [
        ("Mỗi ngày thị trấn thải ra 12 tấn rác.", ["ngày"]),
        ("Mỗi năm, tỉnh trồng mới 900 ha rừng, thu 4 tỷ đồng.", ["năm", None]),
        ("Mỗi xã, phường có ít nhất 2 mô hình; mở 3 lớp.", ["xã, phường", None]),
        ("Mỗi chi ủy viên nhận đỡ đầu ít nhất 2 hộ.", ["chi ủy viên"]),
        ("Mỗi người dân là một tuyên truyền viên, xã thu 4 tỷ đồng.", [None]),
        ("Tỷ lệ hộ nghèo giảm 0,5% mỗi năm.", ["năm"]),
        ("Có 12 bác sĩ, 3 dược sĩ và 20 điều dưỡng trên 1 vạn dân; 9 trạm y tế.", ["vạn dân", "vạn dân", "vạn dân", None]),
        ("Năng suất 29,4 tạ nhân/ha, sản lượng 400 tấn nhân.", ["ha", None]),
        ("Công suất 6.000 m3/ngày đêm.", ["ngày đêm"]),
        ("Bình quân 39 triệu đồng/khách hàng.", ["khách hàng"]),
    ],
)  # fmt: skip
def test_what_a_value_is_for_each_of(text, pers):
    assert [figure.per for figure in read_text(text).figures] == pers
