"""What a person decides on a proposal: accept it, correct it, or leave it out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from tiendo.register import audit
from tiendo.register.access import Viewer, require
from tiendo.register.errors import NotEnterable, NotFound, ReasonMissing
from tiendo.register.keys import wording
from tiendo.register.models import Indicator, Kind, Match, Proposal, State, Target
from tiendo.register.payloads import figure_from
from tiendo.register.reach import DECIDE
from tiendo.register.services.acting import Acting, acting
from tiendo.register.services.amending import enter_amendment
from tiendo.register.services.assessing import assess, own_place
from tiendo.register.services.correcting import correct
from tiendo.register.services.deciding import Desk, is_target, take
from tiendo.register.services.figures import Said, Waits
from tiendo.register.services.items import enter_item
from tiendo.register.services.plans import compare_target, plan_of
from tiendo.register.services.settlements import by_choice, by_refusal
from tiendo.register.words import stated_words

# Instead of an indicator's slug: a new one, named as the document names it.
NEW_INDICATOR = "+"


def accept_proposal(
    *,
    proposal_id: int,
    by: Viewer,
    note: str = "",
    indicator: str | None = None,
    fields: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Proposal:
    """Take what was read into the register: a target, an observation, a task …

    ``fields`` are corrected first. ``indicator`` (a slug, or NEW_INDICATOR) says what a
    figure measures where the register could not tell; the wording is remembered. A result
    against what was known enters as in force from today, and needs a note that says why.
    ``version`` is the one that the person saw. Raises NotFound, NotAllowed,
    ChangedMeanwhile, WrongState, NotEnterable, CorrectionInvalid.
    """
    with acting(audit.ACCEPT_PROPOSAL, by=by, note=note) as act:
        proposal = act.open(proposal_id, version=version)
        if fields:
            correct(proposal, fields, by=by.name)
        accept(proposal, act, Desk(act.bodies), note=note, indicator=indicator)
    return proposal


def reject_proposal(
    *, proposal_id: int, by: Viewer, note: str, version: int | None = None
) -> Proposal:
    """Leave out what was read, with the reason. Raises as accept_proposal; ReasonMissing."""
    with acting(audit.REJECT_PROPOSAL, by=by, note=note) as act:
        proposal = act.open(proposal_id, version=version)
        if not note.strip():
            raise ReasonMissing(
                "Bỏ đề xuất phải có lý do", where=proposal.evidence.quote, do="Viết một câu"
            )
        close(proposal, State.REJECTED, by=by.name)
        proposal.note = note.strip()
        proposal.save()
        if proposal.match == Match.CONTRADICTION:
            by_refusal(proposal, by=by, reason=note.strip())
        act.data |= name_of(proposal)
    return proposal


def correct_proposal(
    *, proposal_id: int, fields: Mapping[str, Any], by: Viewer, version: int | None = None
) -> Proposal:
    """Write what a person knows better than the reader; it still waits to be accepted.

    ``fields`` in the form of READING.md, numbers as Decimal or JSON numbers. Raises as
    accept_proposal.
    """
    with acting(audit.CORRECT_PROPOSAL, by=by) as act:
        proposal = act.open(proposal_id, version=version, decides=False)
        correct(proposal, fields, by=by.name)
        assess(proposal, Desk(act.bodies))
        act.data |= name_of(proposal)
    return proposal


def accept(
    proposal: Proposal, act: Acting, desk: Desk, *, note: str = "", indicator: str | None = None
) -> None:
    """Enter one proposal inside an act, and decide again on what waited for it."""
    by = act.by.name
    if proposal.kind != Kind.FIGURE:
        said_note = enter_item(proposal, desk.bodies, by=by)
        take(proposal, Match.NEW, note or said_note, by=by)
    else:
        change = desk.change_by(proposal)
        if change is not None and change.target is not None and change.match is not Match.SAME:
            accept_change(proposal, change.target, act, note=note.strip())
        else:
            accept_figure(proposal, desk, by=by, note=note.strip(), indicator=indicator)
        desk.look_again()
        if proposal.match == Match.CONTRADICTION:
            by_choice(proposal, by=act.by, reason=note.strip())
    act.data |= name_of(proposal)


def accept_change(proposal: Proposal, target: Target, act: Acting, *, note: str) -> None:
    """The new level of a target, by one who may decide on its plan too. Raises NotAllowed."""
    require(act.by, DECIDE, target)
    document, figure = proposal.document, figure_from(proposal.item)
    made = enter_amendment(
        target,
        document,
        figure,
        evidence=proposal.evidence,
        reason=note or f"Theo {document.label}",
        by=act.by.name,
    )
    words = f"Thay {stated_words(target)} bằng {stated_words(made)} từ {made.holds_from:%d/%m/%Y}"
    proposal.target, proposal.indicator, proposal.key = target, target.indicator, target.key
    take(proposal, Match.AMENDMENT, note or words, by=act.by.name)


def name_of(proposal: Proposal) -> dict[str, Any]:
    """What the trail calls a proposal, beside its document."""
    return {"kind": proposal.kind, "ordinal": proposal.ordinal, "match": proposal.match}


def close(proposal: Proposal, state: State, *, by: str) -> None:
    proposal.state = state
    proposal.decided_by, proposal.decided_at = by, timezone.now()
    proposal.version += 1


def named(indicator: str, proposal: Proposal, desk: Desk) -> Indicator:
    """The indicator of that slug, or a new one by the words of the figure."""
    if indicator == NEW_INDICATOR:
        figure = figure_from(proposal.item)
        return desk.indicators.find(figure) or desk.indicators.new(figure, proposal.document)
    found = Indicator.objects.filter(slug=indicator).first()
    if found is None:
        raise NotFound(f"Không có chỉ tiêu “{indicator}” trong sổ")
    return found


def accept_figure(
    proposal: Proposal, desk: Desk, *, by: str, note: str, indicator: str | None
) -> None:
    figure = figure_from(proposal.item)
    if is_target(figure) and accept_place(proposal, desk, by=by):
        return
    chosen = named(indicator, proposal, desk) if indicator else None
    said = desk.said_of(proposal, chosen)
    if isinstance(said, Waits):
        raise not_enterable(proposal, said.match, said.note)
    if chosen is not None:
        desk.indicators.learn(chosen, figure.indicator)
        desk.words.add(wording(figure.indicator))
    proposal.key, proposal.indicator = said.key, said.indicator
    if is_target(figure):
        accept_comparison(said, proposal, by=by, note=note)
    else:
        accept_result(said, proposal, desk, by=by, note=note)


def accept_result(said: Said, proposal: Proposal, desk: Desk, *, by: str, note: str) -> None:
    """A result at its place; one that only repeats the register stands beside it."""
    found = desk.compare(said)
    proposal.observation = found.other
    if found.match is Match.SAME:
        take(proposal, Match.SAME, note or found.note, by=by)
        return
    if found.match is Match.CONTRADICTION and not note:
        raise NotEnterable(
            "Số này khác với số đã có trong sổ",
            where=proposal.evidence.quote,
            do="Ghi lý do chọn số này",
        )
    proposal.observation = desk.settle(said, proposal, by=by)
    take(proposal, found.match, note or found.note, by=by)


def accept_place(proposal: Proposal, desk: Desk, *, by: str) -> bool:
    """Whether the target has a place in its own document's plan, and took it."""
    found = own_place(proposal, desk)
    if found is None:
        return False
    own, places, read = found
    desk.enter_place(own, plan_of(proposal.document, places, read), by=by)
    if proposal.state != State.ACCEPTED:
        raise not_enterable(proposal, Match(proposal.match), proposal.note)
    return True


