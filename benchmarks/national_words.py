"""The words that search finds the made-up country's records by: as indexing.py has them.

Of a report with 180 lines of one form the words are put together from parts that are folded
once; tests hold them against the index that the register itself makes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.national_country import written
from benchmarks.national_papers import Paper, Told
from tiendo.register.indexing import KINDS, LONGEST, spelled, words_of
from tiendo.register.models import SearchWord
from tiendo.register.searching import words
from tiendo.vocabulary.text import slug


class Words:
    def __init__(self) -> None:
        self.parts: dict[str, frozenset[str]] = {}

    def of(self, text: str) -> frozenset[str]:
        """The words of a part that comes again and again."""
        if text not in self.parts:
            self.parts[text] = frozenset(map(spelled, words(text)))
        return self.parts[text]

    def of_paper(self, paper: Paper) -> Iterator[tuple[str, bool]]:
        """Each word once, with whether it is of the title."""
        leads = {spelled(word) for word in (*words(paper.number), *words(paper.title))}
        leads.add(slug(paper.number).replace("-", "")[:LONGEST])
        rest = {spelled(word) for word in words(paper.place.name)}
        for told in paper.told:
            rest |= self.of_line(paper, told)
        spans = [(start, end) for start, end, *_ in paper.headings]
        for start, end in (*spans, *paper.others.values()):
            rest.update(map(spelled, words(paper.text[start:end])))
        yield from ((word, True) for word in leads)
        yield from ((word, False) for word in rest - leads)

    def of_line(self, paper: Paper, told: Told) -> frozenset[str]:
        if told.role == "strange":
            return frozenset(map(spelled, words(paper.text[told.start : told.end])))
        unit = told.one.unit_of(paper.place.small)[0]
        number = written(told.number, told.one.entry.unit)
        number = number if "," in number else number.replace(".", "")
        when = f"tháng {told.month} năm {told.year}" if told.month else f"năm {told.year}"
        lead = "ước đạt" if told.role == "estimate" else "đạt"
        return self.of(f"{told.one.entry.name} {unit}") | self.of(f"{when} {lead}") | {number}

    def of_target(self, told: Told, said: str) -> set[str]:
        number = written(told.number, told.one.entry.unit)
        number = number if "," in number else number.replace(".", "")
        plain = said.replace(written(told.number, told.one.entry.unit), "", 1)
        return {*self.of(plain), *self.of(told.one.entry.name), number}

    def of_record(self, kind: str, record: Any, pk: int) -> Iterator[SearchWord]:
        name, said = KINDS[kind]
        return words_of(name, said(record), pk)
