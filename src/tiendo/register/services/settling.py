"""Settling what contradicts, and reopening it: each one act, one entry, and can be undone."""

from __future__ import annotations

from typing import Any

from tiendo.register import audit
from tiendo.register.access import Viewer
from tiendo.register.errors import ChangedMeanwhile, NotFound, ReasonMissing, WrongState
from tiendo.register.models import Outcome, Proposal, Settlement, State, Target
from tiendo.register.selectors.contradictions import Contradiction, contradiction
from tiendo.register.selectors.settlements import all_settlements
from tiendo.register.services.acting import Acting, acting, told
from tiendo.register.services.assessing import assess
from tiendo.register.services.deciding import Desk
from tiendo.register.services.outcomes import ACTS, Decision
from tiendo.register.services.reopening import wait, withdraw
from tiendo.register.services.settlements import (
    most_secret,
    reopen,
    require_settle,
    sides_of,
    write_settlement,
)


def settle_contradiction(*, key: str, decision: Decision, version: str, by: Viewer) -> Settlement:
    """Settle what contradicts under a key, with the reason.

    Kept: what stands counts, the others are left out. Chosen: the proposal counts from today
    on. None: all are wrong, none counts until a right one comes. Apart: the proposal enters
    as what it is of, the others wait on. ``version`` is what the person saw. Raises NotFound,
    NotAllowed, ChangedMeanwhile, ReasonMissing, WrongState, NotEnterable, CorrectionInvalid.
    """
    reason = decision.reason.strip()
    with acting(audit.SETTLE, by=by, note=reason) as act:
        found = contradiction(key, to=by)
        refuse_unfit(found, decision, version)
        require_settle(by, found.documents)
        against = [act.open(one.pk) for one in found.against]
        sides = sides_of(found.record, against)
        made = ACTS[decision.outcome](found, against, decision, act)
        act.document = most_secret([*(one.document for one in against), *found.documents])
        act.data = {"outcome": decision.outcome.value, "sides": [one["said"] for one in sides]}
        return write_settlement(
            record=found.record, against=against, outcome=decision.outcome, reason=reason,
            by=by.name, sides=made.sides(sides), chosen=made.chosen, wrong=made.wrong,
        )  # fmt: skip


def refuse_unfit(found: Contradiction, decision: Decision, version: str) -> None:
    """Raises ChangedMeanwhile, WrongState, ReasonMissing before anything is done."""
    where = f"{found.indicator.name}, {found.body.name}, {found.record.period}"
    if found.against and found.version != version:
        raise ChangedMeanwhile(
            "Mâu thuẫn này đã có thay đổi từ khi mở trang", proposal=found.against[0].pk, by="",
            where=where, do="Xem lại các số bên dưới rồi quyết định",
        )  # fmt: skip
    if not found.against:
        last = found.past[0] if found.past else None
        raise WrongState(
            "Mâu thuẫn này không còn gì chờ xử lý", where=where,
            do=f"{last.by} đã xử lý; mở lại nếu cần" if last else "Tải lại trang",
        )  # fmt: skip
    if not decision.reason.strip():
        raise ReasonMissing("Xử lý mâu thuẫn phải có lý do", where=where, do="Viết một câu")
    if isinstance(found.record, Target) and decision.outcome is not Outcome.KEPT:
        raise WrongState(
            "Chỉ tiêu do văn bản giao đặt ra, số nêu lại không thay được", where=where,
            do="Giữ số đã giao, hoặc vào sổ văn bản điều chỉnh chỉ tiêu",
        )  # fmt: skip


def reopen_contradiction(*, settlement: int, reason: str, version: int, by: Viewer) -> Settlement:
    """Let everything that was settled stand side by side again, with the reason.

    The value that was chosen leaves the register, what was found wrong counts again; the trail
    keeps that it was otherwise. Raises NotFound, NotAllowed, ChangedMeanwhile, WrongState,
    ReasonMissing.
    """
    with acting(audit.REOPEN_SETTLED, by=by, note=reason) as act:
        one = all_settlements(to=by).select_for_update(of=("self",)).filter(pk=settlement).first()
        if one is None:
            raise NotFound("Không có việc xử lý này", where=str(settlement))
        refuse_reopening(one, reason, version)
        documents = list(one.documents.all())
        require_settle(by, documents)
        sides = {side["proposal"]: side for side in one.sides if "proposal" in side}
        reopen(one, by=by.name, why=reason.strip())
        for pk, side in sides.items():
            stand_again(act.see(pk, decides=True), side, act)
        act.document = most_secret(documents)
        act.data = {"outcome": one.outcome, "sides": [side["said"] for side in one.sides]}
    one.refresh_from_db()
    return one


def refuse_reopening(one: Settlement, reason: str, version: int) -> None:
    if one.reopened_at is not None:
        raise WrongState(
            f"{one.reopened_by} đã mở lại việc này", where=str(one), do="Tải lại trang để xem"
        )
    if one.version != version:
        raise ChangedMeanwhile(
            "Việc này đã có thay đổi từ khi mở trang", proposal=0, by=one.by, where=str(one),
            do="Tải lại trang rồi quyết định",
        )  # fmt: skip
    if not reason.strip():
        raise ReasonMissing("Mở lại phải có lý do", where=str(one), do="Viết một câu")


def stand_again(proposal: Proposal, side: dict[str, Any], act: Acting) -> None:
    """A proposal as it waited before the settlement, decided on beside what stands now."""
    act.before[proposal.pk] = told(proposal)
    if proposal.state == State.PROPOSED:
        return
    was_accepted = proposal.state == State.ACCEPTED
    proposal.correction = side["correction"]
    wait(proposal, by=act.by.name)
    if was_accepted:
        withdraw(proposal, by=act.by.name)
        proposal.refresh_from_db()
    assess(proposal, Desk())
