"""A pack made: every paper by itself, so that one that fails is named and the others stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePath

from tiendo.reading.document import Document, Kind
from tiendo.reading.formats import open_bytes
from tiendo.reporting.asked import Asked
from tiendo.reporting.compose import report
from tiendo.reporting.docx.write import as_docx
from tiendo.reporting.draft import Block, Heading
from tiendo.reporting.facts import Facts
from tiendo.reporting.origin import Origin
from tiendo.reporting.pack.agenda import About, agenda, title_of
from tiendo.reporting.pack.chair import chair
from tiendo.reporting.pack.checked import Knows, Seen, checked, seen
from tiendo.reporting.pack.comparing import changes, compared
from tiendo.reporting.pack.course import course, off_course
from tiendo.reporting.pack.follow import Concluded, follow
from tiendo.reporting.pack.given import Given, Paper
from tiendo.reporting.pack.items import Item, attempted, bare
from tiendo.reporting.pack.says import line, phrase, says
from tiendo.reporting.titles import title_of as report_title


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """``title`` of the conference, ``items`` in their order, ``seen`` what the check found."""

    title: str
    facts: Facts
    asked: Asked
    items: tuple[Item, ...]
    seen: tuple[Seen, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def faults(self) -> tuple[Item, ...]:
        return tuple(one for one in self.items if one.fault)

    @property
    def errors(self) -> int:
        return sum(one.report.errors for one in self.seen if one.report is not None)

    @property
    def checked_words(self) -> str:
        """“soát 8 tài liệu: 0 lỗi, 2 cảnh báo”."""
        reports = [one.report for one in self.seen if one.report is not None]
        warnings = sum(one.warnings for one in reports)
        return f"soát {len(reports)} tài liệu: {self.errors} lỗi, {warnings} cảnh báo"

    def number(self, item: Item) -> int:
        return self.items.index(item) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What a pack is made of. ``last``: finds the last conclusion; ``knows``: what the
    register knew of what a paper names."""

    facts: Facts
    asked: Asked
    given: Given
    last: Callable[[], Concluded | None]
    knows: Knows


def short(*names: str) -> str:
    """Files without their folders."""
    return ", ".join(PurePath(name).name for name in names)


def pack(made: Sources) -> Pack:
    """Every paper of the pack; the bad ones named, none of them in the way of another."""
    maker = Maker(made)
    body = [*attempted("report", maker.report), *attempted("annex", maker.annex)]
    body += attempted("course", maker.course)
    body += attempted("follow", maker.follow)
    for name in made.given.drafts:
        body += attempted("drafts", partial(maker.draft, name), short(name))
    for pair in made.given.compared:
        body += attempted("compared", partial(maker.compared, *pair), short(*pair))
    body += attempted("chair", maker.chair)
    first = list(attempted("agenda", lambda: maker.agenda(body)))
    items = [*first, *body]
    found = tuple(maker.seen(items))
    items += attempted("checked", lambda: maker.checked(found))
    return Pack(
        title=title_of(made.facts, made.given), facts=made.facts, asked=made.asked,
        items=tuple(items), seen=found, notes=tuple(maker.notes),
    )  # fmt: skip


