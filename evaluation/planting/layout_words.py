"""The words of laid out documents: all our own, of a province that is none."""

from __future__ import annotations

import random
from typing import Any

LETTERS = {
    "QUYẾT ĐỊNH": "QĐ", "BÁO CÁO": "BC", "NGHỊ QUYẾT": "NQ", "THÔNG BÁO": "TB", "TỜ TRÌNH": "TTr",
    "KẾ HOẠCH": "KH",
}  # fmt: skip
COUNCIL, COMMITTEE = "HỘI ĐỒNG NHÂN DÂN", "ỦY BAN NHÂN DÂN"
ARTICLES = ("QUYẾT ĐỊNH", "NGHỊ QUYẾT")
TEXT = [
    "Các cơ quan, đơn vị tiếp tục rà soát, cập nhật tiến độ thực hiện nhiệm vụ được giao, kịp thời"
    " báo cáo khó khăn, vướng mắc để được xem xét, tháo gỡ trong thẩm quyền.",
    "Công tác chỉ đạo, điều hành được triển khai đồng bộ; các phong trào thi đua được phát động"
    " rộng khắp, tạo khí thế mới trong cán bộ, đảng viên và các tầng lớp nhân dân toàn tỉnh.",
    "Giao Văn phòng chủ trì, phối hợp với các cơ quan liên quan theo dõi, đôn đốc, tổng hợp kết quả"
    " thực hiện; định kỳ hằng quý báo cáo cấp có thẩm quyền theo quy định hiện hành.",
]


def words(system: str, kind: str, dice: random.Random) -> dict[str, Any]:
    """The words of a document by role: one line, or several; "" for what it has not."""
    state = system == "state"
    day, month = dice.randint(1, 9), dice.choice((1, 2, 7, 11))
    months = f"{month:02}" if month < 3 else str(month)
    made = of_state(kind, dice) if state else of_party(kind, dice)
    return made | {
        "dateline": f"Sông Mai, ngày 0{day} tháng {months} năm 2025",
        "kind": kind,
        "summary": f"{'Về' if kind in ARTICLES else 'về'} kết quả thực hiện nhiệm vụ được giao",
        "address": "Kính gửi: Các sở, ban, ngành tỉnh.",
        "basis": [
            "Căn cứ Luật Tổ chức chính quyền địa phương;",
            "Căn cứ kết quả rà soát của các cơ quan.",
        ],
        "chapters": ["Chương I", "Chương II"],
        "articles": ["Điều 1.", "Điều 2.", "Điều 3."],
        "text": TEXT,
        "signatory": "Trần Văn Khởi",
        "recipients": "Nơi nhận:",
        "urgency": "HỎA TỐC" if dice.random() < 0.3 else "",
    }


def of_state(kind: str, dice: random.Random) -> dict[str, Any]:
    council = kind == "NGHỊ QUYẾT"
    body = "HĐND" if council else "UBND"
    symbol = f"{LETTERS[kind]}-{body}" if kind else f"{body}-TH"
    return {
        "name": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "motto": "Độc lập - Tự do - Hạnh phúc",
        "parent": "",
        "issuer": [COUNCIL if council else COMMITTEE, "TỈNH SÔNG MAI"],
        "number": f"Số: 0{dice.randint(1, 9)}/{symbol}",
        "about": ["V/v rà soát tiến độ", "thực hiện nhiệm vụ"],
        "sections": ["I. Kết quả đạt được", "II. Nhiệm vụ thời gian tới"],
        "powers": f"TM. {COUNCIL if council else COMMITTEE}",
        "position": "CHỦ TỊCH",
        "recipient": ["- Như trên;", "- Các sở, ban, ngành;", "- Lưu: VT, TH."],
    }


def of_party(kind: str, dice: random.Random) -> dict[str, Any]:
    return {
        "name": "ĐẢNG CỘNG SẢN VIỆT NAM",
        "motto": "",
        "parent": "ĐẢNG BỘ TỈNH SÔNG MAI",
        "issuer": ["TỈNH ỦY SÔNG MAI"],
        "number": f"Số 0{dice.randint(1, 9)}-{LETTERS.get(kind, 'CV')}/TU",
        "about": ["Rà soát tiến độ nhiệm vụ"],
        "sections": ["I- Kết quả đạt được", "II- Nhiệm vụ thời gian tới"],
        "powers": "T/M BAN THƯỜNG VỤ",
        "position": "PHÓ BÍ THƯ",
        "recipient": ["- Như trên;", "- Các sở, ban, ngành;", "- Lưu Văn phòng Tỉnh ủy."],
    }
