"""Which figures of a document change targets that were set before (tables/amending.yaml).

Nothing is changed here: what is found is offered to a person (services/amending.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import Q

from tiendo.facts.figure import Figure, Measure, Role
from tiendo.facts.items import CitedDocument
from tiendo.register.models import (
    Amendment,
    Document,
    Kind,
    Match,
    Proposal,
    Secrecy,
    State,
    Target,
)
from tiendo.register.models.stated import Stated
from tiendo.register.numbers import number_key, numbers_in
from tiendo.register.payloads import figure_from, item_from
from tiendo.register.selectors.amendments import latest
from tiendo.register.services.items import find_document
from tiendo.register.services.outline import Outline, sets_targets
from tiendo.register.services.phrases import line_of, sentence
from tiendo.register.services.stating import same_goal
from tiendo.register.words import stated_words
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.text import fold

AMENDS = "amends"
# Lines of a list that one line opens; further up it opens another.
LONGEST_LIST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a figure does to ``target``; None where the document that set it is not there."""

    match: Match
    note: str
    target: Target | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """What a document says that it amends: ``wholly`` where its title says so.

    ``documents`` are those of the register; ``missing`` the numbers that it does not have.
    """

    wholly: bool = False
    documents: tuple[Document, ...] = ()
    missing: tuple[str, ...] = ()
    speaking: tuple[int, ...] = ()  # ordinals of figures said to be changes

    def concerns(self, proposal: Proposal) -> bool:
        return self.wholly or proposal.ordinal in self.speaking


def amended(document: Document, read: Sequence[Proposal]) -> Amended:
    """What ``document`` amends, by all that was read in it; two queries where it may at all."""
    if not sets_targets(document):
        return Amended()
    opens = opens_as_amending(document.title)
    titled = numbers_in(document.title) if opens else frozenset()
    named = {
        number_key(item.number): item
        for item in map(cited, (one for one in read if one.kind == Kind.DOCUMENT))
        if item.number and (item.relation == AMENDS or number_key(item.number) in titled)
    }
    named.pop(document.number_key, None)
    found = {key: find_document(key, item, document) for key, item in named.items()}
    wholly = opens and bool(named)
    return Amended(
        wholly=wholly,
        documents=tuple(one for one in found.values() if one is not None),
        missing=tuple(named[key].number or "" for key, one in found.items() if one is None),
        speaking=() if wholly else tuple(speaking(document, read)),
    )


def cited(proposal: Proposal) -> CitedDocument:
    found = item_from(Kind.DOCUMENT, proposal.item)
    if not isinstance(found, CitedDocument):
        raise TypeError(f"{proposal} names no document")
    return found


@cache
def told(name: str) -> tuple[str, ...]:
    """The folded words of a column of the table."""
    found: list[str] = []
    for row in rows("tiendo.register.tables", "amending"):
        words = row.get(name, ())
        found += [words] if isinstance(words, str) else words
    return tuple(re.sub(r"\W+", " ", fold(words)) for words in found)


def opens_as_amending(title: str) -> bool:
    """Whether a title says that its document changes another.

    >>> opens_as_amending("Nghị quyết về việc sửa đổi, bổ sung Nghị quyết số 27-NQ/TU")
    True
    >>> opens_as_amending("Kế hoạch thực hiện Luật sửa đổi, bổ sung Luật Đất đai")
    False
    """
    words = " ".join(re.sub(r"\W+", " ", fold(title)).split())
    before, opens = ("|".join(map(re.escape, told(name))) for name in ("before", "opens"))
    return bool(re.match(rf"(?:(?:{before}) )*(?:{opens})\b", words))


def speaking(document: Document, read: Iterable[Proposal]) -> Iterable[int]:
    """Target figures whose sentence, list or heading says that targets are changed."""
    words = told("says")
    if not any(one in fold(document.text) for one in words):
        return
    outline = Outline.of(document)
    for proposal, figure in target_figures(read):
        start = figure.evidence.start
        section = outline.at(start)
        titles = [heading.title for heading in section.headings] if section else []
        above = [opener(document.text, start), *titles]
        of_targets = [said for said in above if any(one in fold(said) for one in told("what"))]
        around = [said_around(document.text, figure), *of_targets]
        if any(word in fold(said) for said in around for word in words):
            yield proposal.ordinal


