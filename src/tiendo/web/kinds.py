"""Names of the kinds of document, of relations between them, of matches, of ways to meet."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DOCUMENT: dict[str, Promise] = {
    "resolution": _("Nghị quyết"),
    "action_programme": _("Chương trình hành động"),
    "plan": _("Kế hoạch"),
    "conclusion": _("Kết luận"),
    "directive": _("Chỉ thị"),
    "decision": _("Quyết định"),
    "regulation": _("Quy định, quy chế"),
    "report": _("Báo cáo"),
    "scheme": _("Đề án"),
    "notice": _("Thông báo"),
    "instruction": _("Hướng dẫn"),
    "law": _("Luật"),
    "decree": _("Nghị định"),
    "circular": _("Thông tư"),
    "programme": _("Chương trình"),
    "news": _("Tin, bài"),
    "other": _("Văn bản khác"),
}
RELATION: dict[str, Promise] = {
    "implements": _("để thực hiện"),
    "adopts": _("thông qua, ban hành"),
    "reviews": _("xem xét, sơ kết, tổng kết"),
    "cites": _("viện dẫn"),
    "amends": _("sửa đổi"),
    "replaces": _("thay thế"),
}
# What the register has on the same thing, or why an item waits: ids as in its proposals.
MATCH: dict[str, Promise] = {
    "new": _("mới"),
    "same": _("trùng với sổ"),
    "revision": _("số mới thay số cũ"),
    "contradiction": _("khác với sổ"),
    "unknown_indicator": _("chưa rõ thuộc chỉ tiêu nào"),
    "unknown_period": _("chưa rõ kỳ"),
    "unknown_body": _("chưa rõ của cơ quan, địa bàn nào"),
    "unknown_date": _("văn bản không có ngày"),
    "unknown_source": _("nguồn chưa phải cơ quan có thẩm quyền"),
    "no_such_target": _("sổ chưa có chỉ tiêu này"),
    "unlike_unit": _("đơn vị không hợp với chỉ tiêu"),
    "not_exact": _("giá trị không ghi chính xác được"),
    "tally": _("số tổng hợp, để đối chiếu"),
    "amendment": _("điều chỉnh một chỉ tiêu"),
    "unknown_amended": _("chưa có văn bản được điều chỉnh"),
}
ITEM: dict[str, Promise] = {
    "figure": _("Số liệu"),
    "document": _("Văn bản được nhắc tới"),
    "meeting": _("Hội nghị"),
    "task": _("Nhiệm vụ"),
    "shortcoming": _("Hạn chế"),
    "commendation": _("Khen thưởng"),
    "person": _("Người"),
}
STATE: dict[str, Promise] = {
    "proposed": _("chờ xem xét"),
    "accepted": _("đã nhận"),
    "rejected": _("đã bỏ"),
    "replaced": _("đã tách, gộp"),
}
# Why an item is mostly left out, by what it meets: offered to be kept or changed.
REJECTION: dict[str, Promise] = {
    "tally": _("Số tổng hợp, sổ tự tính"),
    "same": _("Trùng với mục đã có"),
    "contradiction": _("Giữ số đã có trong sổ"),
    "no_such_target": _("Văn bản này không giao chỉ tiêu"),
    "unknown_source": _("Nguồn không có thẩm quyền"),
    "unknown_period": _("Văn bản không nêu kỳ"),
    "unknown_indicator": _("Ngoài các chỉ tiêu theo dõi"),
}
MODE: dict[str, Promise] = {
    "in_person": _("họp trực tiếp"),
    "online": _("họp trực tuyến"),
    "hybrid": _("trực tiếp và trực tuyến"),
}


def document(kind: str) -> str:
    """The name of a kind; an unknown one is just a document."""
    return str(DOCUMENT.get(kind, DOCUMENT["other"]))


def of(kind: str, media_type: str) -> str:
    """The name of a document's kind; a saved page without a kind is news."""
    is_page = kind in ("", "other") and media_type == "text/html"
    return str(DOCUMENT["news"]) if is_page else document(kind)


def relation(name: str) -> str:
    return str(RELATION[name]) if name in RELATION else ""


def mode(name: str) -> str:
    return str(MODE[name]) if name in MODE else ""


def match(name: str) -> str:
    return str(MATCH[name]) if name in MATCH else name


def item(name: str) -> str:
    """The name of a kind of item."""
    return str(ITEM[name])


def state(name: str) -> str:
    return str(STATE[name])


def rejection(name: str) -> str:
    return str(REJECTION.get(name, ""))
