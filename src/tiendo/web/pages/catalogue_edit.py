"""Pages for the keeper of the catalogue: merging, splitting, words without an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import ngettext

from tiendo.register import selectors
from tiendo.register.access import Viewer
from tiendo.register.models import Indicator, Observation
from tiendo.register.selectors import catalogue
from tiendo.register.services.catalogue.closeness import nearest
from tiendo.web import words
from tiendo.web.pages.catalogue_series import value
from tiendo.web.pages.catalogue_words import unit_name
from tiendo.web.pages.forms import Pager
from tiendo.web.pages.paging import page_asked, pager

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePage:
    """``into``: indicators in the same unit, the closest name first."""

    slug: str
    name: str
    unit: str
    into: Choices
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitPage:
    slug: str
    name: str
    wordings: tuple[str, ...]
    observations: Choices
    targets: Choices


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    words: str
    unit: str
    says: str
    close: Choices


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsPage:
    says: str
    rows: tuple[Word, ...]
    pager: Pager


def merge(indicator: Indicator, to: Viewer) -> MergePage:
    """What moves, and where it may go."""
    same = [
        one.indicator
        for one in catalogue.catalogue_list(to=to)
        if one.indicator.pk not in (None, indicator.pk) and one.indicator.unit == indicator.unit
    ]
    seen, goals = indicator.observations.count(), indicator.targets.count()
    said = (
        ngettext("%s số liệu", "%s số liệu", seen) % seen,
        ngettext("%s số giao", "%s số giao", goals) % goals,
    )
    return MergePage(
        slug=indicator.slug,
        name=words.capital(indicator.name),
        unit=unit_name(indicator.unit),
        into=tuple((one.slug, words.capital(one.name)) for one in by_closeness(indicator, same)),
        says=", ".join(said),
    )


def by_closeness(indicator: Indicator, others: Sequence[Indicator]) -> list[Indicator]:
    ranked = {one.pk: at for at, one in enumerate(nearest(indicator.name, others))}
    return sorted(others, key=lambda one: (ranked.get(one.pk, len(ranked)), one.name))


def split(indicator: Indicator, to: Viewer) -> SplitPage:
    """What may be taken out: the words that people gave, and the values that ``to`` sees."""
    seen = selectors.observations_of(indicator.slug, to=to)
    goals = selectors.targets(to=to).filter(indicator=indicator)
    return SplitPage(
        slug=indicator.slug,
        name=words.capital(indicator.name),
        wordings=tuple(one.words for one in catalogue.wordings_of(indicator)[1]),
        observations=tuple((one.slug, said(one)) for one in seen),
        targets=tuple((one.slug, f"{one.words} ({one.plan.document.label})") for one in goals),
    )


def said(one: Observation) -> str:
    shown = value(one, superseded=False)
    part = f" · {one.subject}" if one.subject else ""
    return f"{one.name}: {shown.shown} · {shown.period} · {one.body.name}{part} · {shown.document}"


def wordings(asked: QueryDict, to: Viewer) -> WordsPage:
    part = page_asked(asked)
    found, total = catalogue.unnamed_wordings(to=to, start=part.start, end=part.end)
    return WordsPage(
        says=ngettext(
            "%s cách gọi trong văn bản chưa rõ thuộc chỉ tiêu nào, gặp nhiều nhất trước.",
            "%s cách gọi trong văn bản chưa rõ thuộc chỉ tiêu nào, gặp nhiều nhất trước.",
            total,
        ) % total,
        rows=tuple(
            Word(
                words=one.words,
                unit=unit_name(one.unit),
                says=ngettext("%s lần", "%s lần", one.count) % one.count,
                close=tuple((i.slug, words.capital(i.name)) for i, _ in one.close),
            )
            for one in found
        ),
        pager=pager(part, total, asked),
    )  # fmt: skip
