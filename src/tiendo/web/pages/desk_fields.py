"""The fields of a proposal as a person reads and types them, and back as an item's."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tiendo.errors import NumberUnreadable, PeriodUnreadable
from tiendo.facts.figure import Op
from tiendo.reading.written import Written, read_period, read_value
from tiendo.register.errors import CorrectionInvalid
from tiendo.register.models import Kind
from tiendo.scoring.rules import wording
from tiendo.vocabulary.numbers import format_number
from tiendo.vocabulary.periods import parse_period
from tiendo.vocabulary.units import unit_words
from tiendo.web import kinds
from tiendo.web.pages.days import day_written

Item = Mapping[str, Any]
SEPARATOR = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """How one field is shown and read back. ``widget``: text, long, choice or check."""

    name: str
    label: Promise | str
    widget: str = "text"
    show: Callable[[Item], str] = lambda _: ""
    read: Callable[[str, Item], Mapping[str, Any]] = lambda _typed, _item: {}
    choices: tuple[tuple[str, Promise | str], ...] = ()
    hint: Promise | str = ""


def text(name: str, label: Promise | str, *, long: bool = False) -> Made:
    return Made(
        name=name,
        label=label,
        widget="long" if long else "text",
        show=lambda item: str(item.get(name) or ""),
        read=lambda typed, _: {name: " ".join(typed.split()) or None},
    )


def names(name: str, label: Promise | str) -> Made:
    """Several names in one field, with semicolons."""
    return Made(
        name=name,
        label=label,
        show=lambda item: SEPARATOR.join(item.get(name) or ()),
        read=lambda typed, _: {name: [w.strip() for w in typed.split(";") if w.strip()]},
        hint=_("Nhiều tên thì cách nhau bằng dấu chấm phẩy"),
    )


def choice(name: str, label: Promise | str, choices: Mapping[str, Promise | str]) -> Made:
    return Made(
        name=name,
        label=label,
        widget="choice",
        show=lambda item: str(item.get(name) or ""),
        read=lambda typed, _: {name: typed or None},
        choices=tuple(choices.items()),
    )


def check(name: str, label: Promise | str) -> Made:
    return Made(
        name=name,
        label=label,
        widget="check",
        show=lambda item: "1" if item.get(name) else "",
        read=lambda typed, _: {name: typed == "1"},
    )


def day(name: str, label: Promise | str) -> Made:
    return Made(
        name=name,
        label=label,
        show=lambda item: written_day(item.get(name)),
        read=lambda typed, _: {name: read_day(typed)},
        hint=_("Như 31/12/2023"),
    )


def whole(name: str, label: Promise | str) -> Made:
    return Made(
        name=name,
        label=label,
        show=lambda item: str(item.get(name) or ""),
        read=lambda typed, _: {name: read_whole(typed)},
    )


def written_day(value: Any) -> str:
    return f"{date.fromisoformat(value):%d/%m/%Y}" if value else ""


def read_day(typed: str) -> date | None:
    found = day_written(typed)
    if found is None and typed.strip():
        raise wrong(typed, gettext("không phải là ngày"), gettext("Viết như 31/12/2023"))
    return found


def read_whole(typed: str) -> int | None:
    if typed.strip() and not (typed.strip().isascii() and typed.strip().isdigit()):
        raise wrong(typed, gettext("không phải số nguyên"), gettext("Viết như 12"))
    return int(typed) if typed.strip() else None


def wrong(typed: str, what: str, do: str) -> CorrectionInvalid:
    return CorrectionInvalid(f"“{typed.strip()}” {what}", do=do)


# Bounds as the value parser reads them back.
BOUNDS = {Op.GE: "ít nhất ", Op.GT: "trên ", Op.LE: "không quá ", Op.LT: "dưới "}


def shown_value(item: Item) -> str:
    """A value with its bound and unit, in words that are read back as the same value."""
    value, high = exact(item["value"]), maybe(item.get("high"))
    of, unit = maybe(item.get("of")), str(item["unit"])
    lead = BOUNDS.get(Op(item.get("op") or "eq"), "")
    counted = bare(item.get("unit_text"), unit)
    if high is not None:
        said = wording.between(value, high, unit, unit_text=counted)
    elif of is not None:
        said = f"{format_number(value)}/{format_number(of)} {counted}".strip()
    else:
        said = lead + wording.amount(value, unit, unit_text=counted)
    return said if same(said, item) else plain_value(value, high, of, lead, counted)


def plain_value(
    value: Decimal, high: Decimal | None, of: Decimal | None, lead: str, counted: str
) -> str:
    """The number in the base unit, where no shorter words are exact."""
    number = format_number(value)
    if high is not None:
        number = f"{number} - {format_number(high)}"
    if of is not None:
        number = f"{number}/{format_number(of)}"
    return f"{lead}{number} {counted}".strip()


def same(said: str, item: Item) -> bool:
    try:
        read = read_value(said)
    except NumberUnreadable:
        return False
    wanted = (exact(item["value"]), maybe(item.get("high")), maybe(item.get("of")))
    return (read.value, read.high, read.of) == wanted and read.unit in (None, item["unit"])


SCALE = re.compile(r"^(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|vạn)\s+)+")


def bare(unit_text: Any, unit: str) -> str:
    """The words of the unit without their scale, which the value has taken in."""
    return SCALE.sub("", str(unit_text or "")) or unit_words().get(unit, "")


def taken_value(typed: str, _item: Item) -> dict[str, Any]:
    """The fields that a typed value sets; a bare number keeps the unit it had."""
    try:
        read: Written = read_value(typed)
    except NumberUnreadable as error:
        raise CorrectionInvalid(error.what, do=error.do) from error
    found: dict[str, Any] = {
        "value": read.value,
        "high": read.high,
        "of": read.of,
        "op": read.op.value,
    }
    if read.unit is not None:
        found |= {"unit": read.unit, "unit_text": read.unit_text}
    return found


def shown_period(item: Item) -> str:
    """A period in words, where they read back as the same one; else in its notation."""
    written = item.get("period")
    if not written:
        return ""
    try:
        said = wording.period_words(parse_period(written), english=False)
        return said if read_period(said) == written else str(written)
    except PeriodUnreadable:
        return str(written)


def taken_period(typed: str, _item: Item) -> dict[str, Any]:
    if not typed.strip():
        return {"period": None}
    try:
        return {"period": read_period(typed)}
    except PeriodUnreadable as error:
        raise CorrectionInvalid(error.what, do=error.do) from error


def exact(value: Any) -> Decimal:
    return Decimal(str(value))


def maybe(value: Any) -> Decimal | None:
    return None if value is None else exact(value)


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
