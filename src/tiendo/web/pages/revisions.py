"""How a value came to be what it is: estimated, preliminary, official, revised, in one line."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from django.utils import timezone

from tiendo.register import selectors
from tiendo.register.force import is_wrong
from tiendo.register.models import Observation
from tiendo.web import links, words
from tiendo.web.pages.target_page import Line, Step
from tiendo.web.pages.trend import observed


def lines(seen: Iterable[Observation]) -> tuple[Line, ...]:
    """A line for each thing of which more than one value was said, the latest period first."""
    placed = sorted(seen, key=lambda one: (one.ends_on, one.starts_on, one.key), reverse=True)
    groups = (list(run) for _, run in groupby(placed, key=lambda one: one.key))
    return tuple(line(group) for group in groups if len(group) > 1)


def line(group: list[Observation]) -> Line:
    ordered = sorted(group, key=lambda one: one.rank)
    return Line(
        period=words.capital(words.period(group[0].period)),
        steps=tuple(step(one) for one in ordered),
    )


def step(one: Observation) -> Step:
    document = one.document
    issuer = document.issuer.name if document.issuer else document.issuer_text
    return Step(
        shown=observed(one),
        href=links.to_document(document.slug, one.evidence.start),
        status=words.status(one.status),
        known_on=words.day(one.known_on),
        speaker=" · ".join(part for part in (issuer, document.signer) if part),
        document=selectors.source_of(document),
        entered=words.day(timezone.localdate(one.accepted_at)),
        wrong=is_wrong(one),
    )
