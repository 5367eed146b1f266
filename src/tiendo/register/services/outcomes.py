"""What a person can decide on values that contradict, and what follows for each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tiendo.register.errors import NotEnterable, NotFound
from tiendo.register.keys import wording
from tiendo.register.models import Match, Observation, Outcome, Proposal, State
from tiendo.register.payloads import figure_from
from tiendo.register.selectors.contradictions import Contradiction
from tiendo.register.services.acting import Acting
from tiendo.register.services.correcting import correct
from tiendo.register.services.deciding import Desk, take
from tiendo.register.services.figures import Said
from tiendo.register.services.proposals import NEW_INDICATOR, accept_figure, close
from tiendo.register.services.stating import agrees


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person says of a contradiction. ``proposal`` (primary key) is the value that is
    chosen, or that is of another thing: of ``subject`` (a part of the whole), or measured by
    another indicator, named in ``indicator``."""

    outcome: Outcome
    reason: str
    proposal: int | None = None
    subject: str = ""
    indicator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of a decision; ``only``: the proposals that it is about, where not all are."""

    chosen: Observation | None = None
    wrong: tuple[Observation, ...] = ()
    only: frozenset[int] = frozenset()

    def sides(self, listed: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        return [
            one
            for one in listed
            if not self.only or "proposal" not in one or one["proposal"] in self.only
        ]


def keep(
    _found: Contradiction, against: Sequence[Proposal], decision: Decision, act: Acting
) -> Done:
    refuse(against, decision.reason, act)
    return Done()


def refuse(against: Sequence[Proposal], reason: str, act: Acting) -> None:
    for one in against:
        close(one, State.REJECTED, by=act.by.name)
        one.note = reason.strip()
        one.save()


def name_all_wrong(
    found: Contradiction, against: Sequence[Proposal], decision: Decision, act: Acting
) -> Done:
    refuse(against, decision.reason, act)
    assert isinstance(found.record, Observation)
    return Done(wrong=(found.record,))


def choose(
    _found: Contradiction, against: Sequence[Proposal], decision: Decision, act: Acting
) -> Done:
    """The chosen value in force from today; who said the same agrees now, the others are out."""
    one, desk = named(against, decision), Desk()
    said = desk.said_of(one)
    if not isinstance(said, Said):
        raise NotEnterable(said.note, where=one.evidence.quote, do="Sửa số này ở bàn duyệt trước")
    one.observation = desk.settle(said, one, by=act.by.name)
    take(one, Match.CONTRADICTION, decision.reason.strip(), by=act.by.name)
    desk.look_again()
    for other in against:
        if other.pk != one.pk:
            other.refresh_from_db()
            follow(other, one.observation, decision, act)
    return Done(chosen=one.observation)


def follow(other: Proposal, chosen: Observation, decision: Decision, act: Acting) -> None:
    """One that says what was chosen agrees with it; one that says anything else is left out."""
    if other.state != State.PROPOSED:
        return
    if agrees(figure_from(other.item), chosen):
        other.observation = chosen
        take(other, Match.SAME, "Trùng với số đã chọn", by=act.by.name)
    else:
        refuse([other], decision.reason, act)


def set_apart(
    found: Contradiction, against: Sequence[Proposal], decision: Decision, act: Acting
) -> Done:
    """The value enters as what it is of: a part of the whole, or another indicator."""
    one, desk = named(against, decision), Desk()
    subject, indicator = decision.subject.strip(), decision.indicator.strip()
    if bool(subject) == bool(indicator):
        raise NotEnterable(
            "Chưa nói số này là của phần nào, hoặc đo chỉ tiêu nào", where=one.evidence.quote,
            do="Ghi một trong hai: phần mà số này nói riêng, hoặc tên chỉ tiêu khác",
        )  # fmt: skip
    if indicator and wording(indicator) in {wording(found.indicator.name), one.wording}:
        raise still_the_same(one)
    fields = {"subject": subject} if subject else {"indicator": indicator, "indicator_id": None}
    correct(one, fields, by=act.by.name)
    before = one.key
    chosen = NEW_INDICATOR if indicator else None
    accept_figure(one, desk, by=act.by.name, note=decision.reason.strip(), indicator=chosen)
    if one.key == before:
        raise still_the_same(one)
    desk.look_again()
    return Done(chosen=one.observation, only=frozenset({one.pk}))


def still_the_same(one: Proposal) -> NotEnterable:
    return NotEnterable(
        "Ghi như vậy thì số này vẫn nói về đúng thứ đang mâu thuẫn",
        where=one.evidence.quote,
        do="Ghi phần khác, hoặc tên chỉ tiêu khác",
    )


ACTS: dict[Outcome, Callable[[Contradiction, Sequence[Proposal], Decision, Acting], Done]] = {
    Outcome.KEPT: keep,
    Outcome.CHOSEN: choose,
    Outcome.NONE: name_all_wrong,
    Outcome.APART: set_apart,
}


def named(against: Sequence[Proposal], decision: Decision) -> Proposal:
    """The proposal that a decision is about. Raises NotFound."""
    found = next((one for one in against if one.pk == decision.proposal), None)
    if found is None:
        raise NotFound("Chưa chọn số nào trong các số nói khác", where=str(decision.proposal or ""))
    return found