class Maker:
    def __init__(self, made: Sources) -> None:
        self.made, self.facts, self.given = made, made.facts, made.given
        self.head = made.asked.head
        self.notes: list[str] = []
        self.concluded = ""

    def report(self) -> Iterator[Item]:
        draft = report(self.facts, self.made.asked)
        self.notes += draft.notes
        title = f"{says('paper', 'report')} {lower(draft.title)}"
        paged = replace(draft, annex=())
        yield Item(id="report", title=title, draft=draft, paged=paged, live=True)

    def annex(self) -> Iterator[Item]:
        """The report's tables and charts, whatever parts of the text were asked for."""
        asked = replace(self.made.asked, parts=("fields", "annex", "chart"))
        draft = report(self.facts, asked)
        title = says("paper", "annex")
        paged = bare(title, (), self.head, self.facts.as_of, draft.annex)
        yield Item(id="annex", title=title, paged=paged, sheet=draft)

    def course(self) -> Iterator[Item]:
        draft = course(self.facts, self.given, self.head)
        yield Item(id="course", title=draft.title, draft=draft, live=True)

    def follow(self) -> Iterator[Item]:
        found = self.made.last()
        if found is None:
            self.notes.append("Sổ chưa có kết luận nào giao nhiệm vụ: bỏ phần thực hiện kết luận")
            return
        self.concluded = found.source
        draft = follow(found, self.given, self.head, self.facts.as_of)
        yield Item(id="follow", title=f"Việc thực hiện {found.source}", draft=draft)

    def draft(self, name: str) -> Iterator[Item]:
        paper = self.given.paper(name)
        title = f"{says('paper', 'drafts')}: {short(name)}"
        if paper.fault:
            yield Item(id="drafts", title=title, fault=f"{name}: {paper.fault}")
            return
        document = opened(paper)
        lead = line(phrase("comment", file=PurePath(name).name), "italic")
        body = (lead, *blocks_of(document))
        pages = bare(title, body, self.head, self.facts.as_of)
        yield Item(id="drafts", title=title, paged=pages, given=paper)

    def compared(self, old: str, new: str) -> Iterator[Item]:
        names = (PurePath(old).name, PurePath(new).name)
        title = f"{says('paper', 'compared')}: {names[0]}, {names[1]}"
        papers = [self.given.paper(name) for name in (old, new)]
        bad = [f"{one.name}: {one.fault}" for one in papers if one.fault]
        if bad:
            yield Item(id="compared", title=title, fault="; ".join(bad))
            return
        found = compared(*(opened(one).text for one in papers))
        body = changes(found, *names)
        draft = bare(title, body, self.head, self.facts.as_of)
        yield Item(id="compared", title=title, draft=draft)

    def chair(self) -> Iterator[Item]:
        draft = chair(self.facts, self.head)
        yield Item(id="chair", title=draft.title, draft=draft, live=True)

    def agenda(self, body: Sequence[Item]) -> Iterator[Item]:
        numbers: dict[str, int] = {}
        for number, one in enumerate(body, start=2):  # the agenda itself is the first
            numbers.setdefault(one.id, number)
        slow = off_course(self.facts)
        if not slow:
            numbers.pop("course", None)
        units = dict.fromkeys(one.responsible for one in slow if one.responsible)
        words = {
            "about": lower(report_title(self.facts, self.made.asked)),
            "conclusion": self.concluded, "n": str(len(slow)),
            "units": "; ".join(units) or phrase("units"),
            "drafts": "; ".join(PurePath(name).name for name in self.given.drafts),
        }  # fmt: skip
        draft = agenda(self.facts, self.given, About(numbers=numbers, words=words), self.head)
        yield Item(id="agenda", title=says("paper", "agenda"), draft=draft)

    def seen(self, items: Sequence[Item]) -> Iterator[Seen]:
        for one in items:
            if one.given is not None:
                name = PurePath(one.given.name).name
                yield seen(name, one.given.data, self.facts, self.made.knows, working=False)
            elif one.draft is not None and one.id != "compared":  # its words are of both versions
                data = as_docx(one.draft, origin_of(self.facts, self.made.asked))
                name = f"{says('paper', one.id)}.docx"
                yield seen(name, data, self.facts, self.made.knows, working=one.draft.bare)

    def checked(self, found: Sequence[Seen]) -> Iterator[Item]:
        draft = checked(found, self.head, self.facts)
        yield Item(id="checked", title=draft.title, draft=draft)


def origin_of(facts: Facts, asked: Asked) -> Origin:
    return Origin(
        plan=facts.plan, period=str(facts.period), as_of=facts.as_of, groups=asked.groups,
        responsible=asked.responsible, target=asked.target,
    )  # fmt: skip


def lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def opened(paper: Paper) -> Document:
    """Raises DocumentUnreadable."""
    return open_bytes(paper.data, PurePath(paper.name).name)


def blocks_of(document: Document) -> Iterator[Block]:
    """The text of a person's file, to be read among the pages."""
    for one in document.blocks:
        words = " ".join(document.text[one.start : one.end].split())
        if words and one.kind is Kind.HEADING:
            yield Heading(level=2, text=words)
        elif words:
            yield line(words)
