"""The fields of each kind of proposal, as a person reads and types them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tiendo.register.models import Kind
from tiendo.web import kinds
from tiendo.web.pages.desk_makers import Item, Made, check, choice, day, names, text, whole
from tiendo.web.pages.desk_values import shown_period, shown_value, taken_period, taken_value

ROLES: Mapping[str, Promise | str] = {"result": _("thực hiện"), "target": _("chỉ tiêu giao")}
MEASURES: Mapping[str, Promise | str] = {
    "level": _("mức"),
    "change": _("tăng, giảm"),
    "share": _("tỷ trọng"),
    "attainment": _("% so với kế hoạch, kỳ gốc"),
    "ratio": _("tỷ số a/b"),
    "rank": _("thứ hạng"),
    "tally": _("đếm chỉ tiêu đạt"),
}
DIRECTIONS: Mapping[str, Promise | str] = {"": "–", "up": _("tăng"), "down": _("giảm")}
BASES: Mapping[str, Promise | str] = {
    "": "–",
    "same_period": _("cùng kỳ"),
    "previous_year": _("năm trước"),
    "plan": _("kế hoạch"),
    "average": _("bình quân"),
    "other": _("khác"),
}
NONE: Mapping[str, Promise | str] = {"": "–"}
VALUE = Made(
    name="value", label=_("Giá trị và đơn vị"), show=shown_value, read=taken_value,
    hint=_("Như “2.412 tỷ đồng”, “trên 8%”, “2 - 2,5%”, “154/150 đảng viên”"),
)  # fmt: skip
PERIOD = Made(
    name="period", label=_("Kỳ"), show=shown_period, read=taken_period,
    hint=_("Như “9 tháng đầu năm 2023”, “quý III/2023”, “năm 2023”"),
)  # fmt: skip
FIELDS: dict[str, tuple[Made, ...]] = {
    Kind.FIGURE: (
        VALUE,
        PERIOD,
        text("indicator", _("Chỉ tiêu, theo lời văn bản")),
        choice("role", _("Là số"), ROLES),
        choice("measure", _("Cách đo"), MEASURES),
        choice("direction", _("Chiều"), DIRECTIONS),
        choice("basis", _("So với"), BASES),
        text("subject", _("Đối tượng hẹp hơn")),
        check("estimated", _("Số ước")),
    ),
    Kind.TASK: (
        text("action", _("Việc"), long=True),
        names("owners", _("Chủ trì")),
        names("contributors", _("Phối hợp")),
        day("due", _("Hạn")),
        text("recurs", _("Lặp lại")),
        text("product", _("Sản phẩm")),
        text("assigned_by", _("Người giao")),
    ),
    Kind.MEETING: (
        text("name", _("Tên hội nghị"), long=True),
        text("body", _("Cơ quan")),
        whole("ordinal", _("Lần thứ")),
        text("term", _("Khóa, nhiệm kỳ")),
        day("held_on", _("Ngày họp")),
        choice("mode", _("Hình thức"), {**NONE, **kinds.MODE}),
        names("chairs", _("Chủ trì")),
    ),
    Kind.DOCUMENT: (
        text("number", _("Số, ký hiệu")),
        choice("kind", _("Loại"), {**NONE, **kinds.DOCUMENT}),
        day("issued_on", _("Ngày ban hành")),
        text("issuer", _("Cơ quan ban hành")),
        text("title", _("Tên, trích yếu"), long=True),
        choice("relation", _("Quan hệ"), {**NONE, **kinds.RELATION}),
    ),
    Kind.SHORTCOMING: (text("text", _("Hạn chế"), long=True),),
    Kind.COMMENDATION: (
        text("award", _("Hình thức khen")),
        names("recipients", _("Được khen")),
        text("awarded_by", _("Cấp khen")),
    ),
    Kind.PERSON: (text("name", _("Họ và tên")), names("positions", _("Chức vụ"))),
}


def typed_fields(kind: str, item: Item, posted: Mapping[str, str]) -> dict[str, Any]:
    """What a person changed, field by field, from what they typed and what they had seen.

    The form sends ``f-NAME`` and, as it was shown, ``w-NAME``. Raises CorrectionInvalid.
    """
    found: dict[str, Any] = {}
    for made in FIELDS[kind]:
        if touched(made, posted):
            found |= made.read(posted.get(f"f-{made.name}", ""), item)
    return found


def touched(made: Made, posted: Mapping[str, str]) -> bool:
    """Whether a field was changed by whoever sent the form."""
    if f"w-{made.name}" not in posted:
        return False
    typed, was = posted.get(f"f-{made.name}", ""), posted[f"w-{made.name}"]
    return " ".join(typed.split()) != " ".join(was.split())