def accept_comparison(said: Said, proposal: Proposal, *, by: str, note: str) -> None:
    """A target told of by a document that sets none: only beside one that is set."""
    match, found, proposal.target = compare_target(said)
    if match is not Match.SAME:
        raise not_enterable(proposal, match, found)
    take(proposal, match, note or found, by=by)


def not_enterable(proposal: Proposal, match: Match, why: str) -> NotEnterable:
    return NotEnterable(why, where=proposal.evidence.quote, do=REMEDIES[match])


REMEDIES: dict[str, str] = {
    Match.TALLY: "Số tổng hợp do sổ tự tính; để nguyên hoặc bỏ đề xuất này",
    Match.UNKNOWN_PERIOD: "Ghi kỳ của số liệu nếu văn bản có nêu, hoặc bỏ đề xuất này",
    Match.UNKNOWN_INDICATOR: "Chọn chỉ tiêu mà số liệu này đo",
    Match.UNKNOWN_BODY: "Thêm cơ quan, địa bàn vào danh mục rồi vào sổ lại",
    Match.UNLIKE_UNIT: "Kiểm tra lại đơn vị, hoặc chọn chỉ tiêu khác",
    Match.NOT_EXACT: "Ghi giá trị với ít chữ số thập phân hơn",
    Match.CONTRADICTION: "Đối chiếu với văn bản giao chỉ tiêu, hoặc bỏ đề xuất này",
    Match.UNKNOWN_AMENDED: "Vào sổ văn bản được điều chỉnh trước",
    Match.NO_SUCH_TARGET: "Vào sổ văn bản giao chỉ tiêu này trước",
}
