"""The rows of a paper, as the register's services would have written them one by one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from benchmarks.national_country import Place, Size, amount, exact
from benchmarks.national_ids import Ids
from benchmarks.national_papers import (
    STRANGE,
    Paper,
    Told,
    figure,
    items,
    reading,
    report_before,
)
from benchmarks.national_shapes import (
    DOCUMENT,
    EVIDENCE,
    GROUP,
    LINK,
    MEETING,
    MENTION,
    OBSERVATION,
    OWNER,
    PLAN,
    PROPOSAL,
    TARGET,
    TASK,
    WORD,
)  # fmt: skip
from benchmarks.national_sinks import Sink
from benchmarks.national_words import Words
from tiendo import __version__
from tiendo.facts.items import CitedDocument, Meeting, Task
from tiendo.register.keys import digest, wording
from tiendo.register.models import Kind, Match, Observation, State
from tiendo.register.numbers import number_key
from tiendo.register.payloads import payload_of
from tiendo.register.searching import searchable
from tiendo.register.services.items import meeting_key
from tiendo.register.words import stated_words
from tiendo.vocabulary.indicators import CatalogueEntry
from tiendo.vocabulary.periods import parse_period
from tiendo.vocabulary.text import slug
from tiendo.vocabulary.units import families, places

BY = "số liệu dựng"
# Numbers that stand in a payload until the real ones are put in.
HOLES = {"start": 111111111, "end": 222222222, "value": 333333333}


class Rows:
    """Writes papers into a sink. ``bodies`` and ``indicators``: primary keys by slug."""

    def __init__(
        self, sink: Sink, size: Size, bodies: Mapping[str, int], indicators: Mapping[str, int]
    ) -> None:
        self.sink, self.ids = sink, Ids(size)
        self.size, self.bodies, self.indicators = size, bodies, indicators
        self.words = Words()
        self.wordings = {STRANGE: wording(STRANGE)}
        self.payloads: dict[tuple[object, ...], str] = {}

    def paper(self, paper: Paper) -> None:
        kept = paper.kind == "resolution" or paper.dated.year >= self.size.items_from
        payloads = [self.payload(paper, told) if kept else "" for told in paper.told]
        self.document(paper, payloads if kept else [])
        if paper.kind == "resolution":
            self.plan(paper, payloads)
        else:
            for at, told in enumerate(paper.told):
                self.said(paper, at, told, payloads[at])
            self.others(paper)

    def document(self, paper: Paper, payloads: Sequence[str]) -> None:
        body, on = self.bodies[paper.place.slug], paper.dated
        whole = reading(Paper(**bare(paper))).as_json()
        told = json.dumps({k: v for k, v in whole.items() if k != "text"}, ensure_ascii=False)
        told = told.replace('"figures": []', f'"figures": [{", ".join(payloads)}]', 1)
        pk = self.ids.document(paper)
        self.sink.add(
            DOCUMENT, pk, paper.slug, paper.sha256, f"{paper.slug}.txt", "text/plain",
            paper.number, number_key(paper.number), paper.kind, paper.title, on, on, body,
            paper.place.name, body, paper.text, told, f"tiendo {__version__}", BY,
            stamp(paper), BY, searchable(paper.number, paper.title, paper.place.name, paper.text),
        )  # fmt: skip
        at = on.toordinal()
        for word, lead in self.words.of_paper(paper):
            self.sink.add(WORD, "document", pk, word, lead, at)

    def payload(self, paper: Paper, told: Told) -> str:
        """The figure as its proposal keeps it, made once a kind and filled in."""
        strange = told.role == "strange"
        kind = (told.role, told.one.at, paper.place.small)
        if kind not in self.payloads:
            whole = payload_of(figure(paper, told)) | HOLES | {"quote": "", "period": ""}
            text = json.dumps(whole, ensure_ascii=False).replace("%", "%%")
            for name in ("quote", "period"):
                text = text.replace(f'"{name}": ""', f'"{name}": "%({name})s"')
            for name, hole in HOLES.items():
                text = text.replace(str(hole), f"%({name})s")
            self.payloads[kind] = text
        factor = 1 if strange else told.one.unit_of(paper.place.small)[1]
        return self.payloads[kind] % {
            "start": told.start, "end": told.end, "value": exact(told.number, factor),
            "quote": paper.text[told.start : told.end], "period": told.period,
        }  # fmt: skip

    def evidence(self, paper: Paper, at: int, start: int, end: int) -> int:
        pk = self.ids.evidence(paper, at)
        document = self.ids.document(paper)
        self.sink.add(EVIDENCE, pk, document, start, end, paper.text[start:end], "")
        return pk

    def stated(self, told: Told, place: Place) -> tuple[Any, ...]:
        unit, factor = told.one.unit_of(place.small)
        code = told.one.entry.unit
        when = period(told.period)
        return (
            "level", "eq", amount(told.number, factor, code), places(code), code, unit,
            told.period, when.start, when.end,
        )  # fmt: skip

    def plan(self, paper: Paper, payloads: Sequence[str]) -> None:
        body, year = self.bodies[paper.place.slug], paper.told[0].year
        plan, when = self.ids.plan(paper), period(str(year))
        name = slug(f"{paper.number}-{paper.dated.year}")
        self.sink.add(
            PLAN, plan, name, paper.title, self.ids.document(paper), body, str(year),
            when.start, when.end,
        )  # fmt: skip
        heads = paper.headings[1:]
        for at, (_, _, title, _) in enumerate(heads):
            words = title.partition(" ")[2]
            self.sink.add(GROUP, self.ids.group(paper, at), plan, at + 1, words)
        starts = [start for start, *_ in heads]
        for at, told in enumerate(paper.told):
            group = sum(start < told.start for start in starts) - 1
            self.target(paper, name, at, told, self.ids.group(paper, group), payloads[at])

    def target(
        self, paper: Paper, plan: str, at: int, told: Told, group: int, payload: str
    ) -> None:
        evidence = self.evidence(paper, at, told.start, told.end)
        entry, pk = told.one.entry, self.ids.target(paper, at)
        words = paper.text[told.start : told.end]
        key = digest("target", entry.id, paper.place.slug, "", told.period, "level", family(entry))
        indicator = self.indicators[entry.id]
        self.sink.add(
            TARGET, pk, f"{plan}-{at + 1:02}", self.ids.plan(paper), group, at + 1, words,
            entry.name, indicator, self.bodies[paper.place.slug], key, evidence, BY, stamp(paper),
            searchable(entry.name, words, entry.name), *self.stated(told, paper.place),
        )  # fmt: skip
        self.proposal(
            paper, Kind.FIGURE, at + 1, evidence, payload, wording=self.wording(entry.name),
            key=key, indicator=indicator, target=pk,
        )  # fmt: skip
        day = period(told.period).end.toordinal()
        for word in self.words.of_target(told, words):
            self.sink.add(WORD, "target", pk, word, True, day)
        self.sink.add(WORD, "target", pk, self.value(told, paper.place), True, day)

    def said(self, paper: Paper, at: int, told: Told, payload: str) -> None:
        """A figure of a report: an observation, or what waits."""
        evidence, entry = self.evidence(paper, at, told.start, told.end), told.one.entry
        if told.role == "strange":
            self.proposal(
                paper, Kind.FIGURE, at + 1, evidence, payload, wording=self.wordings[STRANGE],
                state=State.PROPOSED, match=Match.UNKNOWN_INDICATOR,
                note=f"Sổ chưa có chỉ tiêu “{STRANGE}”",
            )  # fmt: skip
            return
        key = digest(
            "observation", entry.id, paper.place.slug, "", told.period, "level", family(entry),
            "", "",
        )  # fmt: skip
        more: dict[str, Any] = {"wording": self.wording(entry.name), "key": key,
                "indicator": self.indicators[entry.id]}  # fmt: skip
        before = (
            self.ids.before(paper, told) if told.role in ("revision", "contradiction") else None
        )
        if told.role == "contradiction":
            self.proposal(
                paper, Kind.FIGURE, at + 1, evidence, payload, **more, observation=before,
                state=State.PROPOSED, match=Match.CONTRADICTION, note=beside(paper, told),
            )  # fmt: skip
            return
        self.observation(paper, at, told, key, before)
        if payload:
            revision: dict[str, Any] = (
                {"match": Match.REVISION, "note": beside(paper, told)} if before else {}
            )
            self.proposal(
                paper, Kind.FIGURE, at + 1, evidence, payload, **more, observation=evidence,
                **revision,
            )  # fmt: skip

    def observation(self, paper: Paper, at: int, told: Told, key: str, before: int | None) -> None:
        """An observation has the primary key of its evidence."""
        pk, entry = self.ids.evidence(paper, at), told.one.entry
        status = "estimated" if told.role == "estimate" else "official"
        self.sink.add(
            OBSERVATION, pk, f"{paper.slug}-s{at + 1}", self.indicators[entry.id], entry.name,
            self.bodies[paper.place.slug], key, status, paper.dated, self.ids.document(paper), pk,
            before, BY, stamp(paper), *self.stated(told, paper.place),
        )  # fmt: skip
        day = period(told.period).end.toordinal()
        self.sink.add(WORD, "observation", pk, self.value(told, paper.place), True, day)

    def value(self, told: Told, place: Place) -> str:
        whole = exact(told.number, told.one.unit_of(place.small)[1]).replace(".", ",")
        return f"={told.one.entry.unit}:{whole}"

    def proposal(
        self, paper: Paper, kind: str, ordinal: int, evidence: int, payload: str, *,
        wording: str = "", key: str = "", indicator: int | None = None,
        target: int | None = None, observation: int | None = None,
        state: str = State.ACCEPTED, match: str = Match.NEW, note: str = "",
    ) -> None:  # fmt: skip
        decided = (BY, stamp(paper)) if state == State.ACCEPTED else ("", None)
        self.sink.add(
            PROPOSAL, evidence, self.ids.document(paper), kind, ordinal, payload, evidence, state,
            match, note, wording, key, indicator, target, observation, *decided,
        )  # fmt: skip

    def wording(self, words: str) -> str:
        if words not in self.wordings:
            self.wordings[words] = wording(words)
        return self.wordings[words]

    def others(self, paper: Paper) -> None:
        """The document that is named, the meeting, the task: each with its proposal."""
        found, at = items(paper), len(paper.told)
        for kind, listed in zip(
            (Kind.DOCUMENT, Kind.MEETING, Kind.TASK), found.values(), strict=True
        ):
            item, start, end = listed[0], *paper.others[kind]
            evidence = self.evidence(paper, at, start, end)
            self.proposal(
                paper, kind, 1, evidence, json.dumps(payload_of(item), ensure_ascii=False)
            )
            WRITE[kind](self, paper, item, evidence)
            at += 1

    def link(self, paper: Paper, item: CitedDocument, evidence: int) -> None:
        year = paper.told[0].year
        self.sink.add(
            LINK, self.ids.report(paper), self.ids.document(paper),
            self.ids.resolution(paper.place, year), 1, item.number, number_key(item.number),
            item.kind, evidence,
        )  # fmt: skip

    def meeting(self, paper: Paper, item: Meeting, evidence: int) -> None:
        pk, document = self.ids.report(paper), self.ids.document(paper)
        body: Any = SimpleNamespace(slug=paper.place.slug)
        key = meeting_key(item, body, SimpleNamespace(slug=paper.slug))  # type: ignore[arg-type]
        name = f"{slug(item.name)[:70]}-{item.held_on}"
        self.sink.add(
            MEETING, pk, name, key, item.name, self.bodies[paper.place.slug], item.body,
            item.held_on, searchable(item.name, item.body),
        )  # fmt: skip
        self.sink.add(MENTION, pk, pk, document, evidence)
        made = SimpleNamespace(name=item.name, body_text=item.body, held_on=item.held_on)
        for word in self.words.of_record("meeting", made, pk):
            self.sink.add(WORD, word.kind, word.ref, word.word, word.lead, word.at)

    def task(self, paper: Paper, item: Task, evidence: int) -> None:
        pk, owner = self.ids.report(paper), paper.place.name
        self.sink.add(
            TASK, pk, f"{paper.slug}-n1", self.ids.document(paper), 1, item.action,
            json.dumps([owner], ensure_ascii=False), item.due, evidence, BY, stamp(paper),
            searchable(item.action, owner),
        )  # fmt: skip
        self.sink.add(OWNER, pk, pk, self.bodies[paper.place.slug])
        made = SimpleNamespace(
            action=item.action, owners_text=[owner], contributors_text=[], product="",
            document=paper,
        )  # fmt: skip
        for word in self.words.of_record("task", made, pk):
            self.sink.add(WORD, word.kind, word.ref, word.word, word.lead, word.at)


WRITE: Mapping[str, Any] = {
    Kind.DOCUMENT: Rows.link, Kind.MEETING: Rows.meeting, Kind.TASK: Rows.task,
}  # fmt: skip


def bare(paper: Paper) -> dict[str, Any]:
    """A paper without its figures: what its reading says besides."""
    fields = {name: getattr(paper, name) for name in Paper.__dataclass_fields__}
    return fields | {"told": []}


def beside(paper: Paper, told: Told) -> str:
    """What a revision takes the place of, or a contradiction stands against, in words."""
    contradicts = told.role == "contradiction"
    number = told.number - (2 if contradicts else 1)
    unit, factor = told.one.unit_of(paper.place.small)
    code = told.one.entry.unit
    known = Observation(
        op="eq", amount=amount(number, factor, code), scale=places(code), unit=code,
        unit_text=unit, measure="level",
    )  # fmt: skip
    label, day = report_before(paper)
    return f"{'Khác với' if contradicts else 'Thay cho'} {label} ngày {day:%d/%m/%Y}: " + (
        stated_words(known)
    )


def stamp(paper: Paper) -> str:
    return f"{paper.dated} 09:00:00+07:00"


def family(entry: CatalogueEntry) -> str:
    return families().get(entry.unit, entry.unit)


PERIODS: dict[str, Any] = {}


def period(said: str) -> Any:
    if said not in PERIODS:
        PERIODS[said] = parse_period(said)
    return PERIODS[said]
