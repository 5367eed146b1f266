"""The page on which a report is asked for: plan, period, kind, parts, tone, heading."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext

from tiendo.errors import TiendoError
from tiendo.register import selectors
from tiendo.register.errors import NotFound
from tiendo.register.models import Plan
from tiendo.reporting.paper import office
from tiendo.vocabulary.periods import first_months, format_period
from tiendo.web.pages.forms import Field, Option, field

# So many plans stand in the form to choose from; another is asked for by its address.
MOST_PLANS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A field of words; ``value`` as the address has it."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """``parts`` are ticked unless the address says others. ``error``: why there is no file."""

    plans: Field
    period: str
    as_of: str
    parts: tuple[Option, ...]
    tones: Field
    kinds: Field
    about: tuple[Said, ...]  # which unit, groups or target
    units: tuple[str, ...]  # that have targets of the plan
    layouts: Field
    head: tuple[Said, ...]
    recipients: str
    printing: bool  # whether this machine lays out PDF
    meeting: tuple[Said, ...] = ()  # what may be said of a conference
    error: TiendoError | None = None

    @property
    def narrowed(self) -> bool:
        """Whether less than the whole plan is asked for."""
        return any(one.value for one in self.about) or self.kinds.chosen == "unit"

    @property
    def headed(self) -> bool:
        """Whether anything is said of the heading."""
        return bool(self.layouts.chosen or self.recipients or any(one.value for one in self.head))


def page(asked: QueryDict, today: date, error: TiendoError | None = None) -> ReportPage:
    """The form, filled with what was asked for; only plans that are open, the main one first."""
    plans = offered(asked.get("ke-hoach", ""))
    chosen = asked.getlist("phan")
    names = part_names()
    return ReportPage(
        plans=field("ke-hoach", gettext("Kế hoạch"), ((p.slug, named(p)) for p in plans), asked),
        period=asked.get("ky", "") or usual_period(plans, today),
        as_of=asked.get("tinh-den", "") or f"{today:%d/%m/%Y}",
        parts=tuple(
            Option(value=id, words=words, current=not chosen or id in chosen)
            for id, words in names.items()
        ),
        tones=field(
            "muc", gettext("Mức chi tiết"),
            (("full", gettext("Đầy đủ")), ("brief", gettext("Gọn"))), asked,
        ),
        kinds=field("loai", gettext("Loại báo cáo"), kind_names().items(), asked),
        about=fields_of(about_names(), asked),
        units=tuple(selectors.responsible_names(plans[0]) if plans else ()),
        layouts=field("the-thuc", gettext("Thể thức"), layout_names().items(), asked),
        head=fields_of(head_names(), asked),
        recipients=asked.get("noi-nhan", ""),
        printing=office() is not None,
        meeting=fields_of(meeting_names(), asked),
        error=error,
    )  # fmt: skip


def offered(slug: str) -> list[Plan]:
    """The main plan, the one that was asked for, and the newest ones."""
    main, newest = selectors.main_plan(), selectors.newest_plans(most=MOST_PLANS, to=None)
    asked = []
    if slug and slug not in {one.slug for one in newest}:
        with suppress(NotFound):
            asked.append(selectors.plan(slug))
    return list(dict.fromkeys(one for one in (main, *asked, *newest) if one is not None))


def named(plan: Plan) -> str:
    number = plan.document.number
    return f"{number}: {plan.name}" if number else plan.name


def fields_of(names: dict[str, str], asked: QueryDict) -> tuple[Said, ...]:
    return tuple(Said(name=k, label=words, value=asked.get(k, "")) for k, words in names.items())


def kind_names() -> dict[str, str]:
    return {
        "": gettext("Định kỳ"),
        "thematic": gettext("Chuyên đề"),
        "unit": gettext("Của một đơn vị"),
        "half-term": gettext("Giữa nhiệm kỳ"),
    }


def about_names() -> dict[str, str]:
    return {
        "don-vi": gettext("Đơn vị báo cáo"),
        "nhom": gettext("Chỉ các nhóm chỉ tiêu số"),
        "chi-tieu": gettext("Chỉ một chỉ tiêu (mã ở địa chỉ trang chỉ tiêu)"),
    }


def layout_names() -> dict[str, str]:
    return {
        "": gettext("Theo cơ quan ban hành"),
        "state": gettext("Văn bản nhà nước"),
        "party": gettext("Văn bản của Đảng"),
    }


def head_names() -> dict[str, str]:
    return {
        "so": gettext("Số, ký hiệu"),
        "dia-danh": gettext("Địa danh"),
        "trich-yeu": gettext("Trích yếu"),
        "tham-quyen": gettext("Thẩm quyền ký"),
        "chuc-vu": gettext("Chức vụ"),
        "nguoi-ky": gettext("Người ký"),
    }


def meeting_names() -> dict[str, str]:
    return {
        "ten": gettext("Tên hội nghị"),
        "ngay-hop": gettext("Ngày họp"),
        "gio": gettext("Giờ bắt đầu"),
        "dia-diem": gettext("Địa điểm"),
        "chu-tri": gettext("Chủ trì"),
    }


def part_names() -> dict[str, str]:
    return {
        "overview": gettext("Đánh giá chung"),
        "fields": gettext("Kết quả theo lĩnh vực"),
        "comparison": gettext("So sánh với vùng và cả nước"),
        "shortcomings": gettext("Hạn chế"),
        "causes": gettext("Nguyên nhân"),
        "tasks": gettext("Nhiệm vụ kỳ tới"),
        "annex": gettext("Biểu kết quả"),
        "chart": gettext("Biểu đồ"),
    }


def usual_period(plans: list[Plan], today: date) -> str:
    """The months of this year that are over, or the year of the newest plan once it is over."""
    year = plans[0].ends_on.year if plans and plans[0].ends_on else today.year
    if year != today.year or today.month == 1:
        return str(min(year, today.year - (today.month == 1 and year == today.year)))
    return format_period(first_months(year, today.month - 1))
