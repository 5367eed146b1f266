"""A figure beside what the register has on the same thing: new, same, revision or
contradiction, and why. Pure: nothing here asks the database.

What is said of one thing has one key (keys.py: indicator, body, subject, period and how
it is measured). Records with one key form a chain, ordered by how firm they are and then
by the day they were known. A new figure is put at its place in the chain, if it may
stand there: a firmer one replaces a looser one; of two estimates the later one, from a
source of the same or a higher rank. Everything else is a contradiction for a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tiendo.facts.figure import Figure
from tiendo.facts.series import Status
from tiendo.register.models.observation import STATUS_RANK, Rank
from tiendo.register.models.proposal import Match
from tiendo.register.models.stated import Stated
from tiendo.register.services.stating import agrees, is_finer

FINAL = STATUS_RANK[Status.OFFICIAL]
# The parts of a key that people tell things apart by, and what they are called.
PARTS = {
    "body": "cơ quan, địa bàn",
    "subject": "đối tượng",
    "period": "kỳ",
    "measure": "cách đo",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure that would enter the register: what it is of, who says it, how firmly.

    ``authority`` is None where nobody with a say stands behind it.
    """

    figure: Figure
    key: str
    document: int
    rank: Rank
    authority: int | None
    body: str = ""
    subject: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A record of the register; ``label`` and ``words`` name it for people."""

    record: Stated
    key: str
    document: int
    rank: Rank
    authority: int
    label: str = ""
    words: str = ""
    body: str = ""
    subject: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What a claim is beside the register. ``note`` names the record, ``why`` the rule."""

    match: Match
    note: str = ""
    why: str = ""
    other: Known | None = None
    enters: bool = False


def compare(claim: Claim, known: Sequence[Known]) -> Compared:
    """A claim beside records of the same indicator, of whatever body and period."""
    chain = sorted((one for one in known if one.key == claim.key), key=lambda one: one.rank)
    same = repeated(claim, chain)
    if same is not None:
        return Compared(match=Match.SAME, note=f"Trùng với {same.label}", why=SAME, other=same)
    against, why = contradicted(claim, chain)
    if against is not None:
        note = f"Khác với {against.label}: {against.words}"
        return Compared(match=Match.CONTRADICTION, note=note, why=why, other=against)
    if claim.authority is None:
        note = "Văn bản không nêu cơ quan ban hành"
        return Compared(match=Match.UNKNOWN_SOURCE, note=note, why=nearest(claim, known))
    below = [one for one in chain if one.rank < claim.rank]
    if below:
        last = below[-1]
        note = f"Thay cho {last.label}: {last.words}"
        return Compared(
            match=Match.REVISION, note=note, why=firmer(claim, last), other=last, enters=True
        )
    return Compared(match=Match.NEW, why=nearest(claim, known), enters=True)


SAME = "cùng chỉ tiêu, cơ quan, kỳ và giá trị"


def repeated(claim: Claim, chain: Sequence[Known]) -> Known | None:
    """The record that the claim only says again: known before, and no less firm.

    Inside one document, and from a source without authority, the status says nothing.
    """
    for one in reversed(chain):
        if one.rank[1] > claim.rank[1] or not agrees(claim.figure, one.record):
            continue
        here = one.document == claim.document
        named = claim.authority is not None
        if not here and named and is_finer(claim.figure, one.record):
            continue
        if here or not named or claim.rank[0] <= one.rank[0]:
            return one
    return None


def contradicted(claim: Claim, chain: Sequence[Known]) -> tuple[Known | None, str]:
    """The record that stands against the claim's place in the chain, if any, and why."""
    here = [one for one in chain if one.document == claim.document]
    if here:
        return here[-1], "một văn bản nêu hai giá trị của cùng một thứ"
    tied = [one for one in chain if one.rank == claim.rank]
    if tied:
        return tied[-1], "hai văn bản cùng ngày, chắc như nhau"
    above = [one for one in chain if one.rank[0] > claim.rank[0] and one.rank[1] <= claim.rank[1]]
    if above:
        return above[-1], "số đã có chắc hơn số này"
    if claim.authority is None:
        before = [one for one in chain if one.rank[1] <= claim.rank[1]]
        why = "nguồn của số này không phải cơ quan có thẩm quyền"
        return (before[-1], why) if before else (None, "")
    return displaced(claim, chain)


def displaced(claim: Claim, chain: Sequence[Known]) -> tuple[Known | None, str]:
    """The neighbour in the chain that may not be replaced, or may not replace the claim."""
    mine = Standing(rank=claim.rank, authority=claim.authority or 0)
    below = [one for one in chain if one.rank < claim.rank]
    if below and not mine.replaces(standing(below[-1])):
        final = below[-1].rank[0] == FINAL == mine.rank[0]
        why = "số đã có là số chính thức" if final else "nguồn của số này ở cấp thấp hơn"
        return below[-1], why
    next_one = next((one for one in chain if one.rank > claim.rank), None)
    if next_one is not None and not standing(next_one).replaces(mine):
        return next_one, "số ra sau không đủ cấp để thay số này"
    return None, ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What decides whether one value may take the place of another."""

    rank: Rank
    authority: int

    def replaces(self, old: Standing) -> bool:
        """A firmer value does; of two as firm, the later of no lower source, unless final.

        A final value is revised by its own source or one above it, and by nobody else.
        """
        if self.rank[0] > old.rank[0]:
            return old.rank[0] < FINAL or self.authority >= old.authority
        if old.rank[0] == FINAL or self.rank[1] == old.rank[1]:
            return False
        return self.authority >= old.authority


def standing(one: Known) -> Standing:
    return Standing(rank=one.rank, authority=one.authority)


def firmer(claim: Claim, old: Known) -> str:
    if claim.rank[0] > old.rank[0]:
        return "số này chắc hơn số đã có"
    return "số này ra sau, nguồn không thấp hơn"


def differs(claim: Claim, one: Known) -> tuple[str, ...]:
    """In which parts a record is of another thing than the claim; empty for the same thing."""
    if one.key == claim.key:
        return ()
    found = tuple(
        part for part in ("body", "subject", "period") if getattr(claim, part) != getattr(one, part)
    )
    return found or ("measure",)


def nearest(claim: Claim, known: Sequence[Known]) -> str:
    """Why nothing meets the claim: the record that is nearest, and what it differs in."""
    others = [one for one in known if one.key != claim.key]
    if not others:
        return "sổ chưa có số nào của chỉ tiêu này"
    closest = min(others, key=lambda one: len(differs(claim, one)))
    parts = ", ".join(PARTS[part] for part in differs(claim, closest))
    return f"gần nhất là {closest.words} ở {closest.label}, khác {parts}"
