"""Bodies beside each other in one indicator and period: words, a chart, tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tiendo.facts.series import Better
from tiendo.register.access import Viewer
from tiendo.scoring.across import Across, across
from tiendo.scoring.across_choices import Choice, choices
from tiendo.scoring.rules.comparing.averages import against, mean_of
from tiendo.scoring.rules.comparing.words import percent_words, value_words
from tiendo.scoring.rules.span import as_decimal
from tiendo.scoring.rules.wording import move_words
from tiendo.web import links, words
from tiendo.web.charts.bars import NARROW, WIDE, Bar, Frame, Mark, bars_chart
from tiendo.web.links import Link
from tiendo.web.pages.forms import Field, field
from tiendo.web.when import shown_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """``beside`` the mean: by how much, better or worse; empty where it is not told."""

    rank: str
    body: Link
    value: str
    beside: str
    side: str
    moved: str
    share: str
    growth: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionRow:
    name: str
    mean: str
    known: str
    missing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcrossPage:
    fields: tuple[Field, ...]
    name: str
    href: str
    period: str
    ranked: bool
    shared: bool
    rows: tuple[Row, ...]
    mean: str
    says: tuple[str, ...]
    regions: tuple[RegionRow, ...]
    nowhere: str
    wide: SafeString
    narrow: SafeString


def page(asked: QueryDict, today: date, to: Viewer) -> AcrossPage | None:
    """The bodies of one level on the day that is shown; None where nothing can be compared.

    Raises NotFound for an indicator or a period without a value, PeriodUnreadable.
    """
    as_of = shown_day() or today
    found = choices(as_of, to=to)
    slug = asked.get("chi-so", "")
    chosen = next((one for one in found if one.slug == slug), None)
    if not found:
        return None
    chosen = chosen or (None if slug else found[0])
    period = asked.get("ky", "") or (chosen.periods[0] if chosen else "")
    if chosen is not None and period not in chosen.periods:
        period = chosen.periods[0]
    return shown(across(slug or found[0].slug, period, as_of, to=to), found, chosen)


def shown(one: Across, found: Sequence[Choice], chosen: Choice | None) -> AcrossPage:
    mean = mean_of(one.found.values)
    assert mean is not None
    label = gettext("Bình quân %s đơn vị: %s") % (mean[1], told(mean[0], one))
    return AcrossPage(
        fields=fields(one, found, chosen),
        name=words.capital(one.indicator.name),
        href=links.to_indicator(one.indicator.slug),
        period=words.period(one.period),
        ranked=one.ranking is not None,
        shared=one.parts is not None,
        rows=tuple(rows(one, mean[0])),
        mean=label,
        says=tuple(aside(one)),
        regions=regions(one),
        nowhere=", ".join(one.regions.nowhere) if one.regions else "",
        wide=drawn(one, mean[0], WIDE),
        narrow=drawn(one, mean[0], NARROW),
    )


def fields(one: Across, found: Sequence[Choice], chosen: Choice | None) -> tuple[Field, ...]:
    asked = QueryDict(mutable=True)
    asked["chi-so"], asked["ky"] = one.indicator.slug, one.period
    indicators = [(c.slug, words.capital(c.name)) for c in found]
    periods = [(p, words.period(p)) for p in (chosen.periods if chosen else (one.period,))]
    return (
        field("chi-so", gettext("Chỉ tiêu"), indicators, asked),
        field("ky", gettext("Kỳ"), periods, asked),
    )


def told(value: Fraction, one: Across) -> str:
    return value_words(value, one.found.unit, english=words.english())


def order(one: Across) -> list[tuple[str, Fraction]]:
    """The bodies with a value, from best to worst; the greatest first without a direction."""
    if one.ranking is not None:
        return [(placed.name, placed.value) for placed in one.ranking.placed]
    known = [(name, value) for name, value in one.found.values.items() if value is not None]
    return sorted(known, key=lambda pair: (-pair[1], pair[0]))


def rows(one: Across, mean: Fraction) -> list[Row]:
    parts = {part.name: part for part in one.parts.units} if one.parts else {}
    english = words.english()
    found = []
    for name, value in order(one):
        placed = one.ranking.at(name) if one.ranking else None
        part = parts.get(name)
        beside = against(value, mean, one.found.unit, Better(one.indicator.better), stated=False)
        growth = part.growth if part else None
        found.append(
            Row(
                rank="" if placed is None else rank(placed.rank, placed.shared),
                body=Link(words=name, href=links.to_body(one.slugs[name])),
                value=told(value, one),
                beside=signed(beside.difference, beside.unit),
                side=beside.side or "",
                moved=""
                if placed is None or placed.moved is None
                else move_words(Decimal(placed.moved), "place", english=english),
                share="" if part is None else percent_words(part.share, english=english),
                growth="" if growth is None else signed(as_decimal(growth), "percentage_point"),
            )
        )
    return found


def rank(place: int, shared: int) -> str:
    return gettext("đồng hạng %s") % place if shared > 1 else str(place)


def signed(value: Decimal | None, unit: str) -> str:
    if value is None:
        return ""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + value_words(abs(Fraction(value)), unit, english=words.english())


def aside(one: Across) -> list[str]:
    """Who is not ranked, why no moves are told: the sentences behind the ranking itself."""
    english = words.english()
    said = one.sentences(english=english)[int(one.ranking is not None) :]
    told_whole = said[1:] if one.parts is not None else said
    if one.ranking is None:
        return list(told_whole)
    ranked = one.ranking
    refused = ranked.moves_refused_en if english else ranked.moves_refused
    without = ", ".join(ranked.unranked)
    lead = [gettext("Chưa có số kỳ này: %s.") % without] if without else []
    lead += [words.capital(refused) + "."] if refused else []
    return [*lead, *told_whole]


def regions(one: Across) -> tuple[RegionRow, ...]:
    if one.regions is None:
        return ()
    return tuple(
        RegionRow(
            name=words.capital(region.name),
            mean=told(region.mean, one),
            known=f"{len(region.known)}/{region.of}",
            missing=", ".join(region.missing),
        )
        for region in one.regions.regions
    )


def drawn(one: Across, mean: Fraction, frame: Frame) -> SafeString:
    listed = order(one)
    bars = [Bar(label=n, value=as_decimal(v), shown=told(v, one)) for n, v in listed]
    said = gettext("%(name)s, %(period)s: %(told)s. Bảng số ở dưới.") % {
        "name": words.capital(one.indicator.name),
        "period": words.period(one.period),
        "told": "; ".join(f"{bar.label} {bar.shown}" for bar in bars),
    }
    mark = Mark(value=as_decimal(mean), shown=gettext("Bình quân: %s") % told(mean, one))
    return SafeString(bars_chart(bars, mark, label=said, frame=frame))
