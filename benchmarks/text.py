"""Bulk text of our own: ordinary news with few figures, the same bytes every time."""

from __future__ import annotations

import random

# Sentences as provincial news has them; {n} are numbers. About one in four holds a figure.
SENTENCES = (
    "Sáng {d}/{m}, lãnh đạo tỉnh đã đến thăm và làm việc tại một số cơ sở sản xuất trên địa bàn.",
    "Các đại biểu tập trung thảo luận về những khó khăn, vướng mắc trong công tác giải phóng mặt bằng.",
    "Nhiều hộ dân ở vùng cao đã mạnh dạn chuyển đổi cây trồng, vật nuôi, từng bước nâng cao thu nhập.",
    "Thu ngân sách trên địa bàn ước đạt {n}.{k} tỷ đồng, bằng {p},{t}% dự toán năm.",
    "Trong những năm qua, phong trào thi đua yêu nước được các cấp, các ngành hưởng ứng tích cực.",
    "Đồng chí Chủ tịch UBND huyện yêu cầu các phòng chuyên môn đẩy nhanh tiến độ, báo cáo kết quả.",
    "Sản lượng lương thực có hạt đạt {n} nghìn tấn, tăng {t},{d}% so với cùng kỳ năm trước.",
    "Công tác chăm sóc sức khỏe nhân dân tiếp tục được quan tâm, chất lượng khám chữa bệnh nâng lên.",
    "Đến nay, toàn huyện có {d} xã đạt chuẩn nông thôn mới, công tác tuyên truyền được đổi mới.",
    "Bên cạnh những kết quả đạt được, việc triển khai một số dự án trọng điểm vẫn còn chậm.",
    "Người dân phấn khởi vì con đường mới mở đã rút ngắn thời gian đi lại, giao thương thuận lợi.",
    "Hội Liên hiệp Phụ nữ tỉnh tổ chức nhiều hoạt động thiết thực, giúp hội viên phát triển kinh tế.",
)


def news(characters: int, seed: int = 7) -> str:
    """About ``characters`` of news, paragraphs of five sentences."""
    dice = random.Random(seed)  # noqa: S311 - text, not secrets
    parts: list[str] = []
    size = 0
    while size < characters:
        sentences = (dice.choice(SENTENCES).format(**numbers(dice)) for _ in range(5))
        parts.append(" ".join(sentences))
        size += len(parts[-1]) + 1
    return "\n".join(parts)


def numbers(dice: random.Random) -> dict[str, int]:
    return {
        "d": dice.randint(1, 28),
        "m": dice.randint(1, 12),
        "n": dice.randint(2, 96),
        "k": dice.randint(100, 999),
        "p": dice.randint(40, 110),
        "t": dice.randint(1, 9),
    }
