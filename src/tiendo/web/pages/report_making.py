"""The report that a page asks for, as a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from tiendo.reporting.asked import Asked, Head, ReportAskedWrongly
from tiendo.reporting.compose import report
from tiendo.reporting.facts import Facts
from tiendo.reporting.files import TYPES, as_file
from tiendo.reporting.gathering import gather, plan_of
from tiendo.reporting.grammar import table
from tiendo.reporting.heads import head_of
from tiendo.reporting.origin import made_from
from tiendo.vocabulary.periods import parse_period
from tiendo.web.pages.days import day_asked

FORMS = ("docx", "pdf", "html", "xlsx")
# What may be said of the heading, by the fields of the form.
HEAD = {"so": "number", "dia-danh": "place", "tham-quyen": "power", "chuc-vu": "post",
        "nguoi-ky": "signer", "trich-yeu": "title"}  # fmt: skip
LONGEST = 300  # characters of one of them
MOST_RECIPIENTS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    data: bytes
    name: str
    media_type: str


def file(asked: QueryDict, form: str, today: date) -> Made:
    """The report as a file, of what is open: it leaves the house. Raises TiendoError."""
    facts = facts_of(asked, asked.get("ke-hoach", ""), asked.get("ky", ""), today)
    wanted = asked_of(facts, asked)
    about = wanted.target or facts.plan
    return Made(
        data=as_file(report(facts, wanted), made_from(facts, wanted), form),
        name=f"bao-cao-{about}-{str(facts.period).replace('/', '-')}.{form}",
        media_type=TYPES[form],
    )


def facts_of(asked: QueryDict, plan: str, period: str, today: date) -> Facts:
    """What the register knows for the report. Raises NotFound, PeriodUnreadable, NoDay."""
    as_of = day_asked(asked.get("tinh-den"), today)
    half = asked.get("loai") == "half-term"
    return gather(plan_of(plan, as_of), period=parse_period(period.strip()), as_of=as_of, half=half)


def asked_of(facts: Facts, asked: QueryDict) -> Asked:
    """Raises ReportAskedWrongly for what is no kind, part, tone, layout or group."""
    unit, kind = said(asked, "don-vi"), asked.get("loai") or "periodic"
    if kind == "unit" and not unit:
        raise ReportAskedWrongly(gettext("Chưa nêu đơn vị"), do=gettext("Gõ tên đơn vị báo cáo"))
    return Asked(
        kind="unit" if unit and kind == "periodic" else kind,
        parts=tuple(ordered(asked)),
        tone=asked.get("muc") or "full",
        groups=tuple(groups(asked)),
        responsible=unit,
        target=said(asked, "chi-tieu"),
        head=head(facts, asked, unit),
    )


def head(facts: Facts, asked: QueryDict, unit: str) -> Head:
    """What the register knows of the heading, and over it what the form says."""
    given: dict[str, Any] = {
        name: said(asked, key) for key, name in HEAD.items() if said(asked, key)
    }
    lines = [" ".join(line.split()) for line in asked.get("noi-nhan", "").splitlines()]
    found = head_of(facts, unit)
    return replace(
        found,
        system=asked.get("the-thuc") or found.system,
        recipients=tuple(line[:LONGEST] for line in lines if line)[:MOST_RECIPIENTS],
        **given,
    )


def said(asked: QueryDict, key: str) -> str:
    return " ".join(asked.get(key, "").split())[:LONGEST]


def groups(asked: QueryDict) -> Iterator[int]:
    for one in said(asked, "nhom").replace(",", " ").split():
        if not one.isdecimal():
            raise ReportAskedWrongly(
                gettext("“%s” không phải số thứ tự nhóm") % one, do=gettext("Viết như 3, 5")
            )
        yield int(one)


def ordered(asked: QueryDict) -> Iterator[str]:
    """The parts that are ticked, in the order of reports; what is no part goes through, so
    that it is refused with its name."""
    chosen = asked.getlist("phan")
    yield from (id for id in table("part") if id in chosen)
    yield from (id for id in chosen if id not in table("part"))
