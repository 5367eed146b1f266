"""From an outline to a draft: sentences of the grammar, headings and numbers. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tiendo.errors import TableInvalid
from tiendo.reporting.annex import chart, sheet
from tiendo.reporting.asked import Asked
from tiendo.reporting.claims import Claim, Section
from tiendo.reporting.draft import Block, Draft, Heading, Paragraph, Span
from tiendo.reporting.facts import Facts
from tiendo.reporting.grammar import PACKAGE, table
from tiendo.reporting.layout import first_heading
from tiendo.reporting.outline import Outline, outline
from tiendo.reporting.periods import in_words
from tiendo.reporting.titles import above_title, title_of
from tiendo.reporting.told import told
from tiendo.vocabulary.lexicon import Row, rows

LEADS = {"dash": "- ", "number": "{n}. ", "plain": ""}
SLOT = re.compile(r"\{(\w+)\}")


def report(facts: Facts, asked: Asked) -> Draft:
    """The draft of a report on these facts. Raises NothingToReport."""
    return compose(outline(facts, asked))


def compose(made: Outline) -> Draft:
    facts, asked = made.facts, made.asked
    speaker = Speaker(facts)
    body: list[Block] = [Paragraph(spans=speaker.say(made.opening))]
    body += Numbered(made, speaker).blocks()
    wanted = [part.id for part in made.parts]
    annex: list[Block] = [sheet(facts)] if "annex" in wanted else []
    drawn = chart(facts) if "chart" in wanted else None
    annex += [drawn] if drawn else []
    day = asked.head.day or facts.as_of
    return Draft(
        head=replace(asked.head, day=day),
        kind="BÁO CÁO",
        title=asked.head.title or title_of(facts, asked),
        body=closed(body),
        annex=tuple(annex),
        as_of=facts.as_of,
        notes=made.notes,
    )


def closed(body: Sequence[Block]) -> tuple[Block, ...]:
    """The last paragraph ends with the closing mark ./. (DOMAIN.md, B1)."""
    *before, last = body
    assert isinstance(last, Paragraph)
    *spans, end = last.spans
    ended = replace(end, text=end.text.rstrip(".") + "./.") if not end.ref else end
    tail = [ended] if not end.ref else [end, Span(text="./.")]
    return (*before, Paragraph(spans=(*spans, *tail)))


class Numbered:
    """Parts and sections under the numbers of the layout: I. 1., or I- 1-."""

    def __init__(self, made: Outline, speaker: Speaker) -> None:
        self.made, self.speaker = made, speaker

    def blocks(self) -> Iterator[Block]:
        if self.made.asked.target:
            for part in self.made.parts:
                for section in part.sections:
                    yield from self.paragraphs(section)
            return
        above, count, inside = "", 0, 0
        for part in self.made.parts:
            row = table("part")[part.id]
            if row["of"] == "annex":
                continue
            if row["of"] != above:
                above, count, inside = row["of"], count + 1, 0
                title = above_title(above, in_words(self.made.facts.period, self.asked.half))
                yield Heading(level=1, text=first_heading(self.asked.head.system, count) + title)
            for section in part.sections:
                if section.title:
                    inside += 1
                    yield Heading(level=2, text=f"{inside}. {section.title}")
                yield from self.paragraphs(section)

    @property
    def asked(self) -> Asked:
        return self.made.asked

    def paragraphs(self, section: Section) -> Iterator[Block]:
        said = [self.speaker.say(claim) for claim in section.claims]
        if not section.listed:
            spans = [span for one in said for span in (*one, Span(text=" "))][:-1]
            yield Paragraph(spans=tuple(spans))
            return
        for number, one in enumerate(said, start=1):
            lead = LEADS[section.listed].format(n=number)
            yield Paragraph(spans=(Span(text=lead), *one) if lead else one)


class Speaker:
    """Says claims; the variants of a row take turns, so that neighbours differ."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.turns: dict[str, int] = {}

    def say(self, claim: Claim) -> tuple[Span, ...]:
        row = row_for(claim)
        turn = self.turns.get(row["id"], 0)
        self.turns[row["id"]] = turn + 1
        return tuple(self.spans(row["says"][turn % len(row["says"])], claim))

    def spans(self, form: str, claim: Claim) -> Iterator[Span]:
        at = 0
        plain = ""
        for slot in SLOT.finditer(form):
            plain += form[at : slot.start()]
            at = slot.end()
            if slot[1] not in claim.live:
                plain += claim.words[slot[1]]
                continue
            ref, name = claim.live[slot[1]]
            said = told(self.facts, ref, name)
            assert said is not None
            if plain:
                yield Span(text=plain)
            yield Span(text=said.text, ref=ref, form=name)
            plain = ""
        plain += form[at:]
        if plain:
            yield Span(text=plain)


def row_for(claim: Claim) -> Row:
    """The first row of the claim's shape whose needs it meets. Raises TableInvalid."""
    for row in sentences().get(claim.shape, ()):
        if all(need in claim.live for need in row.get("needs", ())):
            return row
    raise TableInvalid(
        f"Không có câu cho “{claim.shape}”", where="reporting/grammar/sentences.yaml"
    )


def sentences() -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows(PACKAGE, "sentences"):
        found.setdefault(row["shape"], []).append(row)
    return found
