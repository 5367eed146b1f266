"""What a figure is said of: indicator, body, subject. The same for results and targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tiendo.facts.figure import Figure, Measure, Role
from tiendo.facts.series import Status
from tiendo.register.errors import ValueNotExact
from tiendo.register.keys import observation_key, subject_key, target_key
from tiendo.register.matching import Bodies
from tiendo.register.models import Body, Document, Indicator, Match
from tiendo.register.searching import searchable
from tiendo.register.services.indicators import Indicators, unit_fits
from tiendo.register.services.stating import stated_fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A figure with what the register knows of it.

    ``status`` and ``known_on`` are given where a sheet states them; else the figure's words
    and its document's date say them.
    """

    figure: Figure
    document: Document
    indicator: Indicator
    body: Body
    subject: str
    key: str
    status: Status | None = None
    known_on: date | None = None

    @property
    def subject_key(self) -> str:
        return subject_key(self.subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """Why a figure cannot be entered without a person."""

    match: Match
    note: str


def said_of(
    figure: Figure,
    document: Document,
    bodies: Bodies,
    indicators: Indicators,
    indicator: Indicator | None = None,
) -> Said | Waits:
    """What ``figure`` is said of, or what is missing to know it.

    ``indicator``: what it measures, where a person said so.
    """
    if figure.measure is Measure.TALLY:
        return Waits(match=Match.TALLY, note="Số tổng hợp của văn bản, dùng để đối chiếu")
    if figure.period is None:
        return Waits(match=Match.UNKNOWN_PERIOD, note="Văn bản không nêu kỳ của số liệu")
    indicator = indicator or indicators.find(figure)
    if indicator is None:
        return Waits(
            match=Match.UNKNOWN_INDICATOR, note=f"Sổ chưa có chỉ tiêu “{figure.indicator}”"
        )
    if not unit_fits(figure, indicator):
        note = f"Đơn vị {figure.unit_text or figure.unit} không hợp với “{indicator.name}”"
        return Waits(match=Match.UNLIKE_UNIT, note=note)
    return placed(figure, document, bodies, indicator)


def implied(subject: str | None, indicator: Indicator) -> bool:
    """Whether the indicator names its subject itself: "khu vực công nghiệp" of its share."""
    return f"{searchable(subject_key(subject))} " in f"{indicator.search} "


def placed(
    figure: Figure, document: Document, bodies: Bodies, indicator: Indicator
) -> Said | Waits:
    """The figure at its body: the one that its subject names, else its document's."""
    named = bodies.find(figure.subject, document.dated)
    body = named.spoken_for if named else document.about
    if body is None:
        return Waits(match=Match.UNKNOWN_BODY, note="Chưa rõ số liệu của cơ quan, địa bàn nào")
    try:
        stated_fields(figure)
    except ValueNotExact as error:
        return Waits(match=Match.NOT_EXACT, note=str(error))
    subject = "" if named or implied(figure.subject, indicator) else (figure.subject or "")[:200]
    make_key = target_key if figure.role is Role.TARGET else observation_key
    key = make_key(
        figure, indicator=indicator.as_fact(), body=body.slug, subject=subject_key(subject)
    )
    return Said(
        figure=figure,
        document=document,
        indicator=indicator,
        body=body,
        subject=subject,
        key=key,
    )


def as_in_sheet(said: Said | Waits, payload: Mapping[str, Any], bodies: Bodies) -> Said | Waits:
    """The figure as the row of its sheet places it, where it was imported from one.

    ``payload["sheet"]`` holds the body's slug, the status and the day that it was known.
    """
    given = payload.get("sheet")
    body = bodies.by_slug(given["body"]) if given else None
    if not given or body is None or isinstance(said, Waits):
        return said
    figure, subject = said.figure, (said.figure.subject or "")[:200]
    make_key = target_key if figure.role is Role.TARGET else observation_key
    key = make_key(
        figure, indicator=said.indicator.as_fact(), body=body.slug, subject=subject_key(subject)
    )
    return replace(
        said, body=body, subject=subject if subject_key(subject) else "", key=key,
        status=Status(given["status"]), known_on=date.fromisoformat(given["known_on"]),
    )  # fmt: skip