def said_around(text: str, figure: Figure) -> str:
    left, right = sentence(text, figure.evidence.start, figure.evidence.end)
    return text[left:right]


def opener(text: str, start: int) -> str:
    """The line that opens the list in which a place stands; empty where none does."""
    first, _ = line_of(text, start, start)
    for line in reversed(text[:first].rstrip("\n").split("\n")[-LONGEST_LIST:]):
        if line.rstrip().endswith(":"):
            return line
        if line.strip() and not line.lstrip().startswith(("-", "+", "•", "*", "–")):
            return ""
    return ""


def target_figures(read: Iterable[Proposal]) -> list[tuple[Proposal, Figure]]:
    found = [(one, figure_from(one.item)) for one in read if one.kind == Kind.FIGURE]
    return [
        (one, figure)
        for one, figure in found
        if figure.role is Role.TARGET and figure.measure is not Measure.TALLY
    ]


def goals_of(document: Document, what: Amended) -> list[Target]:
    """The targets that a document can change: of those it names, else its issuer's own before."""
    known = Target.objects.select_related("plan__document", "indicator", "body")
    if what.documents:
        return list(known.filter(plan__document__in=what.documents).order_by("pk"))
    if what.wholly or document.dated is None:
        return []
    earlier = known.filter(
        plan__document__issuer=document.issuer_id,
        plan__document__dated__lt=document.dated,
        plan__successor__isnull=True,
    )
    return list(earlier.exclude(plan__document=document).order_by("-plan__document__dated", "pk"))


def levels_told(goals: Sequence[Target], document: Document) -> dict[int, list[Amendment]]:
    """What changed each of the targets, by its primary key, as a note on ``document`` may tell:
    by open documents, or by itself."""
    found: dict[int, list[Amendment]] = {}
    told_of = Q(document__secrecy=Secrecy.OPEN) | Q(document=document)
    known = Amendment.objects.filter(told_of, target__in=goals, withdrawn_at__isnull=True)
    for one in sorted(known.select_related("document"), key=lambda a: a.order):
        found.setdefault(one.target_id, []).append(one)
    return found


def compared(
    figure: Figure, target: Target, levels: Sequence[Amendment], document: Document
) -> Change:
    """What a figure of an amending document is to a target: its new level, or one that it had."""
    own = next((one for one in levels if one.document_id == document.pk), None)
    if own is not None and same_goal(figure, own):
        return Change(match=Match.SAME, note="Đã vào sổ từ chính văn bản này", target=target)
    now: Stated = latest(levels) or target
    if same_goal(figure, now) or same_goal(figure, target):
        return Change(match=Match.SAME, note=f"Mức trước: {where(target)}", target=target)
    words = f"Mức trước: {stated_words(now)} ({where(target)})"
    return Change(match=Match.AMENDMENT, note=words, target=target)


def where(target: Target) -> str:
    return f"{target.plan.document.label}, chỉ tiêu {target.ordinal}"


def is_last_said(figure: Figure, text: str, others: Iterable[Figure]) -> bool:
    """Whether no later figure of the sentence speaks of the same: "từ 620 xuống 560"."""
    _, right = sentence(text, figure.evidence.start, figure.evidence.end)
    after = (one for one in others if figure.evidence.start < one.evidence.start < right)
    words = fold(figure.indicator)
    return not any(
        fold(one.indicator) == words
        or (one.indicator_id is not None and one.indicator_id == figure.indicator_id)
        for one in after
    )


def still_read(document: Document) -> list[Proposal]:
    """All that was read in a registered document and not split or joined since; one query."""
    found = document.proposals.exclude(state=State.REPLACED).exclude(state=State.REJECTED)
    return list(found.filter(kind__in=(Kind.FIGURE, Kind.DOCUMENT)).select_related("evidence"))
