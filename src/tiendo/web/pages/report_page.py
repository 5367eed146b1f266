"""The page on which a report is asked for: plan, period, parts, tone; and the report itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext

from tiendo.errors import TiendoError
from tiendo.register import selectors
from tiendo.register.errors import NotFound
from tiendo.register.models import Plan
from tiendo.reporting.asked import Asked, Head
from tiendo.reporting.compose import report
from tiendo.reporting.draft import Draft
from tiendo.reporting.facts import Facts
from tiendo.reporting.files import TYPES, as_file
from tiendo.reporting.gathering import gather, plan_of
from tiendo.reporting.grammar import table
from tiendo.reporting.origin import Origin
from tiendo.vocabulary.periods import first_months, format_period, parse_period
from tiendo.web.pages.days import day_asked
from tiendo.web.pages.forms import Field, Option, field

FORMS = ("docx", "html", "xlsx")
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
    meeting: tuple[Said, ...] = ()  # what may be said of a conference
    error: TiendoError | None = None


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
        meeting=tuple(
            Said(name=name, label=label, value=asked.get(name, ""))
            for name, label in meeting_names().items()
        ),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    data: bytes
    name: str
    media_type: str


def file(asked: QueryDict, form: str, today: date) -> Made:
    """The report as a file, of what is open: it leaves the house. Raises TiendoError."""
    as_of = day_asked(asked.get("tinh-den"), today)
    facts = gather(
        plan_of(asked.get("ke-hoach", ""), as_of),
        period=parse_period(asked.get("ky", "").strip()),
        as_of=as_of,
    )
    draft = drafted(facts, asked)
    origin = Origin(plan=facts.plan, period=str(facts.period), as_of=facts.as_of)
    return Made(
        data=as_file(draft, origin, form),
        name=f"bao-cao-{facts.plan}-{str(facts.period).replace('/', '-')}.{form}",
        media_type=TYPES[form],
    )


def drafted(facts: Facts, asked: QueryDict) -> Draft:
    return report(facts, asked_of(facts, asked))


def asked_of(facts: Facts, asked: QueryDict) -> Asked:
    """Raises ReportAskedWrongly for what is no part, no tone."""
    head = Head(system=facts.system, issuer=(facts.issuer,), code=facts.code, place=facts.place)
    return Asked(parts=tuple(ordered(asked)), tone=asked.get("muc") or "full", head=head)


def ordered(asked: QueryDict) -> Iterator[str]:
    """The parts that are ticked, in the order of reports; what is no part goes through, so
    that it is refused with its name."""
    chosen = asked.getlist("phan")
    yield from (id for id in table("part") if id in chosen)
    yield from (id for id in chosen if id not in table("part"))
