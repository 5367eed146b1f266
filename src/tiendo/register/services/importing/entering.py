"""From judged rows to records: evidence, proposals, observations, targets, tasks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from tiendo.facts import evidence as facts
from tiendo.facts.figure import Role
from tiendo.reading.importing.rows import IndicatorRow, TaskRow
from tiendo.register.keys import wording
from tiendo.register.models import (
    Document,
    Evidence,
    Match,
    Observation,
    Plan,
    Proposal,
    State,
    Target,
    TargetGroup,
)
from tiendo.register.models import Kind as ItemKind
from tiendo.register.payloads import payload_of
from tiendo.register.searching import searchable
from tiendo.register.services.importing.entering_tasks import enter_tasks
from tiendo.register.services.importing.judged import Judged, Kind, Value
from tiendo.register.services.plans import common_period, plan_named
from tiendo.register.services.results import chains, link, status_of
from tiendo.register.services.stating import stated_fields


@dataclass(slots=True)
class Entering:
    """Writes what a sheet brings; ``touched`` and ``words`` are what became known."""

    document: Document
    by: str
    touched: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    @property
    def accepts(self) -> bool:
        """Whether it counts at once; else all of it waits as proposals."""
        return bool(self.document.accepted_by)

    def enter(self, rows: Sequence[Judged]) -> Entering:
        spans = self.evidence(rows)
        values = [(row, value) for row in rows for value in row.values]
        made = list(enumerate(values, start=1))
        targets, observations = {}, {}
        if self.accepts:
            targets = self.targets(made, spans)
            observations = self.observations(made, spans)
        Proposal.objects.bulk_create(
            self.proposal(ordinal, value, spans, targets.get(ordinal), observations.get(ordinal))
            for ordinal, (_, value) in made
        )
        enter_tasks(self.document, rows, spans, self.decided())
        return self

    def evidence(self, rows: Sequence[Judged]) -> dict[tuple[int, int], Evidence]:
        """One record a span, of all cells with a value and of all rows with a task."""
        spans = {(one.start, one.end): one for one in quoted(rows)}
        return {
            (made.start, made.end): made
            for made in Evidence.objects.bulk_create(
                Evidence(
                    document=self.document, start=start, end=end, quote=one.quote,
                    place=one.place[:300],
                )
                for (start, end), one in sorted(spans.items())
            )
        }  # fmt: skip

    def common(self) -> dict[str, Any]:
        return {"accepted_by": self.by, "accepted_at": timezone.now()}

    def said(self, value: Value) -> dict[str, Any]:
        """What a target and an observation both hold."""
        said = value.said
        return {
            "name": value.figure.indicator[:300], "indicator": said.indicator, "body": said.body,
            "subject": said.subject, "subject_key": said.subject_key, "key": said.key,
            **self.common(), **stated_fields(value.figure),
        }  # fmt: skip

    def observations(
        self, made: Sequence[tuple[int, tuple[Judged, Value]]], spans: dict[Any, Evidence]
    ) -> dict[int, Observation]:
        """The results that are new or change something, each at its place in its chain."""
        found = {
            ordinal: Observation(
                slug=f"{self.document.slug}-s{ordinal}", status=status_of(value.said).value,
                known_on=day_known(value), document=self.document,
                evidence=spans[span_of(value)], **self.said(value),
            )
            for ordinal, (_, value) in made
            if enters(value) and value.said.figure.role is Role.RESULT
        }  # fmt: skip
        known = chains({one.key for one in found.values()})
        Observation.objects.bulk_create(found.values())
        for one in found.values():
            link(one, known[one.key])
            known[one.key] = sorted([*known[one.key], one], key=lambda other: other.rank)
            self.touched.add(one.key)
            self.words.add(wording(one.name))
        return found

    def targets(
        self, made: Sequence[tuple[int, tuple[Judged, Value]]], spans: dict[Any, Evidence]
    ) -> dict[int, Target]:
        """The targets that the sheet sets, in its sections and its order."""
        wanted = [(o, row, v) for o, (row, v) in made
                  if enters(v) and v.said.figure.role is Role.TARGET]  # fmt: skip
        if not wanted:
            return {}
        period = common_period([value.figure for _, _, value in wanted])
        plan = plan_named(self.document, period)
        groups = self.groups(plan, [row for _, row, _ in wanted])
        found = {
            ordinal: Target(
                slug=f"{plan.slug}-{place:02}", plan=plan, group=groups[section_of(row)],
                ordinal=place, words=f"{row.name}: {value.after}", evidence=spans[span_of(value)],
                search=searchable(row.name, value.after, value.said.indicator.name),
                **self.said(value),
            )
            for place, (ordinal, row, value) in enumerate(wanted, start=1)
        }  # fmt: skip
        Target.objects.bulk_create(found.values())
        self.touched |= {one.key for one in found.values()}
        self.words |= {wording(one.name) for one in found.values()}
        return found

    def groups(self, plan: Plan, rows: Sequence[Judged]) -> dict[str, TargetGroup]:
        titles = dict.fromkeys(section_of(row) for row in rows)
        return {
            title: TargetGroup.objects.create(plan=plan, ordinal=n if title else 0, title=title)
            for n, title in enumerate(titles, start=1)
        }

    def proposal(
        self, ordinal: int, value: Value, spans: dict[Any, Evidence],
        target: Target | None, observation: Observation | None,
    ) -> Proposal:  # fmt: skip
        """A value as an item of its document, with what became of it."""
        said = value.said
        sheet = {"body": said.body.slug, "status": status_of(said).value,
                 "known_on": day_known(value).isoformat()}  # fmt: skip
        match = Match.REVISION if value.kind is Kind.CHANGED else value.match
        return Proposal(
            document=self.document, kind=ItemKind.FIGURE, ordinal=ordinal,
            payload=payload_of(value.figure) | {"sheet": sheet}, evidence=spans[span_of(value)],
            wording=wording(value.figure.indicator), key=said.key, indicator=said.indicator,
            target=target or value.target, observation=observation or value.observation,
            match=match if self.accepts else value.match, note=value.note,
            **self.decided(),
        )  # fmt: skip

    def decided(self) -> dict[str, Any]:
        if not self.accepts:
            return {"state": State.PROPOSED}
        return {"state": State.ACCEPTED, "decided_by": self.by, "decided_at": timezone.now()}


def enters(value: Value) -> bool:
    return value.kind in (Kind.NEW, Kind.CHANGED)


def day_known(value: Value) -> date:
    assert value.said.known_on is not None  # every row of a sheet has one
    return value.said.known_on


def quoted(rows: Sequence[Judged]) -> Iterator[facts.Evidence]:
    for row in rows:
        yield from (value.figure.evidence for value in row.values)
        if isinstance(row.row, TaskRow) and row.row.evidence is not None:
            yield row.row.evidence


def span_of(value: Value) -> tuple[int, int]:
    return value.figure.evidence.start, value.figure.evidence.end


def section_of(row: Judged) -> str:
    return row.row.section if isinstance(row.row, IndicatorRow) else ""
