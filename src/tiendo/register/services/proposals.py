"""What a person decides on a proposal: accept it, or not."""

from __future__ import annotations

from django.utils import timezone

from tiendo.register import audit
from tiendo.register.errors import NotEnterable, NotFound, WrongState
from tiendo.register.keys import wording
from tiendo.register.locks import writing
from tiendo.register.models import Document, Indicator, Kind, Match, Proposal, State
from tiendo.register.payloads import figure_from
from tiendo.register.services.deciding import Desk, is_target, take
from tiendo.register.services.figures import Said, Waits
from tiendo.register.services.items import enter_item
from tiendo.register.services.plans import compare_target, layout, plan_of


def accept_proposal(
    *, proposal_id: int, by: str, note: str = "", indicator: str | None = None
) -> Proposal:
    """Take what was read into the register: a target, an observation, a task …

    ``indicator`` (a slug) says what a figure measures where the register could not
    tell; the wording is remembered. A result against what was known enters as in
    force from today, and needs a note that says why.
    Raises NotFound, WrongState, NotEnterable.
    """
    with writing():
        proposal = open_proposal(proposal_id)
        desk = Desk()
        if proposal.kind != Kind.FIGURE:
            said_note = enter_item(proposal, desk.bodies, by=by)
            take(proposal, Match.NEW, note or said_note, by=by)
        else:
            accept_figure(proposal, desk, by=by, note=note, indicator=named(indicator))
            desk.look_again()
        record(audit.ACCEPT_PROPOSAL, proposal, by=by, note=note)
    return proposal


def reject_proposal(*, proposal_id: int, by: str, note: str = "") -> Proposal:
    """Leave out what was read. Raises NotFound, WrongState."""
    with writing():
        proposal = open_proposal(proposal_id)
        proposal.state = State.REJECTED
        proposal.decided_by, proposal.decided_at = by, timezone.now()
        proposal.note = note or proposal.note
        proposal.save()
        record(audit.REJECT_PROPOSAL, proposal, by=by, note=note)
    return proposal


def open_proposal(proposal_id: int) -> Proposal:
    """The proposal, locked, still open to a decision."""
    proposal = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("document__issuer", "document__about__speaks_for", "evidence")
        .filter(pk=proposal_id)
        .first()
    )
    if proposal is None:
        raise NotFound("Không có đề xuất này", where=f"đề xuất {proposal_id}")
    if proposal.state != State.PROPOSED:
        raise WrongState(
            f"Đề xuất đang ở trạng thái “{State(proposal.state).label}”, không quyết định lại được",
            where=f"đề xuất {proposal_id}",
            do=f"{proposal.decided_by} đã quyết định; tải lại trang để xem",
        )
    return proposal


def named(indicator: str | None) -> Indicator | None:
    if indicator is None:
        return None
    found = Indicator.objects.filter(slug=indicator).first()
    if found is None:
        raise NotFound(f"Không có chỉ tiêu “{indicator}” trong sổ")
    return found


def accept_figure(
    proposal: Proposal, desk: Desk, *, by: str, note: str, indicator: Indicator | None
) -> None:
    figure = figure_from(proposal.payload)
    if is_target(figure) and accept_place(proposal, desk, by=by):
        return
    said = desk.said_of(proposal, indicator)
    if isinstance(said, Waits):
        raise NotEnterable(said.note, where=proposal.evidence.quote, do=REMEDIES[said.match])
    if indicator is not None:
        desk.indicators.learn(indicator, figure.indicator)
        desk.words.add(wording(figure.indicator))
    proposal.key, proposal.indicator = said.key, said.indicator
    if is_target(figure):
        accept_comparison(said, proposal, by=by, note=note)
        return
    if proposal.match == Match.CONTRADICTION and not note:
        raise NotEnterable(
            "Số này khác với số đã có trong sổ",
            where=proposal.evidence.quote,
            do="Ghi lý do chọn số này",
        )
    proposal.observation = desk.settle(said, proposal, by=by)
    take(proposal, Match(proposal.match or Match.NEW), note, by=by)


def accept_place(proposal: Proposal, desk: Desk, *, by: str) -> bool:
    """Whether the target has a place in its own document's plan, and took it."""
    document: Document = proposal.document
    read = list(document.proposals.filter(kind=Kind.FIGURE).select_related("evidence"))
    places = layout(document, read)
    own = next((place for place in places if place.proposal.pk == proposal.pk), None)
    if own is None or document.about is None:
        return False
    desk.enter_place(own, plan_of(document, places, read), by=by)
    proposal.refresh_from_db()
    if proposal.state != State.ACCEPTED:
        raise NotEnterable(
            proposal.note, where=proposal.evidence.quote, do=REMEDIES[Match(proposal.match)]
        )
    return True


def accept_comparison(said: Said, proposal: Proposal, *, by: str, note: str) -> None:
    """A target told of by a document that sets none: only beside one that is set."""
    match, found, proposal.target = compare_target(said)
    if match is not Match.SAME:
        raise NotEnterable(found, where=proposal.evidence.quote, do=REMEDIES[match])
    take(proposal, match, note or found, by=by)


def record(act: str, proposal: Proposal, *, by: str, note: str) -> None:
    audit.record(
        act=act,
        on=proposal.document,
        by=by,
        note=note,
        data={"kind": proposal.kind, "ordinal": proposal.ordinal, "match": proposal.match},
        before={"state": State.PROPOSED.value},
        after={"state": State(proposal.state).value},
    )


REMEDIES: dict[str, str] = {
    Match.TALLY: "Số tổng hợp do sổ tự tính; để nguyên hoặc bỏ đề xuất này",
    Match.UNKNOWN_PERIOD: "Bỏ đề xuất này, hoặc ghi số liệu từ văn bản có nêu kỳ",
    Match.UNKNOWN_INDICATOR: "Chọn chỉ tiêu mà số liệu này đo",
    Match.UNKNOWN_BODY: "Thêm cơ quan, địa bàn vào danh mục rồi vào sổ lại",
    Match.UNLIKE_UNIT: "Kiểm tra lại đơn vị, hoặc chọn chỉ tiêu khác",
    Match.NOT_EXACT: "Ghi giá trị với ít chữ số thập phân hơn",
    Match.CONTRADICTION: "Đối chiếu với văn bản giao chỉ tiêu, hoặc bỏ đề xuất này",
    Match.NO_SUCH_TARGET: "Vào sổ văn bản giao chỉ tiêu này trước",
}
