"""The derived past of a target's body as a page shows it: values, inputs, refusals in words."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext

from tiendo.facts import series
from tiendo.facts.figure import Measure
from tiendo.register.models import Observation, Target
from tiendo.scoring.inherited import Inherited, adds
from tiendo.scoring.rules.joined import Input, Joined, Unjoined, refusal_words
from tiendo.scoring.rules.over_bodies import How, says, weight_name
from tiendo.scoring.rules.span import as_decimal
from tiendo.vocabulary.periods import parse_period
from tiendo.web import links, words
from tiendo.web.links import Link
from tiendo.web.pages.past_page import Lacking, Part, Past, PastRow
from tiendo.web.pages.placing import Derived
from tiendo.web.pages.trend import observed


def past(found: Inherited | None, target: Target) -> Past | None:
    """What the page tells; None where no predecessor says anything of the indicator."""
    if found is None:
        return None
    return Past(
        label=label(found),
        how=how(found),
        why=why(found),
        event=event(found),
        rows=tuple(row(one, found, target) for one in reversed(found.values)),
        lacking=tuple(lacking(one, found) for one in reversed(found.refused)),
        refused=not adds(found),
    )


def label(found: Inherited) -> str:
    provinces = all(body.kind == "province" for body in found.bodies.values())
    if provinces:
        return gettext("tính từ các tỉnh hợp thành")
    return gettext("tính từ các đơn vị hợp thành")


def how(found: Inherited) -> str:
    if found.values and all(one.how is How.SAME for one in found.values):
        return gettext("Số của cùng cơ quan, địa bàn dưới tên trước đây.")
    if found.over.how is How.SUM:
        return gettext("Tổng các số của từng đơn vị hợp thành.")
    if found.over.how is How.MEAN:
        name = weight_name(found.over.weight, english=words.english())
        return gettext("Bình quân các số của từng đơn vị hợp thành theo %s.") % name
    return gettext("Không tính được số của những kỳ trước từ các đơn vị hợp thành.")


def why(found: Inherited) -> str:
    if found.values and all(one.how is How.SAME for one in found.values):
        return says("reason", "continued", english=words.english()) + "."
    return words.either(found.over.reason, found.over.reason_en) + "."


def event(found: Inherited) -> str:
    """The latest event that made the body, by its document: its words are Vietnamese."""
    last = found.events[-1]
    return f"{words.day(last.on)}: {last.act}" if last.act else words.day(last.on)


def row(one: Joined, found: Inherited, target: Target) -> PastRow:
    return PastRow(
        period=words.period(one.period),
        shown=words.stated(
            measure=one.measure,
            value=one.value,
            unit=one.unit,
            of=None if one.of is None else as_decimal(one.of),
            unit_text=target.unit_text or None,
            per=one.per,
        ),
        near=one.rounded,
        status=words.status(one.inputs_status),
        parts=tuple(part(each, found) for each in one.inputs),
    )


def part(one: Input, found: Inherited) -> Part:
    record = found.records[one.observation.ref]
    body = found.bodies.get(one.body, record.body)
    weight = found.records[one.weight.ref] if one.weight else None
    return Part(
        body=Link(words=body.name, href=links.to_body(body.slug)),
        value=stated(record),
        document=record.document.label,
        weight=stated(weight) if weight else None,
    )


def stated(record: Observation) -> Link:
    """A value with the way to the sentence that states it."""
    href = links.to_document(record.document.slug, record.evidence.start)
    return Link(words=observed(record), href=href)


def lacking(one: Unjoined, found: Inherited) -> Lacking:
    names = {slug: body.name for slug, body in found.bodies.items()}
    weight = weight_name(found.over.weight, english=words.english())
    told = refusal_words(one, names, weight, english=words.english())
    return Lacking(period=words.period(one.period), why=told)


def derived(found: Inherited | None) -> list[Derived]:
    """The derived values as the chart places them."""
    return [placeable(one) for one in found.values] if found else []


def placeable(one: Joined) -> Derived:
    when = parse_period(one.period)
    fact = series.Observation(
        period=one.period,
        measure=Measure(one.measure),
        value=one.value,
        unit=one.unit,
        known_on=date.min,
        status=one.inputs_status,
        base_year=one.base_year,
        per=one.per,
        of=None if one.of is None else as_decimal(one.of),
    )
    return Derived(fact=fact, ends=(when.end, when.start))
